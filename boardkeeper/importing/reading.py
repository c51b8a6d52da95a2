"""Reads a workbook in a process of its own, bounded in memory and time, with progress, and stopped when asked."""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Any, Protocol

from boardkeeper.importing import errors, guard
from boardkeeper.importing.bounds import DEFAULT_BOUNDS, Bounds
from boardkeeper.importing.child import read_in_child
from boardkeeper.importing.workbook import FilledCells, Sheet, SheetFrame, Workbook

_LOOK_UP_SECONDS = 0.05
_LAST_WORDS_SECONDS = 5.0
#: How a process ends that is refused memory: killed by the system, or aborted by a compiled library (also on Windows).
_OUT_OF_MEMORY = {-9, -6, 3, 0xC0000409, 0xC0000017}

_starting = Lock()


class Progress(Protocol):
    """Told what is being done, how far, and of how much."""

    def __call__(self, what: str, done: int, total: int, /) -> None: ...


def _unheard(_what: str, _done: int, _total: int, /) -> None:
    """Progress nobody watches."""


def _never() -> bool:
    return False


def read_workbook(
    path: Path,
    *,
    progress: Progress = _unheard,
    cancelled: Callable[[], bool] = _never,
    bounds: Bounds = DEFAULT_BOUNDS,
) -> Workbook:
    """Read a workbook of any kind into plain values.

    The file is looked at first (`guard`), then read by a child process that is ended when it takes too long, too much
    memory or when `cancelled` answers yes. A frozen program must call `multiprocessing.freeze_support()` first thing.

    Args:
        path: The file: xlsx, xlsm, xls, xlsb, ods or csv.
        progress: Told "Reading sheet …" with bytes done and in all.
        cancelled: Asked some twenty times a second.
        bounds: What the reading may cost.

    Returns:
        The workbook with all its sheets, hidden ones included.

    Raises:
        WorkbookError: One subclass for each thing that can be wrong, with a sentence that names the file.
    """
    guard.examine(path, bounds)
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(
        target=read_in_child, args=(sending, str(path), bounds), name=f"reading {path.name}", daemon=True
    )
    with _without_the_starting_script():
        process.start()
    sending.close()
    receiver = _Receiver(receiving, path.name, progress)
    try:
        return receiver.receive(cancelled, bounds)
    except EOFError:
        process.join(_LAST_WORDS_SECONDS)
        raise _unexpected_end(path.name, process.exitcode, has_begun=receiver.has_begun) from None
    finally:
        receiving.close()
        if process.is_alive():
            process.kill()
        process.join()
        process.close()


@contextmanager
def _without_the_starting_script() -> Iterator[None]:
    """Keep `multiprocessing` from running the script that started this program once more in the reading process.

    The reading process needs nothing of it, and there may be none: a program fed on standard input has no file.
    """
    with _starting:
        script = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = script


def _unexpected_end(name: str, exit_code: int | None, *, has_begun: bool) -> errors.WorkbookError:
    """The error for a reading process that ended without a word: never begun, out of memory, or at a fault."""
    if not has_begun:
        return errors.ReadingNotBegun(
            f"“{name}” was not read: the part of the program that reads workbooks did not start"
            f" (it ended with {exit_code}).",
            "Try again; if it happens again, install the program again.",
        )
    if exit_code in _OUT_OF_MEMORY:
        return errors.WorkbookTooLarge(
            f"“{name}” brought the reading to a stop, most likely by needing more memory than a workbook should.",
            "Copy the sheets you need into a new workbook and import that.",
        )
    return errors.DamagedWorkbook(
        f"“{name}” could not be read: the reading stopped at a fault in it (it ended with {exit_code}).",
        "Open it in Excel, save it under a new name as .xlsx and import that.",
    )


class _Receiver:
    """Puts together what the reading process sends."""

    def __init__(self, connection: Connection, name: str, progress: Progress) -> None:
        self._connection, self._name, self._progress = connection, name, progress
        self.has_begun = False
        self._title = ""
        self._filled = FilledCells()
        self._sheets: list[tuple[SheetFrame, FilledCells]] = []

    def receive(self, cancelled: Callable[[], bool], bounds: Bounds) -> Workbook:
        """Take messages until the workbook is complete."""
        deadline = time.monotonic() + bounds.seconds
        while True:
            if cancelled():
                raise errors.ReadingCancelled(
                    f"Reading “{self._name}” was cancelled; nothing was taken from it."
                )
            if time.monotonic() > deadline:
                raise errors.ReadingTookTooLong(
                    f"“{self._name}” was not read within {bounds.seconds:g} seconds, so the reading was stopped.",
                    "Copy the sheets you need into a new workbook and import that.",
                )
            if self._connection.poll(_LOOK_UP_SECONDS):
                workbook = self._take(self._connection.recv())
                if workbook is not None:
                    return workbook

    def _take(self, message: tuple[Any, ...]) -> Workbook | None:
        match message:
            case ("begun",):
                self.has_begun = True
            case ("progress", done, total):
                self._progress(f"Reading sheet “{self._title}”" if self._title else "Reading", done, total)
            case ("sheet", title):
                self._title, self._filled = title, FilledCells()
            case ("cells", block):
                self._filled.extend(block)
            case ("frame", frame):
                self._sheets.append((frame, self._filled))
            case ("workbook", formats, shows_formats):
                sheets = tuple(Sheet(frame, filled, formats) for frame, filled in self._sheets)
                return Workbook(self._name, sheets, shows_formats)
            case ("refused", kind, sentence, next_step):
                raise errors.BY_NAME[kind](sentence, next_step)
        return None
