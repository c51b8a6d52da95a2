"""The two logs as a script would use them."""

from __future__ import annotations

import pytest

KEYS = [
    "reference", "text", "owner", "due", "due_on", "status", "priority", "progress", "overdue_days", "age_days",
    "first_due", "times_postponed", "times_chased", "completed_on", "archived", "exempt", "to_be_heard", "milestone",
    "kpi", "topic", "evidence",
]  # fmt: skip
ON = ("--on", "2019-09-11")


@pytest.fixture
def actions(ask, board_file):
    def add(text, *options):
        return ask("actions", "add", board_file, text, "--raised", "2019-07-10", *options)

    add("Write to schools", "--owner", "Jean Kelly and Alison Botham", "--due", "July 2019")
    add("Visit the college", "--owner", "Ann Smith", "--due", "to be scheduled", "--priority", "high")
    return board_file


def test_an_action_is_added_with_its_date_as_written_and_as_meant(ask, actions):
    first, second = ask("actions", "list", actions, *ON, "--sort", "reference")
    assert list(first) == [*KEYS, "raised_on", "raised_by", "minute"]
    assert (first["due"], first["due_on"], first["overdue_days"]) == ("July 2019", "2019-07-31", 42)
    assert (second["due_on"], second["priority"], second["raised_by"]) == (None, "high", "by hand")


def test_the_list_is_filtered_grouped_and_kept_as_a_view(ask, run, refused, actions):
    only = ask("actions", "list", actions, *ON, "--only", "overdue")
    assert [row["reference"] for row in only] == ["1"]
    assert [row["reference"] for row in ask("actions", "list", actions, "--owner", "Alison Botham")] == ["1"]
    said = run("actions", "list", actions, *ON, "--group", "owner").out
    assert "Ann Smith: 1\n  2  Visit the college" in said
    assert "Jean Kelly and Alison Botham: 1, 1 overdue\n  1  Write to schools" in said
    ask("actions", "views", "save", actions, "Late", "--only", "Overdue", "--sort", "due")
    assert ask("actions", "views", "list", actions) == [
        {"name": "Late", "words": None, "only": ["Overdue"], "group": None, "sort": "due_on"}
    ]
    assert len(ask("actions", "list", actions, *ON, "--view", "late")) == 1
    assert ask("actions", "views", "remove", actions, "Late") == {"removed": "Late"}
    assert "“late” is no filter of this log." in refused("actions", "list", actions, "--only", "late")
    assert "“C” is no filter" in refused("actions", "list", actions, "--only", "C")


def test_progress_changes_closing_and_reopening_leave_a_thread(ask, run, actions):
    row = ask("actions", "update", actions, "1", "Drafted", "--status", "in progress", *ON)
    assert (row["status"], row["progress"]) == ("in progress", "Drafted")
    (row,) = ask("actions", "edit", actions, "1", "--due", "December 2019", "--owner", "Bob", *ON)
    assert (row["times_postponed"], row["first_due"], row["owner"]) == (1, "July 2019", "Bob")
    closed = ask("actions", "close", actions, "1", "Visit the", "--words", "All done.", *ON)
    assert [each["status"] for each in closed] == ["complete", "complete"]
    row = ask("actions", "reopen", actions, "1", "The letter came back.", *ON)
    assert row["status"] == "in progress"
    shown = ask("actions", "show", actions, "1", *ON)
    thread = [(each["kind"], each["text"]) for each in shown["thread"]]
    assert [kind for kind, _ in thread] == ["update", "handed over", "postponed", "update", "reopened"]
    assert [thread[place][1] for place in (0, 3, 4)] == ["Drafted", "All done.", "The letter came back."]
    said = run("actions", "show", actions, "1", *ON).out
    assert "Due: December 2019\nFirst due: July 2019\n" in said
    labels = [step["label"] for step in ask("history", actions)]
    assert labels[:2] == ["Reopen an action", "Close 2 actions"]


def test_a_row_is_linked_to_what_it_serves_and_shown_by_files(ask, actions, tmp_path):
    ask("programme", "add", actions, "Attendance", "--to", "2030-11-13")
    (row,) = ask("actions", "edit", actions, "2", "--topic", "Attendance", *ON)
    assert (row["topic"], row["to_be_heard"]) == ("Attendance", "on 13 November 2030")
    (row,) = ask("actions", "edit", actions, "2", "--topic", "", *ON)
    assert row["topic"] is None
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear head teacher")
    row = ask("actions", "evidence", actions, "2", letter, "--title", "The letter", *ON)
    assert row["evidence"] == 1
    ask("actions", "update", actions, "2", "Answered", "--evidence", letter, *ON)
    shown = ask("actions", "show", actions, "2", *ON)
    assert [each["title"] for each in shown["shown_by"]] == ["The letter", "letter.txt"]


def test_what_is_not_one_row_is_refused_with_the_ones_there_are(refused, actions):
    assert refused("actions", "show", actions, "zebra").startswith(
        "No action has the reference or the words “zebra”."
    )
    assert "2 actions hold “i”. Give the reference of one: " in refused("actions", "close", actions, "i")
    assert "There is nothing to change." in refused("actions", "edit", actions, "1")
    assert "is not closed" in refused("actions", "reopen", actions, "1")
    assert "An update says something." in refused("actions", "update", actions, "1", " ")


def test_what_waits_for_a_hearing_cannot_be_closed(ask, refused, actions):
    ask("programme", "add", actions, "Attendance", "--to", "2030-11-13")
    ask("actions", "edit", actions, "2", "--topic", "Attendance")
    assert "on 13 November 2030" in refused("actions", "close", actions, "2")


def test_a_log_goes_out_as_a_workbook_and_comes_back_unchanged(ask, run, refused, actions, tmp_path):
    path = tmp_path / "log.xlsx"
    assert ask("actions", "export", actions, "--out", path)["rows"] == 2
    found = ask("actions", "import", actions, path)
    assert (found["new"], found["changed"], found["same"], found["written"]) == (0, 0, 2, False)
    assert found["columns"][0]["how"] == "recognised"
    said = run("actions", "import", actions, path, "--dry-run").out
    assert "Columns of sheet “Actions” (recognised): Ref=A, Meeting=B, Minute=C, Action=D" in said
    assert "is not the name of an Excel workbook" in refused(
        "actions", "export", actions, "--out", tmp_path / "log.csv"
    )


def test_columns_said_on_the_command_line_are_remembered(ask, run, refused, board_file, saved):
    rows = [["No", "Members asked for", "Portfolio Holder"], ["1", "Write", "Ann"]]
    path = saved("tracker.xlsx", {"Tracker": rows})
    assert "or say yourself which column is which" in refused("actions", "import", board_file, path)
    found = ask("actions", "import", board_file, path, "--column", "Action=B", "--column", "Owner=C")
    assert found["columns"] == [
        {
            "sheet": "Tracker",
            "header_row": 1,
            "columns": {"Ref": "A", "Action": "B", "Owner": "C"},
            "how": "corrected",
        }
    ]
    again = ask("import", "actions", path, "--into", board_file)
    assert (again["same"], again["columns"][0]["how"]) == (1, "remembered")
    assert "is no column of this list" in refused(
        "actions", "import", board_file, path, "--column", "Colour=B"
    )
    ask("undo", board_file)
    assert "holds no list of actions" in refused("actions", "import", board_file, path)


def test_changes_of_an_import_are_said_row_by_row(ask, run, actions, saved):
    path = saved("july.xlsx", {"Log": [["Ref", "Action", "Due"], ["1", "Write to schools", "May 2020"]]})
    said = run("actions", "import", actions, path).out
    assert "Changed: 1 Write to schools: postponed to: July 2019 → May 2020" in said


def test_a_log_is_printed_as_it_is_filtered(ask, run, refused, actions, tmp_path):
    path = tmp_path / "log.txt"
    assert ask("actions", "print", actions, "--out", path, "--only", "Overdue", *ON)["pages"] is None
    text = path.read_text("utf-8-sig")
    assert "Write to schools" in text
    assert "Visit the college" not in text
    assert "No row is left to print." in refused("actions", "print", actions, "--out", path, "--words", "zoo")


def test_decisions_have_the_same_commands(ask, run, board_file, shared):
    found = ask("decisions", "import", board_file, shared / "data/plymouth-2019/tracking-decisions.xlsx")
    assert found["new"] == 9
    row = ask("decisions", "show", board_file, "Oracy Project evaluation", *ON)
    assert list(row) == [*KEYS, "decided_on", "minute", "thread", "shown_by"]
    assert (row["reference"], row["overdue_days"], row["minute"]) == ("1", 164, "The Oracy Project")
    (row,) = ask("decisions", "edit", board_file, "1", "--due", "October 2019", "--priority", "high", *ON)
    assert (row["times_postponed"], row["priority"], row["overdue_days"]) == (1, "high", 0)
    added = ask(
        "decisions", "add", board_file, "That it be done", "--decided", "2019-07-10", "--minute", "EET"
    )
    assert (added["reference"], added["decided_on"]) == ("10", "2019-07-10")
    assert len(ask("decisions", "list", board_file, *ON, "--sort", "owner")) == 10
    (row,) = ask("decisions", "close", board_file, "10", *ON)
    assert row["completed_on"] == "2019-09-11"
