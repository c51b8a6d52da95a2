"""A table as a workbook: what people take away into Excel."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

Value: TypeAlias = str | int | Decimal | date | time | bool | None

_LONGEST_TITLE = 31
_LONGEST_TEXT = 32_767
_NARROWEST, _WIDEST = 10, 70
_FORBIDDEN_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_TOP = Alignment(vertical="top", wrap_text=True)


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
