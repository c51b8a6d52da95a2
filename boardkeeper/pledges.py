"""Pledges: what the council promised the public, and when a promise counts as kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from db.tables.plan import MilestoneStatus, Pledge

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["add_pledge"]


def add_pledge(
    store: Store,
    who: str,
    board_id: str,
    number: str,
    text: str,
    *,
    portfolio_holder: str = "",
    lead_director: str = "",
    end_state: str = "",
    status: MilestoneStatus = MilestoneStatus.ON_TRACK,
) -> str:
    """Record a pledge under the number it was published with; answers its id.

    Raises:
        UserError: It promises nothing, or the board has a pledge of that number.
    """
    with store.edit(f"Add pledge {number.strip()}", who) as session:
        return pledge_into(
            session,
            board_id,
            number,
            text,
            portfolio_holder=portfolio_holder,
            lead_director=lead_director,
            end_state=end_state,
            status=status,
        ).id


def pledge_into(
    session: Session,
    board_id: str,
    number: str,
    text: str,
    *,
    portfolio_holder: str = "",
    lead_director: str = "",
    end_state: str = "",
    status: MilestoneStatus = MilestoneStatus.ON_TRACK,
) -> Pledge:
    """The same inside an edit that is already open."""
    if not text.strip():
        raise UserError("A pledge promises something.", "Type what the council said it will do.")
    taken = select(Pledge.id).where(Pledge.board_id == board_id, Pledge.number == number.strip())
    if session.scalar(taken):
        raise UserError(
            f"There is a pledge {number.strip()} already.", "Give the number it was published with."
        )
    pledge = Pledge(
        board_id=board_id,
        number=number.strip(),
        text=text.strip(),
        portfolio_holder=portfolio_holder.strip(),
        lead_director=lead_director.strip(),
        end_state=end_state.strip(),
        status=status,
    )
    session.add(pledge)
    session.flush()
    return pledge
