"""Sending a review to the chair: what goes along is gathered, and what was sent is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from boardkeeper.clock import current_day, current_moment
from boardkeeper.errors import UserError
from boardkeeper.reviews import gathering
from boardkeeper.reviews.reading import review_here_in
from boardkeeper.reviews.views import KeptFile, Sending
from boardkeeper.reviews.withholding import withhold
from boardkeeper.rules.due_dates import full_date
from boardkeeper.written_lines import one_line
from db.tables.base import new_id
from db.tables.boards import Board
from db.tables.imports import Blob
from db.tables.meetings import Meeting
from db.tables.people import Person, Seat, SeatRole
from db.tables.reviews import Review, ReviewState

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "chair_in",
    "chair_of",
    "next_number",
    "prepare",
    "record_sent",
    "review_row",
    "withdraw",
]

#: Where the kept files of a paper hang: by the column that leads to the row above, up to the agenda item.
_ABOVE = {
    "report_paragraph": ("report_section_id", "report_section"),
    "report_section": ("report_id", "report"),
    "appendix": ("report_id", "report"),
    "background_paper": ("report_id", "report"),
    "report": ("agenda_item_id", "agenda_item"),
    "published_paper": ("publication_id", "publication"),
}
_ALWAYS = frozenset({"board", "evidence"})


def chair_of(store: Store, board_id: str, meeting_id: str | None = None) -> str:
    """Who chairs the board on the day of a meeting, or today; blank when nobody does."""
    with store.read() as session:
        meeting = session.get(Meeting, meeting_id) if meeting_id else None
        return chair_in(session, board_id, meeting.held_on if meeting else current_day())


def chair_in(session: Session, board_id: str, day: date) -> str:
    """The same inside a session that is already open."""
    seats = session.execute(
        select(Person.name)
        .join(Seat, Seat.person_id == Person.id)
        .where(
            Seat.board_id == board_id,
            Seat.role == SeatRole.CHAIR,
            Seat.from_date.is_(None) | (Seat.from_date <= day),
            Seat.to_date.is_(None) | (Seat.to_date >= day),
        )
        .order_by(Seat.position)
    )
    return seats.scalars().first() or ""


def prepare(
    store: Store, board_id: str, meeting_id: str | None, sent_to: str, who: str, *, exempt: bool = False
) -> Sending:
    """Gather what the chair gets: one board, its logs, plan, KPIs, minutes and the papers of one meeting.

    Args:
        store: The officer's file.
        board_id: The board.
        meeting_id: Whose papers and published files go along; without a meeting no file but evidence does.
        sent_to: The chair.
        who: Who sends it.
        exempt: With exempt and confidential matter.

    Raises:
        UserError: Nobody is named, or this file is itself one that was sent to the chair.
    """
    chair = one_line(sent_to)
    if not chair:
        raise UserError("A review is sent to somebody.", "Type the chair’s name.")
    with store.read() as session:
        _refuse_in_a_review(session)
        connection = session.connection()
        base_step, base_hash = connection.exec_driver_sql(
            "SELECT head_no, head_hash FROM change_context"
        ).one()
        board = session.get_one(Board, board_id)
        meeting = session.get_one(Meeting, meeting_id) if meeting_id else None
        found = gathering.gather(connection, board_id)
        left_out = 0 if exempt else withhold(found)
        gathering.add_people(connection, found)
        gathering.let_go(found, _keeps_files_of(found, meeting_id))
        return Sending(
            review_id=new_id(),
            number=next_number(session, board_id),
            board_id=board_id,
            board_name=board.name,
            meeting_id=meeting_id,
            meeting_words=f"Meeting of {full_date(meeting.held_on)}" if meeting else "",
            meeting_on=meeting.held_on if meeting else None,
            sent_to=chair,
            sent_by=who,
            sent_at=current_moment(),
            has_exempt=exempt,
            base_step=base_step,
            base_hash=base_hash,
            left_out=left_out,
            tables={name: tuple(rows.values()) for name, rows in gathering.in_order(found)},
            files=tuple(_files(session, gathering.files_named(found))),
        )


def _refuse_in_a_review(session: Session) -> None:
    here = review_here_in(session)
    if here is not None:
        raise UserError(
            "This file is itself a review that was sent to the chair.",
            "Send it back instead; new reviews are sent from the board’s own file.",
        )


def next_number(session: Session, board_id: str) -> int:
    """The number the next review of a board gets."""
    last = session.scalar(select(func.max(Review.number)).where(Review.board_id == board_id))
    return (last or 0) + 1


def _keeps_files_of(
    found: gathering.Gathered, meeting_id: str | None
) -> Callable[[str, dict[str, Any]], bool]:
    """Whether a row's kept files go along: the logo, evidence, and the papers of the one meeting."""

    def keeps(name: str, row: dict[str, Any]) -> bool:
        if name in _ALWAYS:
            return True
        while name in _ABOVE:
            column, above = _ABOVE[name]
            found_above = found[above].get(row[column])
            if found_above is None:
                return False
            name, row = above, found_above
        return meeting_id is not None and row.get("meeting_id") == meeting_id

    return keeps


def _files(session: Session, hashes: set[str]) -> Iterator[KeptFile]:
    for digest in sorted(hashes):
        blob = session.get_one(Blob, digest)
        yield KeptFile(blob.hash, blob.media_type, blob.content)


def record_sent(store: Store, who: str, sending: Sending) -> str:
    """Record that a review was sent, once its file is written; answers its id."""
    with store.edit(f"Send review {sending.number} to {sending.sent_to}", who) as session:
        _refuse_in_a_review(session)
        session.add(review_row(sending, ReviewState.SENT, next_number(session, sending.board_id)))
    return sending.review_id


def review_row(sending: Sending, state: ReviewState, number: int) -> Review:
    """The row that stands for a sending, in either file."""
    return Review(
        id=sending.review_id,
        board_id=sending.board_id,
        meeting_id=sending.meeting_id,
        number=number,
        state=state,
        sent_to=sending.sent_to,
        sent_by=sending.sent_by,
        sent_at=sending.sent_at,
        has_exempt=sending.has_exempt,
        base_step=sending.base_step,
        base_hash=sending.base_hash,
    )


def withdraw(store: Store, who: str, review_id: str) -> None:
    """Record that a review shall not come back: what the chair did in it is not taken in any more.

    Raises:
        UserError: It was merged already, or this is the chair's own copy.
    """
    with store.edit("Withdraw a review", who) as session:
        _refuse_in_a_review(session)
        row = session.get_one(Review, review_id)
        if row.state is ReviewState.MERGED:
            raise UserError(
                f"Review {row.number} has come back and was merged.", "Undo that step to take it back."
            )
        row.state = ReviewState.WITHDRAWN
