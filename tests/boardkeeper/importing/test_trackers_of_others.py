"""Trackers of other bodies: a transparency board’s action log (2011), a scrutiny tracker, a recommendation tracker."""

from __future__ import annotations

import datetime as dt

from boardkeeper.importing import decision_list
from boardkeeper.importing.action_list import read_actions
from boardkeeper.importing.decision_list import read_decisions
from boardkeeper.importing.followups import FollowUp
from boardkeeper.importing.matching import Matching, Origin, SheetColumns, propose_columns, with_field

#: From TB (7)1.ii, “Transparency Board Action Log”, its two tables on one sheet as in the paper.
TRANSPARENCY = [
    ["Transparency Board Action Log"],
    ["Meeting date & action number", "Action", "Deadline", "Progress"],
    [
        "11/01/2011",
        "Work with the Home Office Crime Data team to discuss the next phase",
        "Ongoing",
        "On track",
    ],
    ["02/03/2011", "Keep members informed of the right to data paper", "June update", "On track"],
    ["08/02/2011", "Set up a meeting with the Highways Agency", "Mar-2011", "Plan in place"],
    ["11/01/2011", "Ensure the publication of the interim report", "As soon as possible", "Plan in place"],
    ["Meeting date & action number", "Actions completed", "Deadline", "Progress"],
    ["19/11/2010", "Confirm plan for publishing a Green Paper", "Late Spring 2011", "Complete"],
    ["19/11/2010", "Engage with the Public Bodies Team", "11/01/2011", "Complete"],
]

#: As Bromsgrove's Overview Board tracked what its task groups recommended to Cabinet (2 November 2010).
BROMSGROVE = [
    ["Overview Board Quarterly Recommendation Tracker"],
    [
        "Task Group",
        "Proposal",
        "Agreed by Cabinet",
        "Portfolio Holder",
        "To be implemented",
        "Outcome achieved",
    ],
    [
        "Community Involvement in Local Democracy",
        "That a Democracy Champion be appointed",
        "02/11/2010",
        "Councillor G. Denaro",
        "4th January 2011",
        "An update had been received, but not in the required format.",
    ],
]

#: As Wolverhampton's Scrutiny Board proposed to close reviews (15 April 2014).
WOLVERHAMPTON = [
    ["Scrutiny review", "Recommendation", "Lead", "Status", "Reason for closing"],
    [
        "Youth service",
        "Clarify the titles of the reviews",
        "Charlotte Johns",
        "Closed",
        "Context has changed",
    ],
    ["PREVENT", "Bring a progress report to the Board", "Adam Hadley", "In progress", None],
]


def test_days_in_the_column_of_action_numbers_say_when_not_which(sheet, workbook) -> None:
    reading = read_actions(workbook(sheet(TRANSPARENCY)))
    assert reading.refusals == ()
    assert len(reading.rows) == 6
    first = reading.rows[0]
    assert (first.reference, first.raised_on) == ("", dt.date(2011, 1, 11))
    assert (first.due_written, first.due_on, first.status) == ("Ongoing", None, FollowUp.IN_PROGRESS)


def test_a_second_table_below_with_headings_of_its_own_adds_no_row_of_them(sheet, workbook) -> None:
    rows = read_actions(workbook(sheet(TRANSPARENCY))).rows
    assert "Actions completed" not in {row.text for row in rows}
    assert [row.status for row in rows[-2:]] == [FollowUp.COMPLETE, FollowUp.COMPLETE]


def test_dates_as_people_wrote_them_are_kept_and_meant_where_they_name_a_day(sheet, workbook) -> None:
    days = {row.due_written: row.due_on for row in read_actions(workbook(sheet(TRANSPARENCY))).rows}
    assert days["Mar-2011"] == dt.date(2011, 3, 31)
    assert days["11/01/2011"] == dt.date(2011, 1, 11)
    assert days["As soon as possible"] is None
    assert days["Late Spring 2011"] is None


def test_a_recommendation_tracker_comes_in_once_its_columns_are_said(sheet, workbook) -> None:
    book = workbook(sheet(BROMSGROVE))
    (columns,) = propose_columns(book, decision_list.FIELDS)
    for name, column in {
        "minute": 1,
        "text": 2,
        "meeting": 3,
        "officer": 4,
        "target": 5,
        "progress": 6,
    }.items():
        columns = with_field(columns, name, column)
    (row,) = read_decisions(book, Matching((columns,))).rows
    assert (row.minute_title, row.meeting_on) == (
        "Community Involvement in Local Democracy",
        dt.date(2010, 11, 2),
    )
    assert (row.officer, row.target_on) == ("Councillor G. Denaro", dt.date(2011, 1, 4))
    assert row.status is FollowUp.IN_PROGRESS


def test_a_scrutiny_tracker_is_recognised_but_for_one_column(sheet, workbook) -> None:
    book = workbook(sheet(WOLVERHAMPTON))
    reading = read_decisions(book)
    assert [row.status for row in reading.rows] == [FollowUp.COMPLETE, FollowUp.IN_PROGRESS]
    (columns,) = reading.columns
    assert columns.origin is Origin.RECOGNISED
    said = with_field(with_field(columns, "minute", 1), "progress", 5)
    rows = read_decisions(book, Matching((said,))).rows
    assert [(row.minute_title, row.progress) for row in rows] == [
        ("Youth service", "Context has changed"),
        ("PREVENT", ""),
    ]


def test_a_title_above_and_columns_left_out_do_no_harm(sheet, workbook) -> None:
    columns = SheetColumns("Sheet1", 2, {"text": 2}, Origin.CORRECTED)
    assert [row.text for row in read_decisions(workbook(sheet(BROMSGROVE)), Matching((columns,))).rows] == [
        "That a Democracy Champion be appointed"
    ]
