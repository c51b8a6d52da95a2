"""A sheet as a screen shows it: what stands in each cell, and what it was taken for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from boardkeeper.importing.findings import CellRole, Refusal
from boardkeeper.importing.number_format import understand
from boardkeeper.importing.workbook import Area, Cell, Sheet, Workbook, column_letters, plain

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_MOST_DIGITS_ADJUSTED = 15
_MOST_PLACES = 3
_DAY = re.compile(r"d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SheetView:
    """One sheet, to be looked at. Rows and columns are counted from 1.

    Cells are made one by one when they are asked for, so a sheet of a hundred thousand costs nothing until somebody
    scrolls through it.

    Attributes:
        title: The name on the tab.
        is_hidden: The tab is not shown in the workbook.
        rows: The last row that holds something.
        columns: The last column that holds something.
        merged: Merged ranges.
        roles: What each cell was taken for, by row and column.
    """

    title: str
    is_hidden: bool
    rows: int
    columns: int
    merged: tuple[Area, ...]
    roles: Mapping[tuple[int, int], CellRole]
    _sheet: Sheet = field(repr=False, compare=False)

    def text(self, row: int, column: int) -> str:
        """What the cell shows, as its number format has it; blank where nothing stands."""
        cell = self._sheet.cell(row, column)
        return "" if cell is None else shown_text(cell)

    def is_number(self, row: int, column: int) -> bool:
        """Whether a number stands there, which a sheet sets to the right."""
        cell = self._sheet.cell(row, column)
        return cell is not None and isinstance(cell.value, Decimal)

    def role(self, row: int, column: int) -> CellRole | None:
        """What the cell was taken for; None where nothing stands or nobody looked."""
        return self.roles.get((row, column))

    def is_left_out(self, row: int, column: int) -> bool:
        """Whether the workbook hides the row or the column."""
        return row in self._sheet.hidden_rows or column in self._sheet.hidden_columns


def sheet_views(
    workbook: Workbook,
    roles: Mapping[str, Mapping[tuple[int, int], CellRole]],
    refused: Iterable[Refusal] = (),
) -> tuple[SheetView, ...]:
    """Every sheet of a workbook that has been understood, in the order of the tabs; refused cells show it."""
    no: dict[str, dict[tuple[int, int], CellRole]] = {}
    for each in refused:
        place = place_of(each.cell)
        if place is not None:
            no.setdefault(each.sheet, {})[place] = CellRole.REFUSED
    return tuple(
        SheetView(
            title=sheet.title,
            is_hidden=sheet.is_hidden,
            rows=sheet.rows,
            columns=sheet.columns,
            merged=sheet.merged,
            roles={**roles.get(sheet.title, {}), **no[sheet.title]}
            if sheet.title in no
            else roles.get(sheet.title, {}),
            _sheet=sheet,
        )
        for sheet in workbook.sheets
    )


def place_of(cell: str) -> tuple[int, int] | None:
    """The row and the column of a cell's name, counted from 1: "D7" is (7, 4); None when it names no cell."""
    found = _PLACE.match(cell.strip())
    if found is None:
        return None
    return int(found[2]), column_number(found[1])


def column_number(letters: str) -> int:
    """The number of a column counted from 1: A is 1, AB is 28."""
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column


def column_name(column: int) -> str:
    """The letters of a column counted from 1."""
    return column_letters(column)


def plain_figure(number: Decimal) -> str:
    """A figure for a question, with no noughts behind and at most three places that say something: 51.194, 0.00125."""
    finest = min(0, number.adjusted() + 1) - _MOST_PLACES
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < finest:
        number = number.quantize(Decimal(1).scaleb(finest), rounding=ROUND_HALF_UP)
    return f"{plain(number):f}"


def shown_text(cell: Cell) -> str:
    """What a cell shows: 0.314 with the format 0.0% is 31.4%, a first of June with mmm-yy is Jun-19."""
    match cell.value:
        case None:
            return "formula without a value" if cell.formula_without_value else ""
        case bool():
            return "TRUE" if cell.value else "FALSE"
        case Decimal():
            return _number(cell.value, cell.number_format)
        case dt.date():
            return f"{cell.value:%d/%m/%Y}" if _DAY.search(cell.number_format) else f"{cell.value:%b-%y}"
        case str():
            return cell.value
    raise AssertionError(cell.value)


def _number(number: Decimal, code: str) -> str:
    shape = understand(code)
    figure = number * 100 if shape.is_percent else number
    if shape.decimals is not None and figure.adjusted() <= _MOST_DIGITS_ADJUSTED:
        figure = figure.quantize(Decimal(1).scaleb(-shape.decimals), rounding=ROUND_HALF_UP)
    grouped = f"{figure:,f}" if "," in code.split(";", maxsplit=1)[0] else f"{figure:f}"
    if shape.is_money:
        return f"-£{grouped[1:]}" if grouped.startswith("-") else f"£{grouped}"
    return f"{grouped}%" if shape.is_percent else grouped
