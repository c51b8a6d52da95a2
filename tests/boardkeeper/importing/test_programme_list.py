from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

from boardkeeper.importing.programme_list import ProgrammePart, read_programme
from boardkeeper.importing.reading import read_workbook


def test_the_real_programme_has_its_37_items(shared: Path) -> None:
    reading = read_programme(read_workbook(shared / "data/plymouth-2019/work-programme-2019-20.xlsx"))
    assert reading.refusals == ()
    assert Counter(row.part for row in reading.rows) == {
        ProgrammePart.MEETING: 26,
        ProgrammePart.TO_BE_SCHEDULED: 9,
        ProgrammePart.SELECT_REVIEW: 2,
    }
    assert {row.scheduled_on for row in reading.rows if row.part is ProgrammePart.MEETING} == {
        dt.date(2019, 7, 10),
        dt.date(2019, 9, 11),
        dt.date(2019, 11, 13),
        dt.date(2020, 1, 8),
        dt.date(2020, 3, 4),
    }
    challenge = next(row for row in reading.rows if row.topic == "Plymouth Challenge Update")
    assert (challenge.score, challenge.scheduled_written, challenge.row) == (4, "11 Sept 2019", 10)
    assert next(row for row in reading.rows if row.topic == "Pledge Update").score is None


def test_dates_written_once_or_as_headings_count_for_the_rows_below(sheet, workbook) -> None:
    made = sheet(
        [
            ["Meeting", "Topic", "Score", "Reason"],
            [dt.date(2019, 9, 11), "First", "5 (High)", None],
            [None, "Second", "high", None],
            ["Spring term 2020", "Third", 0, None],
            ["March 2020", "Fourth", None, None],
            ["Task and finish group", "Fifth", None, None],
        ]
    )
    reading = read_programme(workbook(made))
    assert [(row.topic, row.part, row.scheduled_on, row.score) for row in reading.rows] == [
        ("First", ProgrammePart.MEETING, dt.date(2019, 9, 11), 5),
        ("Second", ProgrammePart.MEETING, dt.date(2019, 9, 11), None),
        ("Fourth", ProgrammePart.TO_BE_SCHEDULED, None, None),
        ("Fifth", ProgrammePart.SELECT_REVIEW, None, None),
    ]
    assert [(refusal.cell, refusal.reason) for refusal in reading.refusals] == [
        ("A4", "“Third”: “Spring term 2020” names no day of a meeting.")
    ]
    assert [remark.cell for remark in reading.remarks] == ["C3", "A5"]
    headed = sheet([["Topic", "Reason", "Officer"], ["11 September 2019"], ["First", "why", "who"]])
    (row,) = read_programme(workbook(headed)).rows
    assert (row.scheduled_on, row.topic) == (dt.date(2019, 9, 11), "First")
