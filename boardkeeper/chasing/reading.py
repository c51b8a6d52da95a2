"""What is open in both logs and can be chased, with the letters that went out about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from boardkeeper.follow_up.matters import Matter
from boardkeeper.logs.links import awaits, awaits_words
from boardkeeper.logs.tables import TABLES, LogTables
from boardkeeper.logs.threads import in_lots
from boardkeeper.minutes.withheld import withheld_asks_in
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.numbering import cite
from db.tables.actions import Action
from db.tables.decisions import TrackingDecision
from db.tables.follow_up import ChaseStep, EntryKind, FollowUpStatus, Importance, Log
from db.tables.meetings import Meeting
from db.tables.minutes import Minute
from db.tables.programme import ProgrammeItem

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: The letters as entries of a thread.
LETTERS = {
    EntryKind.REMINDER: ChaseStep.REMINDER,
    EntryKind.SECOND_REMINDER: ChaseStep.SECOND_REMINDER,
    EntryKind.NAMED: ChaseStep.NAMED,
}
_BEGIN_ANEW = (EntryKind.POSTPONED, EntryKind.REOPENED)


@dataclass(frozen=True, slots=True)
class SentEntry:
    """A letter in the thread of a matter; `text` says to whom it went."""

    step: ChaseStep
    on: date | None
    text: str


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """One open row of either log; `sent` since it was last postponed or reopened."""

    matter: Matter
    board_id: str
    reference: str
    place: str
    text: str
    owner: str
    due: str
    due_on: date | None
    status: FollowUpStatus
    importance: Importance
    waits: str
    progress: str
    is_exempt: bool
    sent: tuple[SentEntry, ...]


def open_matters_in(
    session: Session, board_id: str, until: date, *, chosen: frozenset[str] = frozenset()
) -> list[OpenMatter]:
    """Everything open that is due on or before a day, and what is chosen by its id besides."""
    withheld = withheld_asks_in(session, board_id)
    found = []
    for tables in (TABLES[Log.DECISIONS], TABLES[Log.ACTIONS]):
        due_on = tables.column("due_on")
        besides = [
            and_(tables.row.id.in_(lot), or_(due_on.is_(None), due_on > until)) for lot in in_lots(chosen)
        ]
        for which in (due_on <= until, *besides):
            wanted = and_(tables.row.board_id == board_id, tables.is_open, which)
            threads = _threads(session, tables, wanted)
            found += [_matter(tables, row, threads, withheld) for row in _rows(session, tables, wanted)]
    return found


def matters_in(session: Session, matters: Iterable[Matter]) -> dict[Matter, OpenMatter]:
    """Some matters as they stand now; those that are closed or gone are not among them."""
    found: dict[Matter, OpenMatter] = {}
    wanted_ids = list(matters)
    for log, tables in TABLES.items():
        for lot in in_lots(matter.id for matter in wanted_ids if matter.log is log):
            wanted = and_(tables.row.id.in_(lot), tables.is_open)
            threads = _threads(session, tables, wanted)
            for row in _rows(session, tables, wanted):
                each = _matter(tables, row, threads, {})
                found[each.matter] = each
    return found


def undated_in(session: Session, board_id: str) -> int:
    """How many open matters name no day, so that they are never chased."""
    counts = (
        session.scalar(
            select(func.count(tables.row.id)).where(
                tables.row.board_id == board_id, tables.is_open, tables.column("due_on").is_(None)
            )
        )
        for tables in TABLES.values()
    )
    return sum(count or 0 for count in counts)


def _rows(session: Session, tables: LogTables, wanted: ColumnElement[bool]) -> Any:
    entry, row = tables.entry, tables.row
    latest = (
        select(entry.text)
        .where(tables.parent_column == row.id, entry.kind.not_in(tuple(LETTERS)))
        .order_by(entry.position.desc())
        .limit(1)
        .correlate(row)
        .scalar_subquery()
    )
    topic = (ProgrammeItem.id, ProgrammeItem.scheduled_on, ProgrammeItem.heard_on)
    statement = select(row, latest, *topic).outerjoin(
        ProgrammeItem, row.programme_item_id == ProgrammeItem.id
    )
    if tables.log is Log.ACTIONS:
        statement = (
            statement.add_columns(Minute.number, Meeting.held_on)
            .outerjoin(Minute, Action.minute_id == Minute.id)
            .outerjoin(Meeting, Minute.meeting_id == Meeting.id)
        )
    return session.execute(statement.where(wanted).order_by(tables.column("due_on"), row.id))


def _threads(session: Session, tables: LogTables, wanted: ColumnElement[bool]) -> dict[str, list[SentEntry]]:
    """The letters about each matter since it was last postponed or reopened."""
    entry, parent = tables.entry, tables.parent_column
    rows = session.execute(
        select(parent, entry.kind, entry.said_on, entry.text)
        .join(tables.row, parent == tables.row.id)
        .where(wanted, entry.kind.in_((*LETTERS, *_BEGIN_ANEW)))
        .order_by(parent, entry.position)
    )
    threads: defaultdict[str, list[SentEntry]] = defaultdict(list)
    for row_id, kind, on, text in rows:
        if kind in LETTERS:
            threads[row_id].append(SentEntry(LETTERS[kind], on, text))
        else:
            threads[row_id].clear()
    return threads


def _matter(
    tables: LogTables, found: Any, threads: dict[str, list[SentEntry]], withheld: dict[str, str]
) -> OpenMatter:
    row, progress, topic, scheduled_on, heard_on, *raised = found
    is_action = tables.log is Log.ACTIONS
    is_unheard = topic is not None and awaits(heard_on, scheduled_on)
    return OpenMatter(
        matter=Matter(tables.log, row.id),
        board_id=row.board_id,
        reference=f"{'Action' if is_action else 'Decision'} {row.reference}",
        place=_raised(row, *raised) if is_action else _decided(row),
        text=withheld.get(row.id, row.text),
        owner=getattr(row, tables.owner),
        due=getattr(row, tables.due_written),
        due_on=getattr(row, tables.due_on),
        status=row.status,
        importance=row.importance,
        waits=f"on the work programme, to be heard {awaits_words(scheduled_on)}" if is_unheard else "",
        # What was said of an exempt matter may be as exempt as the matter.
        progress="" if row.id in withheld else progress or "",
        is_exempt=row.id in withheld,
        sent=tuple(threads.get(row.id, ())),
    )


def _raised(row: Action, number: int | None, held_on: date | None) -> str:
    if held_on is not None:
        return full_date(held_on) if number is None else cite(number, None, held_on)
    return f"raised on {full_date(row.raised_on)}" if row.raised_on else ""


def _decided(row: TrackingDecision) -> str:
    day = full_date(row.decided_on) if row.decided_on else row.decided_on_written
    return row.minute_reference or ", ".join(part for part in (row.minute_title, day) if part)
