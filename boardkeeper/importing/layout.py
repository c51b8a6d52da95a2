"""Finds the tables of a sheet that run over periods: their header lines, columns, names and where they end."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from boardkeeper.importing import headings
from boardkeeper.importing.figures import is_figure
from boardkeeper.importing.grid import Grid
from boardkeeper.importing.headings import Heading, HeadingKind
from boardkeeper.importing.workbook import Cell
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.periods import period_title

_MOST_HEADER_LINES = 4
_NAME_WORDS = re.compile(
    r"\b(indicator|measure|measure_name|kpi|name|description|title|performance)s?\b", re.IGNORECASE
)
_MONTH_WITH_MORE = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\W*[0-9]+", re.IGNORECASE
)
_CALENDAR_YEAR = re.compile(r"(?:19|20)[0-9]{2}\s*[*†]?")


@dataclass(frozen=True, slots=True)
class PeriodTable:
    """A table of indicators over periods.

    Attributes:
        headings: The columns with figures, and the columns beside them that are none of ours.
        header_lines: The lines its headings stand in.
        lines: The lines beneath, down to the next table.
        label_position: The column of the names.
        problem: Why the table cannot be read; "" when it can.
        problem_cell: Where the problem is.
    """

    headings: tuple[Heading, ...]
    header_lines: tuple[int, ...]
    lines: tuple[int, ...]
    label_position: int
    problem: str = ""
    problem_cell: str = ""


def find_tables(grid: Grid) -> list[PeriodTable]:
    """Find every table of a grid that has periods for headings, from the top."""
    starts = [(line, found) for line in grid.lines if (found := _periods_in(grid, line))]
    starts = [
        (line, found) for line, found in starts if len(found) > 1 or _has_figures_below(grid, line, found)
    ]
    blocks = [(line, found, _header_lines(grid, line, min(found))) for line, found in starts]
    tables: list[PeriodTable] = []
    for index, (line, found, header) in enumerate(blocks):
        following = blocks[index + 1][2][0] if index + 1 < len(blocks) else grid.lines[-1] + 1
        tables.append(_table(grid, line, found, header, following))
    return tables


def _periods_in(grid: Grid, line: int) -> dict[int, str]:
    """The periods a line is headed with, by position; empty when the line is no header."""
    cells = grid.line(line)
    found: dict[int, str] = {}
    doubtful: dict[int, str] = {}
    numbers = other_days = 0
    for position, cell in cells.items():
        if isinstance(cell.value, Decimal):
            numbers += 1
        elif period := headings.period_of(cell):
            found[position] = period
        elif isinstance(cell.value, dt.date):
            other_days += 1
        elif year := headings.doubtful_year(cell):
            doubtful[position] = year
        elif headings.is_part_of_a_period(cell):
            above = _year_above(grid, line, position)
            if above is not None and (period := headings.completed(cell, above)):
                found[position] = period
    if doubtful and len(doubtful) + len(found) > 1 and all("/" in period for period in found.values()):
        found |= doubtful
    # Weeks have first days of months among them too; figures as many as periods make a line of data.
    return {} if numbers > len(found) // 2 or other_days >= len(found) else found


def _year_above(grid: Grid, line: int, position: int) -> Cell | None:
    """The nearest heading above a bare month, over it or to the left of it, merged or not."""
    for above in range(line - 1, line - _MOST_HEADER_LINES, -1):
        cells = grid.line(above)
        covering = grid.covering(above, position)
        if covering is not None:
            return covering
        before = [other for other in cells if other < position]
        if before and (headings.year_in(cells[max(before)].text) or _is_calendar_year(cells[max(before)])):
            return cells[max(before)]
    return None


def _is_calendar_year(cell: Cell) -> bool:
    written = cell.text or (str(cell.value) if isinstance(cell.value, Decimal) else "")
    return _CALENDAR_YEAR.fullmatch(written) is not None


def _has_figures_below(grid: Grid, line: int, found: dict[int, str]) -> bool:
    """Whether a line with one period only heads a column of figures with names to the left."""
    (position,) = found
    below = [other for other in grid.lines if line < other <= line + 6]
    return any(
        (cell := grid.cell(other, position)) is not None
        and is_figure(cell)
        and any(p < position and c.text for p, c in grid.line(other).items())
        for other in below
    )


def _header_lines(grid: Grid, line: int, first: int) -> tuple[int, ...]:
    """The lines of a header: upwards while they hold words over the columns, downwards over sub-headings."""
    lines = [line]
    for above in range(line - 1, line - _MOST_HEADER_LINES, -1):
        over = [cell for position, cell in grid.line(above).items() if position >= first - 1]
        is_title = len(grid.line(above)) == 1 and min(grid.line(above)) < first - 1
        if not over or is_title or any(is_figure(cell) and not _is_calendar_year(cell) for cell in over):
            break
        lines.insert(0, above)
    below = grid.line(line + 1)
    words = [cell for position, cell in below.items() if position >= first]
    if len(words) > 1 and not any(is_figure(cell) for cell in words) and not any(p < first for p in below):
        lines.append(line + 1)
    return tuple(lines)


def _table(
    grid: Grid, line: int, found: dict[int, str], header: tuple[int, ...], following: int
) -> PeriodTable:
    lines = tuple(other for other in grid.lines if header[-1] < other < following)
    first = min(found)
    used = {position for other in lines for position in grid.line(other)}
    used |= {position for other in header for position in grid.line(other)}
    columns = tuple(_heading(grid, line, header, position, found) for position in sorted(used))
    named = [heading for heading in columns if heading.kind is not HeadingKind.OTHER]
    first = min((heading.position for heading in named), default=first)
    label = _label_position(grid, header, lines, first)
    rest = tuple(heading for heading in columns if heading.position != label)
    problem, cell = _problem(grid, line, found, rest)
    if label is None and not problem:
        problem, cell = "no column of names stands beside the periods", named[0].coordinate if named else ""
    return PeriodTable(rest, header, lines, label or 0, problem, cell)


def _heading(grid: Grid, line: int, header: tuple[int, ...], position: int, found: dict[int, str]) -> Heading:
    own, group = _words_over(grid, line, header, position, min(found))
    if not group and position in found:
        group, group_line = _group_to_the_left(grid, line, header, position, found)
        own = [(other, cell) for other, cell in own if other != group_line]
    written = " ".join(filter(None, (cell.text or _dated(cell) for _, cell in own)))
    kind = headings.kind_of_words(written)
    period = found.get(position, "")
    if period and kind is not HeadingKind.TARGET:
        is_baseline = kind is HeadingKind.BASELINE and "/" in period
        kind = HeadingKind.BASELINE if is_baseline else HeadingKind.PERIOD
        head = grid.covering(line, position)
        return Heading(position, kind, period, group, written, "" if head is None else head.coordinate)
    year = headings.year_in(written)
    if (kind is HeadingKind.BASELINE and not year) or (period and "/" not in period):
        kind = HeadingKind.OTHER
    coordinate = own[-1][1].coordinate if own else ""
    return Heading(position, kind, year if kind is not HeadingKind.OTHER else "", "", written, coordinate)


def _dated(cell: Cell) -> str:
    return cell.value.strftime("%b-%y") if isinstance(cell.value, dt.date) else ""


def _words_over(
    grid: Grid, line: int, header: tuple[int, ...], position: int, first: int
) -> tuple[list[tuple[int, Cell]], str]:
    """The cells that head one column alone, with their lines, and the words of a merged heading over several.

    What reaches over the names as well, left of the first period, is a title and heads no column.
    """
    own: list[tuple[int, Cell]] = []
    group = ""
    for other in header:
        cell, area = grid.covering(other, position), grid.area(other, position)
        if cell is None or any(cell is earlier for _, earlier in own):
            continue
        is_wide = area is not None and area.last_column > area.first_column
        if area is not None and is_wide and area.first_column < first <= area.last_column:
            continue
        if is_wide and other != line:
            group = group if headings.period_of(cell) else cell.text
        else:
            own.append((other, cell))
    return own, group


def _group_to_the_left(
    grid: Grid, line: int, header: tuple[int, ...], position: int, found: dict[int, str]
) -> tuple[str, int]:
    """A heading that is not merged reaches to the right over blanks, as far as periods go on.

    Returns:
        Its words and its line; ("", 0) when there is none.
    """
    for above in (other for other in header if other < line):
        cells = grid.line(above)
        start = max((other for other in cells if other <= position), default=None)
        if start is None or not cells[start].text or headings.period_of(cells[start]):
            continue
        reaches = all(other in found for other in range(start, position + 1))
        is_wide = start < position or (start + 1 in found and start + 1 not in cells)
        area = grid.area(above, start)
        is_merged_elsewhere = area is not None and not area.first_column <= position <= area.last_column
        if reaches and is_wide and not is_merged_elsewhere:
            return cells[start].text, above
    return "", 0


def _label_position(grid: Grid, header: tuple[int, ...], lines: tuple[int, ...], first: int) -> int | None:
    """The column of names: the one headed so, else the one with the most and longest different words."""
    texts: dict[int, list[str]] = {}
    with_figures = [
        line for line in lines if any(p >= first and is_figure(c) for p, c in grid.line(line).items())
    ]
    for line in with_figures:
        for position, name in grid.line(line).items():
            if position < first and name.text:
                texts.setdefault(position, []).append(name.text)
    if not texts:
        return None
    headed = [
        position
        for position in texts
        for line in header
        if (cell := grid.covering(line, position)) is not None
        and _NAME_WORDS.search(cell.text.replace("_", " "))
    ]
    candidates = headed or list(texts)
    return max(
        candidates, key=lambda p: (len(set(texts[p])) * 4 >= len(with_figures), sum(map(len, set(texts[p]))))
    )


def _problem(grid: Grid, line: int, found: dict[int, str], columns: tuple[Heading, ...]) -> tuple[str, str]:
    """Why a table cannot be read, with the cell; two empty texts when it can."""
    taken = [heading for heading in columns if heading.kind in {HeadingKind.PERIOD, HeadingKind.BASELINE}]
    for heading in taken:
        area = grid.area(line, heading.position)
        if area is not None and area.last_column > area.first_column:
            beneath = [
                cell.text
                for position in range(area.first_column, area.last_column + 1)
                if (cell := grid.cell(area.last_row + 1, position)) is not None and cell.text
            ]
            what = f" ({', '.join(beneath)})" if beneath else ""
            return (
                f"“{period_title(heading.period)}” stands over several columns of figures{what}",
                heading.coordinate,
            )
    for period, count in Counter(heading.period for heading in taken).items():
        if count > 1:
            again = [heading for heading in taken if heading.period == period]
            return f"{count} columns are headed {period_title(period)}", again[1].coordinate
    if not taken and found:
        return "its periods head targets only", ""
    return "", ""


def why_no_table(grid: Grid) -> tuple[str, str]:
    """Say, for a sheet without periods, what its headings are instead, with the cell of the first.

    Returns:
        The reason as the end of a sentence, and the cell; ("", "") when nothing looks like periods at all.
    """
    for line in grid.lines[:60]:
        cells = sorted(grid.line(line).items())
        dates = [cell for _, cell in cells if isinstance(cell.value, dt.date)]
        if len(dates) > 2 and len(dates) > len(cells) // 2:
            return _about_dates(dates), dates[0].coordinate
        years = [cell for _, cell in cells if _is_calendar_year(cell)]
        if len(years) > 2:
            reason = f"its columns are headed with calendar years (“{years[0].value}”)"
            return f"{reason}, and a KPI here has months, quarters or financial years", years[0].coordinate
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
