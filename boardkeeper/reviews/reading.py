"""The reviews of a board, and whether the open file is itself one that was sent to the chair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.reviews.views import ReviewView
from boardkeeper.rules.due_dates import full_date
from db.tables.boards import Board
from db.tables.meetings import Meeting
from db.tables.reviews import Review, ReviewState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["list_reviews", "list_reviews_in", "review_here", "review_here_in", "review_in", "review_view_in"]

_HERE = (ReviewState.WITH_CHAIR, ReviewState.RETURNED)


def list_reviews(store: Store, board_id: str) -> tuple[ReviewView, ...]:
    """What was sent to the chair, newest first."""
    with store.read() as session:
        return list_reviews_in(session, board_id)


def list_reviews_in(session: Session, board_id: str) -> tuple[ReviewView, ...]:
    """The same inside a session that is already open."""
    rows = session.scalars(select(Review).where(Review.board_id == board_id).order_by(Review.number.desc()))
    return tuple(review_view_in(session, row) for row in rows)


def review_in(session: Session, review_id: str) -> ReviewView:
    """One review by its id."""
    return review_view_in(session, session.get_one(Review, review_id))


def review_here(store: Store) -> ReviewView | None:
    """The review this file is, when it is the chair's copy; None in the officer's own file."""
    with store.read() as session:
        return review_here_in(session)


def review_here_in(session: Session) -> ReviewView | None:
    """The same inside a session that is already open."""
    row = session.scalars(select(Review).where(Review.state.in_(_HERE))).first()
    return None if row is None else review_view_in(session, row)


def review_view_in(session: Session, row: Review) -> ReviewView:
    """How a review is shown."""
    meeting = session.get(Meeting, row.meeting_id) if row.meeting_id else None
    return ReviewView(
        id=row.id,
        number=row.number,
        board_id=row.board_id,
        board_name=session.get_one(Board, row.board_id).name,
        meeting_id=row.meeting_id,
        meeting_words=f"Meeting of {full_date(meeting.held_on)}" if meeting else "",
        state=row.state,
        sent_to=row.sent_to,
        sent_by=row.sent_by,
        sent_at=row.sent_at,
        has_exempt=row.has_exempt,
        returned_at=row.returned_at,
        merged_at=row.merged_at,
        merged_by=row.merged_by,
    )
