"""Finds the periods a line of a sheet is headed with: months, weeks, quarters, years, marked or not."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import pairwise

from boardkeeper.importing import headings
from boardkeeper.importing.figures import is_figure
from boardkeeper.importing.grid import Grid
from boardkeeper.importing.workbook import Cell
from boardkeeper.rules.periods import week_of

MOST_HEADER_LINES = 4
_FIRST_YEAR, _LAST_YEAR = Decimal(1900), Decimal(2199)


class _Line:
    """What the cells of one line may be as headings."""

    def __init__(self, grid: Grid, line: int) -> None:
        self._grid, self._line = grid, line
        self.found: dict[int, str] = {}
        self.doubtful: dict[int, str] = {}
        self.days: dict[int, dt.date] = {}
        self.years: dict[int, str] = {}
        self.words: dict[int, str] = {}
        self.numbers = self.other_days = 0
        for position, cell in grid.line(line).items():
            value = cell.value
            if isinstance(value, Decimal):
                self.numbers += 1
                if _FIRST_YEAR <= value <= _LAST_YEAR and (year := headings.calendar_year(cell)):
                    self.years[position] = year
            elif isinstance(value, dt.date):
                self._take_day(position, cell, value)
            elif cell.text:
                self._take_words(position, cell)

    def _take_day(self, position: int, cell: Cell, day: dt.date) -> None:
        self.days[position] = day
        period = headings.period_of(cell)
        if period:
            self.found[position] = period
        else:
            self.other_days += 1

    def _take_words(self, position: int, cell: Cell) -> None:
        if headings.says_nothing(cell.text):
            return
        if period := headings.period_of(cell):
            self.found[position] = period
        elif year := headings.doubtful_year(cell):
            self.doubtful[position] = year
        elif year := headings.calendar_year(cell):
            self.years[position] = year
        elif headings.is_part_of_a_period(cell):
            above = year_above(self._grid, self._line, position)
            if above is not None and (period := headings.completed(cell, above)):
                self.found[position] = period
        else:
            self.words[position] = cell.text


def periods_in(grid: Grid, line: int) -> dict[int, str]:
    """The periods a line is headed with, by position; empty when the line is no header."""
    seen = _Line(grid, line)
    found = seen.found
    if weeks := _weeks(seen.days):
        return weeks if seen.numbers <= len(weeks) // 2 else {}
    if not found and (marked := _footnoted(seen.words)):
        return marked
    if not found and _are_years_in_a_row(grid, line, seen.years, seen.numbers):
        return seen.years
    doubtful = seen.doubtful
    if doubtful and len(doubtful) + len(found) > 1 and all("/" in period for period in found.values()):
        found |= doubtful
    # Weeks have first days of months among them too; figures as many as periods make a line of data.
    return {} if seen.numbers > len(found) // 2 or seen.other_days >= len(found) else found


def _weeks(days: dict[int, dt.date]) -> dict[int, str]:
    """Mondays a week apart, or several: the weeks they begin."""
    ordered = sorted(set(days.values()))
    if len(days) < 3 or len(ordered) < len(days) or any(day.isoweekday() != 1 for day in ordered):
        return {}
    steps = {(later - earlier).days for earlier, later in pairwise(ordered)}
    return {position: week_of(day) for position, day in days.items()} if min(steps) == 7 else {}


def _footnoted(words: dict[int, str]) -> dict[int, str]:
    """Months that all carry the same digit for a footnote mark."""
    marked = {position: text for position, text in words.items() if headings.is_footnoted(text)}
    read = headings.footnoted_months(list(marked.values())) if len(marked) > 2 else None
    return dict(zip(marked, read[0], strict=True)) if read is not None else {}


def _are_years_in_a_row(grid: Grid, line: int, years: dict[int, str], numbers: int) -> bool:
    """Whether numbers such as 2017, 2016, 2015 are headings: one year apart, nothing else beside, figures beneath."""
    if len(years) < 2 or numbers > len(years):
        return False
    run = [int(years[position]) for position in sorted(years)]
    if len({later - earlier for earlier, later in pairwise(run)}) != 1 or abs(run[1] - run[0]) != 1:
        return False
    left = [cell for position, cell in grid.line(line).items() if position < min(years) and cell.text]
    are_headings = all(headings.names_a_column(cell.text) for cell in left)
    if not are_headings and (len(years) == 2 or _stands_under_a_table(grid, line, min(years))):
        return False
    return has_figures_below(grid, line, min(years))


def _stands_under_a_table(grid: Grid, line: int, position: int) -> bool:
    """Whether the line above holds a figure or a period in the same place, which makes this one a line of figures."""
    above = grid.lines_between(line - 2, line - 1)
    cell = grid.cell(above[-1], position) if above else None
    return cell is not None and (
        is_figure(cell) or headings.period_of(cell) is not None or headings.is_part_of_a_period(cell)
    )


def year_above(grid: Grid, line: int, position: int) -> Cell | None:
    """The nearest heading above a bare month, over it or to the left of it, merged or not."""
    for above in range(line - 1, line - MOST_HEADER_LINES, -1):
        cells = grid.line(above)
        covering = grid.covering(above, position)
        if covering is not None:
            return covering
        before = grid.at_or_before(above, position - 1)
        if before and (headings.year_in(cells[before].text) or headings.calendar_year(cells[before])):
            return cells[before]
    return None


def has_figures_below(grid: Grid, line: int, position: int) -> bool:
    """Whether a column of figures stands beneath a heading, with names to the left."""
    below = grid.lines_between(line + 1, line + 6)
    return any(
        (cell := grid.cell(other, position)) is not None
        and is_figure(cell)
        and any(p < position and c.text for p, c in grid.line(other).items())
        for other in below
    )
