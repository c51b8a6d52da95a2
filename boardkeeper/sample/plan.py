"""The sample’s improvement plan: priorities, milestones with their history, and what each priority says."""

from __future__ import annotations

from boardkeeper import milestones, plan
from boardkeeper.sample.words import Building, Words, words_of
from db.tables.plan import MilestoneStatus


def build(building: Building) -> None:
    """Make the plan; the narrative is of its latest period."""
    words = words_of("plan")
    made = plan.ensure_plan(building.session, building.board_id, words["title"])
    made.starts_on = words["starts_on"]
    made.ends_on = words["ends_on"]
    periods = words["periods"]
    for priority in words["priorities"]:
        row = milestones.priority_into(
            building.session, made.id, priority["number"], priority["title"], priority["aim"]
        )
        milestones.narrative_into(
            building.session,
            row.id,
            periods[-1],
            priority["working_well"],
            priority["worried_about"],
            priority["needs_to_happen"],
        )
        for milestone in priority["milestones"]:
            _build_milestone(building, row.id, milestone, periods)


def _build_milestone(building: Building, priority_id: str, words: Words, periods: list[str]) -> None:
    row = milestones.milestone_into(
        building.session,
        priority_id,
        words["reference"],
        words["text"],
        impact=words["impact"],
        assurance=words["assurance"],
        lead=words["lead"],
        key_dates=words["key_dates"],
        due_on=words["due_on"],
        kpi_ids=[building.kpis[name] for name in words.get("kpis", ())],
    )
    building.milestones[row.reference] = row.id
    notes = words.get("notes", {})
    for period, status in zip(periods, words["statuses"], strict=True):
        plan.progress_into(building.session, row.id, period, MilestoneStatus(status), notes.get(period, ""))
