"""Old Excel files (xls) and binary ones (xlsb), through calamine.

Calamine tells values but not how they are shown: the sheets come with no number formats, and what is read from them
must ask where 0.694 might be 69.4 %. Hidden rows and columns are not told either.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from boardkeeper.importing.bounds import Bounds
from boardkeeper.importing.errors import DamagedWorkbook, EncryptedWorkbook, WorkbookTooLarge
from boardkeeper.importing.workbook import Area, Content, FilledCells, SheetFrame

_ERRORS = {"#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!"}


def read(
    path: Path,
    bounds: Bounds,
    begin: Callable[[str], None],
    end: Callable[[SheetFrame, FilledCells], None],
) -> None:
    """Read every sheet of an xls or xlsb file.

    Args:
        path: The file.
        bounds: How many cells may be filled.
        begin: Told of each new sheet.
        end: Told when a sheet is complete, with its cells.

    Raises:
        EncryptedWorkbook: It asks for a password.
        DamagedWorkbook: It cannot be read.
        WorkbookTooLarge: It holds too many cells.
    """
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        hidden = {
            sheet.name for sheet in workbook.sheets_metadata if sheet.visible != SheetVisibleEnum.Visible
        }
        left = bounds.cells
        for title in workbook.sheet_names:
            begin(title)
            sheet = workbook.get_sheet_by_name(title)
            frame = SheetFrame(title, title in hidden, _merged(sheet))
            filled = FilledCells()
            _fill(sheet, filled, left, path.name)
            left -= len(filled)
            end(frame, filled)
    except PasswordError as error:
        raise EncryptedWorkbook(
            f"“{path.name}” is protected with a password, so its figures cannot be read.",
            "Open it in Excel, remove the password, save it and import that.",
        ) from error
    except CalamineError as error:
        raise DamagedWorkbook(
            f"“{path.name}” is a damaged workbook: {error}.",
            "Open it in Excel, save it as .xlsx and import that.",
        ) from error


def _merged(sheet: CalamineSheet) -> list[Area]:
    return [
        Area(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or []
    ]


def _fill(sheet: CalamineSheet, filled: FilledCells, left: int, name: str) -> None:
    for row, cells in enumerate(sheet.to_python(skip_empty_area=False), 1):
        for column, value in enumerate(cells, 1):
            if value == "" or value is None:
                continue
            content, written = _written(value)
            filled.add(row, column, content, written, 0)
        if len(filled) > left:
            raise WorkbookTooLarge(
                f"“{name}” holds more cells than the {left:,} that are read.",
                "Copy the sheets you need into a new workbook and import that.",
            )


def _written(value: float | str | bool | dt.date | dt.time | dt.timedelta) -> tuple[Content, str]:
    if isinstance(value, bool):
        return Content.TRUTH, "1" if value else "0"
    if isinstance(value, (int, float)):
        return Content.NUMBER, repr(value)
    if isinstance(value, dt.datetime):
        return Content.DATE, value.date().isoformat()
    if isinstance(value, dt.date):
        return Content.DATE, value.isoformat()
    if isinstance(value, (dt.time, dt.timedelta)):
        return Content.TEXT, str(value)
    return (Content.ERROR if value in _ERRORS else Content.TEXT), value
