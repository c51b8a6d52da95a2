from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import decisions, meetings, minutes
from boardkeeper.decisions import FollowUpStatus
from boardkeeper.errors import UserError
from boardkeeper.lists import Wanted
from boardkeeper.minutes import Verb, WrittenMinute, circulating
from tests.threads import record_decision_progress

WHO = "Ann Smith"
TODAY = date(2019, 9, 11)


@pytest.fixture
def track(desk):
    """Decides something on a day and tracks it; answers its id."""

    def tracked(day, title, text, target, officer="Jean Kelly"):
        meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, day)
        minutes.write_minute(desk.store, WHO, meeting_id, WrittenMinute(title, limbs=[(Verb.AGREED, text)]))
        (limb,) = minutes.get_minutes(desk.store, meeting_id).minutes[-1].resolutions
        return decisions.track_resolution(desk.store, WHO, limb.id, officer, target)

    return tracked


@pytest.fixture
def listed(desk):
    def found(today=TODAY, **wanted):
        return decisions.list_decisions(desk.store, desk.board_id, today, Wanted(**wanted)).rows

    return found


def test_how_late_a_decision_is_counts_from_the_last_day_of_its_month(track, listed):
    track(date(2019, 3, 13), "The Oracy Project", "reports be sent", "March 2019", "Ruth Woodhouse")
    track(date(2019, 7, 10), "Children in Care", "the trend be sent", "July 2019")
    track(date(2019, 7, 17), "EET", "a visit be made", "11 September 2019")
    track(date(2019, 7, 24), "Fit and Fed", "a briefing be given", "to be scheduled")
    rows = {row.minute_title: row for row in listed()}
    assert {title: row.overdue_days for title, row in rows.items()} == {
        "The Oracy Project": 164,
        "Children in Care": 42,
        "EET": 0,
        "Fit and Fed": 0,
    }
    assert rows["The Oracy Project"].target_on == date(2019, 3, 31)
    assert (rows["Fit and Fed"].target_written, rows["Fit and Fed"].target_on) == ("to be scheduled", None)


def test_what_is_late_is_a_chip_and_the_latest_first_by_days(track, listed):
    track(date(2019, 3, 13), "Oracy", "a", "March 2019")
    track(date(2019, 7, 10), "Trend", "b", "July 2019")
    done = track(date(2019, 7, 17), "Pledge", "c", "July 2019")
    track(date(2019, 7, 24), "Open", "d", "to be scheduled")
    assert [row.minute_title for row in listed(chips=frozenset({"Overdue"}))] == ["Oracy", "Trend", "Pledge"]
    assert [row.minute_title for row in listed(sort="overdue_days")] == ["Oracy", "Trend", "Pledge", "Open"]
    assert [row.minute_title for row in listed(words="oracy AGREED")] == ["Oracy"]
    assert done in {row.id for row in listed(chips=frozenset({"Open"}))}


def test_a_finished_decision_is_not_late_and_can_be_taken_up_again(desk, track, listed):
    row_id = track(date(2019, 3, 13), "Oracy", "a", "March 2019")
    record = record_decision_progress
    record(desk.store, WHO, row_id, "Sent.", FollowUpStatus.COMPLETE, date(2019, 9, 1))
    (row,) = listed()
    assert (row.overdue_days, row.completed_on, row.is_closed) == (0, date(2019, 9, 1), True)
    record(desk.store, WHO, row_id, "Came back.", FollowUpStatus.IN_PROGRESS, date(2019, 9, 5))
    (row,) = listed()
    assert (row.overdue_days, row.completed_on, row.progress) == (164, None, "Came back.")


def test_progress_is_a_dated_history_that_nothing_overwrites(desk, track):
    row_id = track(date(2019, 3, 13), "Oracy", "a", "March 2019")
    record = record_decision_progress
    record(desk.store, "Ruth", row_id, " Asked. ", FollowUpStatus.REQUESTED, date(2019, 4, 1))
    record(desk.store, WHO, row_id, "Sent.", FollowUpStatus.COMPLETE, date(2019, 9, 1))
    with pytest.raises(UserError, match="An update says something"):
        record(desk.store, WHO, row_id, "  ", FollowUpStatus.OPEN, TODAY)
    history = decisions.decision_history(desk.store, row_id)
    assert [(entry.said_on, entry.said_by, entry.text, entry.status) for entry in history] == [
        (date(2019, 4, 1), "Ruth", "Asked.", FollowUpStatus.REQUESTED),
        (date(2019, 9, 1), WHO, "Sent.", FollowUpStatus.COMPLETE),
    ]
    desk.store.undo(WHO)
    assert decisions.decision_history(desk.store, row_id) == history[:1]


def test_a_recommendation_reads_with_its_receiver(desk, listed):
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 7, 10))
    written = WrittenMinute(
        "Bullying", limbs=[(Verb.RECOMMENDED, "that the survey be extended;")], recommended_to={1: "Cabinet"}
    )
    minutes.write_minute(desk.store, WHO, meeting_id, written)
    (limb,) = minutes.get_minutes(desk.store, meeting_id).minutes[0].resolutions
    decisions.track_resolution(desk.store, WHO, limb.id, "Judith Harwood", "July 2019")
    (row,) = listed()
    assert row.text == "Recommended to Cabinet: that the survey be extended."
    assert row.minute_reference == ""
    circulating.circulate(desk.store, WHO, meeting_id, date(2019, 7, 15))
    assert listed()[0].minute_reference == "Minute 1(1), 10 July 2019"
