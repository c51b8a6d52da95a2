"""The remarks of a board as a list, and those on one thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from boardkeeper.lists import Page, Wanted
from boardkeeper.remarks.about import WITH_WORDS
from boardkeeper.remarks.placing import standing_in, stays_in_place
from boardkeeper.remarks.views import RemarkView
from boardkeeper.remarks.writing import review_in
from db.tables.agenda import AgendaItem
from db.tables.reviews import Remark, RemarkAbout, RemarkKind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

OPEN, CHALLENGES, LOST, SETTLED = "Open", "Challenges", "Lost their place", "Settled"
CHIPS: tuple[str, ...] = (OPEN, SETTLED, CHALLENGES, LOST)

_KEEPS: dict[str, Callable[[RemarkView], bool]] = {
    OPEN: lambda remark: remark.is_open,
    SETTLED: lambda remark: remark.is_settled,
    CHALLENGES: lambda remark: remark.kind is RemarkKind.CHALLENGE,
    LOST: lambda remark: remark.has_lost_its_place,
}
_ORDERS: dict[str, Callable[[RemarkView], Any]] = {
    "said_on": lambda remark: remark.said_on,
    "about_words": lambda remark: remark.about_words.casefold(),
    "text": lambda remark: remark.text.casefold(),
    "said_by": lambda remark: remark.said_by.casefold(),
    "kind": lambda remark: remark.kind.value,
    "state": lambda remark: (remark.is_settled, bool(remark.answer)),
}


def list_remarks(
    store: Store, board_id: str, _today: date | None = None, wanted: Wanted | None = None
) -> Page[RemarkView]:
    """The remarks of a board: what waits first, challenges before comments, the latest first.

    A board has hundreds of them, not thousands; whether one has lost its place is found by its words, not by SQL.
    """
    asked = wanted or Wanted()
    with store.read() as session:
        every = [_view(session, row) for row in _rows(session, board_id)]
    every.sort(key=lambda remark: (remark.said_on, remark.id), reverse=True)
    every.sort(key=lambda remark: (remark.is_settled, remark.kind is not RemarkKind.CHALLENGE))
    order = _ORDERS.get(asked.sort)
    if order is not None:
        every.sort(key=order, reverse=asked.descending)
    for chip in asked.chips & _KEEPS.keys():
        every = [remark for remark in every if _KEEPS[chip](remark)]
    for word in asked.words.casefold().split():
        every = [remark for remark in every if word in _searched(remark)]
    return Page(tuple(every[asked.offset : asked.offset + asked.limit]), len(every))


def remarks_on(store: Store, about: RemarkAbout, about_id: str) -> tuple[RemarkView, ...]:
    """The remarks that stand on one thing now, in the order they were made."""
    with store.read() as session:
        return remarks_on_in(session, about, (about_id,))


def remarks_on_all(store: Store, about: RemarkAbout, about_ids: Sequence[str]) -> tuple[RemarkView, ...]:
    """The remarks on several things of one kind, in the order they were made."""
    with store.read() as session:
        return remarks_on_in(session, about, about_ids)


def remarks_on_in(session: Session, about: RemarkAbout, about_ids: Sequence[str]) -> tuple[RemarkView, ...]:
    """The same for several things of one kind, inside a session that is already open."""
    rows = select(Remark).where(Remark.about == about).order_by(Remark.position, Remark.id)
    if about not in WITH_WORDS:
        rows = rows.where(Remark.about_id.in_(about_ids))
    wanted = set(about_ids)
    views = [
        _view(session, row)
        for row in session.scalars(rows)
        if row.about_id in wanted or not stays_in_place(session, row)
    ]
    return tuple(each for each in views if each.place_id in wanted or each.about_id in wanted)


def remarks_on_pages(store: Store, meeting_id: str) -> tuple[RemarkView, ...]:
    """The remarks on the pages of a meeting’s pack, in the order they were made."""
    with store.read() as session:
        items = session.scalars(select(AgendaItem.id).where(AgendaItem.meeting_id == meeting_id)).all()
        return remarks_on_in(session, RemarkAbout.PAGE, (*items, meeting_id))


def count_unanswered(store: Store, board_id: str) -> int:
    """How many remarks wait for an answer."""
    with store.read() as session:
        return unanswered_in(session, board_id)


def unanswered_in(session: Session, board_id: str) -> int:
    """The same inside a session that is already open."""
    waiting = select(func.count(Remark.id)).where(Remark.board_id == board_id, ~Remark.is_settled)
    return session.scalar(waiting.where(Remark.answer == "")) or 0


def _rows(session: Session, board_id: str) -> Sequence[Remark]:
    return session.scalars(select(Remark).where(Remark.board_id == board_id)).all()


def _searched(remark: RemarkView) -> str:
    parts = (remark.about_words, remark.quote, remark.text, remark.answer, remark.said_by)
    return "\n".join(parts).casefold()


def _view(session: Session, row: Remark) -> RemarkView:
    standing = standing_in(session, row)
    review = review_in(session)
    return RemarkView(
        id=row.id,
        kind=row.kind,
        about=row.about,
        about_id=row.about_id,
        about_words=standing.words or row.about_words,
        place_id=standing.place_id,
        quote=row.quote,
        words_before=row.words_before,
        words_after=row.words_after,
        page=row.page,
        text=row.text,
        said_by=row.said_by,
        said_on=row.said_on,
        answer=row.answer,
        answered_by=row.answered_by,
        answered_on=row.answered_on,
        is_settled=row.is_settled,
        has_lost_its_place=standing.is_lost,
        review_id=row.review_id,
        is_of_this_review=review is not None and row.review_id == review.id,
    )
