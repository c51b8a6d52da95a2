"""Statuses and narrative by period: dated, kept, taken back one at a time."""

from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import plan
from boardkeeper.errors import UserError
from boardkeeper.plan import MilestoneStatus

WHO = "Ann Smith"
ON, SLIP, OFF = MilestoneStatus.ON_TRACK, MilestoneStatus.SLIGHT_SLIPPAGE, MilestoneStatus.OFF_TRACK


def test_a_status_says_when_and_by_whom_it_was_said(desk, priority, milestone):
    milestone_id = milestone(priority(1), "1.1")
    plan.record_milestone_status(
        desk.store, "Jean Kelly", milestone_id, "2019-06", ON, said_on=date(2019, 7, 3)
    )
    (entry,) = plan.status_history(desk.store, milestone_id)
    assert (entry.said_on, entry.said_by) == (date(2019, 7, 3), "Jean Kelly")
    plan.record_milestone_status(desk.store, WHO, milestone_id, "2019-06", ON, said_on=date(2019, 8, 1))
    (again,) = plan.status_history(desk.store, milestone_id)
    assert again == entry
    plan.record_milestone_status(desk.store, WHO, milestone_id, "2019-06", OFF, said_on=date(2019, 8, 1))
    (corrected,) = plan.status_history(desk.store, milestone_id)
    assert (corrected.said_on, corrected.said_by) == (date(2019, 8, 1), WHO)


def test_several_milestones_get_a_status_in_one_step(desk, priority, milestone):
    first = priority(1)
    ids = [milestone(first, f"1.{place}") for place in (1, 2, 3)]
    plan.record_statuses(desk.store, WHO, ids, "2019-06", SLIP, "Staff left.")
    assert desk.labels()[0] == "Record the status of 3 milestones"
    rows = plan.list_milestones(desk.store, desk.board_id).rows
    assert {(row.status, row.note) for row in rows} == {(SLIP, "Staff left.")}
    desk.store.undo(WHO)
    assert {row.status for row in plan.list_milestones(desk.store, desk.board_id).rows} == {None}


@pytest.mark.parametrize("period", ["June", "2019-13", "", "2019-6"])
def test_what_is_no_period_is_refused_and_nothing_is_written(desk, priority, milestone, period):
    milestone_id = milestone(priority(1), "1.1")
    with pytest.raises(UserError, match="is not a period"):
        plan.record_milestone_status(desk.store, WHO, milestone_id, period, ON)
    assert plan.status_history(desk.store, milestone_id) == ()


def test_a_status_said_by_mistake_is_taken_back_alone(desk, priority, milestone):
    milestone_id = milestone(priority(1), "1.1", ("2019-05", ON), ("2019-06", OFF))
    plan.remove_status(desk.store, WHO, milestone_id, "2019-06")
    assert [entry.period for entry in plan.status_history(desk.store, milestone_id)] == ["2019-05"]
    with pytest.raises(UserError, match="no status for that period"):
        plan.remove_status(desk.store, WHO, milestone_id, "2019-06")


def test_quarters_months_and_years_stand_in_the_order_of_their_ends(desk, priority, milestone):
    milestone_id = milestone(
        priority(1), "1.1", ("2019-Q1", SLIP), ("2019-09", ON), ("2018/19", OFF), ("2019-07", OFF)
    )
    periods = [entry.period for entry in plan.status_history(desk.store, milestone_id)]
    assert periods == ["2018/19", "2019-Q1", "2019-07", "2019-09"]
    (row,) = plan.list_milestones(desk.store, desk.board_id).rows
    assert (row.period, row.status, row.status_before) == ("2019-09", ON, OFF)


def answers(**said: str) -> dict[str, str]:
    return {"working_well": "", "worried_about": "", "needs_to_happen": ""} | said


def test_what_a_priority_says_is_kept_period_by_period(desk, priority):
    first = priority(1)
    for period, words in (("2019-05", "May"), ("2019-06", "June")):
        plan.record_narrative(desk.store, WHO, first, period, **answers(working_well=words))
    told = plan.narratives(desk.store, first)
    assert [(each.period, each.working_well) for each in told] == [("2019-06", "June"), ("2019-05", "May")]


def test_a_period_with_nothing_said_any_more_is_gone_and_undo_brings_it_back(desk, priority):
    first = priority(1)
    plan.record_narrative(desk.store, WHO, first, "2019-06", **answers(worried_about="Waits"))
    plan.record_narrative(desk.store, WHO, first, "2019-06", **answers())
    assert plan.narratives(desk.store, first) == ()
    desk.store.undo(WHO)
    assert plan.narratives(desk.store, first)[0].worried_about == "Waits"


def test_before_any_status_the_latest_narrative_is_shown(desk, priority):
    first = priority(1)
    plan.record_narrative(desk.store, WHO, first, "2019-06", **answers(needs_to_happen="Hire"))
    (shown,) = plan.get_plan(desk.store, desk.board_id).priorities
    assert (shown.needs_to_happen, shown.said_period) == ("Hire", "2019-06")
