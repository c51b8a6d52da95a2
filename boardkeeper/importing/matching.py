"""Which column of a sheet holds which field of a list: recognised, remembered from last time, or said by a person."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from boardkeeper.importing.list_headings import (
    HEADER_LINES,
    ListField,
    find_header,
    is_heading,
    match_headings,
)
from boardkeeper.importing.list_values import guess_columns, holds_days, sample
from boardkeeper.importing.workbook import Sheet, Workbook

_BLANKS = re.compile(r"\s+")
_KEY, _WHEN = "reference", "meeting"


class Origin(StrEnum):
    """Who says which column is which."""

    RECOGNISED = "recognised"
    REMEMBERED = "remembered"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class SheetColumns:
    """How the columns of one sheet were matched.

    Attributes:
        sheet: The sheet's title.
        header_row: The row of the headings, counted from 1; 0 when there are none and every row counts.
        columns: The column of each field by its name, counted from 1.
        origin: Who says so.
        is_read: Whether rows are taken from this sheet.
    """

    sheet: str
    header_row: int
    columns: Mapping[str, int] = field(default_factory=dict)
    origin: Origin = Origin.RECOGNISED
    is_read: bool = True

    def field_in(self, column: int) -> str:
        """The name of the field a column holds; blank when it is not read."""
        return next((name for name, held in self.columns.items() if held == column), "")


@dataclass(frozen=True, slots=True)
class Matching:
    """What is known beforehand of a workbook's columns.

    Attributes:
        said: What a person has said of single sheets.
        remembered: The columns of each field by the shape of a sheet (`shape_of`).
        is_pasted: The sheet is a block from the clipboard, which may lack headings or the words of its rows.
    """

    said: tuple[SheetColumns, ...] = ()
    remembered: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    is_pasted: bool = False


def shape_of(sheet: Sheet, header_row: int) -> str:
    """What tells a sheet of this shape from others: its headings and where they stand, whatever else it holds.

    A sheet without headings is known by its title and its width.
    """
    if header_row:
        said = [f"{cell.column}:{_plain(cell.text)}" for cell in sheet.row(header_row) if cell.text]
    else:
        said = [f"no headings:{sheet.columns}", _plain(sheet.title)]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def match_sheet(sheet: Sheet, fields: Sequence[ListField], matching: Matching) -> SheetColumns | None:
    """Which column holds which field: as said, as remembered, else as the headings read; None for no list at all."""
    said = next((each for each in matching.said if each.sheet == sheet.title), None)
    if said is not None:
        return said
    known = remembered_on(sheet, matching.remembered)
    if known is not None:
        return SheetColumns(sheet.title, *known, Origin.REMEMBERED)
    if sheet.is_hidden:
        return None
    found = find_header(sheet, fields)
    if found is not None:
        row, columns = found
        return SheetColumns(sheet.title, row, _days_are_no_references(sheet, row, columns, fields))
    return _match_block(sheet, fields) if matching.is_pasted and len(sheet) else None


def _match_block(sheet: Sheet, fields: Sequence[ListField]) -> SheetColumns:
    """A pasted block: headings above references with what changes, else no headings at all."""
    first = sheet.filled_rows()[0]
    columns = match_headings(sheet.row(first), fields)
    if len(columns) > 1 and _KEY in columns:
        return SheetColumns(sheet.title, first, columns)
    return SheetColumns(sheet.title, 0, guess_columns(sheet, fields))


def _days_are_no_references(
    sheet: Sheet, row: int, columns: dict[str, int], fields: Sequence[ListField]
) -> dict[str, int]:
    """Under “Meeting date & action number” stand days: then the column says when, not which."""
    if _KEY not in columns or not holds_days(sample(sheet, columns[_KEY], row)):
        return columns
    column = columns.pop(_KEY)
    if _WHEN not in columns and any(each.name == _WHEN for each in fields):
        columns[_WHEN] = column
    return columns


def remembered_on(
    sheet: Sheet, remembered: Mapping[str, Mapping[str, int]]
) -> tuple[int, dict[str, int]] | None:
    """The row and the columns of a shape that was seen before; None for a sheet nobody has corrected yet."""
    if not remembered:
        return None
    for row in (*sheet.filled_rows()[:HEADER_LINES], 0):
        columns = remembered.get(shape_of(sheet, row))
        if columns is not None:
            return row, dict(columns)
    return None


def knows_shape(workbook: Workbook, remembered: Mapping[str, Mapping[str, int]]) -> bool:
    """Whether a sheet of the workbook has a shape that was seen before."""
    return any(remembered_on(sheet, remembered) is not None for sheet in workbook.sheets)


def propose_columns(workbook: Workbook, fields: Sequence[ListField]) -> tuple[SheetColumns, ...]:
    """A beginning for a person to correct, where nothing was recognised: the row that looks most like headings."""
    proposed = []
    for sheet in workbook.sheets:
        if sheet.is_hidden or not len(sheet):
            continue
        row = _likely_header(sheet)
        proposed.append(SheetColumns(sheet.title, row, match_headings(sheet.row(row), fields) if row else {}))
    return tuple(proposed)


def with_field(each: SheetColumns, name: str, column: int) -> SheetColumns:
    """Say that a column holds a field; with a blank name that it is not read, with column 0 that no column does."""
    columns = {other: held for other, held in each.columns.items() if other != name and held != column}
    if name and column:
        columns[name] = column
    return replace(each, columns=columns, origin=Origin.CORRECTED, is_read=True)


def with_header(each: SheetColumns, sheet: Sheet, row: int, fields: Sequence[ListField]) -> SheetColumns:
    """Say that the headings stand in another row; with 0 that there are none, and the columns stay as they are."""
    found = match_headings(sheet.row(row), fields) if row else {}
    return replace(each, header_row=row, columns=found or each.columns, origin=Origin.CORRECTED, is_read=True)


def _likely_header(sheet: Sheet) -> int:
    """The first row with the most short texts beside each other; 0 when no row has two."""
    best, most = 0, 1
    for row in sheet.filled_rows()[:HEADER_LINES]:
        count = sum(is_heading(cell.text) for cell in sheet.row(row))
        if count > most:
            best, most = row, count
    return best


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", text).casefold()
