"""What the form that sends a review begins with: the meetings, who chairs each, and what the file may be called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.reviews.sending import chair_in, next_number
from boardkeeper.reviews.views import file_name_of
from boardkeeper.rules.due_dates import full_date
from db.tables.boards import Board
from db.tables.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["Offer", "Sendable", "offer"]


@dataclass(frozen=True, slots=True)
class Sendable:
    """A meeting a review can be sent for; without an id it is for none.

    Attributes:
        words: “11 September 2019 – published”.
        chair: Who chairs the board then.
        file_name: What the file may be called.
    """

    meeting_id: str
    words: str
    chair: str
    file_name: str


@dataclass(frozen=True, slots=True)
class Offer:
    """The meetings, those to come first, and last the review without one; `next_id` is the one most likely meant."""

    board_id: str
    sendable: tuple[Sendable, ...]
    next_id: str


def offer(store: Store, board_id: str, today: date) -> Offer:
    """What can be sent of a board."""
    with store.read() as session:
        board = session.get_one(Board, board_id)
        rows = session.scalars(
            select(Meeting)
            .where(Meeting.board_id == board_id, Meeting.state != MeetingState.CANCELLED)
            .order_by(Meeting.held_on)
        ).all()
        number = next_number(session, board_id)
        to_come = [row for row in rows if row.held_on >= today]
        past = [row for row in reversed(rows) if row.held_on < today]
        nearest = next(iter([*to_come, *past]), None)
        sendable = [_sendable(session, board, row, number) for row in [*to_come, *past]]
        none = Sendable(
            "", "No meeting: logs, plan, KPIs and minutes", chair_in(session, board_id, today),
            file_name_of(board.name, None, number),
        )  # fmt: skip
        return Offer(board_id, (*sendable, none), nearest.id if nearest else "")


def _sendable(session: Session, board: Board, row: Meeting, number: int) -> Sendable:
    return Sendable(
        meeting_id=row.id,
        words=f"{full_date(row.held_on)} – {row.state.value}",
        chair=chair_in(session, board.id, row.held_on),
        file_name=file_name_of(board.name, row.held_on, number),
    )
