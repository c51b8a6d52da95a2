"""The Department's reviews of a notice: when the next one is due, what came of those that were held."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.notices.views import ReviewView
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.notice_dates import next_review
from db.tables.plan import Notice, NoticeReview

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store


def reviews_in(session: Session, notice: Notice) -> tuple[ReviewView, ...]:
    """The reviews of a notice in their order, and last, unless it has ended, the one to come.

    The day of the one to come is always counted anew, so it follows when a date of the notice is mended.
    """
    rows = _rows(session, notice.id)
    held = [row for row in rows if row.held_on is not None]
    views = [_view(row, row.due_on) for row in held]
    if notice.ended_on is None:
        due = next_review(
            notice.issued_on,
            notice.review_every_months,
            [row.held_on for row in held if row.held_on],
            notice.first_review_on,
        )
        waiting = next((row for row in rows if row.held_on is None), None)
        number = max((row.number for row in held), default=0) + 1
        views.append(_view(waiting, due) if waiting else ReviewView("", number, due, None, "", ""))
    return tuple(views)


def _rows(session: Session, notice_id: str) -> list[NoticeReview]:
    statement = select(NoticeReview).where(NoticeReview.notice_id == notice_id).order_by(NoticeReview.number)
    return list(session.scalars(statement))


def _view(row: NoticeReview, due_on: date) -> ReviewView:
    return ReviewView(row.id, row.number, due_on, row.held_on, row.outcome, row.opening)


def _coming_into(session: Session, notice: Notice) -> NoticeReview:
    """The row of the review to come, made when something is first written about it."""
    if notice.ended_on is not None:
        raise UserError(
            f"“{notice.title}” ended on {full_date(notice.ended_on)}; no review is to come.",
            "Take its end back if it still holds.",
        )
    coming = reviews_in(session, notice)[-1]
    row = session.get(NoticeReview, coming.id) if coming.id else None
    if row is None:
        row = NoticeReview(notice_id=notice.id, number=coming.number, due_on=coming.due_on)
        session.add(row)
    row.due_on = coming.due_on
    session.flush()
    return row


def write_opening(store: Store, who: str, notice_id: str, words: str) -> None:
    """Write what the council says at the head of its self-assessment before the review to come.

    Raises:
        UserError: The notice has ended.
    """
    with store.edit("Write the opening of the self-assessment", who) as session:
        _coming_into(session, session.get_one(Notice, notice_id)).opening = words.strip()


def record_review(
    store: Store, who: str, notice_id: str, held_on: date, outcome: str, today: date
) -> ReviewView:
    """Record that the review to come was held, and what came of it; answers the one that comes after it.

    Raises:
        UserError: The day does not fit, or the notice has ended.
    """
    with store.edit("Record a review by the Department", who) as session:
        notice = session.get_one(Notice, notice_id)
        if held_on > today:
            raise UserError(f"{full_date(held_on)} has not come yet.", "Record a review once it was held.")
        review_into(session, notice, held_on, outcome)
        return reviews_in(session, notice)[-1]


def review_into(
    session: Session, notice: Notice, held_on: date, outcome: str = "", opening: str = ""
) -> NoticeReview:
    """The same inside an edit that is already open."""
    before = [row.held_on for row in _rows(session, notice.id) if row.held_on is not None]
    earliest = max(before, default=notice.issued_on)
    if held_on < earliest or held_on in before:
        what = "the review before it" if before else "the notice"
        raise UserError(
            f"The review of {full_date(held_on)} would not come after {what} of {full_date(earliest)}.",
            "Mend its day.",
        )
    row = _coming_into(session, notice)
    row.held_on = held_on
    row.outcome = outcome.strip()
    row.opening = opening.strip() or row.opening
    session.flush()
    return row


def update_review(store: Store, who: str, review_id: str, *, outcome: str) -> None:
    """Say what came of a review that was held, once the Department's letter is there."""
    with store.edit("Change what came of a review", who) as session:
        session.get_one(NoticeReview, review_id).outcome = outcome.strip()


def remove_review(store: Store, who: str, review_id: str) -> None:
    """Take the latest review away, as if it had not been held; its opening words wait again for the one to come.

    Raises:
        UserError: A later one was held.
    """
    with store.edit("Remove a review", who) as session:
        row = session.get_one(NoticeReview, review_id)
        rows = _rows(session, row.notice_id)
        if any(each.number > row.number and each.held_on for each in rows):
            raise UserError("A later review was held.", "Remove the latest one first.")
        waiting = next((each for each in rows if each.held_on is None and each is not row), None)
        if waiting is not None:
            row.opening = waiting.opening or row.opening
            session.delete(waiting)
        row.held_on, row.outcome = None, ""
