"""What a matter serves: a milestone of the plan, a KPI, a topic of the work programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.follow_up.matters import Matter, counted, row_in
from db.tables.kpis import Kpi
from db.tables.plan import Milestone, Plan, Priority
from db.tables.programme import ProgrammeItem

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["link", "link_into"]


def link(
    store: Store,
    who: str,
    matter: Matter,
    *,
    milestone_id: str | None = None,
    kpi_id: str | None = None,
    programme_item_id: str | None = None,
) -> None:
    """Link a matter to what it serves.

    Args:
        store: The open file.
        who: Who does it.
        matter: Which one.
        milestone_id: The milestone; "" takes the link off, None leaves it.
        kpi_id: The KPI, the same way.
        programme_item_id: The topic of the work programme: until it is heard, the matter is not complete.

    Raises:
        UserError: What is named belongs to another board.
    """
    with store.edit(f"Change what {counted([matter])} is linked to", who) as session:
        link_into(
            session, matter, milestone_id=milestone_id, kpi_id=kpi_id, programme_item_id=programme_item_id
        )


def link_into(
    session: Session,
    matter: Matter,
    *,
    milestone_id: str | None = None,
    kpi_id: str | None = None,
    programme_item_id: str | None = None,
) -> None:
    """The same inside an edit that is already open."""
    row = row_in(session, matter)
    for column, wanted in (
        ("milestone_id", milestone_id),
        ("kpi_id", kpi_id),
        ("programme_item_id", programme_item_id),
    ):
        if wanted is None:
            continue
        if wanted and _board_of(session, column, wanted) != row.board_id:
            raise UserError("That belongs to another board.", "Choose one of this board.")
        setattr(row, column, wanted or None)
    session.flush()


def _board_of(session: Session, column: str, thing_id: str) -> str | None:
    if column == "kpi_id":
        return session.get_one(Kpi, thing_id).board_id
    if column == "programme_item_id":
        return session.get_one(ProgrammeItem, thing_id).board_id
    return session.scalar(
        select(Plan.board_id)
        .join(Priority, Priority.plan_id == Plan.id)
        .join(Milestone, Milestone.priority_id == Priority.id)
        .where(Milestone.id == thing_id)
    )
