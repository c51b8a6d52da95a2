"""Changing rows of the logs: one step for many, and what was asked first is never lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from boardkeeper import follow_up
from boardkeeper.errors import UserError
from boardkeeper.follow_up import FollowUpStatus, Importance
from tests.boardkeeper.follow_up.conftest import TODAY, WHO
from tests.threads import record_action_progress


def test_many_rows_of_both_logs_change_in_one_step_that_one_undo_takes_back(minuted_logs):
    logs = minuted_logs
    matters = [logs.tracked, logs.minuted, logs.add()]
    count = follow_up.change(
        logs.store, WHO, matters, TODAY, owner="  Ruth  Woodhouse ", importance=Importance.HIGH
    )
    assert count == 3
    assert logs.desk.labels()[0] == "Change 3 actions and decisions"
    assert {logs.action(each).owner for each in matters[1:]} == {"Ruth Woodhouse"}
    assert (logs.decision(matters[0]).officer, logs.decision(matters[0]).importance) == (
        "Ruth Woodhouse",
        Importance.HIGH,
    )
    logs.store.undo(WHO)
    assert {logs.action(each).owner for each in matters[1:]} == {"Jean Kelly"}
    assert [logs.history(each) for each in matters] == [[], [], []]


@pytest.mark.parametrize(
    ("wish", "label"),
    [
        ({"owner": "Ruth"}, "Change the owner of an action"),
        ({"due": "August 2019"}, "Change the date of an action"),
        ({"status": FollowUpStatus.REQUESTED}, "Change the status of an action"),
        ({"importance": Importance.LOW}, "Change the priority of an action"),
        ({"text": "Call"}, "Change the words of an action"),
        ({"owner": "Ruth", "text": "Call"}, "Change an action"),
    ],
)
def test_the_step_says_what_was_changed(logs, wish, label):
    matter = logs.add()
    assert follow_up.change(logs.store, WHO, [matter], TODAY, **wish) == 1
    assert logs.desk.labels()[0] == label


def test_what_is_the_same_already_makes_no_step(logs):
    matter = logs.add()
    before = logs.desk.labels()
    same = {
        "owner": "Jean Kelly",
        "due": "July 2019",
        "status": FollowUpStatus.OPEN,
        "text": " Write to schools ",
    }
    assert follow_up.change(logs.store, WHO, [matter, matter], TODAY, **same) == 0
    assert logs.desk.labels() == before


def test_a_date_put_off_keeps_the_one_there_was_and_is_counted(logs):
    matter = logs.add(due="July 2019")
    logs.postpone(matter, "end of September", on=date(2019, 8, 1))
    logs.postpone(matter, "13/11/19")
    row = logs.action(matter)
    assert (row.due_written, row.due_on) == ("13/11/19", date(2019, 11, 13))
    assert (row.first_due_written, row.first_due_on) == ("July 2019", date(2019, 7, 31))
    assert (row.times_postponed, row.overdue_days) == (2, 0)
    assert logs.history(matter) == [
        ("postponed", "Put off from July 2019 to end of September.", "open"),
        ("postponed", "Put off from end of September to 13/11/19.", "open"),
    ]


def test_a_date_brought_forward_or_set_at_last_is_not_counted_as_put_off(logs):
    early, dateless = logs.add(due="July 2019"), logs.add(due="to be scheduled")
    logs.postpone(early, "15 July 2019")
    logs.postpone(dateless, "13 November 2019")
    assert (logs.action(early).times_postponed, logs.action(early).first_due_on) == (0, date(2019, 7, 31))
    assert logs.action(dateless).times_postponed == 0
    assert logs.history(dateless)[0][1] == "Date set: 13 November 2019."


def test_words_in_the_place_of_a_date_that_are_taken_off_are_told(logs):
    dateless = logs.add(due="to be scheduled")
    logs.postpone(dateless, "")
    assert logs.history(dateless)[0][1] == "Date taken off: it was to be scheduled."
    assert logs.action(dateless).first_due_written == "to be scheduled"


def test_a_date_that_names_no_day_any_more_is_put_off_too(logs):
    matter = logs.add(due="July 2019")
    logs.postpone(matter, "to be scheduled")
    row = logs.action(matter)
    assert (row.due_on, row.times_postponed, row.overdue_days) == (None, 1, 0)


def test_minutes_go_on_printing_what_was_asked_whatever_the_log_says_now(minuted_logs):
    logs = minuted_logs
    before = logs.asked()
    for matter in (logs.tracked, logs.minuted):
        logs.postpone(matter, "13 November 2019")
        follow_up.change(logs.store, WHO, [matter], TODAY, owner="Ruth Woodhouse")
    assert logs.asked() == before
    logs.write()
    assert logs.asked() == before
    assert logs.decision(logs.tracked).target_written == "13 November 2019"
    assert logs.action(logs.minuted).due_written == "13 November 2019"
    assert (logs.decision(logs.tracked).officer, logs.action(logs.minuted).owner) == (
        "Ruth Woodhouse",
        "Ruth Woodhouse",
    )


def test_minutes_that_named_nobody_and_no_day_go_on_doing_so(logs):
    logs.write(officer="", due="")
    for matter in (logs.tracked, logs.minuted):
        follow_up.change(logs.store, WHO, [matter], TODAY, owner="Ruth", due="13 November 2019")
    assert set(logs.asked().values()) == {("", "", None)}
    assert logs.action(logs.minuted).times_postponed == 0


def test_minutes_that_are_written_anew_with_another_date_change_what_was_asked_not_what_it_was_put_off_to(
    minuted_logs,
):
    logs = minuted_logs
    for matter in (logs.tracked, logs.minuted):
        logs.postpone(matter, "13 November 2019")
        follow_up.change(logs.store, WHO, [matter], TODAY, owner="Ruth Woodhouse")
    logs.write(due="August 2019", officer="Judith Harwood")
    assert {(who, due) for who, due, _ in logs.asked().values()} == {("Judith Harwood", "August 2019")}
    assert logs.action(logs.minuted).owner == "Ruth Woodhouse"
    assert (logs.decision(logs.tracked).target_written, logs.action(logs.minuted).due_written) == (
        "13 November 2019",
        "13 November 2019",
    )
    assert logs.action(logs.minuted).first_due_on == date(2019, 8, 31)


def test_a_changed_status_is_an_entry_and_opening_what_was_closed_reopens_it(logs):
    matter = logs.add()
    for status in (FollowUpStatus.COMPLETE, FollowUpStatus.REQUESTED):
        follow_up.change(logs.store, WHO, [matter], TODAY, status=status)
    assert logs.history(matter) == [
        ("update", "Status changed from “open” to “complete”.", "complete"),
        ("reopened", "Status changed from “complete” to “requested”.", "requested"),
    ]
    assert logs.action(matter).completed_on is None


def test_words_that_stand_in_minutes_are_changed_there(minuted_logs):
    logs = minuted_logs
    for matter, name in (
        (logs.minuted, "action 1"),
        (logs.tracked, r"tracking decision 1 \(Pledge Update\)"),
    ):
        with pytest.raises(UserError, match=f"The words of {name} stand in the minutes"):
            follow_up.change(logs.store, WHO, [matter], TODAY, text="Something else")


def test_words_are_never_blank_and_never_those_of_several(logs):
    one, other = logs.add(), logs.add()
    with pytest.raises(UserError, match="says what is to be done"):
        follow_up.change(logs.store, WHO, [one], TODAY, text="  ")
    with pytest.raises(UserError, match="cannot have the same words"):
        follow_up.change(logs.store, WHO, [one, other], TODAY, text="Same")


def test_nothing_is_changed_when_one_of_many_cannot_be(logs):
    one, other = logs.add("One"), logs.add("Other")
    record_action_progress(logs.store, WHO, one.id, "Begun", FollowUpStatus.IN_PROGRESS, TODAY)
    steps = logs.desk.labels()
    with pytest.raises(UserError, match="not saved"):
        follow_up.change(
            logs.store, WHO, [one, follow_up.Matter(other.log, "0" * 32)], TODAY, importance=Importance.LOW
        )
    assert logs.desk.labels() == steps
    assert logs.action(one).importance is Importance.MEDIUM


CHANGES = st.one_of(
    st.tuples(
        st.just("due"),
        st.sampled_from(["July 2019", "31/8/19", "13 Nov 2019", "to be scheduled", "2 Jan 2020"]),
    ),
    st.tuples(st.just("owner"), st.sampled_from(["Jean Kelly", "Ruth Woodhouse", ""])),
    st.tuples(st.just("status"), st.sampled_from(list(FollowUpStatus))),
    st.tuples(st.just("importance"), st.sampled_from(list(Importance))),
)


# Every example changes the same two rows further: what must hold, holds from anywhere.
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(CHANGES, min_size=1, max_size=5))
def test_whatever_is_changed_nothing_said_is_lost_and_the_counts_come_from_the_thread(minuted_logs, changes):
    logs = minuted_logs
    matters = [logs.tracked, logs.minuted]
    asked = logs.asked()
    for field, value in changes:
        before = [logs.history(each) for each in matters]
        follow_up.change(logs.store, WHO, matters, TODAY, **{field: value})
        after = [logs.history(each) for each in matters]
        assert [each[: len(then)] for each, then in zip(after, before, strict=True)] == before
    assert logs.asked() == asked
    logs.write()
    assert logs.asked() == asked
    for matter, row in ((matters[1], logs.action(matters[1])), (matters[0], logs.decision(matters[0]))):
        thread = logs.history(matter)
        assert row.times_postponed == sum(1 for _, words, _ in thread if words.startswith("Put off"))
        assert row.first_due_on == date(2019, 7, 31)
        assert row.is_closed == (row.completed_on is not None)
        statuses = [status for *_, status in thread]
        assert row.status.value == (statuses[-1] if statuses else "open")


def test_many_threads_are_written_by_few_statements_and_each_goes_on_where_it_was(logs):
    matters = [logs.add(f"Write to school {number}") for number in range(40)]
    follow_up.record(logs.store, WHO, matters[0], "Rang them.", FollowUpStatus.REQUESTED, TODAY)
    statements = []
    with logs.store.edit("Change many", WHO) as session:
        event.listen(session.connection(), "before_cursor_execute", lambda *told: statements.append(told[2]))
        follow_up.change_into(
            session, WHO, matters, TODAY, owner="Ruth", due="August 2019", status=FollowUpStatus.COMPLETE
        )
    # What changed in a row is one statement for each, with its version; the threads are not.
    assert len([said for said in statements if not said.startswith("UPDATE")]) < 10
    kinds = [[kind for kind, *_ in logs.history(each)] for each in matters[:2]]
    changed = ["handed over", "postponed", "update"]
    assert kinds == [["update", *changed], changed]
    assert {logs.action(each).status for each in matters} == {FollowUpStatus.COMPLETE}


def test_several_refused_together_leave_nothing_behind(logs):
    matters = [logs.add("One"), logs.add("Two")]
    with pytest.raises(UserError, match="same words"):
        follow_up.change(logs.store, WHO, matters, TODAY, owner="Ruth", text="Both")
    assert follow_up.change(logs.store, WHO, matters, TODAY, owner="Ruth") == 2
    assert [len(logs.history(each)) for each in matters] == [1, 1]


def test_a_day_that_is_not_in_the_calendar_is_refused_and_the_date_stays(logs):
    matter = logs.add(due="end of July 2019")
    with pytest.raises(UserError, match="There is no day “31 February 2020”"):
        follow_up.change(logs.store, WHO, [matter], TODAY, due="31 February 2020")
    assert logs.history(matter) == []
