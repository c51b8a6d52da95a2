"""The resolution to exclude press and public: where it belongs on an agenda, what it says, and what is wrong about it.

Source: Local Government Act 1972, s. 100A(2) (confidential: excluded without a vote), s. 100A(4) and Schedule 12A
(exempt: excluded by a resolution that cites the paragraphs). What it cites is counted from what is marked behind it and
never typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.agenda_order import arrange, insert_row, numbers_of, order_of, rows_in
from boardkeeper.errors import UserError
from boardkeeper.rules.agenda_order import moved, settled
from boardkeeper.rules.exemption import exclusion_resolution, parse_paragraphs
from db.tables.agenda import AgendaItem, Classified, ItemKind
from db.tables.reports import Appendix, Report

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "ExclusionFinding",
    "ProposedExclusion",
    "add_exclusion",
    "exclusion_findings",
    "exclusion_findings_in",
    "exclusion_wordings",
    "proposed_exclusion",
    "proposed_exclusion_in",
]

EXCLUSION_TITLE = "Exempt Business"


@dataclass(frozen=True, slots=True)
class ProposedExclusion:
    """A resolution to exclude press and public that an agenda needs and does not have.

    Attributes:
        before_id: The item it belongs in front of.
        title: Of the item that would be added.
        wording: What it would say there.
        why: A sentence for whoever is asked.
        is_there: The agenda has one, which stands too late and would be moved.
    """

    before_id: str
    title: str
    wording: str
    why: str
    is_there: bool = False


@dataclass(frozen=True, slots=True)
class ExclusionFinding:
    """What is wrong about the exempt part of an agenda, and the item to look at."""

    sentence: str
    item_id: str


@dataclass(frozen=True, slots=True)
class _Line:
    """An item with what of it is not public: paragraphs by what they are of (the item itself, or an appendix)."""

    row: AgendaItem
    number: str
    appendices: tuple[tuple[str, tuple[int, ...]], ...] = ()

    @property
    def paragraphs(self) -> tuple[int, ...]:
        return _read(self.row)

    @property
    def words(self) -> str:
        return f"item {self.number}" if self.number else f"“{self.row.title}”"

    @property
    def appendix_words(self) -> tuple[str, ...]:
        return tuple(f"{name} of {self.words}" for name, _ in self.appendices)


def proposed_exclusion(store: Store, meeting_id: str) -> ProposedExclusion | None:
    """The resolution an agenda lacks; None when it has one in the right place, or needs none.

    It belongs before the first exempt item; where only appendices are exempt, before the first item that has one.
    Confidential matter needs no vote and so no resolution.
    """
    with store.read() as session:
        return proposed_exclusion_in(session, meeting_id)


def proposed_exclusion_in(session: Session, meeting_id: str) -> ProposedExclusion | None:
    """The same inside a session that is already open."""
    rows = rows_in(session, meeting_id)
    lines = _lines(session, rows)
    if _wanted_place(lines) is None:
        return None
    itself, others, place = _to_be_placed(session, meeting_id, rows)
    # Never added: the wording names the numbers as they will be.
    planned = _lines(session, [*others[:place], itself, *others[place:]])
    exempt = next((line.words for line in lines if line.paragraphs), None) or _first_appendix(lines)
    is_there = itself in rows
    lack = (
        f"{itself.title} comes behind it"
        if is_there
        else "nothing on the agenda asks press and public to leave"
    )
    return ProposedExclusion(
        before_id=others[place].id,
        title=itself.title,
        wording=_wording(_behind(planned, itself)),
        why=f"{_capital(exempt)} is exempt, and {lack}{'' if is_there else ' before it'}.",
        is_there=is_there,
    )


def add_exclusion(store: Store, who: str, meeting_id: str) -> str:
    """Put the resolution to exclude press and public where it belongs; answers the item’s id.

    One that stands too late is moved. It is a motion about procedure, so it may also come onto a published agenda.

    Raises:
        UserError: The agenda needs none.
    """
    with store.edit("Put the resolution to exclude press and public on the agenda", who) as session:
        rows = rows_in(session, meeting_id)
        if _wanted_place(_lines(session, rows)) is None:
            raise UserError(
                "This agenda needs no further resolution to exclude press and public.",
                "Mark what is exempt first; where it stands is worked out from that.",
            )
        itself, others, place = _to_be_placed(session, meeting_id, rows)
        if itself in rows:
            arrange(rows, moved(settled(order_of(rows)), itself.id, place))
        else:
            insert_row(session, others, itself, place)
        return itself.id


def _to_be_placed(
    session: Session, meeting_id: str, rows: Sequence[AgendaItem]
) -> tuple[AgendaItem, list[AgendaItem], int]:
    """The resolution, there or new; the items without it; and its place among them."""
    itself = next((row for row in rows if row.excludes_public), None) or _new_exclusion(meeting_id)
    others = [row for row in rows if row is not itself]
    return itself, others, _wanted_place(_lines(session, others)) or 0


def exclusion_wordings(session: Session, rows: Sequence[AgendaItem]) -> dict[str, str]:
    """What each resolution on an agenda says, by item id: counted from what is exempt behind it."""
    if not any(row.excludes_public for row in rows):
        return {}
    lines = _lines(session, rows)
    return {row.id: _wording(_behind(lines, row)) for row in rows if row.excludes_public}


def exclusion_findings(store: Store, meeting_id: str) -> tuple[ExclusionFinding, ...]:
    """What is wrong about the exempt part of an agenda: exempt matter before the resolution, or nothing behind it."""
    with store.read() as session:
        return exclusion_findings_in(session, meeting_id)


def exclusion_findings_in(session: Session, meeting_id: str) -> tuple[ExclusionFinding, ...]:
    """The same inside a session that is already open."""
    lines = _lines(session, rows_in(session, meeting_id))
    found: list[ExclusionFinding] = []
    excluded = False
    for line in lines:
        if line.row.excludes_public:
            excluded = True
            found += _about_the_resolution(line, _behind(lines, line.row))
        elif not excluded:
            found += _before_the_resolution(line)
        if line.paragraphs and not line.row.public_interest_reason.strip():
            found.append(
                ExclusionFinding(
                    f"{_capital(line.words)} is exempt and does not say why the public interest lies in that.",
                    line.row.id,
                )
            )
    return tuple(found)


def _about_the_resolution(line: _Line, behind: Sequence[_Line]) -> list[ExclusionFinding]:
    if not any(each.paragraphs or each.appendices for each in behind):
        sentence = f"Nothing behind {line.words} is exempt, so there is nothing to exclude the public from."
        return [ExclusionFinding(sentence, line.row.id)]
    kept_back = [each.row for each in behind if each.row.is_confidential or each.paragraphs]
    # An item is taken with its sub-items, and they with it.
    private = {row.id for row in kept_back} | {row.parent_id for row in kept_back if row.parent_id}
    public = [
        each
        for each in behind
        if each.number and not each.appendices and not {each.row.id, each.row.parent_id} & private
    ]
    if not (private and public):
        return []
    is_are = "is public and comes" if len(public) == 1 else "are public and come"
    words = (
        f"{_capital(_listed(_numbered(public)))} {is_are} after press and public have been asked to leave."
    )
    return [ExclusionFinding(f"{words} Move the private items to the end.", public[0].row.id)]


def _before_the_resolution(line: _Line) -> list[ExclusionFinding]:
    if line.paragraphs:
        sentence = f"{_capital(line.words)} is exempt and comes before press and public are asked to leave."
        return [ExclusionFinding(sentence, line.row.id)]
    return [
        ExclusionFinding(
            f"{_capital(words)} is exempt while its item is taken in public: it can be discussed only once press and "
            "public have been asked to leave.",
            line.row.id,
        )
        for words in line.appendix_words
    ]


def _wanted_place(lines: Sequence[_Line]) -> int | None:
    """Where a resolution is missing: before the first exempt item, or the first with an exempt appendix."""
    first_item = next((place for place, line in enumerate(lines) if line.paragraphs), None)
    first = first_item
    if first is None:
        first = next((place for place, line in enumerate(lines) if line.appendices), None)
    if first is None or any(line.row.excludes_public for line in lines[:first]):
        return None
    # A sub-item is taken with its item, so the public leaves before that.
    while first > 0 and lines[first].row.parent_id is not None:
        first -= 1
    return first


def _new_exclusion(meeting_id: str) -> AgendaItem:
    return AgendaItem(
        meeting_id=meeting_id, title=EXCLUSION_TITLE, kind=ItemKind.STANDING, excludes_public=True
    )


def _lines(session: Session, rows: Sequence[AgendaItem]) -> list[_Line]:
    found: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
    statement = (
        select(Report.agenda_item_id, Appendix)
        .join(Appendix, Appendix.report_id == Report.id)
        .where(
            Report.agenda_item_id.in_([row.id for row in rows if row.id]), Appendix.exempt_paragraphs != ""
        )
        .order_by(Appendix.position)
    )
    for item_id, appendix in session.execute(statement):
        name = f"Appendix {appendix.reference}" if appendix.reference.strip() else f"“{appendix.title}”"
        found.setdefault(item_id, []).append((name, _read(appendix)))
    numbers = numbers_of(rows)
    return [
        _Line(row, number, tuple(found.get(row.id or "", ())))
        for row, number in zip(rows, numbers, strict=True)
    ]


def _behind(lines: Sequence[_Line], exclusion: AgendaItem) -> list[_Line]:
    """What a resolution is about: everything behind it, up to the next one."""
    place = next(place for place, line in enumerate(lines) if line.row is exclusion)
    behind: list[_Line] = []
    for line in lines[place + 1 :]:
        if line.row.excludes_public:
            break
        behind.append(line)
    return behind


def _wording(behind: Sequence[_Line]) -> str:
    """What the item says; blank when nothing behind it is exempt."""
    items = [line for line in behind if line.paragraphs]
    appendices = [words for line in behind if not line.paragraphs for words in line.appendix_words]
    paragraphs = {number for line in items for number in line.paragraphs} | {
        number for line in behind for _, cited in line.appendices for number in cited
    }
    if not paragraphs:
        return ""
    named = _listed([*_numbered(items), *appendices])
    opening = (
        f"To resolve, for {named}:" if items else f"If the board wishes to discuss {named}, to resolve first:"
    )
    confidential = [line for line in behind if line.row.is_confidential and not line.paragraphs]
    also = (
        f" For {_listed(_numbered(confidential))}, which is confidential information (section 100A(2)), they leave "
        "without a vote."
        if confidential
        else ""
    )
    return f"{opening} {exclusion_resolution(paragraphs)}{also}"


def _numbered(lines: Sequence[_Line]) -> list[str]:
    """“items 12 and 13” as one entry, or “item 12”."""
    if len(lines) < 2 or not all(line.number for line in lines):
        return [line.words for line in lines]
    return [f"items {_listed([line.number for line in lines])}"]


def _listed(words: Sequence[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


def _first_appendix(lines: Sequence[_Line]) -> str:
    return next(words for line in lines for words in line.appendix_words)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _read(row: Classified) -> tuple[int, ...]:
    """The paragraphs a row cites; what was brought in as words that name none cites none."""
    try:
        return parse_paragraphs(row.exempt_paragraphs or "")
    except ValueError:
        return ()
