"""Plans as they read: the figures that narratives and notes name, put in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from boardkeeper.kpis import KpiView
from boardkeeper.live_figures import LiveProblem, names_figures, resolve
from boardkeeper.plan import MilestoneView, NarrativeView, PlanChanges, PlanView, PriorityView

__all__ = ["changes_as_read", "plan_as_read", "plan_names_figures", "plan_problems"]


def plan_names_figures(plan: PlanView) -> bool:
    """Whether the narratives or notes of a plan name a figure."""
    return any(names_figures(text) for text in _texts(plan))


def plan_as_read(plan: PlanView, kpis: Sequence[KpiView]) -> PlanView:
    """A plan with the figures of its narratives and notes put in."""
    if not plan_names_figures(plan):
        return plan
    return replace(plan, priorities=tuple(_priority(each, kpis) for each in plan.priorities))


def plan_problems(
    plan: PlanView, kpis: Sequence[KpiView]
) -> tuple[tuple[PriorityView | MilestoneView, LiveProblem], ...]:
    """Every figure of a plan that cannot be put in, with the priority or the milestone that names it."""
    found: list[tuple[PriorityView | MilestoneView, LiveProblem]] = []
    for priority in plan.priorities:
        for text in _narrative(priority):
            found += [(priority, problem) for problem in resolve(text, kpis).problems]
        for milestone in priority.milestones:
            found += [(milestone, problem) for problem in resolve(milestone.note, kpis).problems]
    return tuple(found)


def changes_as_read(changes: PlanChanges, kpis: Sequence[KpiView]) -> PlanChanges:
    """What changed in a plan, with its figures put in."""
    return replace(
        changes,
        moved=tuple(replace(each, milestone=_milestone(each.milestone, kpis)) for each in changes.moved),
        new=tuple(_milestone(each, kpis) for each in changes.new),
        written=tuple(
            replace(each, priority=_priority(each.priority, kpis), narrative=_said(each.narrative, kpis))
            for each in changes.written
        ),
        slow_now=tuple(_milestone(each, kpis) for each in changes.slow_now),
    )


def _narrative(priority: PriorityView) -> tuple[str, str, str]:
    return priority.working_well, priority.worried_about, priority.needs_to_happen


def _texts(plan: PlanView) -> Iterator[str]:
    for priority in plan.priorities:
        yield from _narrative(priority)
        for milestone in priority.milestones:
            yield milestone.note
            yield from (entry.note for entry in milestone.history)


def _priority(priority: PriorityView, kpis: Sequence[KpiView]) -> PriorityView:
    return replace(
        priority,
        working_well=resolve(priority.working_well, kpis).text,
        worried_about=resolve(priority.worried_about, kpis).text,
        needs_to_happen=resolve(priority.needs_to_happen, kpis).text,
        milestones=tuple(_milestone(each, kpis) for each in priority.milestones),
    )


def _said(narrative: NarrativeView, kpis: Sequence[KpiView]) -> NarrativeView:
    return replace(
        narrative,
        working_well=resolve(narrative.working_well, kpis).text,
        worried_about=resolve(narrative.worried_about, kpis).text,
        needs_to_happen=resolve(narrative.needs_to_happen, kpis).text,
    )


def _milestone(milestone: MilestoneView, kpis: Sequence[KpiView]) -> MilestoneView:
    return replace(
        milestone,
        note=resolve(milestone.note, kpis).text,
        history=tuple(replace(entry, note=resolve(entry.note, kpis).text) for entry in milestone.history),
    )
