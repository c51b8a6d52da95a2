"""Reads a workbook in a process of its own, bounded in memory and time, with progress, and stopped when asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from boardkeeper.importing import errors, guard
from boardkeeper.importing.bounds import DEFAULT_BOUNDS, Bounds
from boardkeeper.importing.child import read_in_child
from boardkeeper.importing.workbook import FilledCells, Sheet, SheetFrame, Workbook
from boardkeeper.own_process import EndedWithoutAnswer, StoppedInBetween, TookTooLong, do_apart, never


class Progress(Protocol):
    """Told what is being done, how far, and of how much."""

    def __call__(self, what: str, done: int, total: int, /) -> None: ...


def _unheard(_what: str, _done: int, _total: int, /) -> None:
    """Progress nobody watches."""


def read_workbook(
    path: Path,
    *,
    progress: Progress = _unheard,
    cancelled: Callable[[], bool] = never,
    bounds: Bounds = DEFAULT_BOUNDS,
) -> Workbook:
    """Read a workbook of any kind into plain values.

    The file is looked at first (`guard`), then read by a child process that is ended when it takes too long, too much
    memory or when `cancelled` answers yes (`own_process`).

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
    receiver = _Receiver(path.name, progress)
    try:
        return do_apart(
            read_in_child,
            (str(path), bounds),
            receiver.take,
            name=f"reading {path.name}",
            seconds=bounds.seconds,
            cancelled=cancelled,
        )
    except StoppedInBetween:
        raise errors.ReadingCancelled(
            f"Reading “{path.name}” was cancelled; nothing was taken from it."
        ) from None
    except TookTooLong:
        raise errors.ReadingTookTooLong(
            f"“{path.name}” was not read within {bounds.seconds:g} seconds, so the reading was stopped.",
            "Copy the sheets you need into a new workbook and import that.",
        ) from None
    except EndedWithoutAnswer as end:
        raise _unexpected_end(path.name, end, has_begun=receiver.has_begun) from None


def _unexpected_end(name: str, end: EndedWithoutAnswer, *, has_begun: bool) -> errors.WorkbookError:
    """The error for a reading process that ended without a word: never begun, out of memory, or at a fault."""
    if not has_begun:
        return errors.ReadingNotBegun(
            f"“{name}” was not read: the part of the program that reads workbooks did not start"
            f" (it ended with {end.exit_code}).",
            "Try again; if it happens again, install the program again.",
        )
    if end.needed_memory:
        return errors.WorkbookTooLarge(
            f"“{name}” brought the reading to a stop, most likely by needing more memory than a workbook should.",
            "Copy the sheets you need into a new workbook and import that.",
        )
    return errors.DamagedWorkbook(
        f"“{name}” could not be read: the reading stopped at a fault in it (it ended with {end.exit_code}).",
        "Open it in Excel, save it under a new name as .xlsx and import that.",
    )


class _Receiver:
    """Puts together what the reading process sends."""

    def __init__(self, name: str, progress: Progress) -> None:
        self._name, self._progress = name, progress
        self.has_begun = False
        self._title = ""
        self._filled = FilledCells()
        self._sheets: list[tuple[SheetFrame, FilledCells]] = []

    def take(self, message: tuple[Any, ...]) -> Workbook | None:
        """Take a message; the last one completes the workbook."""
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
