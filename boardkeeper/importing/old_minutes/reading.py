"""Reads and understands a file of old minutes in a process of its own, bounded in memory and time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from boardkeeper.importing.old_minutes import errors, guard
from boardkeeper.importing.old_minutes.bounds import DEFAULT_BOUNDS, Bounds
from boardkeeper.importing.old_minutes.child import read_in_child
from boardkeeper.importing.old_minutes.lines import OldMinutes
from boardkeeper.importing.old_minutes.splitting import split_lines
from boardkeeper.importing.old_minutes.text_file import paper_of_text
from boardkeeper.importing.old_minutes.understanding import understand
from boardkeeper.own_process import EndedWithoutAnswer, StoppedInBetween, TookTooLong, do_apart, never

Progress = Callable[[str, int, int], None]
_PASTE = "Open it, copy the text of the minutes and paste it here."


def _unheard(_what: str, _done: int, _total: int, /) -> None:
    """Progress nobody watches."""


def read_old_minutes(
    path: Path,
    *,
    progress: Progress = _unheard,
    cancelled: Callable[[], bool] = never,
    bounds: Bounds = DEFAULT_BOUNDS,
) -> OldMinutes:
    """Read the minutes of a former meeting from a Word document or a text file, and understand them.

    Args:
        path: The file, .docx, .docm or .txt.
        progress: Told “Reading …”.
        cancelled: Asked some twenty times a second while the file is read.
        bounds: What the reading may cost.

    Raises:
        MinutesFileError: One subclass for each thing that can be wrong, with a sentence that names the file.
    """
    progress(f"Reading “{path.name}”", 0, 1)
    return _read_apart(path, cancelled, bounds)


def old_minutes_of_text(text: str, name: str = "The clipboard") -> OldMinutes:
    """Understand minutes that were pasted.

    Raises:
        MinutesFileError: There are no words in it, or far too many.
    """
    return understand(split_lines(paper_of_text(text, name)))


def _read_apart(path: Path, cancelled: Callable[[], bool], bounds: Bounds) -> OldMinutes:
    guard.examine(path, bounds)
    has_begun = False

    def take(message: tuple[Any, ...]) -> OldMinutes | None:
        nonlocal has_begun
        match message:
            case ("begun",):
                has_begun = True
            case ("old", OldMinutes() as old):
                return old
            case ("refused", kind, sentence, next_step):
                raise errors.BY_NAME[kind](sentence, next_step)
        return None

    try:
        return do_apart(
            read_in_child,
            (str(path), bounds),
            take,
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
            _PASTE,
        ) from None
    except EndedWithoutAnswer as end:
        raise _unexpected_end(path.name, end, has_begun=has_begun) from None


def _unexpected_end(name: str, end: EndedWithoutAnswer, *, has_begun: bool) -> errors.MinutesFileError:
    """The error for a reading process that ended without a word: never begun, out of memory, or at a fault."""
    if not has_begun:
        return errors.ReadingNotBegun(
            f"“{name}” was not read: the part of the program that reads documents did not start"
            f" (it ended with {end.exit_code}).",
            "Try again; if it happens again, install the program again.",
        )
    if end.needed_memory:
        return errors.FileTooLarge(
            f"“{name}” brought the reading to a stop, most likely by needing more memory than minutes should.",
            _PASTE,
        )
    return errors.DamagedFile(
        f"“{name}” could not be read: the reading stopped at a fault in it (it ended with {end.exit_code}).",
        _PASTE,
    )
