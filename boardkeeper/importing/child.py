"""The reading process: reads one workbook inside its bounds, sends it home in pieces, and ends.

It runs alone so that whatever a file does to it - swell, hang, abort - is done to nobody else. The messages are
tuples whose first word says what they are: "begun", "progress", "sheet", "cells", "frame", "workbook", "refused".
"""

from __future__ import annotations

import contextlib
import struct
import zipfile
import zlib
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from boardkeeper.importing import binary_workbook, csv_file, guard, open_document
from boardkeeper.importing.bounds import Bounds
from boardkeeper.importing.errors import DamagedWorkbook, UsedRangeTooLarge, WorkbookError, WorkbookTooLarge
from boardkeeper.importing.guard import WorkbookKind
from boardkeeper.importing.ooxml_package import Package
from boardkeeper.importing.ooxml_sheet import Serials, SheetParser
from boardkeeper.importing.workbook import MOST_COLUMNS, FilledCells, SheetFrame, coordinate
from boardkeeper.own_process import limit_memory, silence

_BLOCK_CELLS = 20_000
_SPARSE = 1_000
_TOO_LARGE = "Copy the sheets you need into a new workbook and import that."
_BROKEN = (ValueError, LookupError, OverflowError, struct.error, zlib.error, zipfile.BadZipFile, EOFError)


def read_in_child(connection: Connection, path: str, bounds: Bounds) -> None:
    """Read the workbook and send it through the connection; the target of the reading process.

    Args:
        connection: The sending end of a one-way pipe.
        path: The file.
        bounds: What it may cost.
    """
    file = Path(path)
    with contextlib.suppress(BrokenPipeError):
        connection.send(("begun",))
        limit_memory(bounds.memory_bytes)
        try:
            _Sender(connection, file, bounds).read()
        except WorkbookError as error:
            connection.send(("refused", type(error).__name__, error.sentence, error.next_step))
        except MemoryError:
            sentence = f"“{file.name}” needs more memory than a workbook should, so it was not read."
            connection.send(("refused", WorkbookTooLarge.__name__, sentence, _TOO_LARGE))
        except (*_BROKEN, OSError) as error:
            sentence = f"“{file.name}” is a damaged workbook and could not be read ({type(error).__name__})."
            next_step = "Open it in Excel, let Excel repair it, save it and import that."
            connection.send(("refused", DamagedWorkbook.__name__, sentence, next_step))
    connection.close()


class _Sender:
    """Reads one file and sends what it finds."""

    def __init__(self, connection: Connection, path: Path, bounds: Bounds) -> None:
        self._connection, self._path, self._bounds = connection, path, bounds
        self._total = 0

    def _send(self, *message: Any) -> None:
        self._connection.send(message)

    def read(self) -> None:
        """Send every sheet, then the word that all is told."""
        kind = guard.examine(self._path, self._bounds)
        formats, shows_formats = ["General"], False
        match kind:
            case WorkbookKind.XLSX:
                formats, shows_formats = self._read_excel(), True
            case WorkbookKind.ODS:
                formats, shows_formats = self._read_open_document(), True
            case WorkbookKind.XLS | WorkbookKind.XLSB:
                with silence():
                    binary_workbook.read(self._path, self._bounds, self._begin, self._finish)
            case WorkbookKind.CSV:
                self._begin(self._path.stem)
                self._finish(*csv_file.read(self._path, self._bounds))
        self._send("workbook", formats, shows_formats)

    def _read_excel(self) -> list[str]:
        with zipfile.ZipFile(self._path) as archive:
            package = Package(archive, self._path.name)
            formats = package.formats()
            texts = package.shared_texts()
            serials = Serials(counts_from_1904=package.counts_from_1904)
            for sheet in package.sheets:
                self._begin(sheet.title)
                frame, filled = SheetFrame(sheet.title, sheet.is_hidden), FilledCells()
                parser = SheetParser(frame, filled, formats, texts, serials)
                stream, size = package.open(sheet.part)
                spread = _Spread()

                def has_read(
                    done: int, filled: FilledCells = filled, spread: _Spread = spread, size: int = size
                ) -> None:
                    self._send("progress", done, size)
                    if len(filled) >= _BLOCK_CELLS:
                        self._send_block(filled, spread)

                with stream:
                    package.feed(parser.parser, stream, sheet.part, has_read)
                self._finish(frame, filled, spread)
        return formats

    def _read_open_document(self) -> list[str]:
        parser = open_document.SpreadsheetParser(self._path.name, self._bounds, self._begin, self._finish)
        with zipfile.ZipFile(self._path) as archive:
            open_document.parse(
                archive, parser, self._path.name, lambda done, total: self._send("progress", done, total)
            )
        return parser.formats

    def _begin(self, title: str) -> None:
        self._send("sheet", title)

    def _send_block(self, filled: FilledCells, spread: _Spread) -> None:
        spread.add(filled)
        self._total += len(filled)
        if self._total > self._bounds.cells:
            raise WorkbookTooLarge(
                f"“{self._path.name}” holds more cells than the {self._bounds.cells:,} that are read.",
                _TOO_LARGE,
            )
        self._send("cells", filled)
        filled.clear()

    def _finish(self, frame: SheetFrame, filled: FilledCells, spread: _Spread | None = None) -> None:
        spread = spread or _Spread()
        self._send_block(filled, spread)
        if spread.area > max(self._bounds.spread, spread.cells * _SPARSE):
            raise UsedRangeTooLarge(
                f"“{self._path.name}”, sheet “{frame.title}”, has something in {spread.last_cell}, far from the other"
                f" {spread.cells - 1:,} filled cells, so the sheet was not read.",
                f"Delete what stands in {spread.last_cell}, or copy the table into a new workbook.",
            )
        self._send("frame", frame)


class _Spread:
    """How far apart the filled cells of a sheet lie."""

    def __init__(self) -> None:
        self.cells = 0
        self._rows: list[int] = []
        self._columns: list[int] = []

    def add(self, filled: FilledCells) -> None:
        self.cells += len(filled)
        if filled.places:
            rows = [place // MOST_COLUMNS + 1 for place in filled.places]
            columns = [place % MOST_COLUMNS + 1 for place in filled.places]
            self._rows += [min(rows), max(rows)]
            self._columns += [min(columns), max(columns)]

    @property
    def area(self) -> int:
        """Cells between the first and the last filled one, in both directions."""
        if not self._rows:
            return 0
        return (max(self._rows) - min(self._rows) + 1) * (max(self._columns) - min(self._columns) + 1)

    @property
    def last_cell(self) -> str:
        """The far corner of the filled area."""
        return coordinate(max(self._rows), max(self._columns))
