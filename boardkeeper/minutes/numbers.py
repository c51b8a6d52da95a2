"""The numbers of minutes: per board and municipal year, allotted when the minutes are circulated, never given twice."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.municipal_year import municipal_year, municipal_year_title
from db.tables.meetings import Meeting, MeetingState
from db.tables.minutes import AllottedNumber, Minute

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_BEFORE_CIRCULATION = (
    MeetingState.PLANNED,
    MeetingState.AGENDA_DRAFT,
    MeetingState.PUBLISHED,
    MeetingState.HELD,
    MeetingState.MINUTES_DRAFT,
)


def year_of(session: Session, meeting: Meeting) -> int:
    """The municipal year a meeting belongs to; it starts at the board’s annual meeting."""
    annual = session.scalars(
        select(Meeting.held_on).where(Meeting.board_id == meeting.board_id, Meeting.is_annual)
    ).all()
    return municipal_year(meeting.held_on, annual)


def next_number_in(session: Session, meeting: Meeting) -> int:
    """The number the next minute of a meeting will get, once the drafts of earlier meetings of its year have theirs."""
    return free_number_in(session, meeting) + sum(each for _, each in _earlier_drafts(session, meeting))


def free_number_in(session: Session, meeting: Meeting) -> int:
    """The lowest number that may be given out in the year of a meeting; one that was given out is not given again."""
    year = year_of(session, meeting)
    used = (
        session.scalar(
            select(func.max(table.number)).where(
                table.board_id == meeting.board_id, table.municipal_year == year
            )
        )
        for table in (Minute, AllottedNumber)
    )
    return max(number or 0 for number in used) + 1


def earlier_draft_in(session: Session, meeting: Meeting) -> date | None:
    """The first earlier meeting of the year whose minutes are written but have no numbers: theirs come first."""
    return next((day for day, _ in _earlier_drafts(session, meeting)), None)


def _earlier_drafts(session: Session, meeting: Meeting) -> list[tuple[date, int]]:
    """Earlier meetings of the year that were never circulated, with how many numbers they are going to take."""
    rows = session.execute(
        select(Meeting, func.count(Minute.id))
        .join(Minute, Minute.meeting_id == Meeting.id)
        .where(
            Meeting.board_id == meeting.board_id,
            or_(
                Meeting.held_on < meeting.held_on,
                (Meeting.held_on == meeting.held_on)
                & (func.coalesce(Meeting.starts_at, time.min) < (meeting.starts_at or time.min)),
            ),
            Meeting.state.in_(_BEFORE_CIRCULATION),
            Minute.is_numbered,
            Minute.number.is_(None),
        )
        .group_by(Meeting.id)
        .order_by(Meeting.held_on, Meeting.starts_at)
    ).all()
    year = year_of(session, meeting)
    return [(each.held_on, number) for each, number in rows if year_of(session, each) == year]


def allot_into(session: Session, meeting_id: str, first_number: int | None = None) -> tuple[int, ...]:
    """Give every minute of a meeting that takes a number and has none the next of its year, in order; answers them.

    A minute that had a number before gets that one back.

    Args:
        session: Of an edit that is open.
        meeting_id: The meeting.
        first_number: Where to begin, when earlier minutes of the year are on paper only.

    Raises:
        UserError: That number was given out already, nothing is left to number from there, or the minutes of an earlier
            meeting have no numbers yet.
    """
    meeting = session.get_one(Meeting, meeting_id)
    session.flush()
    waiting = session.scalars(
        select(Minute)
        .where(Minute.meeting_id == meeting_id, Minute.is_numbered, Minute.number.is_(None))
        .order_by(Minute.position, Minute.id)
    ).all()
    if first_number is not None and not waiting:
        raise UserError(
            "Every minute of this meeting has its number already, and a number that was given out stays.",
            "Leave the first number out.",
        )
    year, number = year_of(session, meeting), free_number_in(session, meeting)
    given: list[int] = []
    for minute in waiting:
        minute.municipal_year = year
        minute.number = _own_number(session, minute, year)
        if minute.number is None:
            number = given[-1] + 1 if given else _first(session, meeting, number, first_number)
            minute.number = number
            given.append(number)
            _keep(session, minute)
    session.flush()
    return tuple(minute.number for minute in waiting if minute.number is not None)


def _own_number(session: Session, minute: Minute, year: int) -> int | None:
    own = select(AllottedNumber.number).where(
        AllottedNumber.minute_id == minute.id, AllottedNumber.municipal_year == year
    )
    return session.scalar(own.order_by(AllottedNumber.number))


def _first(session: Session, meeting: Meeting, free: int, wanted: int | None) -> int:
    if wanted is not None:
        if wanted < free:
            year = municipal_year_title(year_of(session, meeting))
            last = f"number {free - 1} was given out in {year}" if free > 1 else "minutes are numbered from 1"
            raise UserError(
                f"The minutes cannot begin with {wanted}: {last}.", f"Begin with {free} or a later number."
            )
        return wanted
    earlier = earlier_draft_in(session, meeting)
    if earlier is not None:
        raise UserError(
            f"The minutes of {full_date(earlier)} have no numbers yet, and theirs come first.",
            "Circulate those first, or say with which number these begin.",
        )
    return free


def keep_number_into(session: Session, minute: Minute, number: int) -> None:
    """Give a minute the number it has on paper, as old minutes come with one; nothing else will get it from now on.

    Two minutes of one year may come with the same number: paper is as it is, and the fault is reported.
    """
    minute.number = number
    session.flush()
    there = select(AllottedNumber.id).where(
        AllottedNumber.board_id == minute.board_id,
        AllottedNumber.municipal_year == minute.municipal_year,
        AllottedNumber.number == number,
    )
    if session.scalar(there) is None:
        _keep(session, minute)
        session.flush()


def _keep(session: Session, minute: Minute) -> None:
    if minute.number is not None:
        session.add(
            AllottedNumber(
                board_id=minute.board_id,
                municipal_year=minute.municipal_year,
                number=minute.number,
                minute_id=minute.id,
                title=minute.title,
            )
        )
