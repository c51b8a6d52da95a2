from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
MONTHS = [dt.date(2019, 4, 1), dt.date(2019, 5, 1), dt.date(2019, 6, 1)]
ROWS = [
    ["Indicator", *MONTHS],
    ["Re-referrals within 12 months", 0.377, 0.322, 0.314],
    ["Section 47 enquiries per 10,000", 224, 231, 229],
]


@pytest.fixture
def june(saved):
    return saved("june.xlsx", {"Front door": ROWS})


def test_an_import_answers_with_the_documented_keys(ask, board_file, june):
    found = ask("import", "kpis", june, "--into", board_file)
    keys = ["new", "changed", "same", "refused", "remarks", "polarity", "written", "columns"]
    assert list(found) == [*keys, "tables", "questions", "restated"]
    assert (found["new"], found["changed"], found["same"], found["written"]) == (8, 0, 0, True)
    assert list(found["polarity"][0]) == [
        "name", "proposed", "because", "unit", "numerator", "denominator", "year_to_date", "source",
    ]  # fmt: skip
    (table,) = found["tables"]
    assert (table["sheet"], table["columns"], table["how"]) == (
        "Front door",
        {"A": "Names", "B": "Apr-19", "C": "May-19", "D": "Jun-19"},
        "recognised",
    )
    again = ask("import", "KPIs", june, "--into", board_file)
    assert (again["new"], again["same"], again["written"]) == (0, 8, False)
    assert len(ask("history", board_file)) == 2


def test_a_dry_run_says_what_would_happen_and_writes_nothing(ask, run, board_file, june):
    before = board_file.read_bytes()
    found = ask("import", "kpis", june, "--into", board_file, "--dry-run")
    assert (found["new"], found["written"]) == (8, False)
    assert run("import", "kpis", june, "--into", board_file, "--dry-run").out.startswith("Would write 8 new")
    assert board_file.read_bytes() == before
    assert not list(board_file.parent.glob("*backups*"))


def test_one_month_alone_is_taken_when_asked_for(ask, refused, board_file, june):
    ask("import", "kpis", june, "--into", board_file, "--period", "2019-05")
    assert {row["period"] for row in ask("kpis", board_file, "--all")} == {"2019-05"}
    assert refused("import", "kpis", june, "--into", board_file, "--period", "2031-01") == (
        "“june.xlsx” has no figures for Jan-31. The latest there is Jun-19."
    )
    assert "is not a period" in refused("import", "kpis", june, "--into", board_file, "--period", "soon")


def test_each_refusal_names_sheet_cell_and_reason_and_the_rest_comes_in(ask, run, board_file, saved):
    rows = [
        ["Ref", "Action", "Owner", "Status"],
        ["1", "Write", "Ann", "Open"],
        ["2", "Ring", "Bob", "sunny"],
    ]
    path = saved("log.xlsx", {"Log": rows})
    found = ask("import", "actions", path, "--into", board_file)
    (refusal,) = found["refused"]
    assert (found["new"], refusal["sheet"], refusal["cell"]) == (1, "Log", "D3")
    assert refusal["reason"].startswith("“sunny” is no status")
    assert "Refused: Log D3: “sunny” is no status" in run("import", "actions", path, "--into", board_file).out


def test_a_remark_about_the_whole_workbook_names_no_cell(run, board_file, saved):
    rows = [["Ref", "Priority", "Progress milestone", "Status"], ["1.1", "1 Plans", "Write", "ON TRACK"]]
    said = run("import", "milestones", saved("plan-2019-06.xlsx", {"M": rows}), "--into", board_file)
    assert said.out.endswith("\nNote: The statuses are taken as at 2019-06, the month in the file’s name.\n")


@pytest.mark.parametrize("kind", ["kpis", "milestones", "decisions", "programme", "actions"])
def test_what_is_no_workbook_of_that_kind_is_refused_and_nothing_is_written(
    refused, board_file, tmp_path, saved, kind
):
    before = board_file.read_bytes()
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7 something")
    (tmp_path / "empty.xlsx").write_bytes(b"")
    saved("letters.xlsx", {"Letters": [["Dear", "Ann"], ["please", "find"]]})
    for name, sentence in [
        ("paper.pdf", "is a PDF, not a workbook"),
        ("empty.xlsx", "is empty: the file holds no bytes at all"),
        ("letters.xlsx", "holds no"),
        ("missing.xlsx", "cannot be opened"),
        (".", f"“{tmp_path.name}” is a folder, not a workbook"),
        (board_file.name, "is a database, not a workbook"),
    ]:
        assert sentence in refused("import", kind, tmp_path / name, "--into", board_file)
    assert board_file.read_bytes() == before


def test_an_import_needs_a_board_that_is_there(refused, board_file, june):
    assert "There is no file" in refused("import", "kpis", june, "--into", board_file.with_name("x.board"))
    assert "not a board" in refused("import", "kpis", june, "--into", june)
    assert "No single board" in refused("import", "kpis", june, "--into", board_file, "--board", "nobody")


def _started(*arguments, cwd, **options):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
        **options,
    )


def test_an_import_works_from_any_folder_with_relative_names(board_file, june):
    assert board_file.parent == june.parent
    command = ["-m", "boardkeeper", "import", "kpis", "june.xlsx", "--into", "Plymouth.board"]
    said = _started(*command, cwd=june.parent)
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.startswith("Wrote 8 new")


def test_a_script_fed_on_standard_input_can_import(june, tmp_path):
    script = (
        "from pathlib import Path\n"
        "from boardkeeper import imports\n"
        f"read = imports.read_workbook_as(imports.ImportKind.KPIS, Path({str(june)!r}))\n"
        "print(len(read.rows))\n"
    )
    said = _started("-", cwd=tmp_path, input=script)
    assert (said.returncode, said.stdout, said.stderr) == (0, "2\n", "")
