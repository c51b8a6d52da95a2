"""What the rows of a log can be linked to on a board, by name: milestones, KPIs, topics of the work programme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.logs.links import Link
from db.tables.kpis import Kpi
from db.tables.plan import Milestone, Plan, Priority
from db.tables.programme import ProgrammeItem

if TYPE_CHECKING:
    from db.store import Store

__all__ = ["LinkChoices", "link_choices"]


@dataclass(frozen=True, slots=True)
class LinkChoices:
    """Everything a row can be linked to."""

    milestones: tuple[Link, ...]
    kpis: tuple[Link, ...]
    topics: tuple[Link, ...]


def link_choices(store: Store, board_id: str) -> LinkChoices:
    """What the rows of a board's logs can be linked to, in the order of the plan, of names, and of meetings."""
    milestones = (
        select(Milestone.id, Milestone.reference, Milestone.text)
        .join(Priority, Milestone.priority_id == Priority.id)
        .join(Plan, Priority.plan_id == Plan.id)
        .where(Plan.board_id == board_id)
        .order_by(Priority.number, Milestone.position, Milestone.reference)
    )
    topics = (
        select(ProgrammeItem.id, ProgrammeItem.topic)
        .where(ProgrammeItem.board_id == board_id)
        .order_by(ProgrammeItem.scheduled_on.desc().nulls_first(), ProgrammeItem.topic)
    )
    with store.read() as session:
        return LinkChoices(
            tuple(
                Link(milestone_id, f"{reference} {text}".strip())
                for milestone_id, reference, text in session.execute(milestones)
            ),
            tuple(
                Link(*row)
                for row in session.execute(
                    select(Kpi.id, Kpi.name).where(Kpi.board_id == board_id).order_by(Kpi.name)
                )
            ),
            tuple(Link(*row) for row in session.execute(topics)),
        )
