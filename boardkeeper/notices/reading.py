"""Reading a notice: every paragraph with how it stands today, and what is asked for next."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from boardkeeper.errors import UserError
from boardkeeper.lists import Page, Wanted
from boardkeeper.notices.itself import Itself, due_again_in, itself_in, shown_on_in
from boardkeeper.notices.reviews import reviews_in
from boardkeeper.notices.views import (
    NoticeAsk,
    NoticeLine,
    NoticeView,
    ParagraphView,
    ReviewView,
    ShowingView,
)
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.notice_dates import Standing, next_due, standing
from db.tables.actions import Evidence
from db.tables.meetings import Meeting
from db.tables.plan import Notice, NoticeParagraph, NoticeShowing, ShownFrom

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

REVIEW_MARK = "review:"
"""Before the id of a notice, in the thing of a place: its review to come."""

WITH_GAP = "With a gap"
_NEVER = "Nothing is recorded that shows it."
_CHIPS: dict[str, Callable[[ParagraphView], bool]] = {
    "Late": lambda each: each.standing is Standing.LATE,
    "Due soon": lambda each: each.standing is Standing.DUE_SOON,
    "Never shown": lambda each: each.last_shown_on is None,
    WITH_GAP: lambda each: bool(each.gaps),
}
_STANDINGS = tuple(Standing)
_SORTS: dict[str, Callable[[ParagraphView], Any]] = {
    "reference": lambda each: (each.notice, each.position),
    "requirement": lambda each: each.requirement.casefold(),
    "last_shown_on": lambda each: each.last_shown_on or date.min,
    "next_due_on": lambda each: each.next_due_on or date.max,
    "standing": lambda each: (_STANDINGS.index(each.standing), each.next_due_on or date.max),
}


def list_notices(store: Store, board_id: str) -> tuple[NoticeLine, ...]:
    """The notices of a board, those in force first, the latest of each first."""
    with store.read() as session:
        return tuple(
            NoticeLine(row.id, row.kind, row.title, row.issued_on, row.ended_on)
            for row in _notices(session, board_id)
        )


def _notices(session: Session, board_id: str) -> list[Notice]:
    statement = (
        select(Notice)
        .where(Notice.board_id == board_id)
        .order_by(Notice.ended_on.is_not(None), Notice.issued_on.desc(), Notice.title)
    )
    return list(session.scalars(statement))


def get_notice(store: Store, board_id: str, today: date, notice_id: str | None = None) -> NoticeView | None:
    """A notice whole as on a day: the one that is meant, or the latest in force; None when the board has none.

    Raises:
        UserError: The board has no such notice.
    """
    with store.read() as session:
        return notice_in(session, board_id, today, notice_id)


def notice_in(
    session: Session, board_id: str, today: date, notice_id: str | None = None
) -> NoticeView | None:
    """The same inside a session that is already open."""
    rows = _notices(session, board_id)
    if notice_id is not None and all(row.id != notice_id for row in rows):
        raise UserError("The notice is not there any more.", "Undo may bring it back.")
    notice = next((row for row in rows if notice_id in {None, row.id}), None)
    if notice is None:
        return None
    reviews = reviews_in(session, notice)
    return NoticeView(
        id=notice.id,
        board_id=notice.board_id,
        kind=notice.kind,
        title=notice.title,
        issued_on=notice.issued_on,
        target_end_on=notice.target_end_on,
        ended_on=notice.ended_on,
        ended_words=notice.ended_words,
        first_review_on=notice.first_review_on,
        review_every_months=notice.review_every_months,
        paragraphs=_paragraphs(session, notice, reviews, today),
        reviews=reviews,
        coming=next((each for each in reviews if each.is_to_come), None),
    )


def list_paragraphs(
    store: Store, board_id: str, today: date, notice_id: str | None, wanted: Wanted
) -> Page[ParagraphView]:
    """The paragraphs of a notice, filtered by words and chips and ordered; without a wish in the notice's order."""
    with store.read() as session:
        notice = notice_in(session, board_id, today, notice_id)
    found = list(notice.paragraphs) if notice is not None else []
    found = [each for each in found if all(_CHIPS[chip](each) for chip in wanted.chips if chip in _CHIPS)]
    for word in wanted.words.casefold().split():
        found = [each for each in found if word in _searched(each)]
    if wanted.sort in _SORTS:
        found.sort(key=_SORTS[wanted.sort], reverse=wanted.descending)
    return Page(tuple(found[wanted.offset : wanted.offset + wanted.limit]), len(found))


def _searched(each: ParagraphView) -> str:
    showings = (f"{showing.text}" for showing in each.showings)
    return " ".join(
        (each.reference, each.requirement, each.shown_by, each.itself, *each.gaps, *showings)
    ).casefold()


def _paragraphs(
    session: Session, notice: Notice, reviews: tuple[ReviewView, ...], today: date
) -> tuple[ParagraphView, ...]:
    rows = _rows(session, notice.id)
    ids = [row.id for row in rows]
    evidence: Counter[str] = Counter()
    for paragraph_id, number in session.execute(
        select(Evidence.notice_paragraph_id, func.count(Evidence.id))
        .where(Evidence.notice_paragraph_id.in_(ids))
        .group_by(Evidence.notice_paragraph_id)
    ):
        evidence[paragraph_id or ""] = number
    showings: dict[str, list[ShowingView]] = defaultdict(list)
    for showing, held_on in session.execute(
        select(NoticeShowing, Meeting.held_on)
        .outerjoin(Meeting, NoticeShowing.meeting_id == Meeting.id)
        .where(NoticeShowing.notice_paragraph_id.in_(ids))
        .order_by(NoticeShowing.shown_on, NoticeShowing.id)
    ):
        showings[showing.notice_paragraph_id].append(
            ShowingView(showing.id, showing.shown_on, showing.text, held_on)
        )
    said: dict[ShownFrom, Itself] = {}
    views = []
    for row in rows:
        if row.shown_from not in said:
            is_review = row.shown_from is ShownFrom.REVIEW
            said[row.shown_from] = (
                _review_words(reviews)
                if is_review
                else itself_in(session, notice.board_id, row.shown_from, today)
            )
        views.append(
            _paragraph(
                session, notice, row, reviews, said[row.shown_from], showings[row.id], evidence[row.id], today
            )
        )
    return tuple(views)


def _rows(session: Session, notice_id: str) -> list[NoticeParagraph]:
    statement = (
        select(NoticeParagraph)
        .where(NoticeParagraph.notice_id == notice_id)
        .order_by(NoticeParagraph.position, NoticeParagraph.reference)
    )
    return list(session.scalars(statement))


def _paragraph(
    session: Session,
    notice: Notice,
    row: NoticeParagraph,
    reviews: tuple[ReviewView, ...],
    itself: Itself,
    showings: list[ShowingView],
    evidence: int,
    today: date,
) -> ParagraphView:
    last, due = _dates(session, notice, row, reviews, today)
    stands = Standing.ENDED if notice.ended_on is not None else standing(last, due, today)
    return ParagraphView(
        id=row.id,
        notice_id=notice.id,
        notice=notice.title,
        position=row.position,
        reference=row.reference,
        requirement=row.requirement,
        shown_by=row.shown_by,
        shown_from=row.shown_from,
        every_months=row.every_months,
        last_shown_on=last,
        next_due_on=due,
        written_due_on=row.next_due_on,
        days_left=None if due is None else (due - today).days,
        standing=stands,
        itself=itself.words,
        gap=row.gap,
        lacks=() if notice.ended_on is not None else ((_NEVER,) if last is None else ()) + itself.lacks,
        evidence=evidence,
        showings=tuple(showings),
    )


def _dates(
    session: Session, notice: Notice, row: NoticeParagraph, reviews: tuple[ReviewView, ...], today: date
) -> tuple[date | None, date | None]:
    """When a paragraph was last shown and when it must be next; nothing is due once the notice has ended."""
    is_over = notice.ended_on is not None
    by_hand = row.last_shown_on if row.last_shown_on is None or row.last_shown_on <= today else None
    if row.shown_from is ShownFrom.REVIEW:
        held = max((each.held_on for each in reviews if each.held_on), default=None)
        coming = next((each.due_on for each in reviews if each.is_to_come), None)
        return _later(held, by_hand), None if is_over else coming
    shown = shown_on_in(session, notice.board_id, row.shown_from, today)
    last = _later(shown, by_hand)
    if is_over:
        return last, None
    if shown is not None and last == shown and row.every_months is not None:
        again = due_again_in(session, notice.board_id, row.shown_from, shown, row.every_months, today)
        said = row.next_due_on
        return last, said if said is not None and last < said else again
    return last, next_due(last, row.every_months, notice.issued_on, row.next_due_on)


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day is not None), default=None)


def _review_words(reviews: tuple[ReviewView, ...]) -> Itself:
    held = [each for each in reviews if each.held_on is not None]
    lacks = tuple(
        f"What came of the review of {full_date(each.held_on)} is not recorded."
        for each in held
        if each.held_on and not each.outcome
    )
    if not held or held[-1].held_on is None:
        return Itself(lacks=("No review has been held yet.",))
    return Itself(f"Review {held[-1].number} was held on {full_date(held[-1].held_on)}.", lacks)


def next_asks(store: Store, board_id: str, today: date) -> tuple[NoticeAsk, ...]:
    """Everything the notices in force ask for with a day, the soonest first; nothing of those that have ended."""
    with store.read() as session:
        return next_asks_in(session, board_id, today)


def next_asks_in(session: Session, board_id: str, today: date) -> tuple[NoticeAsk, ...]:
    """The same inside a session that is already open. Only dates are counted here."""
    asks: list[NoticeAsk] = []
    for notice in _notices(session, board_id):
        if notice.ended_on is not None:
            continue
        reviews = reviews_in(session, notice)
        coming = reviews[-1]
        asks.append(
            NoticeAsk(
                f"{REVIEW_MARK}{notice.id}",
                notice.title,
                "",
                f"Review {coming.number} by the Department; the self-assessment goes before it",
                coming.due_on,
                (coming.due_on - today).days,
            )
        )
        for row in _rows(session, notice.id):
            if row.shown_from is ShownFrom.REVIEW:
                continue
            _, due = _dates(session, notice, row, reviews, today)
            if due is not None:
                asks.append(
                    NoticeAsk(row.id, notice.title, row.reference, row.requirement, due, (due - today).days)
                )
    return tuple(sorted(asks, key=lambda each: each.due))
