"""Minutes that wait for something: to be written, circulated, approved or signed; as Today lists them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper import meetings
from boardkeeper.approvals.standing import ApprovalStep
from boardkeeper.meetings import MeetingView
from db.tables.meetings import Meeting, MeetingState
from db.tables.minutes import MinuteComment

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_STEPS = {
    MeetingState.HELD: ApprovalStep.WRITE,
    MeetingState.MINUTES_DRAFT: ApprovalStep.CIRCULATE,
    MeetingState.CIRCULATED: ApprovalStep.APPROVE,
    MeetingState.APPROVED: ApprovalStep.SIGN,
    MeetingState.APPROVED_AS_AMENDED: ApprovalStep.SIGN,
}


@dataclass(frozen=True, slots=True)
class MinutesWaiting:
    """The minutes of one meeting that wait for a step.

    Attributes:
        since: Since when: the meeting itself, the circulation, or the meeting that approved them.
        comments_due_on: Of circulated minutes, until when comments are asked for.
        open_comments: How many of them nobody has answered.
    """

    meeting: MeetingView
    step: ApprovalStep
    since: date
    comments_due_on: date | None = None
    open_comments: int = 0


def waiting_in(session: Session, board_id: str, today: date) -> tuple[MinutesWaiting, ...]:
    """The minutes of a board that wait for something on a day, the oldest meeting first."""
    rows = session.scalars(
        select(Meeting)
        .where(Meeting.board_id == board_id, Meeting.held_on <= today, Meeting.state.in_(_STEPS))
        .order_by(Meeting.held_on, Meeting.starts_at)
    ).all()
    return tuple(_waiting(session, row) for row in rows)


def _waiting(session: Session, row: Meeting) -> MinutesWaiting:
    step = _STEPS[row.state]
    since = row.held_on
    if step is ApprovalStep.APPROVE:
        since = row.circulated_on or row.held_on
    elif step is ApprovalStep.SIGN and row.approved_at_id is not None:
        since = session.get_one(Meeting, row.approved_at_id).held_on
    open_comments = select(func.count(MinuteComment.id)).where(
        MinuteComment.meeting_id == row.id, MinuteComment.is_settled.is_(False)
    )
    return MinutesWaiting(
        meeting=meetings.meeting_in(session, row.id),
        step=step,
        since=since,
        comments_due_on=row.comments_due_on,
        open_comments=session.scalar(open_comments) or 0,
    )
