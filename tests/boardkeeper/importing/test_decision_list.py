from __future__ import annotations

import datetime as dt
from pathlib import Path

from boardkeeper.importing.decision_list import read_decisions
from boardkeeper.importing.followups import FollowUp
from boardkeeper.importing.reading import read_workbook


def test_the_real_log_has_its_9_decisions(shared: Path) -> None:
    reading = read_decisions(read_workbook(shared / "data/plymouth-2019/tracking-decisions.xlsx"))
    assert len(reading.rows) == 9
    assert reading.refusals == ()
    first, second = reading.rows[:2]
    assert (first.meeting_on, first.minute_title) == (dt.date(2019, 3, 13), "The Oracy Project")
    assert (first.target_written, first.target_on) == ("March 2019", dt.date(2019, 3, 31))
    assert (first.officer, first.progress, first.status) == (
        "Ruth Woodhouse",
        "Ongoing",
        FollowUp.IN_PROGRESS,
    )
    assert second.status is FollowUp.REQUESTED
    assert second.cells == {
        "meeting": "A3",
        "minute": "B3",
        "text": "C3",
        "target": "D3",
        "officer": "E3",
        "progress": "F3",
    }


def test_what_went_to_the_work_programme_is_not_complete_and_said_so(shared: Path) -> None:
    reading = read_decisions(read_workbook(shared / "data/plymouth-2019/tracking-decisions.xlsx"))
    added = [row for row in reading.rows if row.progress == "Complete – added to work programme"]
    assert {row.status for row in added} == {FollowUp.IN_PROGRESS}
    assert [remark.cell for remark in reading.remarks] == [row.cells["progress"] for row in added]
    assert len(added) == 4


def test_minute_numbers_and_status_columns_are_understood(sheet, workbook) -> None:
    made = sheet(
        [
            ["Date of meeting", "Minute no.", "Recommendation", "Status", "Update", "Due"],
            [dt.date(2019, 7, 10), "17(2)", "Report back", "Complete", "Sent", "to be scheduled"],
            [None, 21, "Write to the minister", "purple", None, None],
        ]
    )
    reading = read_decisions(workbook(made))
    (row,) = reading.rows
    assert (row.minute_reference, row.minute_title) == ("17(2)", "")
    assert (row.meeting_written, row.meeting_on) == ("10 July 2019", dt.date(2019, 7, 10))
    assert (row.status, row.target_written, row.target_on) == (FollowUp.COMPLETE, "to be scheduled", None)
    assert reading.refusals[0].cell == "D3"
    assert "“purple” is no status" in reading.refusals[0].reason
