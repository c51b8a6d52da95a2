from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from boardkeeper import actions, agenda, approvals, meetings, minutes, notices, programme, today
from boardkeeper.approvals import ApprovalStep
from boardkeeper.kpis import Polarity
from boardkeeper.minutes import comments
from boardkeeper.minutes.circulating import circulate
from db.tables.kpis import KpiTarget
from db.tables.plan import Notice
from tests.threads import record_action_progress

WHO = "Ann Smith"
DAY = date(2019, 8, 28)
MEETING = date(2019, 9, 11)


@pytest.fixture
def view(desk):
    return lambda on=DAY: today.get_today(desk.store, desk.board_id, on)


def test_a_new_board_is_empty_until_something_is_in_it(desk, view):
    empty = view()
    assert (empty.is_empty, empty.next_meeting, empty.overdue_actions_total) == (True, None, 0)
    meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 7, 10))
    assert not view().is_empty


def test_the_next_meeting_says_what_must_happen_when_and_how_many_clear_days_are_left(desk, view):
    meetings.add_meeting(desk.store, WHO, desk.board_id, MEETING, time(14))
    coming = view().next_meeting
    assert (coming.meeting.held_on, coming.days_left, coming.slack) == (MEETING, 14, 4)
    assert [(each.title, each.on, each.days_left, each.is_law) for each in coming.deadlines] == [
        ("Key decisions announced", date(2019, 8, 13), -15, True),
        ("Reports in", date(2019, 8, 27), -1, False),
        ("Director’s sign-off", date(2019, 8, 30), 2, False),
        ("Chair’s briefing", date(2019, 9, 2), 5, False),
        ("Publish by law", date(2019, 9, 3), 6, True),
    ]
    assert view(date(2019, 9, 3)).next_meeting.slack == 0
    assert view(date(2019, 9, 12)).next_meeting is None


def test_a_cancelled_meeting_is_not_the_next_one(desk, view):
    soon = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 4))
    meetings.add_meeting(desk.store, WHO, desk.board_id, MEETING)
    meetings.cancel_meeting(desk.store, WHO, soon, "Snow")
    assert view().next_meeting.meeting.held_on == MEETING


def test_items_that_still_owe_a_paper_are_named_with_who_owes_it_and_by_when(desk, view):
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, MEETING)
    to_follow = agenda.ItemKind.TO_FOLLOW
    agenda.add_item(desk.store, WHO, meeting_id, "Child Exploitation", kind=to_follow, lead="Jean Kelly")
    agenda.add_item(desk.store, WHO, meeting_id, "Ofsted", kind=agenda.ItemKind.VERBAL_UPDATE)
    assert [
        (paper.title, paper.whom, paper.due_on, paper.days_left) for paper in view().next_meeting.outstanding
    ] == [("Child Exploitation", "Jean Kelly", date(2019, 8, 27), -1)]


def test_minutes_wait_for_their_next_step_oldest_first(desk, view):
    made = []
    for day in (date(2019, 7, 10), date(2019, 5, 29), date(2019, 4, 24), date(2019, 3, 27)):
        made.append(meetings.add_meeting(desk.store, WHO, desk.board_id, day, standard_agenda=True))
        minutes.write_minute(desk.store, WHO, made[-1], minutes.WrittenMinute("EET"))
    july, may, april, march = made
    approvals.approve_minutes(desk.store, WHO, march, april)
    circulate(desk.store, WHO, april, date(2019, 4, 30), date(2019, 5, 7))
    comments.add_comment(desk.store, WHO, april, "Mr McDonald", "I was there.", date(2019, 5, 2))
    assert [
        (each.meeting.id, each.step, each.since, each.comments_due_on, each.open_comments)
        for each in view().minutes
    ] == [
        (march, ApprovalStep.SIGN, date(2019, 4, 24), None, 0),
        (april, ApprovalStep.APPROVE, date(2019, 4, 30), date(2019, 5, 7), 1),
        (may, ApprovalStep.CIRCULATE, date(2019, 5, 29), None, 0),
        (july, ApprovalStep.CIRCULATE, date(2019, 7, 10), None, 0),
    ]
    approvals.sign_minutes(desk.store, WHO, march, "Mrs Johnson", date(2019, 4, 24))
    assert [each.meeting.id for each in view(date(2019, 6, 1)).minutes] == [april, may]


def test_of_many_late_actions_the_eight_latest_are_shown_and_all_are_counted(desk, view):
    for day in range(1, 13):
        actions.add_action(
            desk.store,
            WHO,
            desk.board_id,
            f"Task {day}",
            "X",
            f"{day} August 2019",
            raised_on=date(2019, 7, 1),
        )
    found = view()
    assert found.overdue_actions_total == 12
    assert [action.text for action in found.overdue_actions] == [f"Task {day}" for day in range(1, 9)]
    assert found.overdue_actions[0].overdue_days == 27


def test_a_kpi_that_changed_colour_is_named_with_both_figures(desk, view):
    changed = desk.add_kpi("Changed", {"2019-05": "27.1", "2019-06": "23.5"}, polarity=Polarity.LOWER)
    same = desk.add_kpi("Same", {"2019-05": "32.2", "2019-06": "31.4"}, polarity=Polarity.LOWER)
    desk.add_kpi("Unknown", {"2019-05": "32.2", "2019-06": "31.4"}, polarity=None)
    with desk.store.edit("Targets", WHO) as session:
        session.add_all(
            KpiTarget(kpi_id=each, year=2019, value=Decimal(23), written="23") for each in (changed, same)
        )
    found = view()
    assert [(each.kpi.name, each.before.rag, each.now.rag) for each in found.colour_changes] == [
        ("Changed", "R", "A")
    ]
    assert (found.kpis_red, found.kpis_without_polarity) == (1, 1)


def test_a_notice_says_what_must_be_shown_next_and_an_ended_one_nothing(desk, view):
    notice_id = notices.add_notice(desk.store, WHO, desk.board_id, "Notice", date(2019, 5, 20))
    for reference, due in [("5", date(2019, 11, 19)), ("4(a)", date(2019, 8, 1)), ("2", None)]:
        notices.add_requirement(desk.store, WHO, notice_id, reference, "Show it.", next_due_on=due)
    # The last is the review by the Department, within six months of the notice.
    asked = [(each.reference, each.days_left) for each in view().requirements]
    assert asked == [("4(a)", -27), ("5", 83), ("", 84)]
    with desk.store.edit("End it", WHO) as session:
        session.get_one(Notice, notice_id).ended_on = date(2019, 8, 1)
    assert view().requirements == ()


def test_the_rail_counts_what_is_open_and_what_is_late(desk):
    meetings.add_meeting(desk.store, WHO, desk.board_id, MEETING)
    meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 7, 10))
    for due in ("July 2019", "December 2019", ""):
        actions.add_action(desk.store, WHO, desk.board_id, "Task", "X", due, raised_on=date(2019, 7, 1))
    done = actions.add_action(desk.store, WHO, desk.board_id, "Done", "X", "July 2019", raised_on=DAY)
    record_action_progress(desk.store, WHO, done, "Sent", actions.FollowUpStatus.COMPLETE, date(2019, 8, 1))
    programme.add_programme_item(desk.store, WHO, desk.board_id, "Some day")
    programme.add_programme_item(desk.store, WHO, desk.board_id, "Soon", scheduled_on=MEETING)
    counts = today.rail_counts(desk.store, desk.board_id, DAY)
    assert (counts.meetings_to_come, counts.actions_open, counts.actions_overdue) == (1, 3, 1)
    assert (counts.decisions_open, counts.decisions_overdue, counts.programme_unscheduled) == (0, 0, 1)


def test_today_says_what_both_logs_and_the_chair_wait_for(desk):
    meetings.add_meeting(desk.store, WHO, desk.board_id, DAY + timedelta(days=14))
    for due in ("1 July 2019", (DAY + timedelta(days=3)).isoformat(), (DAY + timedelta(days=30)).isoformat()):
        actions.add_action(desk.store, WHO, desk.board_id, "Write", "Jean", due, raised_on=DAY)
    found = today.get_today(desk.store, desk.board_id, DAY).follow_up
    assert (found.actions_due, found.decisions_due, found.awaiting_hearing) == (2, 0, 0)
    assert (found.with_chair, found.remarks, found.closed) == (None, 0, 0)
