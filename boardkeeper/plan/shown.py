"""What the window shows of plans: the one that is looked at beside the others, and which of them holds a thing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.meetings import next_meeting
from boardkeeper.plan.listing import plans_in
from boardkeeper.plan.views import PlanLine, PlanView
from boardkeeper.plan.whole import plan_in
from db.tables.plan import Milestone, Plan, Pledge, Priority

if TYPE_CHECKING:
    from db.store import Store

__all__ = ["PlanThing", "ShownPlan", "find_thing", "shown_plan"]


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """The plans of a board, one of them whole, and the day the board meets next."""

    plans: tuple[PlanLine, ...]
    plan: PlanView | None
    meeting_on: date | None


@dataclass(frozen=True, slots=True)
class PlanThing:
    """Where something of a plan stands; blank ids for what it is not.

    Attributes:
        plan_id: The plan that holds it.
        milestone_id: Itself, if it is a milestone.
        priority_id: Itself, if it is a priority.
        pledge_id: Itself, if it is a pledge, which no plan holds.
    """

    plan_id: str = ""
    milestone_id: str = ""
    priority_id: str = ""
    pledge_id: str = ""


def shown_plan(store: Store, board_id: str, plan_id: str, today: date) -> ShownPlan:
    """The plan with this id, or the first where there is none of it any more, with all there are."""
    with store.read() as session:
        plans = plans_in(session, board_id, today)
        known = {each.id for each in plans}
        wanted = plan_id if plan_id in known else next((each.id for each in plans), "")
        coming = next_meeting(session, board_id, today)
        return ShownPlan(
            plans,
            plan_in(session, board_id, wanted, today=today) if wanted else None,
            coming.held_on if coming is not None else None,
        )


def find_thing(store: Store, thing_id: str) -> PlanThing:
    """What an id stands for: a plan, a priority, a milestone or a pledge."""
    with store.read() as session:
        milestone = select(Priority.plan_id).join(Milestone).where(Milestone.id == thing_id)
        if plan_id := session.scalar(milestone):
            return PlanThing(plan_id, milestone_id=thing_id)
        if plan_id := session.scalar(select(Priority.plan_id).where(Priority.id == thing_id)):
            return PlanThing(plan_id, priority_id=thing_id)
        if session.scalar(select(Pledge.id).where(Pledge.id == thing_id)):
            return PlanThing(pledge_id=thing_id)
        return PlanThing(session.scalar(select(Plan.id).where(Plan.id == thing_id)) or "")
