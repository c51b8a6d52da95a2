"""“Added to the work programme” is not complete until the topic has been heard."""

from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import agenda, decisions, follow_up, meetings, programme, scheduling
from boardkeeper.errors import UserError
from boardkeeper.follow_up import FollowUpStatus
from boardkeeper.lists import Wanted
from tests.boardkeeper.follow_up.conftest import NOVEMBER, TODAY, WHO
from tests.threads import record_decision_progress


@pytest.fixture
def waiting(minuted_logs, meet):
    """The Pledge Update, waiting for the School Attendance Consultation of November; the topic’s id."""
    meet(NOVEMBER)
    logs = minuted_logs
    topic = programme.add_programme_item(
        logs.store, WHO, logs.board_id, "School Attendance Consultation", scheduled_on=NOVEMBER
    )
    follow_up.link(logs.store, WHO, logs.tracked, programme_item_id=topic)
    return logs, topic


def test_it_cannot_be_complete_before_and_the_refusal_says_when_it_is_heard(waiting):
    logs, _ = waiting
    row = logs.decision(logs.tracked)
    assert (row.awaits_hearing, row.hearing) == (True, "on 13 November 2019")
    for attempt in (
        lambda: follow_up.close(logs.store, WHO, [logs.tracked], TODAY),
        lambda: follow_up.change(logs.store, WHO, [logs.tracked], TODAY, status=FollowUpStatus.COMPLETE),
        lambda: record_decision_progress(
            logs.store, WHO, logs.tracked.id, "Complete – added", FollowUpStatus.COMPLETE, TODAY
        ),
    ):
        with pytest.raises(
            UserError, match=r"Pledge Update.* is not complete before “School Attendance"
        ) as said:
            attempt()
        assert "which is on 13 November 2019" in str(said.value)
    assert logs.history(logs.tracked) == []


def test_it_may_be_superseded_or_not_accepted_all_the_same(waiting):
    logs, _ = waiting
    follow_up.change(logs.store, WHO, [logs.tracked], TODAY, status=FollowUpStatus.SUPERSEDED)
    assert logs.decision(logs.tracked).is_closed


def test_hearing_the_topic_completes_it_and_taking_that_back_reopens_it(waiting):
    logs, topic = waiting
    programme.record_heard(logs.store, WHO, topic, NOVEMBER)
    row = logs.decision(logs.tracked, NOVEMBER)
    assert (row.status, row.completed_on, row.awaits_hearing) == (FollowUpStatus.COMPLETE, NOVEMBER, False)
    assert logs.history(logs.tracked) == [
        ("heard", "“School Attendance Consultation” was heard on 13 November 2019.", "complete")
    ]
    programme.record_heard(logs.store, WHO, topic, None)
    assert logs.decision(logs.tracked, NOVEMBER).status is FollowUpStatus.OPEN
    assert logs.history(logs.tracked)[-1][:2] == (
        "reopened",
        "“School Attendance Consultation” was not heard after all.",
    )


def test_holding_the_meeting_it_stands_on_the_agenda_of_hears_it_in_the_same_step(waiting, meet):
    logs, topic = waiting
    meeting = meetings.find_meeting(logs.store, logs.board_id, NOVEMBER)
    scheduling.put_on_agenda(logs.store, WHO, topic, meeting.id)
    meetings.mark_held(logs.store, WHO, meeting.id, NOVEMBER)
    assert logs.decision(logs.tracked, NOVEMBER).is_closed
    assert logs.desk.labels()[0] == "Record that the meeting was held"
    logs.store.undo(WHO)
    assert logs.decision(logs.tracked, NOVEMBER).awaits_hearing


def test_a_topic_heard_too_early_is_still_awaited_at_the_meeting_it_comes_to(waiting):
    logs, topic = waiting
    programme.record_heard(logs.store, WHO, topic, TODAY)
    assert logs.decision(logs.tracked).awaits_hearing


def test_what_is_asked_for_at_the_hearing_itself_waits_for_another(waiting):
    logs, topic = waiting
    later = logs.add("Report again", raised_on=NOVEMBER)
    follow_up.link(logs.store, WHO, later, programme_item_id=topic)
    programme.record_heard(logs.store, WHO, topic, NOVEMBER)
    assert not logs.action(later, NOVEMBER).is_closed


def test_what_was_closed_by_hand_is_not_taken_up_when_the_topic_was_not_heard(waiting):
    logs, topic = waiting
    programme.record_heard(logs.store, WHO, topic, NOVEMBER)
    follow_up.record(logs.store, WHO, logs.tracked, "Report sent too.", FollowUpStatus.COMPLETE, NOVEMBER)
    programme.record_heard(logs.store, WHO, topic, None)
    assert logs.decision(logs.tracked, NOVEMBER).is_closed


def test_a_chip_shows_what_awaits_a_hearing(waiting):
    logs, _ = waiting
    logs.add()
    found = decisions.list_decisions(
        logs.store, logs.board_id, TODAY, Wanted(chips=frozenset({"Awaiting hearing"}))
    )
    assert [row.minute_title for row in found.rows] == ["Pledge Update"]


def test_a_withdrawn_item_was_not_heard(waiting):
    logs, topic = waiting
    meeting = meetings.find_meeting(logs.store, logs.board_id, NOVEMBER)
    scheduling.put_on_agenda(logs.store, WHO, topic, meeting.id)
    item = next(each for each in agenda.list_items(logs.store, meeting.id) if "Attendance" in each.title)
    agenda.update_item(logs.store, WHO, item.id, title="School Attendance Consultation (withdrawn)")
    meetings.mark_held(logs.store, WHO, meeting.id, date(2019, 11, 14))
    assert logs.decision(logs.tracked, NOVEMBER).awaits_hearing
