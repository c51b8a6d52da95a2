from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import actions, meetings, minutes
from boardkeeper.actions import FollowUpStatus, Importance
from boardkeeper.errors import UserError
from boardkeeper.lists import Wanted
from boardkeeper.minutes import circulating
from tests.threads import record_action_progress

WHO = "Ann Smith"
TODAY = date(2019, 9, 11)


@pytest.fixture
def add(desk):
    def added(text, due="", **facts):
        return actions.add_action(
            desk.store, WHO, desk.board_id, text, "Jean Kelly", due, raised_on=date(2019, 7, 10), **facts
        )

    return added


@pytest.fixture
def listed(desk):
    def found(today=TODAY, **wanted):
        return actions.list_actions(desk.store, desk.board_id, today, Wanted(**wanted)).rows

    return found


def test_actions_number_themselves_and_keep_the_date_as_written_and_as_meant(add, listed):
    add("Write to schools", "end of July 2019")
    add("Visit", "next Wed")
    add("Think", "to be scheduled")
    assert {row.reference: (row.due_written, row.due_on) for row in listed()} == {
        "1": ("end of July 2019", date(2019, 7, 31)),
        "2": ("next Wed", date(2019, 7, 17)),
        "3": ("to be scheduled", None),
    }


def test_the_longest_overdue_come_first_the_dateless_after_them_and_the_finished_last(desk, add, listed):
    add("Dateless")
    done = add("Done", "1 July 2019")
    add("Later", "July 2019")
    add("Earliest", "12 July 2019")
    record_action_progress(desk.store, WHO, done, "Sent", FollowUpStatus.COMPLETE, date(2019, 9, 2))
    assert [(row.text, row.overdue_days) for row in listed()] == [
        ("Earliest", 61),
        ("Later", 42),
        ("Dateless", 0),
        ("Done", 0),
    ]
    assert [row.text for row in listed(sort="overdue_days", descending=True)][:2] == ["Earliest", "Later"]
    assert [row.text for row in listed(chips=frozenset({"Overdue"}))] == ["Earliest", "Later"]
    assert [row.text for row in listed(chips=frozenset({"Complete"}))] == ["Done"]


def test_importance_sorts_by_weight_not_by_letters(add, listed):
    for text, importance in [("m", Importance.MEDIUM), ("l", Importance.LOW), ("h", Importance.HIGH)]:
        add(text, importance=importance)
    assert [row.text for row in listed(sort="importance")] == ["h", "m", "l"]


def test_an_action_keeps_its_parent_minute_and_cites_it(desk, add, listed):
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 7, 10))
    minute_id = minutes.write_minute(desk.store, WHO, meeting_id, minutes.WrittenMinute("EET"))
    add("Write", minute_id=minute_id)
    assert listed()[0].minute == "10 July 2019"
    circulating.circulate(desk.store, WHO, meeting_id, date(2019, 7, 15))
    assert listed()[0].minute == "Minute 1, 10 July 2019"


def test_an_action_says_what_is_to_be_done_and_an_update_says_something(desk, add):
    with pytest.raises(UserError, match="An action says what is to be done"):
        add("  ")
    action_id = add("Write")
    with pytest.raises(UserError, match="An update says something"):
        record_action_progress(desk.store, WHO, action_id, " ", FollowUpStatus.OPEN, TODAY)
    assert desk.labels() == ["Add the action “Write”"]


def test_updates_are_kept_with_day_name_and_status_and_undo_takes_the_last(desk, add, listed):
    action_id = add("Write", "July 2019")
    for text, status, day in [
        ("Begun", FollowUpStatus.IN_PROGRESS, date(2019, 8, 1)),
        ("Dropped", FollowUpStatus.SUPERSEDED, date(2019, 9, 1)),
    ]:
        record_action_progress(desk.store, WHO, action_id, text, status, day)
    (row,) = listed()
    assert (row.status, row.completed_on, row.is_closed) == (
        FollowUpStatus.SUPERSEDED,
        date(2019, 9, 1),
        True,
    )
    desk.store.undo(WHO)
    (row,) = listed()
    assert (row.status, row.completed_on, row.overdue_days) == (FollowUpStatus.IN_PROGRESS, None, 42)
    assert [entry.text for entry in actions.action_history(desk.store, action_id)] == ["Begun"]


def test_words_are_found_in_an_action_its_owner_and_its_thread_together(desk, listed):
    for text in ("Report on placements", "Report on schools"):
        found = actions.add_action(
            desk.store, WHO, desk.board_id, text, "Élodie Ferrand", "", raised_on=date(2019, 7, 10)
        )
        said = "Überprüfung sent" if "placements" in text else "nothing yet"
        record_action_progress(desk.store, WHO, found, said, FollowUpStatus.OPEN, date(2019, 9, 1))
    for words in ("placements élodie ÜBERPRÜFUNG", "PRÜF lod", "report Ferrand sent"):
        assert [row.text for row in listed(words=words)] == ["Report on placements"], words
    assert listed(words="élodie", sort="text", descending=True)[0].text == "Report on schools"
