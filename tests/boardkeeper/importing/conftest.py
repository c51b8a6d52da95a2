"""Sheets and workbooks as plain values, and workbooks on disk that a program would write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from boardkeeper.importing.workbook import Area, Content, FilledCells, Sheet, SheetFrame, Workbook

MakeSheet = Callable[..., Sheet]
MakeWorkbook = Callable[..., Workbook]


@pytest.fixture
def sheet() -> MakeSheet:
    """Makes a sheet from rows; a cell is a value, or a value and its number format; None is blank."""

    def make(
        rows: Sequence[Sequence[Any]],
        title: str = "Sheet1",
        merged: Iterable[tuple[int, int, int, int]] = (),
        hidden_rows: Iterable[int] = (),
        hidden_columns: Iterable[int] = (),
        is_hidden: bool = False,
    ) -> Sheet:
        formats = ["General"]
        filled = FilledCells()
        for row, cells in enumerate(rows, 1):
            for column, given in enumerate(cells, 1):
                value, code = given if isinstance(given, tuple) else (given, "General")
                if value is None:
                    continue
                if code not in formats:
                    formats.append(code)
                content, written = _written(value)
                filled.add(row, column, content, written, formats.index(code))
        areas = [Area(*corners) for corners in merged]
        frame = SheetFrame(title, is_hidden, areas, set(hidden_rows), set(hidden_columns))
        return Sheet(frame, filled, formats)

    return make


@pytest.fixture
def workbook() -> MakeWorkbook:
    """Makes a workbook of sheets."""

    def make(*sheets: Sheet, name: str = "made.xlsx", shows_number_formats: bool = True) -> Workbook:
        return Workbook(name, sheets, shows_number_formats)

    return make


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., Path]:
    """Writes rows by sheet title into a workbook with openpyxl, and changes it before it is saved if asked."""

    def save(
        sheets: Mapping[str, Sequence[Sequence[Any]]],
        change: Callable[[openpyxl.Workbook], None] | None = None,
        name: str = "made.xlsx",
    ) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets.items():
            made = book.create_sheet(title)
            for row in rows:
                made.append(list(row))
        if change is not None:
            change(book)
        path = tmp_path / name
        book.save(path)
        return path

    return save


def _written(value: Any) -> tuple[Content, str]:
    if isinstance(value, Content):
        return value, "#DIV/0!" if value is Content.ERROR else ""
    if isinstance(value, bool):
        return Content.TRUTH, "1" if value else "0"
    if isinstance(value, (int, float, Decimal)):
        return Content.NUMBER, str(value)
    if isinstance(value, dt.date):
        return Content.DATE, value.isoformat()
    return Content.TEXT, value
