from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from boardkeeper import boards
from boardkeeper.boards import create_board
from db.store import Store
from db.tables.people import Person

WHO = "Ann Smith"
ROOT = Path(__file__).resolve().parents[3]


def test_new_makes_a_file_empty_or_with_a_board(ask, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert ask("new", "empty.board") == {"file": "empty.board", "boards": []}
    made = ask("new", "t", "--board", "Children's Scrutiny", "--council", "Plymouth", "--nation", "Scotland")
    assert made == {"file": "t", "boards": ["Children's Scrutiny"]}
    (board,) = ask("info", "t")["boards"]
    assert (board["name"], board["council"], board["nation"]) == (
        "Children's Scrutiny",
        "Plymouth",
        "scotland",
    )


def test_new_makes_the_sample_board(ask, tmp_path):
    made = ask("new", tmp_path / "s.board", "--sample")
    assert len(made["boards"]) == 1
    counts = ask("info", tmp_path / "s.board")["boards"][0]["counts"]
    assert counts["milestones"] == 28
    assert min(counts.values()) > 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--board", "X"), "A board has a name and a council. Give both --board and --council."),
        (("--board", " ", "--council", "Y"), "A board has a name and a council. Neither can be blank."),
        (("--sample", "--board", "X", "--council", "Y"), "either with the sample board or with a board"),
    ],
)
def test_new_says_what_is_missing_and_leaves_nothing(refused, tmp_path, arguments, sentence):
    assert sentence in refused("new", tmp_path / "t.board", *arguments)
    assert list(tmp_path.iterdir()) == []


def test_new_never_takes_the_place_of_anything(refused, tmp_path, board_file):
    before = board_file.read_bytes()
    assert "“Plymouth.board” exists already" in refused("new", board_file, "--sample")
    assert board_file.read_bytes() == before
    assert "exists already" in refused("new", tmp_path)
    assert "There is no folder" in refused("new", tmp_path / "nowhere" / "t.board")


def test_info_answers_with_the_documented_keys(ask, board_file):
    found = ask("info", board_file)
    assert list(found) == ["file", "schema_version", "integrity", "journal_intact", "steps", "boards"]
    assert (found["integrity"], found["journal_intact"], found["steps"]) == ("ok", True, 1)
    assert list(found["boards"][0]) == ["name", "council", "nation", "counts", "meetings"]
    assert list(found["boards"][0]["counts"]) == [
        "members",
        "meetings",
        "minutes",
        "decisions",
        "actions",
        "kpis",
        "programme_items",
        "milestones",
        "figures",
    ]


def test_undo_redo_history_backup_and_verify_answer_with_the_documented_keys(ask, board_file):
    ask("meeting", "add", board_file, "--date", "2019-09-11", "--who", "Helen Rickman")
    label = "Add the meeting of 11 September 2019"
    (step, base) = ask("history", board_file)
    assert list(step) == ["no", "at", "who", "label", "kind", "undone", "rows"]
    assert (step["no"], step["who"], step["label"], step["undone"]) == (2, "Helen Rickman", label, False)
    assert base["label"] == "Create the board Children's Scrutiny"
    assert len(ask("history", board_file, "--limit", 1)) == 1
    assert ask("undo", board_file) == {"undone": label}
    assert ask("redo", board_file) == {"redone": label}
    assert ask("history", board_file)[0]["kind"] == "redo"
    backup = ask("backup", board_file)
    assert set(backup) == {"backup", "new"}
    assert Path(backup["backup"]).exists()
    assert ask("backup", board_file) == {"backup": backup["backup"], "new": False}
    assert ask("verify", board_file) == {
        "clean": True,
        "integrity": "ok",
        "journal_intact": True,
        "changed_outside": 0,
        "problems": [],
        "steps": 4,
    }


def test_undo_stops_at_the_making_of_the_board(refused, board_file):
    assert refused("undo", board_file) == "There is nothing left to undo."
    assert refused("redo", board_file) == "There is nothing to redo."


def test_search_finds_all_words_with_the_documented_keys(ask, run, board_file):
    ask("meeting", "add", board_file, "--date", "2019-09-11", "--venue", "O'Neill's Warspite Room")
    (hit,) = ask("search", board_file, "warspite", "o'neill")
    assert list(hit) == ["kind", "id", "title", "snippet", "date"]
    assert (hit["kind"], hit["date"]) == ("meeting", "2019-09-11")
    assert ask("search", board_file, "warspite", "absent") == []
    for odd in ('"', "* AND OR NOT", "(", "'; drop table meeting; --", "", "%", "\\"):
        assert ask("search", board_file, odd) == []
    assert run("search", board_file, "nothing").out == "Nothing found.\n"


FILES = {
    "missing.board": (None, "There is no file “missing.board”"),
    "empty.board": (b"", "“empty.board” is empty: it has no bytes at all"),
    "paper.board": (b"%PDF-1.7 something", "“paper.board” is a PDF document, not a board"),
    "book.xlsx": (b"PK\x03\x04 something", "“book.xlsx” is a Word, Excel or zip file, not a board"),
    "notes.txt": (b"Dear Ann,\nplease find", "“notes.txt” is a text file, not a board"),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "command",
    [
        ("info",),
        ("kpis",),
        ("undo",),
        ("history",),
        ("backup",),
        ("verify",),
        ("search", "word"),
        ("meeting", "list"),
    ],
    ids=" ".join,
)
def test_what_is_no_board_is_told_apart_by_every_command(refused, tmp_path, name, command):
    content, sentence = FILES[name]
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    verb, rest = (command[:2], command[2:]) if command[0] == "meeting" else (command[:1], command[1:])
    assert sentence in refused(*verb, path, *rest)
    assert content is None or path.read_bytes() == content


def test_a_folder_is_not_a_board(refused, tmp_path):
    assert "is a folder, not a board" in refused("info", tmp_path)


def test_a_file_that_is_open_elsewhere_is_said_to_be(refused, board_file):
    with Store.open(board_file, "Helen Rickman"):
        assert "“Plymouth.board” is already open" in refused("info", board_file)


def test_a_file_that_another_program_has_open_names_who(board_file):
    with Store.open(board_file, "Helen Rickman"):
        said = subprocess.run(
            [sys.executable, "-m", "boardkeeper", "undo", str(board_file)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert said.returncode == 1
    assert "Helen Rickman" in said.stderr
    assert said.stdout == ""


def test_a_damaged_file_fails_its_checks_and_is_left_as_it_is(run, board_file):
    content = bytearray(board_file.read_bytes())
    content[5000:9000] = b"\xff" * 4000
    board_file.write_bytes(content)
    assert run("info", board_file, "--json").json["integrity"] != "ok"
    said = run("verify", board_file)
    assert said.code == 1
    assert said.err.startswith("“Plymouth.board” is not as it was written.")
    assert board_file.read_bytes() == content


def test_verify_fails_when_a_row_was_changed_behind_the_programs_back(run, board_file):
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(board_file))
    for (name,) in connection.execute("select name from sqlite_master where type = 'trigger'").fetchall():
        connection.execute(f'drop trigger "{name}"')
    connection.execute("update board set council = 'Elsewhere'")
    connection.commit()
    connection.close()
    said = run("verify", board_file, "--json")
    assert said.code == 1
    assert json.loads(said.out.partition("\n}\n")[0] + "}")["clean"] is False
    assert "is not as it was written. Restore the newest good backup." in said.err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_named(refused, board_file):
    board_file.parent.chmod(0o555)
    try:
        assert "may not be written" in refused("undo", board_file)
    finally:
        board_file.parent.chmod(0o755)


def test_a_backup_that_cannot_be_made_does_not_hide_that_the_step_was_written(run, ask, board_file):
    Path(f"{board_file.with_suffix('')} backups").write_text("a file where the folder should be")
    said = run("meeting", "add", board_file, "--date", "2019-09-11", "--json")
    assert said.code == 0, said.err
    assert said.json["meeting"] == "2019-09-11"
    assert said.err.startswith("Note: it is written, but no backup was made: The folder “Plymouth backups”")
    assert ask("info", board_file)["boards"][0]["meetings"] == ["2019-09-11"]
    assert ask("verify", board_file)["clean"]
    assert run("backup", board_file).err.startswith(
        "The folder “Plymouth backups” for backups cannot be made"
    )


def test_a_file_without_a_board_says_how_to_get_one(refused, run, tmp_path):
    run("new", tmp_path / "e.board")
    for command in (("kpis",), ("meeting", "list")):
        assert refused(*command, tmp_path / "e.board") == (
            "There is no board in this file. Make one with: boardkeeper board add FILE NAME --council NAME."
        )


def test_one_of_several_boards_is_chosen_by_a_part_of_its_name(ask, refused, board_file):
    with Store.open(board_file, WHO) as store:
        create_board(store, WHO, "Adults' Scrutiny", "Plymouth")
        assert len(boards.list_boards(store)) == 2
    assert "This file holds several boards" in refused("meeting", "list", board_file)
    assert "No single board here is called “scrut”" in refused(
        "meeting", "list", board_file, "--board", "scrut"
    )
    ask("meeting", "add", board_file, "--date", "2019-09-11", "--board", "adult")
    assert len(ask("meeting", "list", board_file, "--board", "Adults' Scrutiny")) == 1
    assert ask("meeting", "list", board_file, "--board", "children") == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("frobnicate",),
        ("info",),
        ("kpi",),
        ("kpi", "set"),
        ("--json",),
        ("history", "x.board", "--limit", "none"),
        ("history", "x.board", "--limit", "99999999999999999999"),
        ("import", "birds", "a.xlsx", "--into", "x.board"),
        ("kpi", "set", "x.board", "X", "--polarity", "sideways"),
        ("kpi", "set", "x.board", "X", "--target", "25", "--year", "0"),
        ("notice-date", "--meeting", "2019-09-11", "--days", "61"),
        ("notice-date", "--meeting", "2019-09-11", "--nation", "france"),
        ("pack", "x.board", "--meeting", "2019-09-11"),
    ],
    ids=" ".join,
)
def test_what_is_not_understood_ends_with_2_and_one_sentence(run, arguments):
    said = run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert re.fullmatch(r".+\. See: boardkeeper --help\n", said.err), said.err
    assert "Value error" not in said.err


@pytest.mark.parametrize("arguments", [("--help",), ("-h",), ("import", "--help"), ("meeting", "add", "-h")])
def test_help_is_given(run, arguments):
    said = run(*arguments)
    assert (said.code, said.err) == (0, "")
    assert "Usage: boardkeeper" in said.out


def test_the_version_is_said(run):
    assert re.fullmatch(r"boardkeeper \d+\.\d+\.\d+\n", run("--version").out)


def test_a_fault_of_the_program_is_one_sentence_that_names_its_report(run, board_file, monkeypatch, tmp_path):
    def fail(*args, **kwargs):
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("boardkeeper.info.board_infos", fail)
    said = run("info", board_file)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("Boardkeeper met a fault of its own (ZeroDivisionError)")
    (report,) = tmp_path.glob("boardkeeper-fault-*.txt")
    assert str(report) in said.err
    assert "by nought" in report.read_text(encoding="utf-8")
    assert run("info", board_file, "--json").json["error"].startswith("Boardkeeper met a fault of its own")


def _program(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "boardkeeper", *map(str, arguments)],
        capture_output=True,
        timeout=60,
        check=False,
        **{"cwd": ROOT} | options,
    )


def test_an_end_that_takes_only_ascii_still_gets_valid_json_and_a_sentence(board_file):
    narrow = {**os.environ, "PYTHONIOENCODING": "ascii"}
    with Store.open(board_file, WHO) as store:
        create_board(store, WHO, "Élodie’s Board", "Plymouth")
    said = _program("info", board_file, "--json", env=narrow)
    assert said.returncode == 0
    assert [board["name"] for board in json.loads(said.stdout.decode("ascii"))["boards"]] == [
        "Children's Scrutiny",
        "Élodie’s Board",
    ]
    refusal = _program("info", "missing.board", env=narrow)
    assert refusal.returncode == 1
    assert b"missing.board" in refusal.stderr
    assert b"Traceback" not in refusal.stderr


@pytest.mark.skipif(shutil.which("sh") is None, reason="a shell is needed")
def test_a_reader_that_goes_away_early_is_no_fault(board_file):
    with Store.open(board_file, WHO) as store, store.edit("Add many people", WHO) as session:
        session.add_all(Person(name=f"Councillor {number} {'x' * 200}") for number in range(1000))
    line = f'"{sys.executable}" -m boardkeeper people "{board_file}" --json | head -c 10'
    said = subprocess.run(["sh", "-c", line], cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert (len(said.stdout), said.stderr) == (10, b"")
