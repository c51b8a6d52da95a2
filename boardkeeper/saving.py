"""Files that leave the board: written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from boardkeeper.errors import UserError

__all__ = ["is_other_kind", "save_whole"]


def save_whole(path: Path, content: bytes) -> None:
    """Write a file in place of the one that is there; until it is complete, that one stays as it was.

    Raises:
        UserError: The folder is missing or cannot be written to.
    """
    beside = path.with_name(f".{path.stem}-{uuid4().hex}{path.suffix}")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise UserError(
            f"“{path.name}” was not written: {error.strerror}.",
            "Choose a folder that is there and that you may write in; an earlier file there is as it was.",
        ) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def is_other_kind(path: Path, mark: bytes) -> bool:
    """Whether something stands at a path that is no file of a kind and must not be written over.

    Args:
        path: Where a file is to be written. One that cannot even be asked for, its name being too long, is not there;
            writing it says why.
        mark: What files of the kind have within their first kilobyte. An empty file holds nothing to lose.
    """
    try:
        if not path.exists():
            return False
    except OSError:
        return False
    try:
        with path.open("rb") as file:
            start = file.read(1024)
    except OSError:
        # A folder, or what may not be looked into, is nothing to write over.
        return True
    return bool(start) and mark not in start
