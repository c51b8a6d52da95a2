from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import actions, imports
from boardkeeper.actions import FollowUpStatus, Importance

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
