from __future__ import annotations

import pytest

from boardkeeper import milestones, plan
from boardkeeper.errors import UserError
from db.tables.plan import MilestoneKpi

WHO = "Ann Smith"


@pytest.fixture
def plan_id(desk):
    with desk.store.edit("Make the plan", WHO) as session:
        return plan.ensure_plan(session, desk.board_id).id


@pytest.mark.parametrize(
    ("reference", "text", "sentence"),
    [(" ", "Text", "a reference and says what"), ("1.1", "  ", "a reference and says what")],
)
def test_a_milestone_needs_both_its_reference_and_its_words(desk, plan_id, reference, text, sentence):
    priority = milestones.add_priority(desk.store, WHO, plan_id, 1, "Strategy discussions")
    with pytest.raises(UserError, match=sentence):
        milestones.add_milestone(desk.store, WHO, priority, reference, text)
    assert plan.list_milestones(desk.store, desk.board_id).total == 0


def test_a_priority_needs_a_title(desk, plan_id):
    with pytest.raises(UserError, match="A priority needs a title"):
        milestones.add_priority(desk.store, WHO, plan_id, 1, "  ")


def test_the_same_reference_may_stand_under_another_priority(desk, plan_id):
    for number in (1, 2):
        priority = milestones.add_priority(desk.store, WHO, plan_id, number, f"Priority {number}")
        milestones.add_milestone(desk.store, WHO, priority, "a", "Text")
    assert plan.list_milestones(desk.store, desk.board_id).total == 2


def test_a_milestone_is_linked_to_the_kpis_that_show_whether_it_works(desk, plan_id):
    kpi_id = desk.add_kpi("Re-referrals", {"2019-06": "31.4"})
    priority = milestones.add_priority(desk.store, WHO, plan_id, 1, "Strategy discussions")
    milestone_id = milestones.add_milestone(desk.store, WHO, priority, "1.1", "Text", kpi_ids=[kpi_id])
    with desk.store.read() as session:
        (link,) = session.query(MilestoneKpi).all()
        assert (link.milestone_id, link.kpi_id) == (milestone_id, kpi_id)
    desk.store.undo(WHO)
    with desk.store.read() as session:
        assert session.query(MilestoneKpi).count() == 0
