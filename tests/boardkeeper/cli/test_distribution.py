from __future__ import annotations

import pytest


@pytest.fixture
def listed(run, board_file):
    """A board file with a meeting, a chair, a member and both on the distribution list."""
    run(
        "member",
        "add",
        board_file,
        "Councillor Mavin",
        "--role",
        "chair",
        "--email",
        "mavin@plymouth.example",
    )
    run("member", "add", board_file, "Councillor Allen")
    run("meeting", "add", board_file, "--date", "2019-09-11")
    assert run("distribution", "members", board_file).code == 0
    return board_file


def test_an_empty_list_says_how_it_is_begun(run, board_file):
    assert "boardkeeper distribution members FILE" in run("distribution", board_file).out


def test_the_list_is_begun_added_to_changed_moved_and_shortened(ask, listed):
    assert [(each["name"], each["edition"], each["copies"]) for each in ask("distribution", listed)] == [
        ("Councillor Mavin", "chair", 1),
        ("Councillor Allen", "restricted", 1),
    ]
    added = ask(
        "distribution", "add", listed, "Reading room", "--copies", 3, "--large-print", "--note", "Desk"
    )
    assert added[-1] == {
        "place": 3,
        "name": "Reading room",
        "edition": "public",
        "large_print": True,
        "copies": 3,
        "email": None,
        "note": "Desk",
    }
    changed = ask(
        "distribution", "set", listed, "reading", "--usual-print", "--email", "room@plymouth.example"
    )
    assert (changed[-1]["large_print"], changed[-1]["email"]) == (False, "room@plymouth.example")
    assert ask("distribution", "move", listed, "Reading room", "--to", 1)[0]["name"] == "Reading room"
    assert [each["name"] for each in ask("distribution", "remove", listed, 1)] == [
        "Councillor Mavin",
        "Councillor Allen",
    ]
    assert ask("undo", listed)["undone"] == "Take somebody off the distribution list"


def test_a_line_is_said_in_words(run, listed):
    out = run("distribution", listed).out
    assert "1  Councillor Mavin  chair       1 copy  mavin@plymouth.example" in out


def test_what_the_list_cannot_take_is_refused(refused, listed):
    assert "No single line of the distribution list" in refused(
        "distribution", "set", listed, "Nobody", "--copies", 2
    )
    assert "There is nothing to set" in refused("distribution", "set", listed, "Allen")
    assert "is on the distribution list already" in refused("distribution", "add", listed, "councillor allen")
    assert "no number of copies" in refused("distribution", "set", listed, "Allen", "--copies", 1000)


def test_a_meetings_papers_are_given_out_by_the_list(ask, run, listed, tmp_path):
    given = ask("pack", "distribute", listed, "--meeting", "2019-09-11", "--out", tmp_path / "out", "--named")
    assert [(each["name"], each["edition"], each["copies"]) for each in given["given"]] == [
        ("Councillor Mavin", "Chair’s", 1),
        ("Councillor Allen", "Restricted", 1),
    ]
    assert len(given["files"]) == 2
    assert (tmp_path / "out" / "E-mails" / "Councillor Mavin.eml").exists()
    said = run("pack", "distribute", listed, "--meeting", "2019-09-11", "--out", tmp_path / "out")
    assert "2 files and 1 e-mail to" in said.out
    assert "2 copies on paper. Who gets what: Who gets the papers.pdf." in said.out


def test_whom_nothing_reaches_is_named_in_a_note(run, listed, tmp_path):
    run("distribution", "add", listed, "Press desk", "--copies", 0)
    said = run("pack", "distribute", listed, "--meeting", "2019-09-11", "--out", tmp_path / "out")
    assert (said.code, said.err) == (0, "Note: Press desk gets neither paper nor e-mail.\n")


def test_papers_are_given_out_to_nobody_without_a_list_and_never_over_the_board(
    refused, run, board_file, listed
):
    assert "cannot take the place of the board file" in refused(
        "pack", "distribute", listed, "--meeting", "2019-09-11", "--out", listed
    )
    for name in ("Mavin", "Allen"):
        run("distribution", "remove", listed, name)
    assert "Nobody is on the distribution list" in refused(
        "pack", "distribute", listed, "--meeting", "2019-09-11", "--out", listed.parent / "out"
    )
    assert not (listed.parent / "out").exists()
