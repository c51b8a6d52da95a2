"""The calendar of a board: a year's meetings in one go from words or a list, with what speaks against each day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import meetings
from boardkeeper.day_warnings import DayReader, DayWarning, ProposedMeeting, WarningKind
from boardkeeper.errors import UserError
from boardkeeper.rules.day_lists import ListedDay, read_days
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.meeting_days import PatternUnread, meeting_days, understand
from boardkeeper.rules.municipal_year import municipal_year
from db.tables.boards import Board
from db.tables.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "DayWarning",
    "PlannedDay",
    "ProposedCalendar",
    "ProposedMeeting",
    "WarningKind",
    "add_meetings",
    "propose_meetings",
    "year_to_plan",
]

#: From January on, clerks plan the year that begins in May.
_PLANNED_AHEAD_DAYS = 120
_MOST_MEETINGS = 120


@dataclass(frozen=True, slots=True)
class ProposedCalendar:
    """What was read of a pattern or a list.

    Attributes:
        understood: How it was read, in words; blank while it cannot be.
        pattern: The pattern as it can be kept for next year; blank for a list.
        problem: Why nothing was read, with what to write instead.
        unread: Lines of a list that name no single day.
        meetings: In the order of their days.
    """

    understood: str = ""
    pattern: str = ""
    problem: str = ""
    unread: tuple[str, ...] = ()
    meetings: tuple[ProposedMeeting, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A meeting to add: its day, and time and place where they are not the usual ones."""

    held_on: date
    starts_at: time | None = None
    venue: str = ""


def year_to_plan(store: Store, board_id: str, today: date) -> int:
    """The municipal year a clerk most likely plans on a day: this one, from January on the next."""
    with store.read() as session:
        known = _annual_meetings(session, board_id)
    return municipal_year(today + timedelta(days=_PLANNED_AHEAD_DAYS), known)


def propose_meetings(
    store: Store,
    board_id: str,
    written: str,
    year: int,
    today: date,
    starts_at: time | None = None,
    venue: str = "",
) -> ProposedCalendar:
    """Read how often a board meets, or a list of days, and say of every day what speaks against it. Writes nothing.

    Args:
        store: The open file.
        board_id: Whose meetings.
        written: “second Wednesday except August”, or a pasted list with a day to a line.
        year: The municipal year a pattern runs through, by the calendar year it starts in; days named in the words
            come first. In a list it is the year of days without one.
        today: The day it is.
        starts_at: The time of meetings that have none in the list; None means the board's usual time.
        venue: Their place; blank means the usual one.

    A pattern proposes the days of this year that are still to come; those of a year that is over, or after a start
    that is named, are all meant.
    """
    if not written.strip():
        return ProposedCalendar(problem="Write how often the board meets, or paste its days.")
    with store.read() as session:
        first, last = _bounds(session, board_id, year)
        reader = DayReader(session, board_id, today, starts_at, venue)
        try:
            pattern = understand(written)
        except PatternUnread as why:
            return _from_a_list(reader, read_days(written, first), str(why))
        if pattern.starts is not None:
            first = pattern.starts
            last = max(last, _bounds(session, board_id, municipal_year(first))[1])
        elif first < today <= last:
            first = today
        last = pattern.ends or last
        days = meeting_days(pattern, first, last)[:_MOST_MEETINGS]
        found = reader.proposals([ListedDay("", day) for day in days], is_past_meant=first < today)
    span = f"{full_date(first)} to {full_date(last)}"
    return ProposedCalendar(understood=f"{pattern.words}, {span}", pattern=pattern.words, meetings=found)


def _from_a_list(reader: DayReader, lines: Sequence[ListedDay], why: str) -> ProposedCalendar:
    read = [line for line in lines if line.day is not None]
    if not read:
        return ProposedCalendar(problem=why)
    said = "1 day" if len(read) == 1 else f"{len(read)} days"
    return ProposedCalendar(
        understood=f"A list of {said}",
        unread=tuple(line.written for line in lines if line.day is None),
        meetings=reader.proposals(read[:_MOST_MEETINGS], are_chosen=True),
    )


def add_meetings(
    store: Store,
    who: str,
    board_id: str,
    days: Sequence[PlannedDay],
    *,
    first_is_annual: bool = False,
    standard_agenda: bool = False,
    pattern: str = "",
) -> tuple[str, ...]:
    """Add a year's meetings as one step; answers their ids in the order of their days.

    Args:
        store: The open file.
        who: Who does it.
        board_id: Whose meetings.
        days: Their days.
        first_is_annual: Whether the first of them is the annual meeting.
        standard_agenda: Whether each starts with the board's standing items.
        pattern: How often the board meets, kept with it for the next year; blank leaves what is kept.

    Raises:
        UserError: There is no day, or the board meets on one of them already; then nothing is added.
    """
    if not days:
        raise UserError("No day is chosen.", "Tick the days the board is to meet on.")
    ordered = sorted(days, key=lambda each: (each.held_on, each.starts_at or time.min))
    said = f"the meeting of {full_date(ordered[0].held_on)}" if len(days) == 1 else f"{len(days)} meetings"
    with store.edit(f"Add {said}", who) as session:
        board = session.get_one(Board, board_id)
        if pattern and pattern != board.meeting_pattern:
            board.meeting_pattern = pattern
        added = []
        for place, each in enumerate(ordered):
            meeting = meetings.meeting_into(
                session,
                board_id,
                each.held_on,
                each.starts_at or board.usual_start,
                each.venue,
                is_annual=first_is_annual and place == 0,
            )
            if standard_agenda:
                meetings.start_agenda_into(session, meeting)
            added.append(meeting.id)
        return tuple(added)


def _annual_meetings(session: Session, board_id: str) -> tuple[date, ...]:
    return tuple(
        session.scalars(
            select(Meeting.held_on).where(
                Meeting.board_id == board_id,
                Meeting.is_annual.is_(True),
                Meeting.state != MeetingState.CANCELLED,
            )
        )
    )


def _bounds(session: Session, board_id: str, year: int) -> tuple[date, date]:
    """The first and the last day of a board's municipal year."""
    known = _annual_meetings(session, board_id)
    starts = [
        min((day for day in known if day.year == each), default=date(each, 5, 1)) for each in (year, year + 1)
    ]
    return starts[0], starts[1] - timedelta(days=1)
