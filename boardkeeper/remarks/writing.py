"""Remarks are made, answered, settled and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper.errors import UserError
from boardkeeper.remarks.about import Subject, subject_in
from boardkeeper.written_lines import one_line
from db.tables.reviews import Remark, RemarkAbout, RemarkKind, Review, ReviewState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

_AWAY = frozenset({ReviewState.WITH_CHAIR, ReviewState.RETURNED})
_MOST_QUOTED = 600


@dataclass(frozen=True, slots=True)
class NewRemark:
    """What somebody wants to say about something.

    Attributes:
        about_id: The row; of a page the agenda item whose paper it is of, or the meeting.
        quote: The words it is on; blank for the whole.
        words_before: What stands before them.
        words_after: What stands after them; of a whole page how it begins.
        page: The sheet of the pack, counted from 1.
    """

    about: RemarkAbout
    about_id: str
    text: str
    kind: RemarkKind = RemarkKind.COMMENT
    quote: str = ""
    words_before: str = ""
    words_after: str = ""
    page: int | None = None


def add_remark(
    store: Store,
    who: str,
    board_id: str,
    about: RemarkAbout,
    about_id: str,
    text: str,
    *,
    kind: RemarkKind = RemarkKind.COMMENT,
    quote: str = "",
    words_before: str = "",
    words_after: str = "",
    page: int | None = None,
    said_on: date,
    said_by: str = "",
) -> str:
    """Remark on something; answers the id of the remark. On the chair’s laptop it is the chair’s.

    Raises:
        UserError: It says nothing, or what it is on is not there any more or is of another board.
    """
    label = "Challenge" if kind is RemarkKind.CHALLENGE else "Comment"
    with store.read() as session:
        subject = _subject(session, board_id, about, about_id, page)
    new = NewRemark(about, about_id, text, kind, quote, words_before, words_after, page)
    with store.edit(f"{label} on {_lowered(subject.words)}", who) as session:
        return remark_into(session, board_id, new, said_on, said_by or who).id


def add_remark_here(store: Store, who: str, new: NewRemark, said_on: date) -> str:
    """The same for the board the thing belongs to, whoever sits here speaking."""
    with store.read() as session:
        subject = subject_in(session, new.about, new.about_id, new.page)
    return add_remark(
        store,
        who,
        subject.board_id if subject else "",
        new.about,
        new.about_id,
        new.text,
        kind=new.kind,
        quote=new.quote,
        words_before=new.words_before,
        words_after=new.words_after,
        page=new.page,
        said_on=said_on,
    )


def remark_into(session: Session, board_id: str, new: NewRemark, said_on: date, said_by: str) -> Remark:
    """The same inside an edit that is already open."""
    if not new.text.strip():
        raise UserError("A remark says something.", "Type what you want to say.")
    subject = _subject(session, board_id, new.about, new.about_id, new.page)
    review = review_in(session)
    there = select(func.count(Remark.id)).where(Remark.board_id == board_id)
    remark = Remark(
        board_id=board_id,
        review_id=review.id if review else None,
        kind=new.kind,
        about=new.about,
        about_id=new.about_id,
        about_words=subject.words,
        quote=" ".join(new.quote.split())[:_MOST_QUOTED],
        words_before=" ".join(new.words_before.split()),
        words_after=" ".join(new.words_after.split()),
        page=new.page,
        text=new.text.strip(),
        said_by=one_line(review.sent_to if review else said_by, "A name"),
        said_on=said_on,
        position=session.scalar(there) or 0,
    )
    session.add(remark)
    session.flush()
    return remark


def answer_remark(
    store: Store, who: str, remark_id: str, answer: str, on: date, *, settle: bool = True
) -> None:
    """Answer a remark; it is settled by that, unless more is to come. Answered again, the answer is changed.

    Raises:
        UserError: There is no answer, or the file is the chair’s copy: remarks are answered by the board’s officer.
    """
    if not answer.strip():
        raise UserError(
            "An answer says something.", "Type what was made of the remark: “Put right.” will do."
        )
    with store.edit("Answer a remark", who) as session:
        _refuse_on_the_chairs_laptop(session)
        remark = session.get_one(Remark, remark_id)
        remark.answer, remark.answered_by, remark.answered_on = answer.strip(), one_line(who, "A name"), on
        remark.is_settled = settle or remark.is_settled


def settle_remark(store: Store, who: str, remark_id: str, *, settled: bool = True) -> None:
    """Say that a remark needs no more, or that it does after all; its answer stays."""
    with store.edit("Settle a remark" if settled else "Open a remark again", who) as session:
        _refuse_on_the_chairs_laptop(session)
        session.get_one(Remark, remark_id).is_settled = settled


def change_remark(store: Store, who: str, remark_id: str, text: str) -> None:
    """Say a remark of one’s own in other words, as long as nobody has answered it.

    Raises:
        UserError: It says nothing, is somebody else’s, or is answered.
    """
    if not text.strip():
        raise UserError("A remark says something.", "Remove it instead.")
    with store.edit("Change a remark", who) as session:
        remark = session.get_one(Remark, remark_id)
        _require_own(session, remark, who)
        remark.text = text.strip()


def remove_remark(store: Store, who: str, remark_id: str) -> None:
    """Take a remark of one’s own back, as long as nobody has answered it.

    Raises:
        UserError: It is somebody else’s, or is answered.
    """
    with store.edit("Take a remark back", who) as session:
        remark = session.get_one(Remark, remark_id)
        _require_own(session, remark, who)
        session.delete(remark)


def is_own(session: Session, remark: Remark, who: str) -> bool:
    """Whether a remark belongs to whoever sits here: on the chair’s laptop the chair’s of this review."""
    review = review_in(session)
    return remark.review_id == review.id if review else remark.said_by == who


def review_in(session: Session) -> Review | None:
    """The review this file is the chair’s copy of; None for a file of the board’s own."""
    return session.scalar(select(Review).where(Review.state.in_(_AWAY)))


def _require_own(session: Session, remark: Remark, who: str) -> None:
    if remark.answer:
        raise UserError("This remark has been answered and stays.", "Make another remark beside it.")
    if not is_own(session, remark, who):
        raise UserError(f"This remark is {remark.said_by}’s.", "Answer it, or make a remark of your own.")


def _refuse_on_the_chairs_laptop(session: Session) -> None:
    if review_in(session) is not None:
        raise UserError(
            "Remarks are answered by the board’s officer once this review has come back.",
            "Make another remark beside it.",
        )


def _subject(session: Session, board_id: str, about: RemarkAbout, about_id: str, page: int | None) -> Subject:
    subject = subject_in(session, about, about_id, page)
    if subject is None or subject.board_id != board_id:
        raise UserError(f"That {about.value} is not there any more.", "Choose it again in the list.")
    return subject


def _lowered(words: str) -> str:
    """Names of things go on in a sentence: “Comment on action 118”; what is a proper name keeps its capital."""
    first = words.partition(" ")[0]
    return words[:1].lower() + words[1:] if first.isalpha() and not first.isupper() else words
