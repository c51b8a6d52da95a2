"""Making a long book in a process of its own: the window stays quick, and the memory goes with the process."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from boardkeeper import own_process
from boardkeeper.errors import UserError
from boardkeeper.minute_book.building import build_book
from boardkeeper.minute_book.gathering import BookCancelled
from boardkeeper.minute_book.views import BuiltBook, GatheredBook

_SECONDS = 3600.0
"""A book of six thousand leaves takes one to three minutes; who has waited an hour waits in vain."""


def build_book_apart(
    gathered: GatheredBook,
    path: Path,
    *,
    progress: Callable[[str, int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> BuiltBook:
    """Make a whole book as `build_book` does, in a process of its own.

    Raises:
        BookCancelled: `cancelled` said so; no file is left.
        UserError: What `build_book` refuses, or the process ended before the book was made.
    """
    # The file goes to its place only when the process has said that it is whole: killed in between, it leaves nothing.
    found: list[BuiltBook] = []

    def take(message: tuple[Any, ...]) -> bool | None:
        match message:
            case ("progress", what, done, total):
                if progress is not None:
                    progress(what, done, total)
                return None
            case ("refused", sentence, next_step):
                raise UserError(sentence, next_step)
            case ("built", built):
                found.append(built)
                return True
        return None

    try:
        own_process.do_apart(
            _work,
            (gathered, path),
            take,
            name="boardkeeper minute book",
            seconds=_SECONDS,
            cancelled=cancelled or own_process.never,
        )
    except own_process.StoppedInBetween:
        remove_unfinished(path)
        raise BookCancelled from None
    except (own_process.TookTooLong, own_process.EndedWithoutAnswer) as error:
        remove_unfinished(path)
        raise UserError(
            "The book was not made: the computer had too little memory or time for it.",
            "Make it for fewer years at once.",
        ) from error
    return found[0]


def remove_unfinished(path: Path) -> None:
    """Take away what a process that was ended had begun to write beside a file."""
    for beside in path.parent.glob(f".{path.stem}-*.pdf"):
        beside.unlink(missing_ok=True)


def _work(connection: Connection, gathered: GatheredBook, path: Path) -> None:
    def progress(what: str, done: int, total: int) -> None:
        connection.send(("progress", what, done, total))

    try:
        built = build_book(gathered, path, progress=progress)
    except UserError as error:
        connection.send(("refused", error.sentence, error.next_step))
    else:
        connection.send(("built", built))
