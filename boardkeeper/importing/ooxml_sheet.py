"""One pass over a sheet of an Excel workbook: cells, merged ranges, hidden rows and columns, uncalculated formulas.

Digits go from the file to `Decimal` as text and are never a binary float on the way.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from xml.parsers import expat

from boardkeeper.importing.number_format import understand
from boardkeeper.importing.ooxml_package import unescaped
from boardkeeper.importing.workbook import MOST_COLUMNS, Area, Content, FilledCells, SheetFrame

_MOST_ROWS = 1_048_576
_LAST_SERIAL = 2_958_465
_FALSE_LEAP_DAY = 60
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_TRUE = {"1", "true"}


class Serials:
    """Turns Excel's day numbers into dates.

    Args:
        counts_from_1904: The workbook uses the calendar of old Macintoshes.
    """

    def __init__(self, *, counts_from_1904: bool) -> None:
        self._from_1904 = counts_from_1904

    def date(self, digits: str) -> str | None:
        """The ISO date of a day number, its time of day dropped; None when it is no day."""
        try:
            days = int(Decimal(digits))
        except (InvalidOperation, ValueError, OverflowError):
            return None
        if not 1 <= days <= _LAST_SERIAL:
            return None
        if self._from_1904:
            start = dt.date(1904, 1, 1)
            days = min(days, _LAST_SERIAL - 1462)
        else:
            # Excel believes that 29 February 1900 existed.
            start = dt.date(1899, 12, 31) if days < _FALSE_LEAP_DAY else dt.date(1899, 12, 30)
        return (start + dt.timedelta(days=days)).isoformat()


class _HandlersByName(dict[str, Callable[..., None] | None]):
    """Handlers by an element's full name, found once by its local name."""

    def __init__(self, by_local_name: dict[str, Callable[..., None]]) -> None:
        super().__init__()
        self._by_local_name = by_local_name

    def __missing__(self, name: str) -> Callable[..., None] | None:
        handler = self[name] = self._by_local_name.get(name.rpartition(" ")[2])
        return handler


class SheetParser:
    """Collects one sheet while its XML streams through `parser`.

    Args:
        frame: Filled with merged ranges and hidden rows and columns.
        filled: Receives the cells; the caller may empty it between blocks.
        formats: The workbook's format codes by style.
        shared_texts: The workbook's shared texts.
        serials: The workbook's calendar.
    """

    def __init__(
        self,
        frame: SheetFrame,
        filled: FilledCells,
        formats: list[str],
        shared_texts: list[str],
        serials: Serials,
    ) -> None:
        self._frame, self._filled, self._shared, self._serials = frame, filled, shared_texts, serials
        self._dates = [understand(code).is_date for code in formats]
        self._times = [understand(code).is_time for code in formats]
        self._columns: dict[str, int] = {}
        self._row = self._column = 0
        self._row_is_numbered = False
        self._kind = "n"
        self._style = 0
        self._pieces: list[str] | None = None
        self._value: str | None = None
        self._has_formula = self._is_in_guide = False
        self._cell_name = self._value_name = ""
        self._starts = _HandlersByName(
            {
                "t": self._start_text,
                "f": self._start_formula,
                "row": self._start_row,
                "col": self._start_column,
                "mergeCell": self._start_merged,
                "rPh": self._start_guide,
            }
        )
        self._ends = _HandlersByName({"t": self._end_text, "rPh": self._end_guide})
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start_root
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _start_root(self, name: str, _attributes: dict[str, str]) -> None:
        namespace = name.rpartition(" ")[0]
        prefix = f"{namespace} " if namespace else ""
        self._cell_name, self._value_name = prefix + "c", prefix + "v"
        self.parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        # Cells and their values come by the hundred thousand: they take no detour through a table of handlers.
        if name == self._cell_name:
            reference = attributes.get("r")
            if reference is None:
                self._column += 1
            else:
                letters = reference.rstrip("0123456789")
                self._column = self._columns.get(letters) or self._column_of(letters)
                if not self._row_is_numbered:
                    self._row = _whole(reference[len(letters) :]) or self._row
            self._kind = attributes.get("t", "n")
            self._style = int(attributes.get("s", "0"))
            self._value = None
            self._has_formula = False
        elif name == self._value_name:
            self._pieces = []
        elif (handler := self._starts[name]) is not None:
            handler(attributes)

    def _end(self, name: str) -> None:
        if name == self._value_name:
            self._value = "".join(self._pieces or ())
            self._pieces = None
        elif name == self._cell_name:
            content, value = self._read()
            if content is not None and 1 <= self._row <= _MOST_ROWS:
                self._filled.add(self._row, self._column, content, value, self._style)
        elif (handler := self._ends[name]) is not None:
            handler()

    def _characters(self, data: str) -> None:
        if self._pieces is not None:
            self._pieces.append(data)

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = _whole(attributes.get("r", ""))
        self._row_is_numbered = number is not None
        self._row = self._row + 1 if number is None else number
        self._column = 0
        if attributes.get("hidden") in _TRUE:
            self._frame.hidden_rows.add(self._row)

    def _start_column(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in _TRUE:
            first, last = _whole(attributes.get("min", "")), _whole(attributes.get("max", ""))
            if first is not None and last is not None:
                self._frame.hidden_columns.update(range(first, min(last, MOST_COLUMNS) + 1))

    def _start_merged(self, attributes: dict[str, str]) -> None:
        corners = _REFERENCE.findall(attributes.get("ref", ""))
        if len(corners) == 2:
            (first_letters, first_row), (last_letters, last_row) = corners
            first_column, last_column = self._column_of(first_letters), self._column_of(last_letters)
            self._frame.merged.append(Area(int(first_row), first_column, int(last_row), last_column))

    def _column_of(self, letters: str) -> int:
        column = 0
        for letter in letters.replace("$", "").upper():
            column = column * 26 + ord(letter) - 64
        self._columns[letters] = column = min(max(column, 1), MOST_COLUMNS)
        return column

    def _start_text(self, _attributes: dict[str, str]) -> None:
        self._pieces = None if self._is_in_guide else []

    def _end_text(self) -> None:
        if self._pieces is not None:
            self._value = (self._value or "") + "".join(self._pieces)
            self._pieces = None

    def _start_guide(self, _attributes: dict[str, str]) -> None:
        self._is_in_guide = True

    def _end_guide(self) -> None:
        self._is_in_guide = False

    def _start_formula(self, _attributes: dict[str, str]) -> None:
        self._has_formula = True

    def _read(self) -> tuple[Content | None, str]:
        value, kind = self._value, self._kind
        if not value and (value is None or kind == "n"):
            return (Content.FORMULA_WITHOUT_VALUE, "") if self._has_formula else (None, "")
        if kind == "n":
            return self._read_number(value)
        if kind == "s":
            index = _whole(value.strip())
            text = self._shared[index] if index is not None and index < len(self._shared) else ""
        elif kind == "b":
            return Content.TRUTH, "1" if value.strip() in _TRUE else "0"
        elif kind == "e":
            return Content.ERROR, value
        elif kind == "d":
            return _iso_date(value)
        else:
            text = unescaped(value)
        return (Content.TEXT, text) if text and not text.isspace() else (None, "")

    def _read_number(self, digits: str) -> tuple[Content | None, str]:
        style = self._style
        if style < len(self._dates):
            if self._dates[style] and (day := self._serials.date(digits)):
                return Content.DATE, day
            if self._times[style]:
                return Content.TEXT, _clock(digits)
        return Content.NUMBER, digits


def _whole(digits: str) -> int | None:
    """A whole number of ordinary size; None for anything else."""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def _iso_date(written: str) -> tuple[Content, str]:
    try:
        return Content.DATE, dt.date.fromisoformat(written.strip()[:10]).isoformat()
    except ValueError:
        return Content.TEXT, written


def _clock(digits: str) -> str:
    """Write part of a day as hours and minutes, "14:30"; elapsed hours may pass 24."""
    try:
        minutes = round(Decimal(digits) * 24 * 60)
    except (InvalidOperation, ValueError, OverflowError):
        return digits
    return f"{minutes // 60}:{minutes % 60:02d}"
