"""Finds the tables of a sheet that run over periods: their header lines, columns, names and where they end."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from boardkeeper.importing import headings
from boardkeeper.importing.figures import is_figure
from boardkeeper.importing.grid import Grid
from boardkeeper.importing.headings import OWN, Heading, HeadingKind
from boardkeeper.importing.period_lines import MOST_HEADER_LINES, has_figures_below, periods_in
from boardkeeper.importing.period_table import PeriodTable
from boardkeeper.importing.table_names import label_position, with_names
from boardkeeper.importing.workbook import Area, Cell
from boardkeeper.rules.periods import period_title

#: Columns that say how sure a figure is or how it compares, and are no figures of their own.
NO_MEASURE = re.compile(
    r"\b(lcl|ucl|lci|uci|ci|cis|confidence|rank(ing)?|quartile|rag|sparkline|(lower|upper) (limit|bound|ci))\b|±",
    re.IGNORECASE,
)
#: Words under a period that name its own figure, where others stand beside it.
_PLAIN = re.compile(
    r"(actual|outturn|result|value|figure|performance|achieved|current|score)s?", re.IGNORECASE
)
_NOT_FINAL = re.compile(
    r"\b(provisional|forecast|estimated?|draft|unvalidated|to date|projected)\b", re.IGNORECASE
)
_PART = re.compile(r"(?P<above>num(erator)?)|(?P<below>den(om(inator)?)?|cohort)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Periods:
    """The periods of one header: by position, the first position, and how many columns each has."""

    found: Mapping[int, str]
    first: int
    counts: Mapping[str, int]


def find_tables(grid: Grid) -> list[PeriodTable]:
    """Find every table of a grid that has periods for headings, from the top."""
    starts = [(line, found) for line in grid.each_line() if (found := periods_in(grid, line))]
    starts = [
        (line, found)
        for line, found in starts
        if len(found) > 1 or has_figures_below(grid, line, next(iter(found)))
    ]
    blocks = [(line, found, _header_lines(grid, line, min(found))) for line, found in starts]
    tables: list[PeriodTable] = []
    for index, (line, found, header) in enumerate(blocks):
        following = blocks[index + 1][2][0] if index + 1 < len(blocks) else grid.lines[-1] + 1
        lines = tuple(grid.lines_between(header[-1] + 1, following - 1))
        if lines or index + 1 == len(blocks):
            tables.append(_table(grid, line, found, header, lines))
    return tables


def table_at(grid: Grid, header: tuple[int, ...], lines: tuple[int, ...]) -> PeriodTable:
    """The table whose headings a person pointed at; periods are found in those lines wherever they can be."""
    found: dict[int, str] = {}
    main = header[-1]
    for line in header:
        here = periods_in(grid, line) or {
            position: period
            for position, cell in grid.line(line).items()
            if (period := headings.period_of(cell) or headings.calendar_year(cell))
        }
        if len(here) > len(found):
            found, main = here, line
    return _table(grid, main, found, header, lines)


def _header_lines(grid: Grid, line: int, first: int) -> tuple[int, ...]:
    """The lines of a header: upwards while they hold words over the columns, downwards over sub-headings."""
    lines = [line]
    for above in range(line - 1, line - MOST_HEADER_LINES, -1):
        over = [cell for position, cell in grid.line(above).items() if position >= first - 1]
        is_title = len(grid.line(above)) == 1 and min(grid.line(above)) < first - 1
        if not over or is_title or any(is_figure(cell) and not headings.calendar_year(cell) for cell in over):
            break
        lines.insert(0, above)
    below = grid.line(line + 1)
    words = [cell for position, cell in below.items() if position >= first]
    are_words = len(words) > 1 and not any(is_figure(cell) for cell in words)
    if are_words and (not any(p < first for p in below) or _head_measures(grid, line, words, below, first)):
        lines.append(line + 1)
    return tuple(lines)


def _head_measures(grid: Grid, line: int, words: list[Cell], below: dict[int, Cell], first: int) -> bool:
    """Whether words under periods are measures that repeat, though the names have their heading beside them."""
    left = [cell for position, cell in below.items() if position < first]
    over = sum(position >= first for position in grid.line(line))
    repeated = len({cell.text.casefold() for cell in words}) < len(words)
    return repeated and all(cell.text for cell in (*left, *words)) and len(words) * 2 >= over * 3


def _table(
    grid: Grid, line: int, found: dict[int, str], header: tuple[int, ...], lines: tuple[int, ...]
) -> PeriodTable:
    found = _spread(grid, line, found, header)
    used = {position for other in (*lines, *header) for position in grid.line(other)}
    first = min(found, default=min(used, default=1))
    periods = _Periods(found, min(found, default=0), Counter(found.values()))
    columns = tuple(_heading(grid, line, header, position, periods) for position in sorted(used))
    columns = _with_fractions(columns)
    named = [heading for heading in columns if heading.kind is not HeadingKind.OTHER]
    first = min((heading.position for heading in named), default=first)
    label = label_position(grid, header, lines, first)
    rest = tuple(heading for heading in columns if heading.position != label)
    problem, cell = _problem(grid, line, found, rest)
    if label is None and not problem:
        problem, cell = "no column of names stands beside the periods", named[0].coordinate if named else ""
    table = PeriodTable(rest, header, lines, label or 0, problem, cell)
    return with_names(grid, table) if label else table


def _with_fractions(columns: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Numerators and denominators beside a period's own figure are its fraction, not measures of their own."""
    whole = {h.period for h in columns if h.kind in OWN and not _PART.fullmatch(h.words)}
    return tuple(
        replace(h, kind=HeadingKind.FRACTION, words="numerator" if found["above"] else "denominator")
        if h.kind is HeadingKind.PERIOD and h.period in whole and (found := _PART.fullmatch(h.words))
        else h
        for h in columns
    )


def _spread(grid: Grid, line: int, found: dict[int, str], header: tuple[int, ...]) -> dict[int, str]:
    """Give every column of words beneath a period that period: “2008/09” over Count and Rate heads both."""
    below = (
        {position: cell.text for position, cell in grid.line(header[-1]).items()} if header[-1] > line else {}
    )
    spread = dict(found)
    if not below or not found:
        return found
    repeats = len({text.casefold() for text in below.values()}) < len(below)
    for position, period in found.items():
        area = grid.area(line, position)
        if area is not None:
            reach = area.last_column
        elif repeats:
            reach = (grid.after(line, position) or max(below) + 1) - 1
        else:
            continue
        spread |= {other: period for other in range(position, reach + 1) if other in below}
    return spread


def _heading(grid: Grid, line: int, header: tuple[int, ...], position: int, periods: _Periods) -> Heading:
    found = periods.found
    own, group = _words_over(grid, line, header, position, periods.first or position)
    if not group and position in found:
        group, group_line = _group_to_the_left(grid, line, header, position, found)
        own = [(other, cell) for other, cell in own if other != group_line]
    written = " ".join(filter(None, (cell.text or _dated(cell) for _, cell in own)))
    kind = headings.kind_of_words(written)
    period = found.get(position, "")
    beneath = " ".join(cell.text for other, cell in own if other > line and cell.text) if period else ""
    if period and kind not in {HeadingKind.TARGET, HeadingKind.STRETCH, HeadingKind.BENCHMARK}:
        head = grid.covering(line, position)
        coordinate = "" if head is None else head.coordinate
        if beneath and NO_MEASURE.search(beneath):
            return Heading(position, HeadingKind.OTHER, "", "", written, coordinate)
        has_measures = periods.counts.get(period, 0) > 1
        is_baseline = kind is HeadingKind.BASELINE and "/" in period and not has_measures
        kind = HeadingKind.BASELINE if is_baseline else HeadingKind.PERIOD
        words = beneath if has_measures and not _PLAIN.fullmatch(beneath) else ""
        note = headings.mark_of(head.text) if head is not None else ""
        if not has_measures and _NOT_FINAL.search(beneath):
            note = beneath.strip("() ")
        return Heading(position, kind, period, group, written, coordinate, words, note)
    year = headings.year_in(written)
    if (kind is HeadingKind.BASELINE and not year) or (period and "/" not in period):
        kind = HeadingKind.OTHER
    coordinate = own[-1][1].coordinate if own else ""
    words = headings.comparator_of(written) if kind is HeadingKind.BENCHMARK else ""
    return Heading(
        position, kind, year if kind is not HeadingKind.OTHER else "", "", written, coordinate, words
    )


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
    grid: Grid, line: int, header: tuple[int, ...], position: int, found: Mapping[int, str]
) -> tuple[str, int]:
    """A heading that is not merged reaches to the right over blanks, as far as periods go on.

    Returns:
        Its words and its line; ("", 0) when there is none.
    """
    for above in (other for other in header if other < line):
        cells = grid.line(above)
        start = grid.at_or_before(above, position)
        if start is None or not cells[start].text or headings.period_of(cells[start]):
            continue
        reaches = all(other in found for other in range(start, position + 1))
        is_wide = start < position or (start + 1 in found and start + 1 not in cells)
        area = grid.area(above, start)
        is_merged_elsewhere = area is not None and not area.first_column <= position <= area.last_column
        if reaches and is_wide and not is_merged_elsewhere:
            return cells[start].text, above
    return "", 0


def _problem(grid: Grid, line: int, found: dict[int, str], columns: tuple[Heading, ...]) -> tuple[str, str]:
    """Why a table cannot be read, with the cell; two empty texts when it can."""
    taken = [heading for heading in columns if heading.kind in OWN]
    for heading in taken:
        area = grid.area(line, heading.position)
        if area is not None and area.last_column > area.first_column and not heading.words:
            if _are_words_beneath(grid, area):
                continue
            return (
                f"“{period_title(heading.period)}” stands over several columns of figures",
                heading.coordinate,
            )
    problem, cell = duplicate_heading(taken)
    if problem:
        return problem, cell
    if not taken and found:
        return "its periods head targets only", ""
    return "", ""


def duplicate_heading(headings: Sequence[Heading]) -> tuple[str, str]:
    """Whether two columns say they are the same period of the same measure, with the second's cell."""
    taken = [heading for heading in headings if heading.kind in OWN and heading.period]
    for (period, words), count in Counter((heading.period, heading.words) for heading in taken).items():
        if count > 1:
            again = [heading for heading in taken if (heading.period, heading.words) == (period, words)]
            what = f"{period_title(period)}{f' and {words}' if words else ''}"
            return f"{count} columns are headed {what}", again[1].coordinate
    return "", ""


def _are_words_beneath(grid: Grid, area: Area) -> bool:
    """Whether words under a wide heading tell its columns apart."""
    return any(
        (cell := grid.cell(area.last_row + 1, position)) is not None and cell.text and not is_figure(cell)
        for position in range(area.first_column, area.last_column + 1)
    )
