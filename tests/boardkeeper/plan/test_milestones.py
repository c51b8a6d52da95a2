from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import plan
from boardkeeper.errors import UserError
from db.tables.plan import MilestoneKpi

WHO = "Ann Smith"


@pytest.mark.parametrize(
    ("reference", "text", "sentence"),
    [(" ", "Text", "a reference and says what"), ("1.1", "  ", "a reference and says what")],
)
def test_a_milestone_needs_both_its_reference_and_its_words(desk, plan_id, reference, text, sentence):
    priority = plan.add_priority(desk.store, WHO, plan_id, 1, "Strategy discussions")
    with pytest.raises(UserError, match=sentence):
        plan.add_milestone(desk.store, WHO, priority, reference, text)
    assert plan.list_milestones(desk.store, desk.board_id).total == 0


def test_a_priority_needs_a_title(desk, plan_id):
    with pytest.raises(UserError, match="A priority needs a title"):
        plan.add_priority(desk.store, WHO, plan_id, 1, "  ")


def test_the_same_reference_may_stand_under_another_priority(desk, plan_id):
    for number in (1, 2):
        priority = plan.add_priority(desk.store, WHO, plan_id, number, f"Priority {number}")
        plan.add_milestone(desk.store, WHO, priority, "a", "Text")
    assert plan.list_milestones(desk.store, desk.board_id).total == 2


def test_a_milestone_is_linked_to_the_kpis_that_show_whether_it_works(desk, plan_id):
    kpi_id = desk.add_kpi("Re-referrals", {"2019-06": "31.4"})
    priority = plan.add_priority(desk.store, WHO, plan_id, 1, "Strategy discussions")
    milestone_id = plan.add_milestone(desk.store, WHO, priority, "1.1", "Text", kpi_ids=[kpi_id])
    with desk.store.read() as session:
        (link,) = session.query(MilestoneKpi).all()
        assert (link.milestone_id, link.kpi_id) == (milestone_id, kpi_id)
    desk.store.undo(WHO)
    with desk.store.read() as session:
        assert session.query(MilestoneKpi).count() == 0


def references(desk, plan_id=None):
    return [row.reference for row in plan.list_milestones(desk.store, desk.board_id, plan_id=plan_id).rows]


def test_a_new_milestone_gets_the_next_reference_of_its_priority(desk, priority, milestone):
    third = priority(3)
    assert plan.next_reference(desk.store, third) == "3.1"
    milestone(third, "3.1")
    milestone(third, "3.3")
    assert plan.next_reference(desk.store, third) == "3.4"


def test_a_milestone_is_changed_fact_by_fact_and_back_again(desk, priority, milestone):
    milestone_id = milestone(priority(1), "1.1", lead="Jean Kelly")
    plan.edit_milestone(desk.store, WHO, milestone_id, text=" Audit ", due_on=date(2019, 7, 31))
    (row,) = plan.list_milestones(desk.store, desk.board_id).rows
    assert (row.text, row.due_on, row.lead) == ("Audit", date(2019, 7, 31), "Jean Kelly")
    desk.store.undo(WHO)
    (row,) = plan.list_milestones(desk.store, desk.board_id).rows
    assert (row.text, row.due_on) == ("Milestone 1.1", None)


def test_a_reference_that_is_taken_is_refused_whatever_its_case(desk, priority, milestone):
    first = priority(1)
    milestone(first, "1.a")
    other = milestone(first, "1.b")
    with pytest.raises(UserError, match=r"There is a milestone 1\.A already"):
        plan.edit_milestone(desk.store, WHO, other, reference="1.A")
    plan.edit_milestone(desk.store, WHO, other, reference="1.B")
    assert references(desk) == ["1.a", "1.B"]


def test_a_milestone_cannot_be_due_before_it_starts(desk, priority, milestone):
    milestone_id = milestone(priority(1), "1.1", starts_on=date(2019, 4, 1))
    with pytest.raises(UserError, match="starts on 1 April 2019 and cannot be due on 31 March 2019"):
        plan.edit_milestone(desk.store, WHO, milestone_id, due_on=date(2019, 3, 31))
    assert plan.list_milestones(desk.store, desk.board_id).rows[0].due_on is None


def test_a_milestone_moves_within_its_priority_and_the_others_close_up(desk, priority, milestone):
    first = priority(1)
    ids = [milestone(first, f"1.{place}") for place in (1, 2, 3)]
    plan.move_milestone(desk.store, WHO, ids[2], 0)
    assert references(desk) == ["1.3", "1.1", "1.2"]
    plan.move_milestone(desk.store, WHO, ids[2], 99)
    assert references(desk) == ["1.1", "1.2", "1.3"]
    desk.store.undo(WHO)
    assert references(desk) == ["1.3", "1.1", "1.2"]


def test_a_milestone_moves_into_another_priority_of_its_plan_only(desk, priority, milestone):
    first, second = priority(1), priority(2)
    milestone_id = milestone(first, "1.1")
    milestone(second, "2.1")
    plan.move_milestone(desk.store, WHO, milestone_id, 0, second)
    assert references(desk) == ["1.1", "2.1"]
    (_, shown) = plan.get_plan(desk.store, desk.board_id).priorities
    assert [row.reference for row in shown.milestones] == ["1.1", "2.1"]
    other = plan.add_plan(desk.store, WHO, desk.board_id, "Strategy")
    with pytest.raises(UserError, match="That priority is of another plan"):
        plan.move_milestone(desk.store, WHO, milestone_id, 0, priority(1, of=other))


def test_removed_milestones_come_back_with_their_statuses_and_links(desk, priority, milestone):
    kpi_id = desk.add_kpi("Re-referrals", {"2019-06": "31.4"})
    on_track = plan.MilestoneStatus.ON_TRACK
    ids = [milestone(priority(1), "1.1", ("2019-06", on_track), kpi_ids=[kpi_id])]
    ids.append(milestone(priority(2), "2.1"))
    plan.remove_milestones(desk.store, WHO, ids)
    assert references(desk) == []
    assert desk.labels()[0] == "Remove 2 milestones"
    desk.store.undo(WHO)
    first, _ = plan.list_milestones(desk.store, desk.board_id).rows
    assert (first.status, [kpi.name for kpi in first.kpis]) == (on_track, ["Re-referrals"])
