"""What the thread of a row tells about it: the last that was said, how often it was chased, and what was asked first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from boardkeeper.logs.listing import LETTERS
from boardkeeper.logs.tables import CLOSED, TABLES, LogTables
from db.tables.actions import Evidence
from db.tables.base import new_id
from db.tables.follow_up import EntryKind, FollowUpStatus, Log

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

__all__ = [
    "MOVED",
    "Asked",
    "FirstAsked",
    "ProgressView",
    "ThreadFacts",
    "age_in_days",
    "entry_into",
    "facts_of",
    "first_asked_in",
    "history_in",
    "in_lots",
    "status_before_closing",
    "threads_in",
]

#: Entries that keep the date there was before.
MOVED = (EntryKind.POSTPONED, EntryKind.DATED)
#: Entries after which nobody has been chased yet.
_CHASED_ANEW = (EntryKind.POSTPONED, EntryKind.REOPENED)

_LOT = 500
_PLACES = "next places of threads"


@dataclass(frozen=True, slots=True)
class ProgressView:
    """One entry of a row’s history.

    Attributes:
        kind: What it tells of.
        due_before: Of one that moved the date, the date there was before, as it was written.
        files: How many files of evidence were shown with it.
    """

    id: str
    said_on: date | None
    said_by: str
    text: str
    status: FollowUpStatus
    kind: EntryKind = EntryKind.UPDATE
    due_before: str = ""
    due_before_on: date | None = None
    files: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A date that somebody was asked to keep, as it was written and as it is meant."""

    due_written: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class ThreadFacts:
    """What a thread comes to.

    Attributes:
        latest: The last that was said; a letter that chases says nothing new.
        chased: The last letter since it was put off or taken up again; None when none was written.
        first: What was asked before the date was changed for the first time; None when it never was.
    """

    latest: str = ""
    times_chased: int = 0
    times_postponed: int = 0
    chased: EntryKind | None = None
    first: Asked | None = None


@dataclass(slots=True)
class _Reading:
    latest: str = ""
    times_chased: int = 0
    times_postponed: int = 0
    chased: EntryKind | None = None
    first: Asked | None = None

    def take(self, entry: Any) -> None:
        if entry.kind in LETTERS:
            self.times_chased += 1
            self.chased = entry.kind
            return
        self.latest = entry.text
        if entry.kind in _CHASED_ANEW:
            self.chased = None
        self.times_postponed += entry.kind is EntryKind.POSTPONED
        if self.first is None and entry.kind in MOVED:
            self.first = Asked(entry.due_before, entry.due_before_on)

    def facts(self) -> ThreadFacts:
        return ThreadFacts(self.latest, self.times_chased, self.times_postponed, self.chased, self.first)


def facts_of(entries: Iterable[Any]) -> ThreadFacts:
    """What a thread comes to, its entries oldest first."""
    reading = _Reading()
    for entry in entries:
        reading.take(entry)
    return reading.facts()


def threads_in(session: Session, log: Log, ids: Sequence[str]) -> defaultdict[str, ThreadFacts]:
    """What the threads of some rows come to, by the row’s id."""
    tables = TABLES[log]
    entry = tables.entry
    read: defaultdict[str, _Reading] = defaultdict(_Reading)
    for lot in in_lots(ids):
        rows = session.execute(
            select(
                tables.parent_column.label("row_id"),
                entry.kind,
                entry.text,
                entry.due_before,
                entry.due_before_on,
            )
            .where(tables.parent_column.in_(lot))
            .order_by(tables.parent_column, entry.position, entry.id)
        )
        for each in rows:
            read[each.row_id].take(each)
    return defaultdict(ThreadFacts, {row_id: reading.facts() for row_id, reading in read.items()})


@dataclass(slots=True)
class FirstAsked:
    """What was asked of a row before the log changed its date or its owner, kept by the entries that tell of that.

    Attributes:
        due: None while the date is the one that was asked.
        owner: None while it is with whom was asked.
    """

    due: Asked | None = None
    owner: str | None = None
    _dated: Any = None
    _handed_over: Any = None

    def take(self, entry: Any) -> None:
        """Read one entry, the oldest first."""
        if self.due is None and entry.kind in MOVED:
            self.due, self._dated = Asked(entry.due_before, entry.due_before_on), entry
        if self.owner is None and entry.kind is EntryKind.HANDED_OVER:
            self.owner, self._handed_over = entry.owner_before, entry

    def correct(self, due: Asked, owner: str) -> None:
        """The minutes say now that something else was asked; what the log made of it since stays."""
        if self._dated is not None and self.due != due:
            self._dated.due_before, self._dated.due_before_on = due.due_written, due.due_on
        if self._handed_over is not None and self.owner != owner:
            told = self._handed_over.text
            self._handed_over.text = told.replace(f"“{self.owner}”", f"“{owner}”", 1)
            self._handed_over.owner_before = owner


def first_asked_in(session: Session, log: Log, ids: Sequence[str]) -> dict[str, FirstAsked]:
    """What was asked first of those rows that the log changed since, by the row’s id."""
    tables = TABLES[log]
    entry = tables.entry
    found: defaultdict[str, FirstAsked] = defaultdict(FirstAsked)
    for lot in in_lots(ids):
        tells = entry.kind.in_([*MOVED, EntryKind.HANDED_OVER])
        rows = select(entry).where(tables.parent_column.in_(lot), tells)
        for row in session.scalars(rows.order_by(tables.parent_column, entry.position, entry.id)):
            found[getattr(row, tables.parent)].take(row)
    return found


def history_in(session: Session, log: Log, row_id: str) -> tuple[ProgressView, ...]:
    """Everything ever said about a row, oldest first."""
    tables = TABLES[log]
    shown_with = getattr(Evidence, tables.evidence_entry)
    evidence = getattr(Evidence, tables.evidence_row) == row_id
    files = Counter(session.scalars(select(shown_with).where(evidence, shown_with.is_not(None))))
    rows: Sequence[Any] = session.scalars(
        select(tables.entry)
        .where(tables.parent_column == row_id)
        .order_by(tables.entry.position, tables.entry.id)
    ).all()
    return tuple(
        ProgressView(
            id=row.id,
            said_on=row.said_on,
            said_by=row.said_by,
            text=row.text,
            status=row.status,
            kind=row.kind,
            due_before=row.due_before,
            due_before_on=row.due_before_on,
            files=files[row.id],
        )
        for row in rows
    )


def entry_into(
    session: Session,
    log: Log,
    row: Any,
    text: str,
    status: FollowUpStatus,
    said_on: date | None,
    said_by: str,
    *,
    kind: EntryKind = EntryKind.UPDATE,
    due_before: Asked | None = None,
    owner_before: str = "",
) -> Any:
    """Add an entry to the thread of a row inside an edit that is already open; the row stands where it leaves it."""
    tables = TABLES[log]
    entry = tables.entry(
        id=new_id(),
        position=_take_place(session, tables, row.id),
        kind=kind,
        said_on=said_on,
        said_by=said_by,
        text=text.strip(),
        status=status,
        due_before=due_before.due_written if due_before else "",
        due_before_on=due_before.due_on if due_before else None,
        owner_before=owner_before,
        **{tables.parent: row.id},
    )
    session.add(entry)
    was_closed = row.status in CLOSED
    row.status = status
    # The log drops a row after the first meeting that saw it closed, however it was closed.
    if status not in CLOSED:
        row.completed_on = None
    elif not (was_closed and row.completed_on):
        row.completed_on = said_on
    write_pending(session)
    return entry


@contextmanager
def written_together(session: Session, log: Log, ids: Iterable[str]) -> Iterator[None]:
    """Keep the entries made meanwhile and write them all at the end: many threads by few statements.

    Until then nothing is written of its own accord, so nothing in the block may ask the file for what the block changed.
    """
    outer = session.info.get(_PLACES)
    places: dict[tuple[Log, str], int] = {} if outer is None else outer
    tables = TABLES[log]
    for lot in in_lots(row_id for row_id in dict.fromkeys(ids) if (log, row_id) not in places):
        places |= dict.fromkeys(((log, row_id) for row_id in lot), 0)
        last = select(tables.parent_column, func.max(tables.entry.position))
        for row_id, place in session.execute(
            last.where(tables.parent_column.in_(lot)).group_by(tables.parent_column)
        ):
            places[log, row_id] = place + 1
    if outer is not None:
        yield
        return
    session.info[_PLACES] = places
    try:
        with session.no_autoflush:
            yield
    finally:
        del session.info[_PLACES]
    session.flush()


def write_pending(session: Session) -> None:
    """Write what is pending, unless it is to be written together with more."""
    if _PLACES not in session.info:
        session.flush()


def _take_place(session: Session, tables: LogTables, row_id: str) -> int:
    places = session.info.get(_PLACES)
    if places is None:
        return next_place(session, tables, row_id)
    key = (tables.log, row_id)
    place: int = places[key] if key in places else next_place(session, tables, row_id)
    places[key] = place + 1
    return place


def status_before_closing(session: Session, log: Log, row_id: str) -> FollowUpStatus:
    """Where a finished row stood the last time it was open."""
    tables = TABLES[log]
    earlier = select(tables.entry.status).where(
        tables.parent_column == row_id, tables.entry.status.not_in(CLOSED)
    )
    return session.scalar(earlier.order_by(tables.entry.position.desc()).limit(1)) or FollowUpStatus.OPEN


def next_place(session: Session, tables: LogTables, row_id: str) -> int:
    """Behind the last entry of a thread."""
    last = session.scalar(select(func.max(tables.entry.position)).where(tables.parent_column == row_id))
    return 0 if last is None else last + 1


def in_lots(ids: Iterable[str]) -> Iterator[list[str]]:
    """Ids in lots that one statement can name."""
    left = iter(ids)
    while lot := list(islice(left, _LOT)):
        yield lot


def age_in_days(
    began_on: date | None, completed_on: date | None, today: date, *, is_closed: bool
) -> int | None:
    """How old a row is, or became; None when nobody knows when it began."""
    if began_on is None:
        return None
    until = completed_on if is_closed and completed_on is not None else today
    return max(0, (until - began_on).days)
