from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from boardkeeper.cli.app import run

PAPER = """Wednesday 10 July 2019
PRESENT:
Councillor Allen, in the Chair.
10. Declarations of Interest
There were none.
11. Plan
Members noted the plan and requested that the figures are sent.
"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "old minutes.txt"
    path.write_text(PAPER, encoding="utf-8")
    return path


def answered(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert run([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_dry_run_says_line_by_line_what_was_understood_and_writes_nothing(
    board_file: Path, paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answered(capsys, "minutes", "import", str(paper), "--into", str(board_file), "--dry-run")
    assert found["written"] is False
    assert found["meeting"]["held_on"] == "2019-07-10"
    assert [line["understood_as"] for line in found["lines"]] == [
        "day and time",
        "attendance",
        "attendance",
        "heading",
        "text",
        "heading",
        "limb",
    ]
    assert found["lines"][6]["verb"] == "noted"
    assert answered(capsys, "meeting", "list", str(board_file)) == []
    assert run(["minutes", "import", str(paper), "--into", str(board_file), "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "Would write the minutes of a new meeting of 10 July 2019: 2 headings" in said
    assert "   6  heading             11. Plan" in said


def test_importing_writes_once_and_refuses_the_second_time(
    board_file: Path, paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [
        "minutes",
        "import",
        str(paper),
        "--into",
        str(board_file),
        "--as",
        "approved",
        "--leave-as-words",
    ]
    found = answered(capsys, *arguments)
    assert found["written"] is True
    (meeting,) = answered(capsys, "meeting", "list", str(board_file))
    assert (meeting["date"], meeting["state"], meeting["minutes"]) == ("2019-07-10", "approved", 3)
    assert run(arguments) == 1
    assert "has minutes already" in capsys.readouterr().err


def test_the_day_can_be_given_and_a_wrong_state_is_refused(
    board_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    undated = tmp_path / "minutes.txt"
    undated.write_text(PAPER.partition("\n")[2], encoding="utf-8")
    command = ["minutes", "import", str(undated), "--into", str(board_file)]
    assert run(command) == 1
    assert "on which day" in capsys.readouterr().err
    assert run([*command, "--as", "final"]) == 1
    assert "not a state of minutes" in capsys.readouterr().err
    assert answered(capsys, *command, "--meeting", "11/9/2019")["meeting"]["held_on"] == "2019-09-11"
