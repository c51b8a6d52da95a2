"""Finds long lists: one row for each period, and often for each place, with measures in the columns beside.

Statistics are published like this, and systems export like this. A list with a column that names the indicator and one
that holds its figure is understood too.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from boardkeeper.importing import headings
from boardkeeper.importing.figures import is_figure
from boardkeeper.importing.grid import Grid
from boardkeeper.importing.headings import Heading, HeadingKind
from boardkeeper.importing.period_table import PeriodTable
from boardkeeper.importing.places import are_places, heads_places
from boardkeeper.importing.workbook import Cell, Sheet
from boardkeeper.rules.periods import month_number, parse_period

_PERIOD_HEADING = re.compile(
    r"(time[ _]?)?period|(reporting[ _]?|report[ _]?)?(month|quarter|year|week|date|period)([ _](ending|commencing|of|start|end))?|"
    r"(financial|calendar|academic|reporting)[ _]year|week[ _](commencing|ending|beginning)|time",
    re.IGNORECASE,
)
_IDENTIFIER = re.compile(r"time[ _]?identifier|period[ _]?type|frequency", re.IGNORECASE)
_CODE = re.compile(
    r"(^|[ _])(codes?|ref|id|identifier|number|order|sort|level)$|^(old|new)[ _]la", re.IGNORECASE
)
_INDICATOR = re.compile(
    r"(indicator|measure|metric|kpi)([ _](name|title|description))?|name of indicator", re.IGNORECASE
)
_VALUE = re.compile(
    r"(indicator[ _]|measure[ _])?(value|figure|result|actual|outturn|performance|score)", re.IGNORECASE
)
_SIX_FIGURES = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})")
_HEADER_LINES = 12
_LOOKED_AT = 40


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a long list, by what they hold."""

    header: int
    period: int
    identifier: int
    places: tuple[int, ...]
    indicator: int
    values: tuple[int, ...]


def find_long_list(sheet: Sheet, pause: Callable[[], None]) -> tuple[Grid, PeriodTable] | None:
    """The long list of a sheet as a table over periods; None when it is none.

    Its lines are measures and its columns are rows of the sheet, as in a turned grid. Where several places have rows,
    `places` says whose each row is; the table can be read once they are of one place only.
    """
    grid = Grid(sheet, pause=pause)
    columns = _columns(grid)
    if columns is None:
        return None
    periods = {
        line: period
        for line in grid.lines_between(columns.header + 1, grid.lines[-1])
        if (period := _period_of_row(grid, line, columns))
    }
    if len(periods) < 2:
        return None
    places = {line: _place_of_row(grid, line, columns) for line in periods} if columns.places else {}
    if columns.indicator:
        return _by_indicator(grid, columns, periods, places)
    turned = Grid(sheet, turned=True, pause=pause)
    found = tuple(
        Heading(line, HeadingKind.PERIOD, period, "", period, _coordinate(grid, line, columns.period))
        for line, period in periods.items()
    )
    table = PeriodTable(found, (columns.period,), columns.values, columns.header)
    area = columns.places[0] if columns.places else 0
    return turned, replace(
        table, places=places, are_places_columns=True, area_position=area, periods_of_columns=periods
    )


def _by_indicator(
    grid: Grid, columns: _Columns, periods: Mapping[int, str], places: Mapping[int, str]
) -> tuple[Grid, PeriodTable] | None:
    """A list with one row for each indicator, place and period, put together as a table of indicators."""
    lines: dict[int, dict[int, Cell]] = {}
    found: list[Heading] = []
    of_name: dict[str, int] = {}
    for row, period in periods.items():
        name, figure = grid.cell(row, columns.indicator), grid.cell(row, columns.values[0])
        if name is None or not name.text or figure is None:
            continue
        line = of_name.setdefault(name.text.casefold(), row)
        lines.setdefault(line, {columns.header: name})[row] = figure
        found.append(
            Heading(row, HeadingKind.PERIOD, period, "", period, _coordinate(grid, row, columns.period))
        )
    if not found:
        return None
    table = PeriodTable(tuple(found), (), tuple(sorted(lines)), columns.header)
    area = columns.places[0] if columns.places else 0
    made = Grid.of_lines(grid.title, lines)
    return made, replace(
        table, places=places, are_places_columns=True, area_position=area, periods_of_columns=periods
    )


def _coordinate(grid: Grid, line: int, position: int) -> str:
    cell = grid.cell(line, position)
    return cell.coordinate if cell is not None else ""


def _columns(grid: Grid) -> _Columns | None:
    for header in grid.lines[:_HEADER_LINES]:
        heads = {position: cell.text for position, cell in grid.line(header).items() if cell.text}
        if len(heads) < 2 or len(heads) < len(grid.line(header)):
            continue
        below = grid.lines_between(header + 1, header + _LOOKED_AT)
        period = _period_column(grid, heads, below)
        if not period:
            continue
        return _others(grid, header, heads, period, below)
    return None


def _period_column(grid: Grid, heads: Mapping[int, str], below: list[int]) -> int:
    for position, words in heads.items():
        if _PERIOD_HEADING.fullmatch(words.strip()) is None:
            continue
        cells = [cell for line in below if (cell := grid.cell(line, position)) is not None]
        if cells and all(_period_in(cell, "") or isinstance(cell.value, dt.date) for cell in cells):
            return position
    return 0


def _others(
    grid: Grid, header: int, heads: Mapping[int, str], period: int, below: list[int]
) -> _Columns | None:
    identifier = next((p for p, words in heads.items() if _IDENTIFIER.fullmatch(words.strip())), 0)
    indicator = next((p for p, words in heads.items() if _INDICATOR.fullmatch(words.strip())), 0)
    values: list[int] = []
    places: list[int] = []
    for position, words in heads.items():
        if position in {period, identifier, indicator} or _CODE.search(words.strip()):
            continue
        cells = [cell for line in below if (cell := grid.cell(line, position)) is not None]
        if cells and sum(map(is_figure, cells)) == len(cells):
            values.append(position)
        elif (
            heads_places(words) or "country" in words.casefold() or are_places([cell.text for cell in cells])
        ):
            places.append(position)
    places.sort(key=lambda position: -len({_text(grid, line, position) for line in grid.lines[:2000]}))
    if indicator:
        named = [position for position in values if _VALUE.fullmatch(heads[position].strip())]
        values = named or values
        values = values[:1]
    return _Columns(header, period, identifier, tuple(places), indicator, tuple(values)) if values else None


def _text(grid: Grid, line: int, position: int) -> str:
    cell = grid.cell(line, position)
    return cell.text if cell is not None else ""


def _place_of_row(grid: Grid, line: int, columns: _Columns) -> str:
    """The smallest place a row names: its council, else its region, else its country."""
    return next((text for position in columns.places if (text := _text(grid, line, position))), "")


def _period_of_row(grid: Grid, line: int, columns: _Columns) -> str | None:
    cell = grid.cell(line, columns.period)
    identifier = _text(grid, line, columns.identifier) if columns.identifier else ""
    return _period_in(cell, identifier) if cell is not None else None


def _period_in(cell: Cell, identifier: str) -> str | None:
    """The period of "2022", "201718" or "2019-06", with what stands beside it: "Calendar year", "June", "Week 12"."""
    if period := headings.period_of(cell):
        return period
    written = cell.text or (f"{cell.value:f}" if isinstance(cell.value, Decimal) else "")
    if found := _SIX_FIGURES.fullmatch(written):
        follows = (int(found[1]) + 1) % 100 == int(found[2])
        if follows:
            quarter = re.search(r"q([1-4])", identifier, re.IGNORECASE)
            return f"{found[1]}-Q{quarter[1]}" if quarter else f"{found[1]}/{found[2]}"
        return f"{found[1]}-{found[2]}" if 1 <= int(found[2]) <= 12 else None
    year = headings.calendar_year(cell)
    if year and (month := month_number(identifier)):
        return f"{year}-{month:02d}"
    if year and (week := re.fullmatch(r"week\s*([0-9]{1,2})", identifier, re.IGNORECASE)):
        return parse_period(f"week {week[1]} {year}")
    return year
