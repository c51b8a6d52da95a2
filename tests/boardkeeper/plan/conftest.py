"""A plan to write into: its priorities, their milestones and statuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from boardkeeper import plan
from boardkeeper.plan import MilestoneStatus

WHO = "Ann Smith"


@pytest.fixture
def plan_id(desk: Any) -> str:
    return plan.add_plan(desk.store, WHO, desk.board_id, "Improvement plan")


@pytest.fixture
def priority(desk: Any, plan_id: str) -> Callable[..., str]:
    """Adds a priority of a number."""

    def added(number: int, title: str = "Strategy discussions", of: str = "") -> str:
        return plan.add_priority(desk.store, WHO, of or plan_id, number, title)

    return added


@pytest.fixture
def milestone(desk: Any) -> Callable[..., str]:
    """Adds a milestone with its statuses by period."""

    def added(priority_id: str, reference: str, *statuses: tuple[str, MilestoneStatus], **facts: Any) -> str:
        milestone_id = plan.add_milestone(
            desk.store, WHO, priority_id, reference, f"Milestone {reference}", **facts
        )
        for period, status in statuses:
            plan.record_milestone_status(desk.store, WHO, milestone_id, period, status)
        return milestone_id

    return added
