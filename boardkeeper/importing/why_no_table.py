"""Says, for a sheet without tables of KPIs, what it holds instead."""

from __future__ import annotations

import datetime as dt
import re

from boardkeeper.importing.findings import Findings
from boardkeeper.importing.grid import Grid
from boardkeeper.importing.one_period import describes_measures, holds_only_words
from boardkeeper.importing.workbook import Cell, Sheet
from boardkeeper.rules.due_dates import full_date

_MONTH_WITH_MORE = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\W*[0-9]+", re.IGNORECASE
)


def why_not(sheet: Sheet, findings: Findings) -> None:
    """Note why nothing was taken from a sheet: a reason where one can be told, else that it has no such row."""
    grid = Grid(sheet)
    reason, cell = _why_no_table(grid)
    if not reason and describes_measures(grid):
        reason, cell = (
            "it describes measures (their unit, owner or target) and holds none of their figures",
            "",
        )
    if not reason and (word := holds_only_words(grid)):
        reason, cell = f"it holds words (“{word}”) where figures would stand", ""
    if reason:
        findings.refuse(cell, f"Nothing was taken from the sheet: {reason}.")
    else:
        findings.remark("", "The sheet has no row of months, quarters or years and was left out.")


def _why_no_table(grid: Grid) -> tuple[str, str]:
    """Say, for a sheet without periods, what its headings are instead, with the cell of the first.

    Returns:
        The reason as the end of a sentence, and the cell; ("", "") when nothing looks like periods at all.
    """
    for line in grid.lines[:60]:
        cells = sorted(grid.line(line).items())
        dates = [cell for _, cell in cells if isinstance(cell.value, dt.date)]
        if len(dates) > 2 and len(dates) > len(cells) // 2:
            return _about_dates(dates), dates[0].coordinate
        months = [cell for _, cell in cells if _MONTH_WITH_MORE.fullmatch(cell.text)]
        if len(months) > 2:
            return (
                f"its headings such as “{months[0].text}” are no months that can be told apart from a footnote mark",
                months[0].coordinate,
            )
    return "", ""


def _about_dates(dates: list[Cell]) -> str:
    first, second = dates[0].value, dates[1].value
    assert isinstance(first, dt.date)
    assert isinstance(second, dt.date)
    step = abs((second - first).days)
    what = "weeks" if step == 7 else "single days"
    return f"its columns are headed with {what} ({full_date(first)}), and a KPI here has months, quarters or years"
