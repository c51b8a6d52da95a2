"""A table as a workbook: what people take away into Excel."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

Value: TypeAlias = str | int | Decimal | date | time | bool | None

_LONGEST_TITLE = 31
_LONGEST_TEXT = 32_767
_NARROWEST, _WIDEST = 10, 70
_FORBIDDEN_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_TOP = Alignment(vertical="top", wrap_text=True)


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell that looks like something: a number format of Excel, a ground as six hexadecimal digits, heavy type."""

    value: Value
    number_format: str = ""
    ground: str = ""
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook.

    Attributes:
        title: What its tab says.
        headings: The first row, which stays in view.
        rows: The rows beneath it.
        frozen_columns: How many columns at the left stay in view.
        has_filter: Whether the headings can be filtered by.
    """

    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Value | SheetCell]]
    frozen_columns: int = 0
    has_filter: bool = True


def write_book(path: Path, sheets: Sequence[Sheet]) -> int:
    """Write several sheets into one workbook; answers how many rows they have. Text stays text, as in `write_table`.

    Args:
        path: The workbook to write; an earlier one is replaced whole or not at all.
        sheets: In the order of their tabs, with titles of their own.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    count = 0
    for described in sheets:
        sheet = book.create_sheet(described.title.translate(_FORBIDDEN_IN_TITLES).strip()[:_LONGEST_TITLE])
        count += sum(1 for _ in _fill(sheet, described))
    _save(book, path)
    return count


def _fill(sheet: Worksheet, described: Sheet) -> Iterator[int]:
    """Write a sheet’s rows one by one."""
    widths = [len(heading) for heading in described.headings]
    for place, heading in enumerate(described.headings, start=1):
        _write(sheet.cell(1, place), heading).font = Font(bold=True)
    count = 0
    for count, row in enumerate(described.rows, start=1):
        for place, content in enumerate(row, start=1):
            value = content.value if isinstance(content, SheetCell) else content
            if value is None and not isinstance(content, SheetCell):
                continue
            cell = _write(sheet.cell(count + 1, place), value)
            if isinstance(content, SheetCell):
                _dress(cell, content)
            widths[place - 1] = max(widths[place - 1], _width(value))
        yield count
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = min(max(width + 2, _NARROWEST), _WIDEST)
    sheet.freeze_panes = f"{get_column_letter(described.frozen_columns + 1)}2"
    if described.has_filter:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(described.headings))}{count + 1}"


def _dress(cell: Any, content: SheetCell) -> None:
    if content.number_format:
        cell.number_format = content.number_format
    if content.ground:
        cell.fill = PatternFill("solid", fgColor=content.ground)
    if content.is_bold:
        cell.font = Font(bold=True)


def write_table(path: Path, title: str, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> int:
    """Write a table with its headings, frozen and with a filter; answers how many rows were written.

    Text stays text: what begins with "=" is never a formula. The file is replaced whole or not at all.

    Args:
        path: The workbook to write.
        title: The sheet’s title.
        headings: One for each column.
        rows: The values, one sequence for each row, as long as the headings.
    """
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title.translate(_FORBIDDEN_IN_TITLES).strip()[:_LONGEST_TITLE] or "Table"
    count = 0
    widths = [len(heading) for heading in headings]
    for place, heading in enumerate(headings, start=1):
        _write(sheet.cell(1, place), heading).font = Font(bold=True)
    for count, row in enumerate(rows, start=1):
        for place, value in enumerate(row, start=1):
            _write(sheet.cell(count + 1, place), value)
            widths[place - 1] = max(widths[place - 1], _width(value))
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = min(max(width + 2, _NARROWEST), _WIDEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{count + 1}"
    _save(book, path)
    return count


def _write(cell: Any, value: Value) -> Any:
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST_TEXT] if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, date) and not isinstance(value, datetime):
        cell.number_format = "dd mmm yyyy"
    cell.alignment = _TOP
    return cell


def _width(value: Value) -> int:
    if value is None:
        return 0
    if isinstance(value, date):
        return 11
    return max(map(len, str(value).splitlines()), default=0)


def _save(book: Workbook, path: Path) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=".xlsx", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            book.save(file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
