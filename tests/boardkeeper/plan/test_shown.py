"""What the window and Today show of several plans."""

from __future__ import annotations

from datetime import date, timedelta

from boardkeeper import actions, agenda, follow_up, meetings, plan, pledges
from boardkeeper.follow_up import Log, Matter
from boardkeeper.plan import MilestoneStatus
from boardkeeper.plan.choices import LinkKind, link_choices
from boardkeeper.plan.shown import PlanThing, find_thing, shown_plan
from boardkeeper.plan.todays import PlansToday, plans_today_in

WHO = "Ann Smith"
TODAY = date(2019, 7, 1)


def test_the_plan_that_was_looked_at_is_shown_and_else_the_first(desk, plan_id, priority):
    other = plan.add_plan(desk.store, WHO, desk.board_id, "Strategy")
    meetings.add_meeting(desk.store, WHO, desk.board_id, TODAY + timedelta(days=9))
    shown = shown_plan(desk.store, desk.board_id, other, TODAY)
    assert (shown.plan.title, shown.meeting_on) == ("Strategy", date(2019, 7, 10))
    assert [line.title for line in shown.plans] == ["Improvement plan", "Strategy"]
    assert shown_plan(desk.store, desk.board_id, "gone", TODAY).plan.title == "Improvement plan"
    assert shown_plan(desk.store, "gone", "", TODAY).plan is None


def test_whatever_a_link_names_is_found_with_its_plan(desk, plan_id, priority, milestone):
    first = priority(1)
    row = milestone(first, "1.1")
    pledge = pledges.add_pledge(desk.store, WHO, desk.board_id, "1", "A hub in every ward")
    assert find_thing(desk.store, row) == PlanThing(plan_id, milestone_id=row)
    assert find_thing(desk.store, first) == PlanThing(plan_id, priority_id=first)
    assert find_thing(desk.store, pledge) == PlanThing(pledge_id=pledge)
    assert find_thing(desk.store, plan_id) == PlanThing(plan_id)
    assert find_thing(desk.store, "gone") == PlanThing()


def test_what_can_be_linked_is_offered_open_actions_and_late_meetings_first(desk):
    desk.add_kpi("Re-referrals", {"2019-06": "31.4"})
    done = actions.add_action(
        desk.store, WHO, desk.board_id, "Write to the Department", "Ann", "", raised_on=TODAY
    )
    actions.add_action(
        desk.store, WHO, desk.board_id, "Ask the\npolice", "Ann", "end of July 2030", raised_on=TODAY
    )
    follow_up.close(desk.store, WHO, [Matter(Log.ACTIONS, done)], TODAY, "Sent")
    for day, title in ((TODAY, "Performance report"), (TODAY + timedelta(days=30), "Budget")):
        meeting = meetings.add_meeting(desk.store, WHO, desk.board_id, day)
        agenda.add_item(desk.store, WHO, meeting, title)
    words = [(choice.kind, choice.words) for choice in link_choices(desk.store, desk.board_id)]
    assert [word for kind, word in words if kind is LinkKind.KPI] == ["Re-referrals"]
    [open_one, closed] = [word for kind, word in words if kind is LinkKind.ACTION]
    assert open_one.endswith("Ask the police")
    assert closed.endswith("Write to the Department")
    assert [word for kind, word in words if kind is LinkKind.MINUTE] == [
        "Budget, 31 July 2019",
        "Performance report, 1 July 2019",
    ]


def test_today_names_what_is_slow_and_counts_what_moved(desk, plan_id, priority, milestone):
    with desk.store.read() as session:
        assert plans_today_in(session, desk.board_id, TODAY, 2).slow_total == 0
    first = priority(1)
    for number in range(1, 5):
        milestone(first, f"1.{number}", ("2019-06", MilestoneStatus.OFF_TRACK))
    with desk.store.read() as session:
        told = plans_today_in(session, desk.board_id, TODAY, 2)
    assert [row.reference for row in told.slow] == ["1.1", "1.2"]
    assert (told.slow_total, told.has_plans) == (4, True)


def test_a_board_without_a_plan_has_nothing_to_say(desk):
    with desk.store.read() as session:
        assert plans_today_in(session, desk.board_id, TODAY, 2) == PlansToday()


def test_a_milestone_that_is_changed_and_moved_in_one_step_is_undone_in_one(
    desk, plan_id, priority, milestone
):
    first, second = priority(1), priority(2, "Homes")
    row = milestone(first, "1.1")
    plan.edit_milestone(desk.store, WHO, row, priority_id=second, text="Open the front door")
    moved = plan.get_plan(desk.store, desk.board_id).priorities[1].milestones
    assert [(each.reference, each.text) for each in moved] == [("1.1", "Open the front door")]
    desk.store.undo(WHO)
    back = plan.get_plan(desk.store, desk.board_id).priorities[0].milestones
    assert [each.text for each in back] == ["Milestone 1.1"]
