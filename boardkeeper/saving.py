"""Files that leave the board: written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from boardkeeper.errors import UserError

__all__ = ["save_whole"]


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
