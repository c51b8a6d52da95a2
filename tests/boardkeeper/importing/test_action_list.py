from __future__ import annotations

import datetime as dt

from boardkeeper.importing.action_list import read_actions
from boardkeeper.importing.followups import FollowUp
from boardkeeper.importing.workbook import Content


def test_an_action_log_is_read_by_its_headings(sheet, workbook) -> None:
    made = sheet(
        [
            ["Action log"],
            [
                "Date raised",
                "Action No.",
                "Action required",
                "Action owner",
                "Due date",
                "Priority",
                "Status",
                "Latest update",
            ],
            [
                "10 July 2019",
                1,
                "Circulate the report",
                "Jean Kelly",
                "end of July 2019",
                "High",
                "Open",
                None,
            ],
            [
                None,
                2,
                "Arrange a visit",
                "Helen",
                dt.date(2019, 9, 30),
                "whenever",
                "Closed",
                "Visited 3 Sept",
            ],
            [None, 2, "Arrange another", "Helen", None, None, "Open", None],
            [None, 3, "Ask", "Helen", None, None, "mauve", None],
            [None, 4, "Add up", "Helen", Content.ERROR, None, "Open", None],
        ]
    )
    reading = read_actions(workbook(made))
    first, second = reading.rows
    assert (first.reference, first.text, first.owner, first.importance) == (
        "1",
        "Circulate the report",
        "Jean Kelly",
        "high",
    )
    assert (first.due_written, first.due_on) == ("end of July 2019", dt.date(2019, 7, 31))
    assert (second.raised_on, second.status, second.importance) == (
        dt.date(2019, 7, 10),
        FollowUp.COMPLETE,
        "",
    )
    assert (second.update, second.row, second.cells["due"]) == ("Visited 3 Sept", 4, "E4")
    assert [(refusal.cell, refusal.reason) for refusal in reading.refusals] == [
        ("E7", "The cell shows the error #DIV/0!, so the row was not taken."),
        ("B5", "Action 2 stands already in row 4 of sheet “Sheet1”."),
        (
            "G6",
            "“mauve” is no status; known are open, requested, in progress, complete, superseded, not accepted.",
        ),
    ]
    assert [remark.cell for remark in reading.remarks] == ["F4"]


def test_a_log_without_status_is_judged_by_its_dates_and_notes(sheet, workbook) -> None:
    made = sheet(
        [
            ["Action", "Who", "Progress", "Date completed"],
            ["One", "A", "Request emailed", None],
            ["Two", "B", None, dt.date(2019, 7, 1)],
            ["Three", "C", None, None],
        ],
        hidden_rows=[4],
    )
    reading = read_actions(workbook(made))
    assert [(row.text, row.status, row.completed_on) for row in reading.rows] == [
        ("One", FollowUp.REQUESTED, None),
        ("Two", FollowUp.COMPLETE, dt.date(2019, 7, 1)),
    ]
    assert [remark.sentence for remark in reading.remarks] == [
        "A hidden row was left out; show them in the workbook to have them read."
    ]
