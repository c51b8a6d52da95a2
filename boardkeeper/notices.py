"""Improvement notices and statutory directions, tracked paragraph by paragraph."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper.errors import UserError
from db.tables.plan import Notice, NoticeKind, NoticeParagraph

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["NoticeKind", "add_notice", "add_requirement"]


def add_notice(
    store: Store,
    who: str,
    board_id: str,
    title: str,
    issued_on: date,
    *,
    kind: NoticeKind = NoticeKind.IMPROVEMENT_NOTICE,
    target_end_on: date | None = None,
) -> str:
    """Record a notice that a board answers to; answers its id.

    Raises:
        UserError: The title is blank.
    """
    with store.edit(f"Add “{title.strip()}”", who) as session:
        return notice_into(session, board_id, title, issued_on, kind=kind, target_end_on=target_end_on).id


def notice_into(
    session: Session,
    board_id: str,
    title: str,
    issued_on: date,
    *,
    kind: NoticeKind = NoticeKind.IMPROVEMENT_NOTICE,
    target_end_on: date | None = None,
) -> Notice:
    """The same inside an edit that is already open."""
    if not title.strip():
        raise UserError("A notice needs a title.", "Type what the Department called it.")
    notice = Notice(
        board_id=board_id, kind=kind, title=title.strip(), issued_on=issued_on, target_end_on=target_end_on
    )
    session.add(notice)
    session.flush()
    return notice


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
) -> str:
    """Add a paragraph of a notice: what it asks, what shows it, and when it must be shown next.

    Raises:
        UserError: It asks nothing, or the notice has a paragraph of that reference.
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
) -> NoticeParagraph:
    """The same inside an edit that is already open."""
    if not requirement.strip():
        raise UserError("A paragraph of a notice asks something.", "Type the requirement.")
    theirs = NoticeParagraph.notice_id == notice_id
    if session.scalar(
        select(NoticeParagraph.id).where(theirs, NoticeParagraph.reference == reference.strip())
    ):
        raise UserError(f"The notice has a paragraph {reference.strip()} already.", "Change that one.")
    paragraph = NoticeParagraph(
        notice_id=notice_id,
        position=session.scalar(select(func.count(NoticeParagraph.id)).where(theirs)) or 0,
        reference=reference.strip(),
        requirement=requirement.strip(),
        shown_by=shown_by.strip(),
        last_shown_on=last_shown_on,
        next_due_on=next_due_on,
    )
    session.add(paragraph)
    session.flush()
    return paragraph
