"""Chasing by commands."""

from __future__ import annotations

import email
import email.policy

import pytest

ON = ("--on", "2019-08-12")


@pytest.fixture
def board(board_file, ask):
    ask("meeting", "add", board_file, "--date", "11 September 2019")
    ask(
        "officer",
        "add",
        board_file,
        "Jean Kelly",
        "--post",
        "Head of Quality",
        "--email",
        "jean.kelly@plymouth.gov.uk",
    )
    ask(
        "actions",
        "add",
        board_file,
        "Write to heads",
        "--owner",
        "Jean Kelly",
        "--due",
        "July 2019",
        "--raised",
        "2019-01-09",
    )
    ask(
        "actions",
        "add",
        board_file,
        "Count the families",
        "--owner",
        "Nick Barr",
        "--due",
        "31 October 2019",
        "--raised",
        "2019-01-09",
    )
    ask(
        "decisions",
        "add",
        board_file,
        "Agreed that it is shown.",
        "--owner",
        "Jean Kelly and Nick Barr",
        "--due",
        "March 2019",
        "--decided",
        "2019-03-13",
    )
    return board_file


def test_the_list_says_what_is_due_of_whom(board, ask, run, refused):
    found = ask("chase", "list", board, *ON)
    assert (found["meeting"], found["without_a_day"]) == ("2019-09-11", 0)
    jean, nick = found["officers"]
    assert (jean["officer"], jean["email"], jean["letter"]) == (
        "Jean Kelly",
        "jean.kelly@plymouth.gov.uk",
        "reminder",
    )
    assert [(row["log"], row["reference"], row["overdue_days"]) for row in jean["rows"]] == [
        ("decisions", "1", 134),
        ("actions", "1", 12),
    ]
    assert nick["email"] is None
    said = run("chase", "list", board, *ON, "--officer", "nick").out
    assert said.splitlines()[0] == "Nick Barr (no e-mail address); reminder due"
    assert "134 days overdue" in said
    assert "Nothing is due of anybody called “zoe”" in refused(
        "chase", "list", board, *ON, "--officer", "zoe"
    )


def test_letters_are_written_as_files_recorded_and_not_written_again(board, ask, run, tmp_path):
    folder = tmp_path / "letters"
    said = run("chase", "letters", board, *ON, "--eml", folder, "--record").out
    assert "Recorded in 2 threads." in said
    assert "Note: no e-mail address is known of Nick Barr." in said
    paths = sorted(folder.glob("*.eml"))
    assert [path.name for path in paths] == [
        "reminder - Jean Kelly - 2019-08-12.eml",
        "reminder - Nick Barr - 2019-08-12.eml",
    ]
    message = email.message_from_bytes(paths[0].read_bytes(), policy=email.policy.default)
    assert message["To"] == "Jean Kelly <jean.kelly@plymouth.gov.uk>"
    assert ask("chase", "letters", board, *ON) == {"letters": [], "recorded_in": 0}
    assert run("chase", "letters", board, *ON).out == "No letter is due.\n"
    assert ask("actions", "show", board, "1")["thread"][0]["kind"] == "reminder"
    assert ask("undo", board) == {"undone": "Record 2 letters"}


def test_each_log_is_chased_by_itself(board, ask):
    about = ask("actions", "chase", board, *ON)["letters"]
    assert [(letter["officer"], len(letter["about"])) for letter in about] == [("Jean Kelly", 1)]
    about = ask("decisions", "chase", board, *ON, "--record")
    assert [letter["officer"] for letter in about["letters"]] == ["Jean Kelly", "Nick Barr"]
    assert about["recorded_in"] == 1
    (left,) = ask("chase", "letters", board, *ON)["letters"]
    assert left["about"][0]["log"] == "actions"


def test_one_row_is_chased_before_its_turn(board, ask, refused):
    (letter,) = ask("actions", "chase", board, "2", *ON, "--record")["letters"]
    assert (letter["officer"], letter["letter"]) == ("Nick Barr", "reminder")
    ask("actions", "close", board, "2")
    assert "None of these can be chased." in refused("actions", "chase", board, "2", *ON)


def test_what_was_named_to_the_chair_is_listed_and_printed(board, ask, run, tmp_path):
    for day in ("2019-08-12", "2019-08-26", "2019-09-09"):
        ask("chase", "letters", board, "--officer", "Jean", "--on", day, "--record")
    found = ask("chase", "named", board, "--on", "2019-09-11")
    assert [(each["reference"], each["named_on"], each["overdue_days"]) for each in found] == [
        ("1", "2019-09-09", 164),
        ("1", "2019-09-09", 42),
    ]
    assert "164 days" in run("chase", "named", board, "--on", "2019-09-11").out
    paper = tmp_path / "named.txt"
    ask("chase", "print", board, "--named", "--out", paper, "--on", "2019-09-11")
    assert "164 days" in paper.read_text(encoding="utf-8")


def test_sheets_are_printed_for_everybody_or_one(board, ask, refused, tmp_path):
    assert ask("chase", "print", board, "--out", tmp_path / "all.pdf", *ON)["pages"] == 2
    assert ask("chase", "print", board, "--officer", "nick", "--out", tmp_path / "one.pdf", *ON)["pages"] == 1
    assert "called “Helen”" in refused(
        "chase", "print", board, "--officer", "Helen", "--out", tmp_path / "x.pdf", *ON
    )


def test_an_address_is_kept(board, ask, refused):
    ask("chase", "address", board, "Nick Barr", "nick.barr@plymouth.gov.uk", *ON)
    assert (
        ask("chase", "letters", board, "--officer", "nick", *ON)["letters"][0]["to"]
        == "nick.barr@plymouth.gov.uk"
    )
    assert "is not an e-mail address" in refused("chase", "address", board, "Nick Barr", "nick", *ON)


def test_the_wording_is_shown_changed_and_given_back(board, ask, refused, run, tmp_path):
    assert [each["own"] for each in ask("chase", "wording", board)] == [False] * 3
    words = tmp_path / "words.txt"
    words.write_text("Hello {officer}\n\n{rows}\n", encoding="utf-8")
    (own,) = ask("chase", "wording", board, "second reminder", "--subject", "Again", "--words", words)
    assert own == {
        "letter": "second reminder",
        "subject": "Again",
        "words": "Hello {officer}\n\n{rows}\n",
        "own": True,
    }
    assert "SECOND REMINDER (the board’s own)" in run("chase", "wording", board, "second reminder").out
    words.write_text("Hello {offcer}\n\n{rows}\n", encoding="utf-8")
    assert "“{offcer}” is no field" in refused("chase", "wording", board, "reminder", "--words", words)
    assert "cannot be read" in refused(
        "chase", "wording", board, "reminder", "--words", tmp_path / "gone.txt"
    )
    assert "Say which letter" in refused("chase", "wording", board, "--standard")
    assert not ask("chase", "wording", board, "second reminder", "--standard")[0]["own"]


def test_the_days_between_letters_are_settings_of_the_board(board, ask):
    changed = ask("board", "set", board, "--remind-days", 10, "--second-reminder-days", 7, "--named-days", 3)
    assert (changed["remind_days_before"], changed["second_reminder_days"], changed["named_days"]) == (
        10,
        7,
        3,
    )
