"""The whole story on the real workbooks: from four spreadsheets to a printed pack, and back by undo."""

from __future__ import annotations

import contextlib
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from boardkeeper.__main__ import main

WORKBOOKS = {
    "kpis": "kpis-2019-06.xlsx",
    "milestones": "milestones-2019-06.xlsx",
    "decisions": "tracking-decisions.xlsx",
    "programme": "work-programme-2019-20.xlsx",
}
#: domain.md §11: which way is good, the target, and the colours of April, May and June 2019.
JUDGED = {
    "% Initial Case Conference within 15 working days": ("higher", "80", "100.0 G 96.1 G 94.6 G"),
    "Re-referrals within 12 months": ("lower", "25", "37.7 R 32.2 R 31.4 R"),
    "% of children subject to multiple child protection plans": ("lower", "23", "28.0 R 27.1 R 23.5 A"),
    "Short Term Placement Stability": ("lower", "12", "10.8 G 10.6 G 9.8 G"),
    "Long Term Stability": ("higher", "70", "67.8 A 66.4 A 64.4 A"),
    "% of Care Leavers in EET": ("higher", "65", "55.1 R 56.4 A 56.4 A"),
    "% Care Leavers in Suitable Accommodation": ("higher", "90", "94.3 G 96.0 G 95.7 G"),
}


def ask(*arguments: object) -> Any:
    """One command, answered as JSON; it must succeed."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([*map(str, arguments), "--json"])
    assert code == 0, err.getvalue()
    return json.loads(out.getvalue())


def refused(*arguments: object) -> str:
    """One command that must be refused, and what it says then."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([*map(str, arguments)])
    assert code != 0, out.getvalue()
    return err.getvalue()


def bring_in(shared: Path, board: Path, kind: str) -> Any:
    return ask("import", kind, shared / "data" / "plymouth-2019" / WORKBOOKS[kind], "--into", board)


@pytest.fixture(scope="module")
def board(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The board of Plymouth with the four workbooks in it, and nothing else."""
    path = tmp_path_factory.mktemp("story") / "t.board"
    made = ask("new", path, "--board", "Children's Scrutiny", "--council", "Plymouth", "--nation", "england")
    assert made["boards"] == ["Children's Scrutiny"]
    for kind in WORKBOOKS:
        found = bring_in(shared, path, kind)
        assert (found["changed"], found["same"], found["refused"], found["written"]) == (0, 0, [], True)
    return path


@pytest.fixture(scope="module")
def judged(board: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of it in which somebody has said which way is good, and with the meeting of September."""
    path = tmp_path_factory.mktemp("judged") / "t.board"
    path.write_bytes(board.read_bytes())
    for name, (polarity, _, _) in JUDGED.items():
        ask("kpi", "set", path, name, "--polarity", polarity)
    added = ask(
        *("meeting", "add", path, "--date", "2019-09-11", "--time", "14:00"),
        *("--venue", "Warspite Room, Council House", "--standard-agenda"),
    )
    assert added["publish_by"] == "2019-09-03"
    return path


def test_everything_in_the_workbooks_is_counted(board):
    (found,) = ask("info", board)["boards"]
    counts = found["counts"]
    assert (counts["milestones"], counts["decisions"], counts["programme_items"]) == (22, 9, 37)
    assert (counts["kpis"], counts["figures"]) == (12, 12 * 16)


def test_a_second_import_of_each_writes_nothing(board, shared):
    steps = ask("history", board)
    for kind in WORKBOOKS:
        again = bring_in(shared, board, kind)
        assert (again["new"], again["changed"], again["written"]) == (0, 0, False)
    assert ask("history", board) == steps


def test_no_kpi_has_a_colour_until_somebody_says_which_way_is_good(board):
    assert {row["rag"] for row in ask("kpis", board, "--all")} == {None}


def test_the_colours_are_those_of_the_table_once_polarities_are_set(judged):
    rows = ask("kpis", judged, "--all")
    for start, (polarity, target, figures) in JUDGED.items():
        mine = {row["period"]: row for row in rows if row["name"].startswith(start)}
        spring = [mine[month] for month in ("2019-04", "2019-05", "2019-06")]
        assert " ".join(f"{row['value']} {row['rag']}" for row in spring) == figures, start
        assert {row["polarity"] for row in spring} == {polarity}
        assert {float(row["target"]) for row in spring} == {float(target)}
    assert Counter(row["rag"] for row in ask("kpis", judged)) == {None: 5, "G": 3, "A": 3, "R": 1}


def test_a_figure_on_the_list_leads_back_to_its_cell(judged):
    (found,) = [row for row in ask("kpis", judged) if row["name"].startswith("Short Term")]
    assert (found["value"], found["numerator"], found["denominator"]) == ("9.8", "41", "417")
    assert (found["travel"], found["comparator"]) == ("better", "2019-05")
    assert found["source"] == {
        "file": "kpis-2019-06.xlsx",
        "sheet": "3 Placements",
        "cell": "Q5",
        "fraction_cell": "Q6",
    }


def test_the_page_ranges_of_the_pack_are_true(judged, tmp_path):
    made = ask("pack", judged, "--meeting", "2019-09-11", "--out", tmp_path / "pack.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "pack.pdf")
    try:
        assert len(document) == made["pages"]
        labels = [document.get_page_label(index) for index in range(len(document))]
        texts = [document[index].get_textpage().get_text_range() for index in range(len(document))]
    finally:
        document.close()
    assert [item["number"] for item in made["items"]] == ["5", "6", "7", "8"]
    agenda = " ".join(" ".join(text.split()) for text in texts[: labels.index("1")])
    following = 1
    for item in made["items"]:
        first, last = item["first_page"], item["last_page"]
        assert (first, first % 2, last % 2) == (following, 1, 0), (
            "from an odd page to an even one, without a gap"
        )
        following = last + 1
        assert f"(Pages {first} - {last})" in agenda
        assert item["title"] in agenda
        assert item["title"].casefold() in texts[labels.index(str(first))].casefold()
    numbered = {label: text for label, text in zip(labels, texts, strict=True) if label.isdigit()}
    assert [int(label) for label in numbered] == list(range(1, following))
    for label, text in numbered.items():
        assert re.search(rf"(?:\bPage )?\b{label}\b", text), f"page {label} bears its number"


def test_every_figure_and_fraction_is_on_paper(judged, tmp_path):
    ask("pack", judged, "--meeting", "2019-09-11", "--out", tmp_path / "pack.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "pack.pdf")
    try:
        text = " ".join(document[index].get_textpage().get_text_range() for index in range(len(document)))
    finally:
        document.close()
    printed = Counter(re.findall(r"[\d.,/]+%?", text))
    wanted: Counter[str] = Counter()
    for row in ask("kpis", judged, "--all"):
        wanted[f"{row['value']}{'%' if row['unit'] == 'percent' else ''}"] += 1
        if row["numerator"]:
            wanted[f"{row['numerator']}/{row['denominator']}"] += 1
    assert {figure for figure, times in wanted.items() if printed[figure] < times} == set()


def test_the_nine_decisions_of_the_seed_stand_in_the_log_with_their_progress(judged):
    rows = ask("decisions", "list", judged, "--on", "2019-09-11")
    assert [row["reference"] for row in rows] == [str(number) for number in range(1, 10)]
    assert {row["minute"]: row["progress"] for row in rows} == {
        "The Oracy Project": "Ongoing",
        "Number of Children in Care – verbal update": "Request for information emailed",
        "Pledge Update": "Complete – added to work programme",
        "Fair Funding for Schools": "This is added to the work programme and a select committee review plan is being "
        "completed",
        "Elective Home Education": "Complete – added to work programme",
        "Bullying and Attendance": "Emailed to officers. This will be actioned as part of the bullying sect review.",
        "Care Leavers and NEET": "Complete – added to work programme",
        "Strategic Risk and Opportunity Register – update": "added to the work programme",
        "Work Programme": "Complete – added to work programme",
    }


def test_the_oracy_row_is_164_days_overdue_on_11_september_2019_and_the_care_trend_42(judged):
    rows = {row["minute"]: row for row in ask("decisions", "list", judged, "--on", "2019-09-11")}
    oracy, trend = rows["The Oracy Project"], rows["Number of Children in Care – verbal update"]
    assert (oracy["decided_on"], oracy["due"], oracy["overdue_days"]) == ("2019-03-13", "March 2019", 164)
    assert (trend["due"], trend["overdue_days"]) == ("July 2019", 42)
    late = ask("decisions", "list", judged, "--on", "2019-09-11", "--only", "Overdue")
    assert {row["reference"] for row in late} == {str(number) for number in range(1, 10)}
    assert {row["overdue_days"] for row in ask("decisions", "list", judged, "--on", "2019-03-31")} == {0}


def test_the_pledge_update_is_complete_only_once_school_attendance_was_heard(judged, tmp_path):
    board = tmp_path / "t.board"
    board.write_bytes(judged.read_bytes())

    def pledge(day: str) -> Any:
        return next(
            row for row in ask("decisions", "list", board, "--on", day) if row["minute"] == "Pledge Update"
        )

    ask("decisions", "edit", board, "3", "--topic", "School Attendance Consultation", "--on", "2019-09-11")
    assert (pledge("2019-09-11")["status"], pledge("2019-09-11")["to_be_heard"]) == (
        "in progress",
        "on 13 November 2019",
    )
    said = refused("decisions", "close", board, "3", "--on", "2019-09-11")
    assert "is not complete before “School Attendance Consultation” has been heard" in said
    assert "13 November 2019" in said
    assert pledge("2019-11-12")["status"] == "in progress"
    ask("programme", "heard", board, "School Attendance Consultation")
    row = pledge("2019-11-13")
    assert (row["status"], row["completed_on"], row["overdue_days"]) == ("complete", "2019-11-13", 0)
    ask("undo", board)
    assert pledge("2019-11-13")["status"] == "in progress"


def test_undo_four_times_gives_an_empty_board_and_redo_the_full_one(board):
    full, figures = ask("info", board), ask("kpis", board, "--all")
    labels = [ask("undo", board)["undone"] for _ in WORKBOOKS]
    assert labels == [
        "Import the work programme from work-programme-2019-20.xlsx",
        "Import tracking decisions from tracking-decisions.xlsx",
        "Import milestones from milestones-2019-06.xlsx",
        "Import KPIs from kpis-2019-06.xlsx",
    ]
    (empty,) = ask("info", board)["boards"]
    assert set(empty["counts"].values()) == {0}
    assert [ask("redo", board)["redone"] for _ in WORKBOOKS] == labels[::-1]
    assert ask("info", board)["boards"] == full["boards"]
    assert ask("kpis", board, "--all") == figures
    checked = ask("verify", board)
    assert (checked["clean"], checked["integrity"], checked["journal_intact"]) == (True, "ok", True)
    assert (checked["changed_outside"], checked["problems"]) == (0, [])
