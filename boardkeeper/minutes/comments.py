"""What those who got the draft say about it, on which paragraph, and what was made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper.errors import UserError
from boardkeeper.minutes.places import places_of
from boardkeeper.minutes.reading import minutes_in
from boardkeeper.rules.due_dates import full_date
from boardkeeper.written_lines import one_line
from db.tables.meetings import Meeting, MeetingState
from db.tables.minutes import Minute, MinuteComment, MinuteParagraph

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from boardkeeper.minutes.views import MinutesView
    from db.store import Store

_IN_DRAFT = frozenset({MeetingState.MINUTES_DRAFT, MeetingState.CIRCULATED})
WHOLE = "The minutes as a whole"


@dataclass(frozen=True, slots=True)
class CommentView:
    """A comment on draft minutes.

    Attributes:
        paragraph_id: What it is about; None for the minutes as a whole, or when the paragraph was taken out since.
        place: “Minute 16(e)”.
        answer: What was made of it; blank while it is open.
    """

    id: str
    said_by: str
    said_on: date
    text: str
    answer: str
    is_settled: bool
    paragraph_id: str | None
    place: str


def add_comment(
    store: Store,
    who: str,
    meeting_id: str,
    said_by: str,
    text: str,
    said_on: date,
    paragraph_id: str | None = None,
) -> str:
    """Record a comment on draft minutes; answers its id.

    Args:
        store: The file.
        who: Who records it.
        meeting_id: Whose minutes it is about.
        said_by: Whose comment it is.
        text: What they say.
        said_on: When.
        paragraph_id: The paragraph it is about; None for the minutes as a whole.

    Raises:
        UserError: It says nothing or is nobody’s, the paragraph is not of these minutes, or they are approved.
    """
    with store.edit("Record a comment on the minutes", who) as session:
        return comment_into(session, meeting_id, said_by, text, said_on, paragraph_id).id


def comment_into(
    session: Session,
    meeting_id: str,
    said_by: str,
    text: str,
    said_on: date,
    paragraph_id: str | None = None,
) -> MinuteComment:
    """The same inside an edit that is already open."""
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.state not in _IN_DRAFT:
        raise UserError(
            f"The minutes of {full_date(meeting.held_on)} are no draft that could be commented on.",
            "After approval they change by a correction at a later meeting.",
        )
    if not said_by.strip():
        raise UserError("A comment is somebody’s.", "Say whose it is.")
    if not text.strip():
        raise UserError("A comment says something.", "Type what was said.")
    if paragraph_id is not None and _meeting_of(session, paragraph_id) != meeting_id:
        raise UserError("That paragraph is not in these minutes.", "Choose it in the text.")
    there = select(func.count(MinuteComment.id)).where(MinuteComment.meeting_id == meeting_id)
    comment = MinuteComment(
        meeting_id=meeting_id,
        paragraph_id=paragraph_id,
        said_by=one_line(said_by, "A name"),
        said_on=said_on,
        text=text.strip(),
        position=session.scalar(there) or 0,
    )
    session.add(comment)
    session.flush()
    return comment


def _meeting_of(session: Session, paragraph_id: str) -> str | None:
    return session.scalar(
        select(Minute.meeting_id)
        .join(MinuteParagraph, MinuteParagraph.minute_id == Minute.id)
        .where(MinuteParagraph.id == paragraph_id)
    )


def settle_comment(store: Store, who: str, comment_id: str, answer: str) -> None:
    """Say what was made of a comment: it is settled by that. Said again, the answer is changed.

    Raises:
        UserError: There is no answer.
    """
    if not answer.strip():
        raise UserError(
            "A comment is settled with an answer.", "Type what was made of it: “Put right.” will do."
        )
    with store.edit("Settle a comment on the minutes", who) as session:
        comment = session.get_one(MinuteComment, comment_id)
        comment.answer, comment.is_settled = answer.strip(), True


def reopen_comment(store: Store, who: str, comment_id: str) -> None:
    """Take it back that a comment is settled; the answer stays to be mended."""
    with store.edit("Open a comment on the minutes again", who) as session:
        session.get_one(MinuteComment, comment_id).is_settled = False


def remove_comment(store: Store, who: str, comment_id: str) -> None:
    """Take away a comment that was recorded by mistake."""
    with store.edit("Remove a comment on the minutes", who) as session:
        session.delete(session.get_one(MinuteComment, comment_id))


def list_comments(store: Store, meeting_id: str) -> tuple[CommentView, ...]:
    """The comments on the minutes of a meeting: those on the whole first, then in the order of the paragraphs."""
    with store.read() as session:
        return comments_in(session, meeting_id)


def comments_in(
    session: Session, meeting_id: str, minutes: MinutesView | None = None
) -> tuple[CommentView, ...]:
    """The same inside a session that is already open; `minutes` when they have been read already."""
    rows = session.scalars(
        select(MinuteComment)
        .where(MinuteComment.meeting_id == meeting_id)
        .order_by(MinuteComment.position, MinuteComment.id)
    ).all()
    if not rows:
        return ()
    places = places_of(minutes or minutes_in(session, meeting_id))

    def order(row: MinuteComment) -> int:
        place = places.get(row.paragraph_id or "")
        return -1 if place is None else place.order

    return tuple(
        CommentView(
            id=row.id,
            said_by=row.said_by,
            said_on=row.said_on,
            text=row.text,
            answer=row.answer,
            is_settled=row.is_settled,
            paragraph_id=row.paragraph_id,
            place=places[row.paragraph_id].words if row.paragraph_id in places else WHOLE,
        )
        for row in sorted(rows, key=order)
    )
