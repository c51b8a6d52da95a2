"""Which column holds what: recognised, remembered by the shape of the sheet, and said by a person."""

from __future__ import annotations

import datetime as dt

import pytest

from boardkeeper.importing import action_list, decision_list
from boardkeeper.importing.action_list import read_actions
from boardkeeper.importing.errors import NothingToImport
from boardkeeper.importing.followups import FollowUp
from boardkeeper.importing.matching import (
    Matching,
    Origin,
    SheetColumns,
    propose_columns,
    shape_of,
    with_field,
    with_header,
)

ODD = [
    ["Overview Board – Quarterly Tracker"],
    ["No", "Members asked for", "Portfolio Holder", "Wanted", "Where we are"],
    ["1", "Write to the schools", "Jean Kelly", "July 2019", "Letter sent"],
    ["2", "Visit the college", "Ann Smith\nBob Green", "to be scheduled", ""],
]


def said(**columns: int) -> SheetColumns:
    return SheetColumns("Sheet1", 2, columns, Origin.CORRECTED)


def test_headings_nobody_knows_are_read_as_a_person_says(sheet, workbook) -> None:
    book = workbook(sheet(ODD))
    with pytest.raises(NothingToImport):
        read_actions(book)
    reading = read_actions(book, Matching((said(reference=1, text=2, owner=3, due=4, update=5),)))
    assert [(row.reference, row.text, row.due_on) for row in reading.rows] == [
        ("1", "Write to the schools", dt.date(2019, 7, 31)),
        ("2", "Visit the college", None),
    ]
    assert reading.rows[0].status is FollowUp.REQUESTED
    assert (reading.rows[1].owner, reading.rows[1].due_written) == (
        "Ann Smith, Bob Green",
        "to be scheduled",
    )


def test_a_shape_is_its_headings_wherever_they_stand_and_whatever_is_below(sheet) -> None:
    june = sheet(ODD, title="June")
    july = sheet([["Note"], [], *ODD[1:2], ["9", "Something else"]], title="July")
    other = sheet([ODD[1][::-1]])
    assert shape_of(june, 2) == shape_of(july, 3)
    assert shape_of(june, 2) != shape_of(other, 1)


def test_what_is_remembered_of_a_shape_is_used_without_being_asked(sheet, workbook) -> None:
    shape = shape_of(sheet(ODD), 2)
    matching = Matching(remembered={shape: {"text": 2, "owner": 3}})
    reading = read_actions(workbook(sheet(ODD, title="Next month")), matching)
    assert [row.text for row in reading.rows] == ["Write to the schools", "Visit the college"]
    assert reading.columns[0].origin is Origin.REMEMBERED
    assert reading.rows[0].fields == frozenset({"text", "owner"})


def test_a_proposal_begins_with_the_row_that_looks_most_like_headings(sheet, workbook) -> None:
    (proposed,) = propose_columns(workbook(sheet(ODD)), action_list.FIELDS)
    assert (proposed.header_row, proposed.columns) == (2, {"reference": 1})


def test_a_field_said_of_a_column_leaves_the_one_it_had() -> None:
    moved = with_field(said(text=2, owner=3), "text", 3)
    assert dict(moved.columns) == {"text": 3}
    assert moved.origin is Origin.CORRECTED
    assert dict(with_field(said(text=2, owner=3), "", 3).columns) == {"text": 2}
    assert dict(with_field(said(text=2, owner=3), "owner", 0).columns) == {"text": 2}


def test_another_row_of_headings_is_matched_anew(sheet) -> None:
    made = sheet([["Summary", "of"], ["Action", "Owner"], ["Write", "Ann"]])
    assert dict(with_header(SheetColumns("Sheet1", 1), made, 2, action_list.FIELDS).columns) == {
        "text": 1,
        "owner": 2,
    }


def test_a_sheet_may_be_left_out(sheet, workbook) -> None:
    rows = [["Action", "Owner"], ["Write", "Ann"]]
    book = workbook(sheet(rows, title="Now"), sheet(rows, title="Old"))
    reading = read_actions(book, Matching((SheetColumns("Old", 0, {}, is_read=False),)))
    assert [row.sheet for row in reading.rows] == ["Now"]
    assert reading.remarks[-1].sentence == "The sheet is not to be read and was left out."


def test_without_a_column_of_words_a_row_needs_a_reference(sheet, workbook) -> None:
    made = sheet([["Ref", "By when"], ["7", "July 2019"], [None, "June 2019"]])
    columns = SheetColumns("Sheet1", 1, {"reference": 1, "due": 2}, Origin.CORRECTED)
    reading = read_actions(workbook(made), Matching((columns,)))
    assert [(row.reference, row.text, row.due_written) for row in reading.rows] == [("7", "", "July 2019")]
    assert [(each.cell, each.reason) for each in reading.refusals] == [("B3", "The row has no Ref.")]


def test_a_month_typed_into_excel_means_its_last_day(sheet, workbook) -> None:
    made = sheet(
        [
            ["Action", "Due"],
            ["One", (dt.date(2019, 7, 1), "mmm-yy")],
            ["Two", (dt.date(2019, 7, 1), "dd/mm/yyyy")],
            ["Three", (dt.date(2019, 7, 1), '[$-809]mmmm yyyy;@"day"')],
        ]
    )
    reading = read_actions(workbook(made))
    assert [(row.due_written, row.due_on) for row in reading.rows] == [
        ("July 2019", dt.date(2019, 7, 31)),
        ("1 July 2019", dt.date(2019, 7, 1)),
        ("July 2019", dt.date(2019, 7, 31)),
    ]


def test_a_date_without_a_year_counts_from_the_meeting_that_asked(sheet, workbook) -> None:
    made = sheet([["Date raised", "Action", "Due"], [dt.date(2019, 7, 10), "Write", "30 Sept"]])
    assert read_actions(workbook(made)).rows[0].due_on == dt.date(2019, 9, 30)


def test_names_below_each_other_stay_apart(sheet, workbook) -> None:
    made = sheet(
        [
            ["Action", "Owner"],
            ["One", "Jean Kelly\nAlison Botham"],
            ["Two", "Jean Kelly /\nAlison Botham"],
            ["Three", "Jean Kelly and\nAlison Botham"],
        ]
    )
    assert [row.owner for row in read_actions(workbook(made)).rows] == [
        "Jean Kelly, Alison Botham",
        "Jean Kelly / Alison Botham",
        "Jean Kelly and Alison Botham",
    ]


def test_merged_cells_say_the_same_of_every_row_they_cover(sheet, workbook) -> None:
    made = sheet(
        [["Action", "Owner", "Due"], ["One", "Ann", "July 2019"], ["Two", None, "June 2019"]],
        merged=[(2, 2, 3, 2)],
    )
    assert [row.owner for row in read_actions(workbook(made)).rows] == ["Ann", "Ann"]


def test_every_field_of_a_log_is_recognised_by_its_own_title() -> None:
    for fields in (action_list.FIELDS, decision_list.FIELDS):
        for each in fields:
            assert each.title.casefold() in each.words
