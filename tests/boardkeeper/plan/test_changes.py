"""What was known on a day, and what changed since the board last met."""

from __future__ import annotations

from datetime import date, time

import pytest

from boardkeeper import meetings, plan
from boardkeeper.kept_files import TakenFile
from boardkeeper.plan import MilestoneStatus
from boardkeeper.plan.known import known_on
from boardkeeper.plan.views import StatusEntry

WHO = "Ann Smith"
ON, SLIP, OFF = MilestoneStatus.ON_TRACK, MilestoneStatus.SLIGHT_SLIPPAGE, MilestoneStatus.OFF_TRACK
MEETING = date(2019, 7, 10)
TODAY = date(2019, 9, 1)


@pytest.fixture
def met(desk):
    return meetings.add_meeting(desk.store, WHO, desk.board_id, MEETING, time(14))


@pytest.fixture
def said(desk, priority, milestone):
    """Milestones 1.1 to 1.4 with what was said of them, each with the day it was said."""
    first = priority(1)
    told = {
        "1.1": [("2019-06", ON, date(2019, 7, 3)), ("2019-08", SLIP, date(2019, 8, 30))],
        "1.2": [("2019-06", ON, date(2019, 7, 3)), ("2019-08", ON, date(2019, 8, 30))],
        "1.3": [("2019-08", OFF, date(2019, 8, 30))],
        "1.4": [],
    }
    for reference, entries in told.items():
        milestone_id = milestone(first, reference)
        for period, status, day in entries:
            plan.record_milestone_status(desk.store, WHO, milestone_id, period, status, said_on=day)
    return first


def changes(desk, **asked):
    with desk.store.read() as session:
        return plan.changes_in(session, desk.board_id, today=TODAY, **asked)


def test_since_the_last_meeting_it_says_what_moved_and_what_is_new(desk, met, said):
    found = changes(desk)
    assert (found.since, found.since_words) == (MEETING, "since the meeting of 10 July 2019")
    assert [(each.milestone.reference, each.before) for each in found.moved] == [("1.1", ON)]
    assert [each.reference for each in found.new] == ["1.3"]
    assert [each.reference for each in found.slow_now] == ["1.3"]
    assert found.newly_slow == {found.slow_now[0].id}


def test_a_day_may_be_asked_for_instead(desk, met, said):
    found = changes(desk, since=date(2019, 8, 31))
    assert found.since_words == "since 31 August 2019"
    assert found.is_empty
    assert [each.reference for each in found.slow_now] == ["1.3"]


def test_without_a_meeting_everything_is_new(desk, said):
    found = changes(desk)
    assert (found.since, found.since_words) == (None, "since the plan was begun")
    assert [each.reference for each in found.new] == ["1.1", "1.2", "1.3"]


def test_a_cancelled_meeting_and_one_of_today_do_not_count(desk, met, said):
    meetings.add_meeting(desk.store, WHO, desk.board_id, TODAY, time(14))
    cancelled = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 8, 20), time(14))
    meetings.cancel_meeting(desk.store, WHO, cancelled, "No quorum.")
    assert changes(desk).since == MEETING


def test_what_priorities_said_since_and_evidence_shown_since_are_told(desk, met, said):
    for period in ("2019-06", "2019-08"):
        plan.record_narrative(
            desk.store, WHO, said, period, working_well="Audits", worried_about="", needs_to_happen=""
        )
    (row, *_) = plan.list_milestones(desk.store, desk.board_id).rows
    file = TakenFile("audit.txt", "text/plain", b"Twenty cases")
    for title, day in (("Before", date(2019, 7, 1)), ("After", date(2019, 8, 1)), ("Some day", None)):
        plan.attach_evidence(desk.store, WHO, row.id, file, title, day)
    found = changes(desk)
    assert [(each.priority.number, each.narrative.period) for each in found.written] == [(1, "2019-08")]
    assert [each.title for each in found.shown] == ["After"]


def test_one_plan_alone_is_asked_about_by_its_id(desk, met, said, priority, milestone):
    other = plan.add_plan(desk.store, WHO, desk.board_id, "Strategy")
    milestone_id = milestone(priority(1, of=other), "S.1")
    plan.record_milestone_status(desk.store, WHO, milestone_id, "2019-08", ON, said_on=date(2019, 8, 30))
    assert [each.reference for each in changes(desk, plan_id=other).new] == ["S.1"]
    assert [each.reference for each in changes(desk).new] == ["1.3", "S.1"]


def entry(period: str, status: MilestoneStatus, said_on: date | None = None) -> StatusEntry:
    return StatusEntry(period, status, "", said_on, "")


def test_statuses_put_in_together_later_count_from_the_end_of_their_months():
    late = date(2020, 1, 1)
    told = {"a": (entry("2019-05", ON, late), entry("2019-06", SLIP, late))}
    assert [each.period for each in known_on(told, date(2019, 6, 15))["a"]] == ["2019-05"]
    assert [each.period for each in known_on(told, date(2019, 6, 30))["a"]] == ["2019-05", "2019-06"]


def test_a_correction_made_after_a_meeting_was_not_known_to_it():
    told = {
        "a": (entry("2019-05", ON, date(2019, 6, 3)), entry("2019-06", SLIP, date(2019, 7, 20))),
    }
    assert [each.period for each in known_on(told, MEETING)["a"]] == ["2019-05"]


def test_a_plan_is_shown_as_it_was_known_on_a_day(desk, met, said):
    then = plan.get_plan(desk.store, desk.board_id, as_at=MEETING)
    assert (then.period, then.as_at) == ("2019-06", MEETING)
    assert [row.status for row in then.milestones] == [ON, ON, None, None]
    assert then.summary.total == 2
