"""Progress, closing and reopening."""

from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import follow_up
from boardkeeper.errors import UserError
from boardkeeper.follow_up import FollowUpStatus
from tests.boardkeeper.follow_up.conftest import NOVEMBER, TODAY, WHO


def test_many_rows_are_closed_in_one_step_and_those_that_were_closed_stay_as_they_are(minuted_logs):
    logs = minuted_logs
    done = logs.add("Done")
    follow_up.close(logs.store, WHO, [done], date(2019, 8, 1))
    matters = [logs.tracked, logs.minuted, done]
    assert follow_up.close(logs.store, WHO, matters, TODAY, "Sent to members.") == 2
    assert logs.desk.labels()[0] == "Close 3 actions and decisions"
    assert logs.history(logs.tracked) == [("update", "Sent to members.", "complete")]
    assert logs.action(done).completed_on == date(2019, 8, 1)
    logs.store.undo(WHO)
    assert not logs.decision(logs.tracked).is_closed


def test_reopening_keeps_the_history_and_stands_where_it_stood(logs):
    matter = logs.add()
    follow_up.record(logs.store, WHO, matter, "Asked.", FollowUpStatus.REQUESTED, date(2019, 8, 1))
    follow_up.close(logs.store, WHO, [matter], date(2019, 8, 20))
    follow_up.reopen(logs.store, WHO, matter, "The figures were those of last year.", TODAY)
    assert logs.history(matter) == [
        ("update", "Asked.", "requested"),
        ("update", "Complete.", "complete"),
        ("reopened", "The figures were those of last year.", "requested"),
    ]
    row = logs.action(matter)
    assert (row.completed_on, row.overdue_days) == (None, 42)
    assert logs.desk.labels()[0] == "Reopen an action"


def test_what_is_open_cannot_be_reopened(logs):
    with pytest.raises(UserError, match="Action 1 is not closed"):
        follow_up.reopen(logs.store, WHO, logs.add(), "", TODAY)


def test_an_update_that_opens_what_was_closed_reopens_it(logs):
    matter = logs.add()
    follow_up.close(logs.store, WHO, [matter], date(2019, 8, 20))
    follow_up.record(logs.store, WHO, matter, "Came back.", FollowUpStatus.IN_PROGRESS, TODAY)
    assert logs.history(matter)[-1] == ("reopened", "Came back.", "in progress")


def test_a_note_on_what_is_complete_does_not_make_it_newly_complete(logs):
    matter = logs.add()
    follow_up.close(logs.store, WHO, [matter], date(2019, 8, 20))
    follow_up.record(logs.store, WHO, matter, "Filed.", FollowUpStatus.COMPLETE, TODAY)
    assert logs.action(matter).completed_on == date(2019, 8, 20)


def test_age_runs_to_today_or_to_the_day_it_was_finished(logs):
    matter = logs.add(raised_on=date(2019, 7, 10))
    assert logs.action(matter).age_days == 63
    follow_up.close(logs.store, WHO, [matter], date(2019, 7, 20))
    assert logs.action(matter, NOVEMBER).age_days == 10
    undated = logs.add(raised_on=None)
    assert logs.action(undated).age_days is None


def test_a_log_is_sorted_by_age_the_finished_by_the_age_they_reached(logs):
    logs.add("Old", raised_on=date(2019, 5, 29))
    logs.add("Young", raised_on=date(2019, 8, 1))
    logs.add("Ageless", raised_on=None)
    follow_up.close(logs.store, WHO, [logs.add("Quick", raised_on=date(2019, 3, 13))], date(2019, 3, 20))
    assert logs.listed(sort="age_days") == ["Quick", "Young", "Old", "Ageless"]
    assert logs.listed(sort="age_days", descending=True) == ["Old", "Young", "Quick", "Ageless"]
