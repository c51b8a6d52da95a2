"""Comma-separated values, as exported by anything: the encoding and the separator are found out, not asked for."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from boardkeeper.importing.bounds import MIB, Bounds
from boardkeeper.importing.errors import DamagedWorkbook, TextFile, WorkbookTooLarge
from boardkeeper.importing.guard import decoded
from boardkeeper.importing.workbook import Content, FilledCells, SheetFrame

_SEPARATORS = ",;\t|"
_SAMPLE_LINES = 50
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,17})?")


def read(path: Path, bounds: Bounds) -> tuple[SheetFrame, FilledCells]:
    """Read a text file as one sheet named after the file.

    Plain numbers become numbers; "007", "22.7%" and dates stay the text they are, for the layout to judge.

    Raises:
        TextFile: The bytes are not text.
        DamagedWorkbook: A field never ends.
        WorkbookTooLarge: It holds too many cells.
    """
    text = decoded(path.read_bytes())
    if text is None:
        raise TextFile(f"“{path.name}” is named like a text file but holds something else.")
    csv.field_size_limit(MIB)
    filled = FilledCells()
    try:
        for row, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator(text)), 1):
            _add(filled, row, cells)
            if len(filled) > bounds.cells:
                raise WorkbookTooLarge(
                    f"“{path.name}” holds more cells than the {bounds.cells:,} that are read.",
                    "Keep the columns and rows you need and import that.",
                )
    except csv.Error as error:
        raise DamagedWorkbook(
            f"“{path.name}” is a damaged list of values: {error}.",
            "Open it in Excel, save it as .xlsx and import that.",
        ) from error
    return SheetFrame(path.stem), filled


def _add(filled: FilledCells, row: int, cells: list[str]) -> None:
    for column, written in enumerate(cells, 1):
        value = written.strip()
        if value:
            content = Content.NUMBER if _NUMBER.fullmatch(value) else Content.TEXT
            filled.add(row, column, content, value, 0)


def separator(text: str) -> str:
    """Choose the separator that cuts most of the first lines into the same number of fields, at least two."""
    lines = text[: MIB // 4].splitlines()[:_SAMPLE_LINES]
    best, best_score = ",", 0
    for candidate in _SEPARATORS:
        widths = [len(cells) for cells in csv.reader(lines, delimiter=candidate) if cells]
        width = max(set(widths), key=widths.count, default=1)
        score = widths.count(width) * min(width, 50) if width > 1 else 0
        if score > best_score:
            best, best_score = candidate, score
    return best
