"""A board does not meet twice at one time, nor at the time of a meeting that was cancelled and is kept as such."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import full_date
from db.tables.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def refuse_a_double(
    session: Session, board_id: str, held_on: date, starts_at: time | None, besides: str = ""
) -> None:
    """Refuse a time at which the board meets already.

    Args:
        session: The session the meeting is written in.
        board_id: Whose calendar.
        held_on: The day that is asked for.
        starts_at: The time; None clashes with every meeting of the day.
        besides: The id of the meeting that is to be moved.

    Raises:
        UserError: There is another meeting.
    """
    same_day = session.scalars(
        select(Meeting).where(
            Meeting.board_id == board_id,
            Meeting.held_on == held_on,
            Meeting.state != MeetingState.CANCELLED,
            Meeting.id != besides,
        )
    ).all()
    if any(starts_at is None or other.starts_at in {None, starts_at} for other in same_day):
        raise UserError(
            f"The board already meets on {full_date(held_on)}.", "Open that meeting, or give another time."
        )


def refuse_a_cancelled_one(
    session: Session, board_id: str, held_on: date, starts_at: time | None, besides: str = ""
) -> None:
    """A cancelled meeting stays in the calendar with its reason, so its day and time are not given out again.

    Raises:
        UserError: One was cancelled at that time.
    """
    there = select(Meeting.id).where(
        Meeting.board_id == board_id,
        Meeting.held_on == held_on,
        Meeting.starts_at == starts_at,
        Meeting.state == MeetingState.CANCELLED,
        Meeting.id != besides,
    )
    if session.scalar(there):
        raise UserError(
            f"The board’s meeting of {full_date(held_on)} at that time was cancelled and is kept as such.",
            "Reinstate that meeting, or give another time.",
        )


def refuse_a_clash(session: Session, meeting: Meeting, held_on: date, starts_at: time | None) -> None:
    """Refuse to move a meeting onto another, held or cancelled."""
    refuse_a_double(session, meeting.board_id, held_on, starts_at, besides=meeting.id)
    refuse_a_cancelled_one(session, meeting.board_id, held_on, starts_at, besides=meeting.id)
