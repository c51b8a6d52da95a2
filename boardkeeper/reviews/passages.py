"""What a chair reads of a meeting, passage by passage: the agenda, the reports behind it, the minutes, each with its remarks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper.agenda_items import AgendaItemView, items_in
from boardkeeper.meetings import MeetingView, meeting_in
from boardkeeper.minutes.reading import minutes_in
from boardkeeper.minutes.views import MinutesView, MinuteView, ParagraphView
from boardkeeper.remarks import RemarkAbout, RemarkView
from boardkeeper.remarks.listing import remarks_on_in
from boardkeeper.reports import ReportParagraphKind, ReportView, report_in
from db.journal import StepKind, change_row, change_txn
from db.tables.minutes import ParagraphKind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store


class PassageKind(StrEnum):
    """How a passage stands in the text."""

    HEADING = "heading"
    SUBHEADING = "sub-heading"
    TEXT = "text"
    POINT = "point"
    DECISION = "decision"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that can be read, and mostly remarked on.

    Attributes:
        id: Its row; blank for a line that is nobody’s, as “Attached: …”.
        mark: What stands before it: “6”, “(a)”, “Resolved”.
        may_propose: Whether other words can be proposed for it.
        was: What it said when the review was sent; blank while that has not changed.
        remarks: How many stand on it; `challenges` of them wait for an answer.
    """

    id: str
    about: RemarkAbout | None
    kind: PassageKind
    text: str
    mark: str = ""
    level: int = 0
    may_propose: bool = False
    was: str = ""
    remarks: int = 0
    challenges: int = 0


@dataclass(frozen=True, slots=True)
class MeetingText:
    """A meeting as it is read."""

    meeting: MeetingView
    agenda: tuple[Passage, ...]
    papers: tuple[Passage, ...]
    minutes: tuple[Passage, ...]


def read_meeting_text(store: Store, meeting_id: str) -> MeetingText:
    """Gather the words of a meeting’s agenda, papers and minutes with the remarks on them."""
    with store.read() as session:
        items = items_in(session, meeting_id)
        minutes = minutes_in(session, meeting_id)
        as_sent = words_as_sent(session)
        papers: list[Passage] = []
        for item in items:
            report = report_in(session, item.id) if item.has_report else None
            if report is not None:
                papers += _report(item, report)
        return MeetingText(
            meeting=meeting_in(session, meeting_id),
            agenda=_counted(session, RemarkAbout.AGENDA_ITEM, [_item(item) for item in items], {}),
            papers=_counted(session, RemarkAbout.REPORT_PARAGRAPH, papers, as_sent),
            minutes=_counted(session, RemarkAbout.MINUTE_PARAGRAPH, _minutes(minutes), as_sent),
        )


def words_as_sent(session: Session) -> Mapping[str, str]:
    """What paragraphs said that were put in other words since the review was sent, by their ids."""
    sent = select(func.coalesce(func.max(change_txn.c.no), 0)).where(change_txn.c.kind == StepKind.BASE.value)
    rows = session.execute(
        select(change_row.c.row_id, change_row.c.old)
        .where(change_row.c.op == "U", change_row.c.txn_no > sent.scalar_subquery())
        .where(change_row.c.table_name.in_(("minute_paragraph", "report_paragraph")))
        .order_by(change_row.c.no)
    )
    found: dict[str, str] = {}
    for row_id, old in rows:
        before = json.loads(old or "{}")
        if "text" in before:
            found.setdefault(row_id, str(before["text"]))
    return found


def _counted(
    session: Session, about: RemarkAbout, passages: Iterable[Passage], as_sent: Mapping[str, str]
) -> tuple[Passage, ...]:
    every = tuple(passages)
    ids = [each.id for each in every if each.about is about]
    views = remarks_on_in(session, about, ids)
    return tuple(_with_remarks(each, views, as_sent.get(each.id, "")) for each in every)


def _with_remarks(passage: Passage, views: Iterable[RemarkView], was: str) -> Passage:
    if not passage.id:
        return passage
    on_it = [view for view in views if view.place_id == passage.id]
    waiting = sum(1 for view in on_it if view.kind.value == "challenge" and not view.is_settled)
    return replace(passage, was=was if was != passage.text else "", remarks=len(on_it), challenges=waiting)


def _item(item: AgendaItemView) -> Passage:
    purpose = f"\n{item.purpose}" if item.purpose else ""
    lead = f"\n{item.lead}" if item.lead else ""
    exempt = "\nNot for publication" if item.is_exempt else ""
    return Passage(
        item.id,
        RemarkAbout.AGENDA_ITEM,
        PassageKind.POINT,
        f"{item.title}{purpose}{lead}{exempt}",
        mark=item.number,
        level=1 if item.parent_id else 0,
    )


def _report(item: AgendaItemView, report: ReportView) -> list[Passage]:
    made = [Passage("", None, PassageKind.HEADING, report.title, mark=item.number)]
    by = ", ".join(part for part in (report.author, report.lead_director) if part)
    if by:
        made.append(Passage("", None, PassageKind.NOTE, by))
    if report.attached_name:
        made.append(
            Passage("", None, PassageKind.NOTE, f"“{report.attached_name}” is in the pack, page by page.")
        )
    for section in report.sections:
        if not section.paragraphs:
            continue
        made.append(Passage("", None, PassageKind.SUBHEADING, section.heading))
        for paragraph in section.paragraphs:
            is_point = paragraph.kind in {
                ReportParagraphKind.BULLET,
                ReportParagraphKind.NUMBERED,
                ReportParagraphKind.LETTERED,
            }
            has_words = paragraph.kind not in {ReportParagraphKind.TABLE, ReportParagraphKind.PICTURE}
            made.append(
                Passage(
                    paragraph.id,
                    RemarkAbout.REPORT_PARAGRAPH,
                    PassageKind.POINT if is_point else PassageKind.TEXT,
                    paragraph.text or "(picture)",
                    mark="•" if is_point else "",
                    level=paragraph.level,
                    may_propose=has_words,
                )
            )
    made += [
        Passage("", None, PassageKind.NOTE, f"{each.reference} {each.title}".strip())
        for each in report.appendices
    ]
    return made


def _minutes(minutes: MinutesView) -> list[Passage]:
    made: list[Passage] = []
    for minute in minutes.minutes:
        made.append(Passage("", None, PassageKind.HEADING, minute.title, mark=_number(minute)))
        made += [_paragraph(each, minute, may_propose=minutes.is_draft) for each in minute.paragraphs]
    return made


def _number(minute: MinuteView) -> str:
    number = minute.number or minute.next_number
    return str(number) if number else ""


_KINDS = {
    ParagraphKind.SUBHEADING: PassageKind.SUBHEADING,
    ParagraphKind.POINT: PassageKind.POINT,
    ParagraphKind.RESOLUTION: PassageKind.DECISION,
    ParagraphKind.ACTION: PassageKind.DECISION,
}


def _paragraph(paragraph: ParagraphView, minute: MinuteView, *, may_propose: bool) -> Passage:
    mark = f"({paragraph.letter})" if paragraph.letter else ""
    if paragraph.resolution is not None:
        limb = f" ({paragraph.resolution.limb})" if minute.counts_limbs else ""
        mark = f"{paragraph.resolution.verb.value.capitalize()}{limb}"
    elif paragraph.action is not None:
        mark = "Action"
    return Passage(
        paragraph.id,
        RemarkAbout.MINUTE_PARAGRAPH,
        _KINDS.get(paragraph.kind, PassageKind.TEXT),
        paragraph.text,
        mark=mark,
        level=paragraph.level,
        may_propose=may_propose and paragraph.kind is not ParagraphKind.TABLE,
    )
