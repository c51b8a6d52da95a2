"""Finds the tables of one sheet, whichever way they run, with what a person said of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from boardkeeper.importing.figures import is_figure
from boardkeeper.importing.grid import Grid
from boardkeeper.importing.headings import OWN
from boardkeeper.importing.layout import find_tables
from boardkeeper.importing.long_list import find_long_list
from boardkeeper.importing.one_period import find_tables_of_one_period, is_a_log
from boardkeeper.importing.period_table import PeriodTable
from boardkeeper.importing.said_layout import TableLayout
from boardkeeper.importing.said_tables import corrected, matching_layout, table_said
from boardkeeper.importing.workbook import Sheet


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table and how it was found.

    Attributes:
        grid: The sheet's lines, as the table runs.
        table: Where it is.
        is_of_one_period: No heading names a period.
        proposed: For such a table, a period that words nearby hint at.
        said: What a person said of it.
    """

    grid: Grid
    table: PeriodTable
    is_of_one_period: bool = False
    proposed: str = ""
    said: TableLayout | None = None


def tables_of(sheet: Sheet, said: Sequence[TableLayout], pause: Callable[[], None]) -> list[FoundTable]:
    """Every table of a sheet, from the top.

    Periods across come first, periods down when only they make sense, then lists with a column of periods, then tables
    of one period. What a person said of the sheet decides which way it is read.

    Args:
        sheet: The sheet.
        said: What a person said of its tables.
        pause: Called now and then; raises what stops the reading.
    """
    if said:
        return _as_said(sheet, said, pause)
    across = Grid(sheet, pause=pause)
    tables = find_tables(across)
    if any(not table.problem and _holds_figures(across, table) for table in tables):
        return [FoundTable(across, table) for table in tables]
    if is_a_log(across):
        return []
    down = Grid(sheet, turned=True, pause=pause)
    turned = [table for table in find_tables(down) if not table.problem and _holds_figures(down, table)]
    if turned:
        return [FoundTable(down, table) for table in turned]
    listed = find_long_list(sheet, pause)
    if listed is not None:
        return [FoundTable(*listed)]
    if tables:
        return [FoundTable(across, table) for table in tables]
    return [
        FoundTable(across, each.table, is_of_one_period=True, proposed=each.proposed)
        for each in find_tables_of_one_period(across, title=sheet.title)
    ]


def _as_said(sheet: Sheet, said: Sequence[TableLayout], pause: Callable[[], None]) -> list[FoundTable]:
    found: list[FoundTable] = []
    for is_turned in (False, True):
        here = [layout for layout in said if layout.is_turned == is_turned]
        if here:
            found += _as_said_one_way(sheet, Grid(sheet, turned=is_turned, pause=pause), here)
    return found


def _as_said_one_way(sheet: Sheet, grid: Grid, said: Sequence[TableLayout]) -> list[FoundTable]:
    candidates = [FoundTable(grid, table) for table in find_tables(grid)]
    listed = find_long_list(sheet, grid.pause) if grid.is_turned else None
    if listed is not None and not any(not each.table.problem for each in candidates):
        candidates = [FoundTable(*listed)]
    elif not candidates and not grid.is_turned:
        candidates = [
            FoundTable(grid, each.table, is_of_one_period=True, proposed=each.proposed)
            for each in find_tables_of_one_period(grid, title=sheet.title)
        ]
    found: list[FoundTable] = []
    left = list(said)
    for each in candidates:
        layout = matching_layout(each.table, left, is_turned=grid.is_turned)
        if layout is None:
            found.append(each)
            continue
        left.remove(layout)
        table = each.table
        moved = layout.header_rows != table.header_lines and set(layout.header_rows) & set(table.header_lines)
        if moved and not table.are_places_columns:
            table = table_said(each.grid, layout, table.lines[-1] + 1 if table.lines else layout.first_row)
        found.append(
            FoundTable(
                each.grid, corrected(each.grid, table, layout), each.is_of_one_period, each.proposed, layout
            )
        )
    for layout in left:
        starts = [each.table.header_lines[0] for each in found if each.table.header_lines]
        top = max(layout.header_rows, default=layout.first_row)
        until = min(
            (start for start in starts if start > top), default=(grid.lines[-1] if grid.lines else 0) + 1
        )
        table = table_said(grid, layout, until)
        inside = set(table.lines)
        found = [each for each in found if not inside & set(each.table.header_lines)]
        found.append(FoundTable(grid, corrected(grid, table, layout), said=layout))
    return sorted(found, key=lambda each: each.table.header_lines[:1])


def _holds_figures(grid: Grid, table: PeriodTable) -> bool:
    """Whether anything at all is filled in beneath the periods."""
    positions = [heading.position for heading in table.headings if heading.kind in OWN]
    return any(
        (cell := grid.cell(line, position)) is not None and is_figure(cell)
        for line in table.lines
        for position in positions
    )


def is_blank(found: FoundTable) -> bool:
    """Whether a table has headings and names and nothing filled in."""
    return not _holds_figures(found.grid, found.table)
