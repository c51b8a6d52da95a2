"""What can be chosen while a KPI is defined: priorities of the board’s plans, owners and themes there are already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from boardkeeper.kpis.benchmarks import COMPARATORS
from boardkeeper.kpis.events import BoardEventView, board_events_in
from db.tables.kpis import Kpi, KpiBenchmark
from db.tables.plan import Plan, Priority

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store


@dataclass(frozen=True, slots=True)
class PriorityChoice:
    """A priority a KPI can serve; `plan_id` is None for those of the board’s first plan."""

    plan_id: str | None
    number: int
    title: str
    plan_title: str


@dataclass(frozen=True, slots=True)
class DefinitionChoices:
    """Everything that is offered, and the events of the whole board."""

    priorities: tuple[PriorityChoice, ...] = ()
    plans: int = 0
    owners: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    comparators: tuple[str, ...] = COMPARATORS
    events: tuple[BoardEventView, ...] = ()
    names: tuple[tuple[str, str], ...] = ()


def plans_of(store: Store, board_id: str) -> tuple[tuple[str | None, str], ...]:
    """The plans of a board as a KPI names them, and their titles: None is the first one."""
    with store.read() as session:
        plans = _plans(session, board_id)
        return tuple((plan.id if place else None, plan.title) for place, plan in enumerate(plans))


def _plans(session: Session, board_id: str) -> list[Plan]:
    return list(
        session.scalars(select(Plan).where(Plan.board_id == board_id).order_by(Plan.position, Plan.title))
    )


def definition_choices(store: Store, board_id: str) -> DefinitionChoices:
    """What a board offers; `names` are its KPIs as id and name, in their order."""
    with store.read() as session:
        plans = _plans(session, board_id)
        order = {plan.id: place for place, plan in enumerate(plans)}
        priorities = session.scalars(select(Priority).where(Priority.plan_id.in_(order))).all()
        used = session.scalars(
            select(KpiBenchmark.comparator)
            .join(Kpi, KpiBenchmark.kpi_id == Kpi.id)
            .where(Kpi.board_id == board_id)
            .distinct()
        ).all()
        names = session.execute(
            select(Kpi.id, Kpi.name)
            .where(Kpi.board_id == board_id)
            .order_by(Kpi.priority_number.asc().nulls_last(), Kpi.position, Kpi.name)
        )
        return DefinitionChoices(
            priorities=tuple(
                PriorityChoice(
                    row.plan_id if order[row.plan_id] else None,
                    row.number,
                    row.title,
                    plans[order[row.plan_id]].title,
                )
                for row in sorted(priorities, key=lambda row: (order[row.plan_id], row.number))
            ),
            plans=len(plans),
            owners=_said(session, board_id, Kpi.owner),
            themes=_said(session, board_id, Kpi.theme),
            comparators=tuple(dict.fromkeys((*COMPARATORS, *sorted(used)))),
            events=board_events_in(session, board_id),
            names=tuple((row.id, row.name) for row in names),
        )


def _said(session: Session, board_id: str, column: Any) -> tuple[str, ...]:
    return tuple(
        session.scalars(
            select(column).where(Kpi.board_id == board_id, column != "").distinct().order_by(column)
        )
    )
