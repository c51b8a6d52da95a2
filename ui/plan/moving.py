"""Where a milestone goes when it is moved up or down by one; no widgets here."""

from __future__ import annotations

from boardkeeper.plan import PlanView


def place_beside(plan: PlanView, milestone_id: str, by: int) -> tuple[int, str] | None:
    """The place counted from 0 and the priority a milestone gets; None where it can go no further.

    From the edge of a priority it goes on into the next one.
    """
    for number, priority in enumerate(plan.priorities):
        ids = [each.id for each in priority.milestones]
        if milestone_id not in ids:
            continue
        place = ids.index(milestone_id) + by
        if 0 <= place < len(ids):
            return place, priority.id
        beside = number + by
        if not 0 <= beside < len(plan.priorities):
            return None
        target = plan.priorities[beside]
        return (0 if by > 0 else len(target.milestones)), target.id
    return None


def number_beside(plan: PlanView, priority_id: str, by: int) -> int | None:
    """The place counted from 0 that a priority gets; None where it can go no further."""
    ids = [each.id for each in plan.priorities]
    if priority_id not in ids:
        return None
    place = ids.index(priority_id) + by
    return place if 0 <= place < len(ids) else None
