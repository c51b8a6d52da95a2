from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import actions, follow_up, imports, programme
from boardkeeper.actions import FollowUpStatus, Importance
from boardkeeper.follow_up import EntryKind, Log, Matter

WHO = "Ann Smith"
TODAY = date(2019, 9, 11)
HEAD = ["Ref", "Action", "Owner", "Due", "Status", "Update", "Priority"]


@pytest.fixture
def log(saved):
    return lambda name, *rows: saved(f"{name}.xlsx", {"Log": [HEAD, *rows]})


@pytest.fixture
def listed(desk):
    return lambda: {row.reference: row for row in actions.list_actions(desk.store, desk.board_id, TODAY).rows}


def test_an_action_comes_with_its_date_importance_and_update_and_only_once(desk, bring_in, log, listed):
    path = log("june", ["7", "Write to schools", "Ann", "July 2019", "In progress", "Drafted", "High"])
    assert bring_in("actions", path).new == 1
    found = listed()["7"]
    assert (found.due_on, found.importance, found.status, found.progress) == (
        date(2019, 7, 31),
        Importance.HIGH,
        FollowUpStatus.IN_PROGRESS,
        "Drafted",
    )
    assert bring_in("actions", path).same == 1
    assert desk.labels() == ["Import actions from june.xlsx"]
    actions.add_action(desk.store, WHO, desk.board_id, "Next", "X", "", raised_on=TODAY)
    assert "8" in listed()


def test_an_action_without_a_reference_is_not_given_one_that_stands_further_down(bring_in, log, listed):
    path = log("june", ["", "Unnumbered", "Ann", "", "", "", ""], ["1", "Numbered", "Bob", "", "", "", ""])
    assert bring_in("actions", path).new == 2
    assert {reference: row.text for reference, row in listed().items()} == {
        "1": "Numbered",
        "2": "Unnumbered",
    }
    assert bring_in("actions", path).same == 2


def test_actions_of_the_same_words_stay_apart_by_their_order(bring_in, log, listed):
    path = log("june", *(["", "Write to schools", owner, "", "", "", ""] for owner in ("Ann", "Bob")))
    assert bring_in("actions", path).new == 2
    assert bring_in("actions", path).same == 2
    assert sorted(row.owner for row in listed().values()) == ["Ann", "Bob"]


def test_a_new_update_is_one_more_entry_and_closes_the_action(desk, bring_in, log, listed):
    def row(status, update):
        return ["7", "Write", "Ann", "July 2019", status, update, ""]

    bring_in("actions", log("june", row("In progress", "Drafted")))
    assert bring_in("actions", log("july", row("Complete", "Sent"))).changed == 1
    found = listed()["7"]
    assert (found.status, found.overdue_days) == (FollowUpStatus.COMPLETE, 0)
    assert [entry.text for entry in actions.action_history(desk.store, found.id)] == ["Drafted", "Sent"]
    desk.store.undo(WHO)
    assert (listed()["7"].status, listed()["7"].progress) == (FollowUpStatus.IN_PROGRESS, "Drafted")


@pytest.mark.parametrize("update", ["Drafted", ""])
def test_a_status_that_changes_alone_is_a_change(bring_in, log, listed, update):
    bring_in("actions", log("june", ["7", "Write", "Ann", "July 2019", "In progress", update, ""]))
    assert (
        bring_in("actions", log("july", ["7", "Write", "Ann", "July 2019", "Complete", update, ""])).changed
        == 1
    )
    assert listed()["7"].status is FollowUpStatus.COMPLETE


def test_a_double_reference_and_an_unknown_status_are_refused_by_cell(desk, bring_in, log, listed):
    path = log(
        "june",
        ["7", "Write", "Ann", "", "", "", ""],
        ["7", "Ring", "Bob", "", "", "", ""],
        ["8", "Visit", "Bob", "", "sunny", "", ""],
    )
    read = imports.read_workbook_as(imports.ImportKind.ACTIONS, path)
    assert [(each.cell, each.reason[:30]) for each in read.refused] == [
        ("A3", "Action 7 stands already in row"),
        ("E4", "“sunny” is no status; known ar"),
    ]
    assert bring_in("actions", path).new == 1
    assert set(listed()) == {"7"}


def row(reference="7", text="Write to schools", owner="Ann", due="July 2019", status="Open", update=""):
    return [reference, text, owner, due, status, update, ""]


def thread(desk, found):
    return actions.action_history(desk.store, found.id)


def test_a_later_date_counts_as_postponed_and_keeps_the_one_before(desk, bring_in, log, listed):
    bring_in("actions", log("june", row()))
    assert bring_in("actions", log("july", row(due="30 September 2019"))).changed == 1
    found = listed()["7"]
    assert (found.times_postponed, found.first_due_written, found.due_on) == (
        1,
        "July 2019",
        date(2019, 9, 30),
    )
    (entry,) = thread(desk, found)
    assert (entry.kind, entry.due_before) == (EntryKind.POSTPONED, "July 2019")
    desk.store.undo(WHO)
    assert (listed()["7"].times_postponed, listed()["7"].due_written) == (0, "July 2019")


def test_a_day_that_is_not_in_the_calendar_is_refused_by_cell_and_the_other_rows_come(
    desk, bring_in, log, listed
):
    bring_in("actions", log("june", row(), row("8", "Visit", due="31 August 2019")))
    path = log(
        "july",
        row(due="32 July 2019"),
        row("8", "Visit", due="30 September 2019"),
        row("9", "Ring", due="31 June 2020"),
    )
    read = imports.read_workbook_as(imports.ImportKind.ACTIONS, path)
    preview = imports.preview_import(desk.store, desk.board_id, read)
    assert [(each.cell, each.reason.partition(":")[0]) for each in preview.refused] == [
        ("B2", "There is no day “32 July 2019”"),
        ("B4", "There is no day “31 June 2020”"),
    ]
    assert bring_in("actions", path).changed == 1
    assert {number: found.due_written for number, found in listed().items()} == {
        "7": "July 2019",
        "8": "30 September 2019",
    }


def test_the_same_day_written_otherwise_is_no_change(bring_in, log):
    bring_in("actions", log("june", row()))
    assert bring_in("actions", log("july", row(due="31/7/2019"))).same == 1


def test_a_status_that_changes_alone_leaves_an_entry_in_the_thread(desk, bring_in, log, listed):
    bring_in("actions", log("june", row(status="In progress", update="Drafted")))
    bring_in("actions", log("july", row(status="Complete", update="Drafted")))
    assert [(entry.text, entry.status.value) for entry in thread(desk, listed()["7"])] == [
        ("Drafted", "in progress"),
        ("Status changed from “in progress” to “complete”.", "complete"),
    ]
    assert bring_in("actions", log("june", row(status="In progress", update="Drafted"))).same == 1
    assert bring_in("actions", log("july", row(status="Complete", update="Drafted"))).same == 1


def test_a_blank_and_a_column_that_is_missing_say_nothing(saved, bring_in, log, listed):
    bring_in("actions", log("june", row()))
    assert bring_in("actions", log("july", row(owner="", due="", status=""))).same == 1
    fewer = saved("few.xlsx", {"Log": [["Ref", "Action"], ["7", "Write to schools"]]})
    assert bring_in("actions", fewer).same == 1
    assert (listed()["7"].owner, listed()["7"].due_written) == ("Ann", "July 2019")


def test_what_is_finished_here_is_not_opened_by_an_older_workbook_but_by_a_new_note(
    desk, bring_in, log, listed
):
    june = log("june", row(status="In progress"))
    bring_in("actions", june)
    follow_up.close(desk.store, WHO, [Matter(Log.ACTIONS, listed()["7"].id)], TODAY)
    read = imports.read_workbook_as(imports.ImportKind.ACTIONS, june)
    preview = imports.preview_import(desk.store, desk.board_id, read)
    assert preview.counts.same == 1
    assert preview.remarks[-1].sentence == (
        "It is complete here and stays so; take it up again in the log if that is meant."
    )
    bring_in("actions", log("july", row(status="In progress", update="The letter came back.")))
    assert listed()["7"].status is FollowUpStatus.IN_PROGRESS
    assert thread(desk, listed()["7"])[-1].kind is EntryKind.REOPENED


def test_rows_that_are_missing_from_a_workbook_stay(bring_in, log, listed):
    bring_in("actions", log("june", row("7"), row("8", "Visit the college", status="Complete")))
    assert bring_in("actions", log("july", row("7"))).same == 1
    assert set(listed()) == {"7", "8"}


def test_a_number_that_is_another_matter_here_is_refused_before_it_is_overwritten(
    desk, bring_in, log, listed
):
    bring_in("actions", log("ours", row("7", "Write to every school about attendance")))
    read = imports.read_workbook_as(
        imports.ImportKind.ACTIONS, log("theirs", row("7", "Repair the roof of the town hall"))
    )
    preview = imports.preview_import(desk.store, desk.board_id, read)
    (refusal,) = preview.refused
    assert refusal.cell == "B2"
    assert refusal.reason == (
        "Action 7 is another here: “Write to every school about attendance”. With Ref not read, it comes in as new."
    )
    assert imports.apply_import(desk.store, WHO, preview).changed == 0
    assert listed()["7"].text == "Write to every school about attendance"


def test_what_waits_for_a_hearing_is_not_completed_by_a_workbook(desk, bring_in, log, listed):
    bring_in("actions", log("june", row(status="In progress")))
    topic = programme.add_programme_item(
        desk.store, WHO, desk.board_id, "Attendance", scheduled_on=date(2030, 11, 13)
    )
    follow_up.link(desk.store, WHO, Matter(Log.ACTIONS, listed()["7"].id), programme_item_id=topic)
    july = log("july", row(status="Complete", update="Complete – added to the agenda"))
    preview = imports.preview_import(
        desk.store, desk.board_id, imports.read_workbook_as(imports.ImportKind.ACTIONS, july)
    )
    assert "which is on 13 November 2030" in preview.remarks[-1].sentence
    bring_in("actions", july)
    assert listed()["7"].status is FollowUpStatus.IN_PROGRESS
    assert listed()["7"].progress == "Complete – added to the agenda"


def test_an_action_that_came_without_a_number_is_met_by_its_words_and_day(saved, bring_in, listed):
    head = ["Ref", "Date raised", "Action"]
    bring_in("actions", saved("a.xlsx", {"Log": [head[1:], ["10 July 2019", "Write to schools"]]}))
    named = saved("b.xlsx", {"Log": [head, ["R/12", "10 July 2019", "Write to schools"]]})
    assert bring_in("actions", named).same == 1
    assert set(listed()) == {"1"}


def test_a_workbook_of_headings_alone_brings_nothing(bring_in, log):
    counts = bring_in("actions", log("empty"))
    assert (counts.new, counts.changed, counts.same) == (0, 0, 0)
