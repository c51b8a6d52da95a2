"""A workbook as plain values: sheets of cells, each with its place, its figure and how it was shown.

Sheets keep their cells column-wise, as they came from the reading process, and make a `Cell` only when one is asked
for, so a hundred thousand cells cost little until somebody looks at them.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Context, Decimal, InvalidOperation
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

MOST_COLUMNS = 16_384
_EXCEL_DIGITS = 15
_DECIMAL_DIGITS = 28
_SAYS_SOMETHING = frozenset("123456789")
_AS_EXCEL_KEEPS = Context(prec=_EXCEL_DIGITS)


class Content(IntEnum):
    """What stands in a filled cell; the number travels between processes."""

    NUMBER = 1
    TEXT = 2
    DATE = 3
    TRUTH = 4
    ERROR = 5
    FORMULA_WITHOUT_VALUE = 6


@lru_cache(maxsize=32_768)
def _in_order(text: str) -> str:
    """A text with single blanks; remembered, because the same words stand in many cells and are asked for often."""
    return " ".join(text.split())


class Cell(NamedTuple):
    """One filled cell; a named tuple, because a workbook may hold a hundred thousand of them.

    Attributes:
        row: Counted from 1.
        column: Counted from 1.
        value: A number without binary noise, a text, a date, a truth value; None for a formula never calculated.
        number_format: The format code it is shown with, "General" when none was set.
        content: What kind of thing it is.
        is_hidden: Its row or its column is hidden.
    """

    row: int
    column: int
    value: Decimal | str | dt.date | bool | None
    number_format: str
    content: Content
    is_hidden: bool

    @property
    def coordinate(self) -> str:
        """The cell's name, "B7"."""
        return f"{_LETTERS.get(self.column) or column_letters(self.column)}{self.row}"

    @property
    def formula_without_value(self) -> bool:
        """Whether a formula stands here whose result the file does not hold."""
        return self.content is Content.FORMULA_WITHOUT_VALUE

    @property
    def text(self) -> str:
        """The text with its blanks put in order; empty for anything that is no text."""
        return _in_order(self.value) if isinstance(self.value, str) else ""


_LETTERS: dict[int, str] = {}
_CONTENTS = (Content.TEXT, *Content)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, its four sides counted from 1 and included: a merged range."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(slots=True)
class FilledCells:
    """Filled cells, column-wise: the form in which they travel from the reading process.

    Attributes:
        places: Row times 16,384 plus column, both from 0.
        contents: One `Content` each.
        values: Digits, text, ISO date or "1"/"0", as text.
        formats: Index into the workbook's formats.
    """

    places: array[int] = field(default_factory=lambda: array("Q"))
    contents: bytearray = field(default_factory=bytearray)
    values: list[str] = field(default_factory=list)
    formats: array[int] = field(default_factory=lambda: array("L"))

    def add(self, row: int, column: int, content: int, value: str, number_format: int) -> None:
        """Put one more cell at the end; row and column are counted from 1."""
        self.places.append((row - 1) * MOST_COLUMNS + column - 1)
        self.contents.append(content)
        self.values.append(value)
        self.formats.append(number_format)

    def extend(self, more: FilledCells) -> None:
        """Put another block of cells at the end."""
        self.places.extend(more.places)
        self.contents.extend(more.contents)
        self.values.extend(more.values)
        self.formats.extend(more.formats)

    def clear(self) -> None:
        """Forget all cells."""
        self.places, self.contents = array("Q"), bytearray()
        self.values, self.formats = [], array("L")

    def __len__(self) -> int:
        return len(self.values)


@dataclass(slots=True)
class SheetFrame:
    """What is known of a sheet besides its cells."""

    title: str
    is_hidden: bool = False
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


class Sheet:
    """One sheet: a sparse grid of filled cells.

    Attributes:
        title: The name on the tab.
        is_hidden: The tab is not shown.
        merged: Merged ranges.
        hidden_rows: Rows not shown, counted from 1.
        hidden_columns: Columns not shown, counted from 1.
    """

    def __init__(self, frame: SheetFrame, filled: FilledCells, formats: list[str]) -> None:
        self.title = frame.title
        self.is_hidden = frame.is_hidden
        self.merged = tuple(frame.merged)
        self.hidden_rows = frozenset(frame.hidden_rows)
        self.hidden_columns = frozenset(frame.hidden_columns)
        self._filled = filled
        self._formats = formats
        self._made: dict[int, Cell] = {}
        self._rows: dict[int, dict[int, int]] = {}
        for index, place in enumerate(filled.places):
            row, column = divmod(place, MOST_COLUMNS)
            self._rows.setdefault(row + 1, {})[column + 1] = index
        self.rows = max(self._rows, default=0)
        self.columns = max((max(columns) for columns in self._rows.values()), default=0)

    def __len__(self) -> int:
        return len(self._filled)

    @property
    def cells(self) -> Mapping[tuple[int, int], Cell]:
        """Every filled cell by row and column."""
        return {(cell.row, cell.column): cell for row in self.filled_rows() for cell in self.row(row)}

    def filled_rows(self) -> list[int]:
        """The numbers of the rows that hold something, from the top."""
        return sorted(self._rows)

    def row(self, row: int) -> list[Cell]:
        """The filled cells of a row, from the left."""
        return [self._cell(row, column, index) for column, index in sorted(self._rows.get(row, {}).items())]

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at a place, None where nothing stands."""
        index = self._rows.get(row, {}).get(column)
        return None if index is None else self._cell(row, column, index)

    def filled_columns(self, row: int) -> list[int]:
        """The columns of a row that hold something, without looking at the cells."""
        return sorted(self._rows.get(row, {}))

    def _cell(self, row: int, column: int, index: int) -> Cell:
        made = self._made.get(index)
        if made is None:
            filled = self._filled
            number_format = filled.formats[index]
            content = _CONTENTS[filled.contents[index]]
            made = self._made[index] = Cell(
                row,
                column,
                _value(content, filled.values[index]),
                self._formats[number_format] if number_format < len(self._formats) else "General",
                content,
                row in self.hidden_rows or column in self.hidden_columns,
            )
        return made


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook as it was read.

    Attributes:
        name: The file's name without its folder.
        sheets: In the order of the tabs, hidden ones included.
        shows_number_formats: Whether the file's kind tells how its numbers are shown; where it does not
            (xls, xlsb, csv), 0.694 may be 69.4 %.
    """

    name: str
    sheets: tuple[Sheet, ...]
    shows_number_formats: bool = True

    def cells(self) -> Iterator[Cell]:
        """Every filled cell of every sheet."""
        for sheet in self.sheets:
            for row in sheet.filled_rows():
                yield from sheet.row(row)


def _value(content: Content, written: str) -> Decimal | str | dt.date | bool | None:
    if content is Content.NUMBER:
        return clean_number(written)
    if content is Content.DATE:
        return dt.date.fromisoformat(written)
    if content is Content.TRUTH:
        return written == "1"
    return None if content is Content.FORMULA_WITHOUT_VALUE else written


def clean_number(digits: str) -> Decimal | str:
    """Read a number as a spreadsheet means it: fifteen digits count, the rest is noise of binary arithmetic.

    0.7929999999999999 is 0.793. Digits that are no number come back as they were written.
    """
    try:
        number = Decimal(digits)
    except InvalidOperation:
        return digits
    is_short = len(digits) <= _EXCEL_DIGITS and digits[-1] in _SAYS_SOMETHING
    if is_short and "E" not in digits and "e" not in digits:
        return number
    if not number.is_finite():
        return digits
    return plain(_AS_EXCEL_KEEPS.plus(number))


def plain(number: Decimal) -> Decimal:
    """Drop zeros that say nothing: 0.7930 becomes 0.793, 1E+2 becomes 100."""
    number = number.normalize()
    _, _, exponent = number.as_tuple()
    is_short_whole = isinstance(exponent, int) and exponent > 0 and number.adjusted() < _DECIMAL_DIGITS
    return number.quantize(Decimal(1)) if is_short_whole else number


def column_letters(column: int) -> str:
    """The letters of a column counted from 1: 1 is A, 28 is AB."""
    known = _LETTERS.get(column)
    if known is None:
        rest, letters = column, ""
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(65 + letter) + letters
        known = _LETTERS[column] = letters
    return known


def coordinate(row: int, column: int) -> str:
    """The name of a cell: row 7, column 2 is B7."""
    return f"{column_letters(column)}{row}"
