from __future__ import annotations

from datetime import date
from decimal import Decimal

from boardkeeper import boards, plan
from boardkeeper.lists import Wanted
from boardkeeper.plan import MilestoneStatus
from boardkeeper.rules import milestones as rules

WHO = "Ann Smith"


def told(desk, milestone_id):
    """Every status with its period and note."""
    entries = plan.status_history(desk.store, milestone_id)
    return tuple((entry.period, entry.status, entry.note) for entry in entries)


def test_a_board_has_no_plan_until_one_is_made(desk):
    assert plan.get_plan(desk.store, desk.board_id) is None
    assert plan.list_milestones(desk.store, desk.board_id).total == 0


def test_a_summary_counts_all_and_those_due_and_says_both_bases(desk, priority, milestone):
    first = priority(1)
    statuses = [MilestoneStatus.ON_TRACK] * 17 + [MilestoneStatus.SLIGHT_SLIPPAGE] * 4
    for number, status in enumerate([*statuses, MilestoneStatus.NOT_YET_DUE], 1):
        milestone(first, f"1.{number}", ("2019-06", status))
    found = plan.get_plan(desk.store, desk.board_id)
    assert (found.summary.total, found.summary.due) == (22, 21)
    on_track = rules.MilestoneStatus.ON_TRACK
    assert found.summary.percent_of_all(on_track).quantize(Decimal("0.1")) == Decimal("77.3")
    assert found.summary.percent_of_due(on_track).quantize(Decimal("0.1")) == Decimal("81.0")


def test_a_milestone_shows_its_latest_status_and_the_one_before_and_keeps_all(desk, priority, milestone):
    milestone_id = milestone(
        priority(1),
        "1.1",
        ("2019-06", MilestoneStatus.ON_TRACK),
        ("2019-04", MilestoneStatus.NOT_YET_DUE),
        ("2019-05", MilestoneStatus.SLIGHT_SLIPPAGE),
    )
    (row,) = plan.list_milestones(desk.store, desk.board_id).rows
    assert (row.period, row.status, row.status_before) == (
        "2019-06",
        MilestoneStatus.ON_TRACK,
        MilestoneStatus.SLIGHT_SLIPPAGE,
    )
    assert [entry.period for entry in plan.status_history(desk.store, milestone_id)] == [
        "2019-04",
        "2019-05",
        "2019-06",
    ]


def test_recording_a_month_again_corrects_it_and_keeps_a_note_nobody_wrote_anew(desk, priority, milestone):
    milestone_id = milestone(priority(1), "1.1")
    record = plan.record_milestone_status
    record(desk.store, WHO, milestone_id, "2019-06", MilestoneStatus.ON_TRACK, "Begun in May.")
    record(desk.store, WHO, milestone_id, "2019-06", MilestoneStatus.OFF_TRACK)
    assert told(desk, milestone_id) == (("2019-06", MilestoneStatus.OFF_TRACK, "Begun in May."),)
    desk.store.undo(WHO)
    assert told(desk, milestone_id) == (("2019-06", MilestoneStatus.ON_TRACK, "Begun in May."),)


def test_milestones_stand_by_priority_and_sort_by_how_bad_they_are(desk, priority, milestone):
    second, first = priority(2, "Written plans"), priority(1)
    milestone(second, "2.1", ("2019-06", MilestoneStatus.OFF_TRACK))
    milestone(first, "1.1", ("2019-06", MilestoneStatus.COMPLETE))
    milestone(first, "1.2", ("2019-06", MilestoneStatus.SLIGHT_SLIPPAGE), due_on=date(2019, 3, 31))
    milestone(first, "1.3")

    def references(**wanted):
        rows = plan.list_milestones(desk.store, desk.board_id, Wanted(**wanted)).rows
        return [row.reference for row in rows]

    assert references() == ["1.1", "1.2", "1.3", "2.1"]
    assert references(sort="status") == ["2.1", "1.2", "1.1", "1.3"]
    assert references(sort="due_on")[0] == "1.2"
    assert references(chips=frozenset({"Off track"})) == ["2.1"]
    assert references(words="written 2.1") == ["2.1"]
    assert references(words="slippage") == ["1.2"]


def test_what_a_priority_says_is_that_of_the_plans_month_or_the_last_before_it(desk, priority, milestone):
    first = priority(1)
    milestone(first, "1.1", ("2019-06", MilestoneStatus.ON_TRACK))
    for period, words in [("2019-05", "May"), ("2019-07", "July")]:
        plan.record_narrative(
            desk.store, WHO, first, period, working_well=words, worried_about="", needs_to_happen=""
        )
    (shown,) = plan.get_plan(desk.store, desk.board_id).priorities
    assert shown.working_well == "May"


def test_the_milestones_of_another_board_are_not_counted(desk, priority, milestone):
    milestone(priority(1), "1.1")
    other = boards.create_board(desk.store, WHO, "Cabinet", "Plymouth")
    with desk.store.read() as session:
        assert plan.count_milestones(session, desk.board_id) == 1
        assert plan.count_milestones(session, other) == 0
