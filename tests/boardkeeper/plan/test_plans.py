"""Several plans at once, and the order of their priorities."""

from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import plan
from boardkeeper.errors import UserError
from boardkeeper.plan import PlanKind
from db.tables.kpis import Kpi

WHO = "Ann Smith"


def test_a_board_runs_a_plan_a_strategy_and_areas_at_once(desk, plan_id):
    strategy = plan.add_plan(
        desk.store,
        WHO,
        desk.board_id,
        "A Bright Future",
        kind=PlanKind.STRATEGY,
        starts_on=date(2019, 4, 1),
        ends_on=date(2022, 3, 31),
    )
    for number in range(1, 11):
        plan.add_priority(desk.store, WHO, strategy, number, f"Priority {number}")
    areas = plan.add_plan(desk.store, WHO, desk.board_id, "Areas for improvement", kind=PlanKind.AREAS)
    for number in range(1, 13):
        area = plan.add_priority(desk.store, WHO, areas, number, f"Area {number}")
        plan.add_milestone(desk.store, WHO, area, f"{number}.1", "Audit", impact="Seen", assurance="Sample")
    lines = plan.list_plans(desk.store, desk.board_id)
    assert [(line.title, line.kind, line.priorities, line.milestones) for line in lines] == [
        ("Improvement plan", PlanKind.IMPROVEMENT_PLAN, 0, 0),
        ("A Bright Future", PlanKind.STRATEGY, 10, 0),
        ("Areas for improvement", PlanKind.AREAS, 12, 12),
    ]
    assert lines[1].ends_on == date(2022, 3, 31)
    assert plan.get_plan(desk.store, desk.board_id).id == plan_id
    shown = plan.get_plan(desk.store, desk.board_id, areas)
    assert shown.words.counted(12) == "12 actions"
    assert shown.words.counted_priorities(1) == "1 area for improvement"
    assert plan.list_milestones(desk.store, desk.board_id, plan_id=strategy).total == 0


@pytest.mark.parametrize("kind", PlanKind)
def test_every_kind_of_plan_has_its_words(kind):
    words = plan.words_of(kind)
    assert words.counted(1) == f"1 {words.milestone}"
    assert words.counted(2) == f"2 {words.milestones}"
    assert all([words.plan, words.aim, words.impact, words.assurance, words.key_dates])


def test_a_plan_needs_a_title_of_its_own(desk, plan_id):
    with pytest.raises(UserError, match="A plan needs a title"):
        plan.add_plan(desk.store, WHO, desk.board_id, "  ")
    with pytest.raises(UserError, match="a plan called “improvement PLAN” already"):
        plan.add_plan(desk.store, WHO, desk.board_id, "improvement PLAN")
    plan.edit_plan(desk.store, WHO, plan_id, title="Improvement Plan")
    assert plan.list_plans(desk.store, desk.board_id)[0].title == "Improvement Plan"


def test_a_plan_cannot_end_before_it_begins(desk, plan_id):
    with pytest.raises(UserError, match="begins on 1 April 2022 cannot end on 31 March 2019"):
        plan.edit_plan(desk.store, WHO, plan_id, starts_on=date(2022, 4, 1), ends_on=date(2019, 3, 31))


def test_the_first_plan_is_the_one_that_was_moved_there(desk, plan_id):
    other = plan.add_plan(desk.store, WHO, desk.board_id, "Strategy")
    plan.move_plan(desk.store, WHO, other, 0)
    assert plan.get_plan(desk.store, desk.board_id).id == other
    desk.store.undo(WHO)
    assert plan.get_plan(desk.store, desk.board_id).id == plan_id


def test_a_removed_plan_comes_back_whole(desk, plan_id, priority, milestone):
    milestone(priority(1), "1.1", ("2019-06", plan.MilestoneStatus.OFF_TRACK))
    plan.remove_plan(desk.store, WHO, plan_id)
    assert plan.list_plans(desk.store, desk.board_id) == ()
    desk.store.undo(WHO)
    (row,) = plan.get_plan(desk.store, desk.board_id).milestones
    assert row.status is plan.MilestoneStatus.OFF_TRACK


def test_a_moved_priority_takes_its_references_and_its_kpis_along(desk, plan_id, priority, milestone):
    first, _, third = priority(1, "One"), priority(2, "Two"), priority(3, "Three")
    milestone(first, "1.1")
    milestone(third, "3.1")
    milestone(third, "Annex A")
    kpi_id = desk.add_kpi("Re-referrals", {}, priority_number=3)
    plan.move_priority(desk.store, WHO, third, 0)
    shown = plan.get_plan(desk.store, desk.board_id)
    assert [(each.number, each.title) for each in shown.priorities] == [(1, "Three"), (2, "One"), (3, "Two")]
    assert [row.reference for row in shown.milestones] == ["1.1", "Annex A", "2.1"]
    with desk.store.read() as session:
        assert session.get_one(Kpi, kpi_id).priority_number == 1
    desk.store.undo(WHO)
    assert [row.reference for row in plan.get_plan(desk.store, desk.board_id).milestones] == [
        "1.1",
        "3.1",
        "Annex A",
    ]


def test_the_kpis_of_another_plan_keep_their_numbers(desk, plan_id, priority):
    other = plan.add_plan(desk.store, WHO, desk.board_id, "Strategy")
    kpi_id = desk.add_kpi("Early help", {}, priority_number=1, plan_id=other)
    first, _ = priority(1), priority(2, "Two")
    plan.move_priority(desk.store, WHO, first, 1)
    with desk.store.read() as session:
        assert session.get_one(Kpi, kpi_id).priority_number == 1


def test_a_number_that_is_taken_is_refused_by_the_title_that_has_it(desk, plan_id, priority):
    priority(1, "Front door")
    with pytest.raises(UserError, match="Priority 1 is “Front door” already"):
        priority(1, "Care leavers")
    with pytest.raises(UserError, match="has a number from 1"):
        priority(0)
    assert plan.next_number(desk.store, plan_id) == 2


def test_an_area_for_improvement_is_called_so_when_it_is_refused(desk):
    areas = plan.add_plan(desk.store, WHO, desk.board_id, "Areas", kind=PlanKind.AREAS)
    with pytest.raises(UserError, match="An area for improvement needs a title"):
        plan.add_priority(desk.store, WHO, areas, 1, " ")


def test_with_a_removed_priority_go_its_milestones_and_its_hold_on_kpis(desk, plan_id, priority, milestone):
    first = priority(1)
    milestone(first, "1.1")
    kpi_id = desk.add_kpi("Re-referrals", {}, priority_number=1)
    plan.remove_priority(desk.store, WHO, first)
    with desk.store.read() as session:
        assert plan.count_milestones(session, desk.board_id) == 0
        assert session.get_one(Kpi, kpi_id).priority_number is None
    desk.store.undo(WHO)
    with desk.store.read() as session:
        assert plan.count_milestones(session, desk.board_id) == 1
        assert session.get_one(Kpi, kpi_id).priority_number == 1
