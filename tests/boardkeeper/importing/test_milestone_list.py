from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from boardkeeper.importing import errors
from boardkeeper.importing.findings import CellRole
from boardkeeper.importing.milestone_list import read_milestones
from boardkeeper.importing.reading import read_workbook
from boardkeeper.rules.milestones import MilestoneStatus


def test_the_real_plan_has_its_22_milestones(shared: Path) -> None:
    reading = read_milestones(read_workbook(shared / "data/plymouth-2019/milestones-2019-06.xlsx"))
    assert reading.refusals == ()
    assert Counter(row.status for row in reading.rows) == {
        MilestoneStatus.ON_TRACK: 17,
        MilestoneStatus.SLIGHT_SLIPPAGE: 4,
        MilestoneStatus.NOT_YET_DUE: 1,
    }
    assert Counter(row.priority_number for row in reading.rows) == {1: 7, 2: 4, 3: 3, 4: 3, 5: 3, 6: 2}
    first, due = reading.rows[0], reading.rows[13]
    assert (first.reference, first.priority_title, first.sheet, first.row) == (
        "1.1",
        "Strategy discussions",
        "Milestones",
        2,
    )
    assert first.starts_on == dt.date(2019, 1, 1)
    assert first.due_on is None
    assert first.key_dates.startswith("Commenced: January 2019 (Quarterly")
    assert first.cells["status"] == "G2"
    assert (due.reference, due.key_dates, due.due_on) == ("3.3", "March 2019", dt.date(2019, 3, 31))


def test_columns_are_found_by_their_words_in_any_order_below_a_title(sheet, workbook) -> None:
    made = sheet(
        [
            ["Improvement plan, June 2019"],
            [],
            ["RAG status", "By when", "What we will do", "Priority area", "No.", "Lead officer", "Cost"],
            [
                "On track",
                dt.date(2019, 9, 30),
                "Review\n the  workflow",
                "2 Written plans",
                "2.1",
                "Jean Kelly",
                3,
            ],
            ["not-yet-due", "Autumn", "Train", None, "2.2", None, None],
        ]
    )
    reading = read_milestones(workbook(made))
    first, second = reading.rows
    assert (first.reference, first.text, first.lead) == ("2.1", "Review\nthe workflow", "Jean Kelly")
    assert (first.due_on, first.key_dates) == (dt.date(2019, 9, 30), "30 September 2019")
    assert (second.priority_number, second.priority_title, second.due_on) == (2, "Written plans", None)
    assert [remark.sentence for remark in reading.remarks] == [
        "The column “Cost” is not one of this list and was left out."
    ]
    assert reading.roles["Sheet1"][3, 1] is CellRole.HEADER
    assert reading.roles["Sheet1"][3, 7] is CellRole.IGNORED


def test_rows_that_lack_something_are_refused_with_cell_and_reason(sheet, workbook) -> None:
    made = sheet(
        [
            ["Ref", "Milestone", "Status", "Lead"],
            ["1.1", "Do it", "on track", "A"],
            ["1.2", None, "on track", "A"],
            [None, "Do that", "complete", "A"],
            ["1.3", "Do this", "purple", "A"],
            ["1.1", "Do it again", "complete", "A"],
            ["X", "Do what", "complete", "A"],
        ]
    )
    reading = read_milestones(workbook(made))
    assert [row.reference for row in reading.rows] == ["1.1"]
    assert [(refusal.cell, refusal.reason) for refusal in reading.refusals] == [
        ("A3", "The row has no Progress milestone."),
        ("B4", "The row has no Ref."),
        (
            "C5",
            "Milestone 1.3: “purple” is no status; known are complete, on track, slight slippage, off track, not yet due.",
        ),
        ("A6", "Milestone 1.1 stands already in row 2 of sheet “Sheet1”."),
        ("A7", "Milestone X: its priority has no number, neither in words nor in its reference."),
    ]


def test_a_line_that_stands_alone_names_the_priority(sheet, workbook) -> None:
    made = sheet(
        [
            ["Ref", "Milestone", "Status"],
            ["Priority 2 - Written plans"],
            ["a", "Do it", "on track"],
            ["Ref", "Milestone", "Status"],
            ["b", "Do that", "complete"],
        ]
    )
    rows = read_milestones(workbook(made)).rows
    assert [(row.reference, row.priority_number, row.priority_title) for row in rows] == [
        ("a", 2, "Written plans"),
        ("b", 2, "Written plans"),
    ]


def test_a_merged_priority_counts_for_every_row_it_covers(sheet, workbook) -> None:
    made = sheet(
        [
            ["Priority", "Ref", "Milestone", "Status"],
            ["4 Supervision", "x", "Do", "complete"],
            [None, "y", "Do", "complete"],
        ],
        merged=[(2, 1, 3, 1)],
    )
    assert [row.priority_number for row in read_milestones(workbook(made)).rows] == [4, 4]


@pytest.mark.parametrize(
    "name", ["kpis-2019-06.xlsx", "tracking-decisions.xlsx", "work-programme-2019-20.xlsx"]
)
def test_other_workbooks_are_no_plan(shared: Path, name: str) -> None:
    with pytest.raises(errors.NothingToImport, match="holds no list of milestones"):
        read_milestones(read_workbook(shared / "data/plymouth-2019" / name))
