"""One plan, whole: its priorities with their milestones, what they say, and how many stand where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.clock import current_day
from boardkeeper.plan.known import latest_period
from boardkeeper.plan.milestone_views import milestones_of, views_in
from boardkeeper.plan.views import MilestoneView, NarrativeView, PlanView, PriorityView
from boardkeeper.rules import milestones as rules
from boardkeeper.rules.periods import last_day, period_key
from db.tables.plan import Milestone, Narrative, Plan, Priority

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store


def get_plan(
    store: Store, board_id: str, plan_id: str | None = None, as_at: date | None = None
) -> PlanView | None:
    """A plan of a board, whole: the one that is named, or its first; None when it has none.

    Args:
        store: The open file.
        board_id: Whose plan.
        plan_id: Which one.
        as_at: A day; the plan is then as it was known on it. Without one it is as it stands today.
    """
    with store.read() as session:
        return plan_in(session, board_id, plan_id, as_at)


def plan_in(
    session: Session,
    board_id: str,
    plan_id: str | None = None,
    as_at: date | None = None,
    today: date | None = None,
) -> PlanView | None:
    """The same inside a session that is already open; slowness is judged on `as_at`, or today."""
    statement = select(Plan).where(Plan.board_id == board_id).order_by(Plan.position, Plan.title)
    if plan_id is not None:
        statement = statement.where(Plan.id == plan_id)
    plan = session.scalar(statement)
    if plan is None:
        return None
    rows = session.execute(
        milestones_of(board_id, plan.id).order_by(Priority.number, Milestone.position, Milestone.reference)
    ).all()
    every = views_in(session, rows, as_at or today or current_day(), as_at)
    by_priority: dict[str, list[MilestoneView]] = defaultdict(list)
    for view in every:
        by_priority[view.priority_id].append(view)
    period = latest_period(entry for view in every for entry in view.history)
    priorities = session.scalars(
        select(Priority).where(Priority.plan_id == plan.id).order_by(Priority.number)
    )
    return PlanView(
        id=plan.id,
        title=plan.title,
        period=period,
        priorities=tuple(
            _priority_view(session, priority, tuple(by_priority[priority.id]), period, as_at)
            for priority in priorities
        ),
        summary=count_statuses(every),
        kind=plan.kind,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        as_at=as_at,
    )


def plan_ids_in(session: Session, board_id: str) -> tuple[str, ...]:
    """The plans of a board in their order."""
    rows = session.scalars(
        select(Plan.id).where(Plan.board_id == board_id).order_by(Plan.position, Plan.title)
    )
    return tuple(rows)


def _priority_view(
    session: Session,
    priority: Priority,
    milestones: tuple[MilestoneView, ...],
    period: str,
    as_at: date | None,
) -> PriorityView:
    told = narratives_in(session, priority.id)
    if as_at is not None:
        told = tuple(each for each in told if last_day(each.period) <= as_at)
    # What is written for a month nobody has a status of yet waits for that month.
    said = next((each for each in told if not period or period_key(each.period) <= period_key(period)), None)
    return PriorityView(
        id=priority.id,
        number=priority.number,
        title=priority.title,
        aim=priority.aim,
        milestones=milestones,
        working_well=said.working_well if said else "",
        worried_about=said.worried_about if said else "",
        needs_to_happen=said.needs_to_happen if said else "",
        summary=count_statuses(milestones),
        said_period=said.period if said else "",
    )


def narratives(store: Store, priority_id: str) -> tuple[NarrativeView, ...]:
    """What a priority says for every period, the latest first."""
    with store.read() as session:
        return narratives_in(session, priority_id)


def narratives_in(session: Session, priority_id: str) -> tuple[NarrativeView, ...]:
    """The same inside a session that is already open."""
    rows = session.scalars(select(Narrative).where(Narrative.priority_id == priority_id))
    told = sorted(rows, key=lambda row: tuple(period_key(row.period)), reverse=True)
    return tuple(
        NarrativeView(row.period, row.working_well, row.worried_about, row.needs_to_happen) for row in told
    )


def count_statuses(milestones: Iterable[MilestoneView]) -> rules.MilestoneSummary:
    """How many of some milestones stand where; those without a status are not counted."""
    return rules.summary(
        rules.MilestoneStatus(milestone.status.value)
        for milestone in milestones
        if milestone.status is not None
    )
