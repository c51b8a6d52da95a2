"""What the report behind an item recommends, as limbs that the minutes can take over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from boardkeeper import live_figures
from boardkeeper.meetings import meeting_in
from boardkeeper.reports import ReportParagraphKind, ReportParagraphView, SectionRole, report_in
from boardkeeper.rules.numbering import letter
from db.tables.agenda import AgendaItem

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

_POINTS = frozenset({ReportParagraphKind.BULLET, ReportParagraphKind.NUMBERED, ReportParagraphKind.LETTERED})
_INTRODUCED = re.compile(
    r"(?:it is (?:therefore )?recommended,? ?"
    r"|(?:that )?(?:the )?[\w’' ]{2,60}?(?:is|are) (?:asked|invited|recommended),? (?=to\b|that\b))",
    re.IGNORECASE,
)


def recommendations_of(store: Store, item_id: str) -> tuple[str, ...]:
    """What the report behind an agenda item recommends; nothing where it has no such section, or no words in it."""
    with store.read() as session:
        return recommendations_in(session, item_id)


def recommendations_in(session: Session, item_id: str) -> tuple[str, ...]:
    """The same inside a session that is already open.

    Points are limbs, and so are paragraphs where nothing is listed; what stands below a point belongs to it. What
    introduces a list (“The Board is recommended to:”) is left out, as the verb of the limb says it.
    """
    report = report_in(session, item_id)
    if report is None:
        return ()
    if live_figures.report_names_figures(report):
        known = live_figures.known_kpis_in(session, _board_of(session, item_id), report.held_on)
        report = live_figures.report_as_read(report, known)
    return tuple(
        limb
        for section in report.sections
        if section.role is SectionRole.RECOMMENDATIONS
        for limb in _limbs(section.paragraphs)
    )


def _board_of(session: Session, item_id: str) -> str:
    return meeting_in(session, session.get_one(AgendaItem, item_id).meeting_id).board_id


def _limbs(paragraphs: Sequence[ReportParagraphView]) -> list[str]:
    said = [each for each in paragraphs if each.text.strip()]
    limbs: list[str] = []
    below = 0
    for place, paragraph in enumerate(said):
        text = " ".join(paragraph.text.split())
        is_point = paragraph.kind in _POINTS
        if is_point and paragraph.level and limbs:
            below += 1
            limbs[-1] = f"{limbs[-1]} ({letter(below)}) {text}"
            continue
        below = 0
        follows = said[place + 1] if place + 1 < len(said) else None
        opens = (
            follows is not None and follows.kind in _POINTS and text.endswith((":", "–", "-", "that", "to"))
        )
        if is_point or (paragraph.kind is ReportParagraphKind.TEXT and not opens):
            limbs.append(_without_introduction(text))
    return limbs


def _without_introduction(text: str) -> str:
    """“It is recommended that the Board notes …” is the limb “that the Board notes …”."""
    found = _INTRODUCED.match(text)
    return text[found.end() :] if found and text[found.end() :].strip() else text
