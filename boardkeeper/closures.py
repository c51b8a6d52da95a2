"""The days a council is closed besides its nation's bank holidays; none of them is a clear day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import full_date
from db.tables.boards import Closure

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["ClosureView", "add_closure", "list_closures", "remove_closure"]


@dataclass(frozen=True, slots=True)
class ClosureView:
    """A day on which the council is closed, and why."""

    id: str
    day: date
    reason: str


def list_closures(store: Store, board_id: str) -> tuple[ClosureView, ...]:
    """The closed days of a board, earliest first."""
    with store.read() as session:
        return closures_in(session, board_id)


def closures_in(session: Session, board_id: str) -> tuple[ClosureView, ...]:
    """The same inside a session that is already open."""
    found = session.scalars(select(Closure).where(Closure.board_id == board_id).order_by(Closure.day))
    return tuple(ClosureView(closure.id, closure.day, closure.reason) for closure in found)


def add_closure(store: Store, who: str, board_id: str, day: date, reason: str = "") -> str:
    """Record a day on which the council is closed, so that it is not a clear day; answers its id.

    Raises:
        UserError: The day is one already.
    """
    with store.edit(f"Close {full_date(day)}", who) as session:
        if session.scalar(select(Closure.id).where(Closure.board_id == board_id, Closure.day == day)):
            raise UserError(f"{full_date(day)} is a closed day of this board already.")
        closure = Closure(board_id=board_id, day=day, reason=reason.strip())
        session.add(closure)
        session.flush()
        return closure.id


def find_closure(store: Store, board_id: str, day: date) -> ClosureView:
    """The closure on a day.

    Raises:
        UserError: That day is not closed.
    """
    found = next((each for each in list_closures(store, board_id) if each.day == day), None)
    if found is None:
        raise UserError(f"{full_date(day)} is not a closed day of this board.")
    return found


def update_closure(store: Store, who: str, closure_id: str, reason: str) -> None:
    """Say why a day is closed."""
    with store.edit("Change the reason of the closed day", who) as session:
        session.get_one(Closure, closure_id).reason = reason.strip()


def remove_closure(store: Store, who: str, closure_id: str) -> None:
    """Let a closed day count again."""
    with store.edit("Open the closed day again", who) as session:
        session.delete(session.get_one(Closure, closure_id))


def copy_closures_into(session: Session, from_board_id: str, board_id: str) -> None:
    """Give a new board the closed days of another, inside an edit that is already open."""
    session.add_all(
        Closure(board_id=board_id, day=closure.day, reason=closure.reason)
        for closure in closures_in(session, from_board_id)
    )
