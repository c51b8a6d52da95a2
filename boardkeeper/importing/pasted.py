"""A block copied from Excel, Word or anywhere as a workbook of one sheet."""

from __future__ import annotations

import csv
import io
import re

from boardkeeper.importing.bounds import DEFAULT_BOUNDS, Bounds
from boardkeeper.importing.errors import EmptyFile, WorkbookTooLarge
from boardkeeper.importing.workbook import Content, FilledCells, Sheet, SheetFrame, Workbook

PASTED_NAME = "Pasted rows.csv"
PASTED_TITLE = "Pasted rows"
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,17})?")
_CELL_END = "\t\n"


def pasted_workbook(text: str, bounds: Bounds = DEFAULT_BOUNDS) -> Workbook:
    """Take the text of a clipboard apart.

    Raises:
        EmptyFile: Nothing stands there.
        WorkbookTooLarge: It holds more cells than are read.
    """
    lines = pasted_cells(text)
    filled = FilledCells()
    for row, cells in enumerate(lines, 1):
        for column, written in enumerate(cells, 1):
            value = written.strip()
            if value:
                content = Content.NUMBER if _NUMBER.fullmatch(value) else Content.TEXT
                filled.add(row, column, content, value, 0)
        if len(filled) > bounds.cells:
            raise WorkbookTooLarge(
                f"The clipboard holds more cells than the {bounds.cells:,} that are read.",
                "Save them as a workbook and import that.",
            )
    if not len(filled):
        raise EmptyFile("The clipboard holds no rows.", "Copy the rows in Excel first, then paste them here.")
    sheet = Sheet(SheetFrame(PASTED_TITLE), filled, ["General"])
    return Workbook(PASTED_NAME, (sheet,), shows_number_formats=False)


def pasted_cells(text: str) -> list[list[str]]:
    """The cells of each row. A cell in quotation marks may hold tabs, line breaks and doubled marks.

    Excel quotes only what needs it, so a mark that closes nowhere, or holds nothing of these, is a mark.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    rows: list[list[str]] = [[]]
    place = 0
    while place <= len(text):
        quoted = _quoted(text, place)
        if quoted is not None:
            cell, place = quoted
        else:
            end = min(
                (found for mark in _CELL_END if (found := text.find(mark, place)) >= 0), default=len(text)
            )
            cell, place = text[place:end], end
        rows[-1].append(cell)
        if place < len(text) and text[place] == "\n":
            rows.append([])
        place += 1
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows


def as_csv(text: str) -> bytes:
    """The same as a file that is kept with what was written."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(pasted_cells(text))
    return out.getvalue().encode()


def _quoted(text: str, start: int) -> tuple[str, int] | None:
    """A cell in quotation marks that begins here and where it ends; None when it is none."""
    if not text.startswith('"', start):
        return None
    place = start + 1
    while True:
        place = text.find('"', place)
        if place < 0:
            return None
        if text.startswith('""', place):
            place += 2
            continue
        break
    inside = text[start + 1 : place]
    is_end = place + 1 == len(text) or text[place + 1] in _CELL_END
    needed = any(mark in inside for mark in ("\n", "\t", '""'))
    return (inside.replace('""', '"'), place + 1) if is_end and needed else None
