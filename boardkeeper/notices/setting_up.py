"""Setting up a notice: its facts and paragraphs, what they begin with, how it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from json import loads
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import full_date
from db.tables.plan import Notice, NoticeKind, NoticeParagraph, ShownFrom

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

MOST_MONTHS = 60


@dataclass(frozen=True, slots=True)
class StarterParagraph:
    """A paragraph most notices have, in our own words, to be made into one's own."""

    reference: str
    requirement: str
    shown_by: str
    shown_from: ShownFrom
    every_months: int | None


@cache
def starter_paragraphs() -> tuple[StarterParagraph, ...]:
    """What the improvement notices of 2023 ask for, paragraph by paragraph."""
    found = (files("resources") / "catalogue" / "notice_paragraphs.json").read_text(encoding="utf-8")
    return tuple(
        StarterParagraph(
            each["reference"],
            each["requirement"],
            each["shown_by"],
            ShownFrom(each["shown_from"]),
            each["every_months"],
        )
        for each in loads(found)["paragraphs"]
    )


def add_notice(
    store: Store,
    who: str,
    board_id: str,
    title: str,
    issued_on: date,
    *,
    kind: NoticeKind = NoticeKind.IMPROVEMENT_NOTICE,
    target_end_on: date | None = None,
    first_review_on: date | None = None,
    review_every_months: int = 6,
    paragraphs: Sequence[StarterParagraph] = (),
) -> str:
    """Record a notice that a board answers to; answers its id.

    Args:
        store: The open file.
        who: Who does it.
        board_id: The board that answers to it.
        title: What the Department called it.
        issued_on: The day of the notice; reviews are counted from there.
        kind: Notice or direction.
        target_end_on: When the council aims to be done.
        first_review_on: The last day for the first review, where the notice names one.
        review_every_months: At least how often it is reviewed.
        paragraphs: What it begins with; `starter_paragraphs()` are those of 2023.

    Raises:
        UserError: The title is blank, a day lies before the notice, or the months are out of range.
    """
    with store.edit(f"Add “{title.strip()}”", who) as session:
        notice = notice_into(
            session,
            board_id,
            title,
            issued_on,
            kind=kind,
            target_end_on=target_end_on,
            first_review_on=first_review_on,
            review_every_months=review_every_months,
        )
        for each in paragraphs:
            requirement_into(
                session,
                notice.id,
                each.reference,
                each.requirement,
                shown_by=each.shown_by,
                shown_from=each.shown_from,
                every_months=each.every_months,
            )
        return notice.id


def notice_into(
    session: Session,
    board_id: str,
    title: str,
    issued_on: date,
    *,
    kind: NoticeKind = NoticeKind.IMPROVEMENT_NOTICE,
    target_end_on: date | None = None,
    first_review_on: date | None = None,
    review_every_months: int = 6,
) -> Notice:
    """The same inside an edit that is already open."""
    notice = Notice(
        board_id=board_id,
        kind=kind,
        title=title.strip(),
        issued_on=issued_on,
        target_end_on=target_end_on,
        first_review_on=first_review_on,
        review_every_months=review_every_months,
    )
    _check(notice)
    session.add(notice)
    session.flush()
    return notice


def update_notice(store: Store, who: str, notice_id: str, **facts: object) -> None:
    """Change facts of a notice: title, kind, issued_on, target_end_on, first_review_on, review_every_months.

    Raises:
        UserError: As `add_notice`.
    """
    with store.edit("Change the notice", who) as session:
        notice = session.get_one(Notice, notice_id)
        for name, value in facts.items():
            setattr(notice, name, value.strip() if isinstance(value, str) else value)
        _check(notice)


def _check(notice: Notice) -> None:
    if not notice.title.strip():
        raise UserError("A notice needs a title.", "Type what the Department called it.")
    if not 1 <= notice.review_every_months <= MOST_MONTHS:
        raise UserError(
            f"Reviews every {notice.review_every_months} months cannot be counted.",
            f"Give a number from 1 to {MOST_MONTHS}.",
        )
    for day, words in ((notice.first_review_on, "first review"), (notice.target_end_on, "target")):
        if day is not None and day <= notice.issued_on:
            raise UserError(
                f"The {words} on {full_date(day)} lies before the notice of {full_date(notice.issued_on)}.",
                "Mend one of the two days.",
            )


def remove_notice(store: Store, who: str, notice_id: str) -> None:
    """Take a notice away with its paragraphs, showings and reviews; undo brings everything back."""
    with store.edit("Remove the notice", who) as session:
        session.delete(session.get_one(Notice, notice_id))


def end_notice(store: Store, who: str, notice_id: str, ended_on: date, words: str = "") -> None:
    """Say that a notice has ended, and how; everything that was shown stays, nothing is due any more.

    Raises:
        UserError: It would end before it was issued, or has ended already.
    """
    with store.edit("End the notice", who) as session:
        notice = session.get_one(Notice, notice_id)
        if notice.ended_on is not None:
            raise UserError(
                f"“{notice.title}” ended on {full_date(notice.ended_on)}.", "Take its end back first."
            )
        if ended_on < notice.issued_on:
            raise UserError(
                f"It cannot end on {full_date(ended_on)}: it was issued on {full_date(notice.issued_on)}.",
                "Give a later day.",
            )
        notice.ended_on = ended_on
        notice.ended_words = words.strip()


def reopen_notice(store: Store, who: str, notice_id: str) -> None:
    """Take the end of a notice back: its dates count again."""
    with store.edit("Take the end of the notice back", who) as session:
        notice = session.get_one(Notice, notice_id)
        notice.ended_on, notice.ended_words = None, ""


def add_requirement(
    store: Store,
    who: str,
    notice_id: str,
    reference: str,
    requirement: str,
    *,
    shown_by: str = "",
    last_shown_on: date | None = None,
    next_due_on: date | None = None,
    shown_from: ShownFrom = ShownFrom.BY_HAND,
    every_months: int | None = None,
    gap: str = "",
) -> str:
    """Add a paragraph of a notice: what it asks, what shows it, and when it must be shown next; answers its id.

    Raises:
        UserError: It asks nothing, the months are out of range, or the notice has a paragraph of that reference.
    """
    with store.edit(f"Add paragraph {reference.strip()} of the notice", who) as session:
        return requirement_into(
            session,
            notice_id,
            reference,
            requirement,
            shown_by=shown_by,
            last_shown_on=last_shown_on,
            next_due_on=next_due_on,
            shown_from=shown_from,
            every_months=every_months,
            gap=gap,
        ).id


def requirement_into(
    session: Session,
    notice_id: str,
    reference: str,
    requirement: str,
    *,
    shown_by: str = "",
    last_shown_on: date | None = None,
    next_due_on: date | None = None,
    shown_from: ShownFrom | str = ShownFrom.BY_HAND,
    every_months: int | None = None,
    gap: str = "",
) -> NoticeParagraph:
    """The same inside an edit that is already open."""
    paragraph = NoticeParagraph(
        notice_id=notice_id,
        position=_end(session, notice_id),
        reference=reference.strip(),
        requirement=requirement.strip(),
        shown_by=shown_by.strip(),
        last_shown_on=last_shown_on,
        next_due_on=next_due_on,
        shown_from=ShownFrom(shown_from),
        every_months=every_months,
        gap=gap.strip(),
    )
    _check_paragraph(session, paragraph)
    session.add(paragraph)
    session.flush()
    return paragraph


def update_paragraph(store: Store, who: str, paragraph_id: str, **facts: object) -> None:
    """Change what a paragraph says: reference, requirement, shown_by, shown_from, every_months, next_due_on, gap.

    Raises:
        UserError: As `add_requirement`.
    """
    with store.edit("Change a paragraph of the notice", who) as session:
        paragraph = session.get_one(NoticeParagraph, paragraph_id)
        with session.no_autoflush:
            for name, value in facts.items():
                setattr(paragraph, name, value.strip() if isinstance(value, str) else value)
            _check_paragraph(session, paragraph)


def remove_paragraph(store: Store, who: str, paragraph_id: str) -> None:
    """Take a paragraph off the notice, with everything that showed it; undo brings it back."""
    with store.edit("Remove a paragraph of the notice", who) as session:
        session.delete(session.get_one(NoticeParagraph, paragraph_id))


def move_paragraph(store: Store, who: str, paragraph_id: str, by: int) -> None:
    """Move a paragraph up (negative) or down among its notice's."""
    with store.edit("Move a paragraph of the notice", who) as session:
        moved = session.get_one(NoticeParagraph, paragraph_id)
        rows = list(
            session.scalars(
                select(NoticeParagraph)
                .where(NoticeParagraph.notice_id == moved.notice_id)
                .order_by(NoticeParagraph.position, NoticeParagraph.reference)
            )
        )
        place = rows.index(moved)
        rows.insert(max(0, min(len(rows) - 1, place + by)), rows.pop(place))
        for position, row in enumerate(rows):
            row.position = position


def _end(session: Session, notice_id: str) -> int:
    last = session.scalar(
        select(func.max(NoticeParagraph.position)).where(NoticeParagraph.notice_id == notice_id)
    )
    return 0 if last is None else last + 1


def _check_paragraph(session: Session, paragraph: NoticeParagraph) -> None:
    if not paragraph.requirement:
        raise UserError("A paragraph of a notice asks something.", "Type the requirement.")
    months = paragraph.every_months
    if months is not None and not 1 <= months <= MOST_MONTHS:
        raise UserError(
            f"Every {months} months cannot be counted.", f"Give a number from 1 to {MOST_MONTHS}, or none."
        )
    taken = session.scalar(
        select(NoticeParagraph.id).where(
            NoticeParagraph.notice_id == paragraph.notice_id,
            NoticeParagraph.reference == paragraph.reference,
            NoticeParagraph.id != (paragraph.id or ""),
        )
    )
    if taken:
        raise UserError(f"The notice has a paragraph {paragraph.reference} already.", "Change that one.")
