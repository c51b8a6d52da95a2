"""The sample’s plans: priorities, milestones with their history, and what each priority says."""

from __future__ import annotations

from boardkeeper import plan
from boardkeeper.plan import PlanKind
from boardkeeper.sample.words import Building, Words, words_of
from db.tables.plan import MilestoneStatus

_PLANS = ("plan", "strategy")


def build(building: Building) -> None:
    """Make the plans; what a priority says is of its plan’s latest period."""
    for name in _PLANS:
        _build_plan(building, words_of(name))


def _build_plan(building: Building, words: Words) -> None:
    made = plan.plan_into(
        building.session,
        building.board_id,
        words["title"],
        kind=PlanKind(words.get("kind", PlanKind.IMPROVEMENT_PLAN)),
        starts_on=words["starts_on"],
        ends_on=words["ends_on"],
    )
    for priority in words["priorities"]:
        row = plan.priority_into(
            building.session, made.id, priority["number"], priority["title"], priority["aim"]
        )
        if "working_well" in priority:
            plan.narrative_into(
                building.session,
                row.id,
                words["periods"][-1],
                priority["working_well"],
                priority["worried_about"],
                priority["needs_to_happen"],
            )
        for milestone in priority["milestones"]:
            _build_milestone(building, row.id, milestone, words)


def _build_milestone(building: Building, priority_id: str, milestone: Words, words: Words) -> None:
    row = plan.milestone_into(
        building.session,
        priority_id,
        milestone["reference"],
        milestone["text"],
        impact=milestone["impact"],
        assurance=milestone.get("assurance", ""),
        lead=milestone["lead"],
        key_dates=milestone["key_dates"],
        starts_on=milestone.get("starts_on"),
        due_on=milestone["due_on"],
        kpi_ids=[building.kpis[name] for name in milestone.get("kpis", ())],
    )
    building.milestones[row.reference] = row.id
    notes = milestone.get("notes", {})
    for period, said_on, status in zip(
        words["periods"], words["said_on"], milestone["statuses"], strict=True
    ):
        plan.progress_into(
            building.session,
            row.id,
            period,
            MilestoneStatus(status),
            notes.get(period, ""),
            said_on,
            words["said_by"],
        )
