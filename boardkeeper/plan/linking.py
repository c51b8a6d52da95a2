"""What a milestone is linked to: the KPIs that show it, the items of meetings that dealt with it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from db.tables.agenda import AgendaItem
from db.tables.kpis import Kpi
from db.tables.meetings import Meeting
from db.tables.plan import Milestone, MilestoneItem, MilestoneKpi, Plan, Priority

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store


def link_kpis(store: Store, who: str, milestone_id: str, kpi_ids: Collection[str]) -> None:
    """Say that KPIs show whether a milestone works; those it has already stay.

    Raises:
        UserError: A KPI is of another board.
    """
    with store.edit(_label("Link", kpi_ids), who) as session:
        board_id = board_of(session, milestone_id)
        there = set(
            session.scalars(select(MilestoneKpi.kpi_id).where(MilestoneKpi.milestone_id == milestone_id))
        )
        for kpi_id in dict.fromkeys(kpi_ids):
            if session.get_one(Kpi, kpi_id).board_id != board_id:
                raise UserError("That KPI belongs to another board.", "Choose one of this board.")
            if kpi_id not in there:
                session.add(MilestoneKpi(milestone_id=milestone_id, kpi_id=kpi_id))


def unlink_kpis(store: Store, who: str, milestone_id: str, kpi_ids: Collection[str]) -> None:
    """Take KPIs off a milestone; their figures stay."""
    with store.edit(_label("Unlink", kpi_ids), who) as session:
        rows = session.scalars(
            select(MilestoneKpi).where(
                MilestoneKpi.milestone_id == milestone_id, MilestoneKpi.kpi_id.in_(list(kpi_ids))
            )
        )
        for row in rows:
            session.delete(row)


def link_minute(store: Store, who: str, milestone_id: str, agenda_item_id: str) -> None:
    """Say that an item of a meeting dealt with a milestone; its minute is the milestone’s minute.

    Raises:
        UserError: The meeting is of another board.
    """
    with store.edit("Link a milestone to a minute", who) as session:
        item = session.get_one(AgendaItem, agenda_item_id)
        if session.get_one(Meeting, item.meeting_id).board_id != board_of(session, milestone_id):
            raise UserError("That meeting is of another board.", "Choose an item of this board’s meetings.")
        if _item(session, milestone_id, agenda_item_id) is None:
            session.add(MilestoneItem(milestone_id=milestone_id, agenda_item_id=agenda_item_id))


def unlink_minute(store: Store, who: str, milestone_id: str, agenda_item_id: str) -> None:
    """Take that back; the minute stays."""
    with store.edit("Unlink a milestone from a minute", who) as session:
        row = _item(session, milestone_id, agenda_item_id)
        if row is not None:
            session.delete(row)


def board_of(session: Session, milestone_id: str) -> str:
    """The board whose plan a milestone is of."""
    statement = (
        select(Plan.board_id)
        .join(Priority, Priority.plan_id == Plan.id)
        .join(Milestone, Milestone.priority_id == Priority.id)
        .where(Milestone.id == milestone_id)
    )
    return session.scalars(statement).one()


def _item(session: Session, milestone_id: str, agenda_item_id: str) -> MilestoneItem | None:
    return session.scalar(
        select(MilestoneItem).where(
            MilestoneItem.milestone_id == milestone_id, MilestoneItem.agenda_item_id == agenda_item_id
        )
    )


def _label(verb: str, kpi_ids: Collection[str]) -> str:
    return f"{verb} a KPI" if len(kpi_ids) == 1 else f"{verb} {len(kpi_ids)} KPIs"
