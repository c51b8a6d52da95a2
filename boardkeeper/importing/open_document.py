"""One pass over an OpenDocument spreadsheet: cells with how they are shown, merged ranges, what is hidden.

An OpenDocument cell carries both its value and the text it shows, so the number format is told by the text:
0.694 shown as "69.4%" has the format "0.0%".
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from xml.parsers import expat

from boardkeeper.importing.bounds import Bounds
from boardkeeper.importing.errors import DamagedWorkbook, WorkbookTooLarge
from boardkeeper.importing.guard import part_name
from boardkeeper.importing.ooxml_package import OUT_OF_MEMORY, READ_BYTES
from boardkeeper.importing.workbook import MOST_COLUMNS, Area, Content, FilledCells, SheetFrame

_MOST_ROWS = 1_048_576
# A comma before three digits parts thousands.
_SHOWN_DIGITS = re.compile(r"[0-9](?:\.([0-9]+)|,([0-9]{1,2}))\s*[^0-9]*$")
_NUMBERS = {"float", "percentage", "currency"}
_HIDDEN = {"collapse", "filter"}


@dataclass(slots=True)
class _OpenCell:
    """A cell between its start and its end."""

    attributes: dict[str, str]
    columns: int
    shown: list[str]


class SpreadsheetParser:
    """Collects the tables of a content part while its XML streams through `parser`.

    Args:
        name: The file's name, for sentences.
        bounds: How many cells may be filled.
        begin: Told of each new sheet.
        end: Told when a sheet is complete, with its cells.
    """

    def __init__(
        self,
        name: str,
        bounds: Bounds,
        begin: Callable[[str], None],
        end: Callable[[SheetFrame, FilledCells], None],
    ) -> None:
        self._name, self._bounds, self._begin, self._finish = name, bounds, begin, end
        self.formats: list[str] = ["General"]
        self._format_index: dict[str, int] = {"General": 0}
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._frame = SheetFrame("")
        self._filled = FilledCells()
        self._total = self._row = self._rows = self._column = self._next_column = 0
        self._line: list[tuple[int, Content, str, int]] = []
        self._cell: _OpenCell | None = None
        self._paragraphs = self._notes = self._depth = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "style": self._start_style,
            "table-properties": self._start_table_properties,
            "table": self._start_table,
            "table-column": self._start_column,
            "table-row": self._start_row,
            "table-cell": self._start_cell,
            "covered-table-cell": self._start_cell,
            "annotation": self._start_note,
            "p": self._start_paragraph,
            "s": self._start_blanks,
            "tab": self._start_blank,
            "line-break": self._start_blank,
        }
        self._ends: dict[str, Callable[[], None]] = {
            "table": self._end_table,
            "table-row": self._end_row,
            "table-cell": self._end_cell,
            "covered-table-cell": self._end_cell,
            "annotation": self._end_note,
            "p": self._end_paragraph,
        }

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        handler = self._starts.get(name.rpartition(" ")[2])
        if handler is not None:
            handler({key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        handler = self._ends.get(name.rpartition(" ")[2])
        if handler is not None:
            handler()

    def _characters(self, data: str) -> None:
        if self._paragraphs and not self._notes and self._cell is not None:
            self._cell.shown.append(data)

    def _start_style(self, attributes: dict[str, str]) -> None:
        self._style = attributes.get("name", "")

    def _start_table_properties(self, attributes: dict[str, str]) -> None:
        if attributes.get("display") == "false":
            self._hidden_styles.add(self._style)

    def _start_table(self, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > 1:
            return
        title = attributes.get("name", "Sheet")
        self._frame = SheetFrame(title, attributes.get("style-name", "") in self._hidden_styles)
        self._filled = FilledCells()
        self._row, self._next_column = 0, 1
        self._begin(title)

    def _end_table(self) -> None:
        self._depth -= 1
        if self._depth == 0:
            self._finish(self._frame, self._filled)

    def _start_column(self, attributes: dict[str, str]) -> None:
        last = min(self._next_column + _repeats(attributes, "columns") - 1, MOST_COLUMNS)
        if attributes.get("visibility") in _HIDDEN:
            self._frame.hidden_columns.update(range(self._next_column, last + 1))
        self._next_column = last + 1

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._rows = _repeats(attributes, "rows")
        self._column, self._line = 1, []
        if attributes.get("visibility") in _HIDDEN:
            last = min(self._row + self._rows, _MOST_ROWS)
            self._frame.hidden_rows.update(range(self._row + 1, last + 1))

    def _end_row(self) -> None:
        if self._line:
            self._count(len(self._line) * self._rows)
            for row in range(self._row + 1, self._row + self._rows + 1):
                for column, content, value, number_format in self._line:
                    self._filled.add(row, column, content, value, number_format)
        self._row += self._rows

    def _count(self, cells: int) -> None:
        self._total += cells
        if self._total > self._bounds.cells or self._row + self._rows > _MOST_ROWS:
            raise WorkbookTooLarge(
                f"“{self._name}” fills {self._total:,} cells, more than the {self._bounds.cells:,} that are read.",
                "Copy the sheets you need into a new workbook and import that.",
            )

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._cell = _OpenCell(attributes, _repeats(attributes, "columns"), [])
        rows, columns = _spans(attributes)
        if rows > 1 or columns > 1:
            top, left = self._row + 1, self._column
            self._frame.merged.append(Area(top, left, top + rows - 1, left + columns - 1))

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is None:
            return
        content, value, number_format = self._read(cell)
        if content is not None:
            self._count_line(cell.columns)
            self._line.extend(
                (self._column + offset, content, value, number_format) for offset in range(cell.columns)
            )
        self._column += cell.columns

    def _count_line(self, columns: int) -> None:
        if self._column + columns - 1 > MOST_COLUMNS:
            self._total += columns * self._rows
            raise WorkbookTooLarge(
                f"“{self._name}” fills {self._total:,} cells, more than any spreadsheet program shows.",
                "Copy the sheets you need into a new workbook and import that.",
            )

    def _read(self, cell: _OpenCell) -> tuple[Content | None, str, int]:
        attributes = cell.attributes
        shown = "".join(cell.shown).strip("\n")
        kind = attributes.get("value-type")
        if kind in _NUMBERS and "value" in attributes:
            return Content.NUMBER, attributes["value"], self._format(kind, shown)
        if kind == "date":
            return (*_date(attributes.get("date-value", ""), shown), 0)
        if kind == "boolean":
            return Content.TRUTH, "1" if attributes.get("boolean-value") == "true" else "0", 0
        if kind == "string":
            shown = attributes.get("string-value", shown)
        elif kind is None and "formula" in attributes and not shown:
            return Content.FORMULA_WITHOUT_VALUE, "", 0
        if "formula" in attributes and shown.startswith(("#", "Err:")):
            return Content.ERROR, shown, 0
        return (Content.TEXT, shown, 0) if shown.strip() else (None, "", 0)

    def _format(self, kind: str, shown: str) -> int:
        found = _SHOWN_DIGITS.search(shown)
        decimals = "." + "0" * len(found[1] or found[2]) if found else ""
        code = {"percentage": f"0{decimals}%", "currency": f"£0{decimals}", "float": f"0{decimals}"}[kind]
        if code not in self._format_index:
            self._format_index[code] = len(self.formats)
            self.formats.append(code)
        return self._format_index[code]

    def _start_note(self, _attributes: dict[str, str]) -> None:
        self._notes += 1

    def _end_note(self) -> None:
        self._notes -= 1

    def _start_paragraph(self, _attributes: dict[str, str]) -> None:
        self._paragraphs += 1
        if self._cell is not None and self._cell.shown and not self._notes:
            self._cell.shown.append("\n")

    def _end_paragraph(self) -> None:
        self._paragraphs -= 1

    def _start_blanks(self, attributes: dict[str, str]) -> None:
        count = attributes.get("c", "1")
        self._characters(" " * min(int(count), 1000) if count.isdigit() and len(count) < 5 else " ")

    def _start_blank(self, _attributes: dict[str, str]) -> None:
        self._characters(" ")


def parse(
    archive: zipfile.ZipFile, parser: SpreadsheetParser, name: str, progress: Callable[[int, int], None]
) -> None:
    """Stream the content part of an OpenDocument spreadsheet through a parser.

    Raises:
        DamagedWorkbook: The part is missing or broken.
    """
    part = next((info for info in archive.infolist() if part_name(info.filename) == "content.xml"), None)
    if part is None:
        raise DamagedWorkbook(f"“{name}” is a damaged spreadsheet: its content is missing.")
    done = 0
    try:
        with archive.open(part) as stream:
            while block := stream.read(READ_BYTES):
                parser.parser.Parse(block, False)  # noqa: FBT003 - expat knows no keyword
                done += len(block)
                progress(done, part.file_size)
        parser.parser.Parse(b"", True)  # noqa: FBT003 - expat knows no keyword
    except expat.ExpatError as error:
        if error.code == OUT_OF_MEMORY:
            raise MemoryError from error
        raise DamagedWorkbook(
            f"“{name}” is a damaged spreadsheet: its content is broken at line {error.lineno}.",
            "Open it, save it again and import that.",
        ) from error


def _repeats(attributes: dict[str, str], what: str) -> int:
    digits = attributes.get(f"number-{what}-repeated", "1")
    return max(int(digits), 1) if digits.isdigit() and len(digits) < 12 else 1


def _spans(attributes: dict[str, str]) -> tuple[int, int]:
    spans = []
    for what in ("rows", "columns"):
        digits = attributes.get(f"number-{what}-spanned", "1")
        spans.append(max(int(digits), 1) if digits.isdigit() and len(digits) < 8 else 1)
    return spans[0], spans[1]


def _date(written: str, shown: str) -> tuple[Content, str]:
    try:
        return Content.DATE, dt.date.fromisoformat(written[:10]).isoformat()
    except ValueError:
        return Content.TEXT, shown or written
