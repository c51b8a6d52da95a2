"""The faults of the place a file lives in, told apart by SQLite's result code and said in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from db.errors import BoardDamaged, BoardInUse, BoardReadOnly, DiskFull, StorageFault, UserError


class _Code(IntEnum):
    """Primary result codes (sqlite.org/rescode.html): the low byte of the extended ones the driver reports."""

    BUSY = 5
    LOCKED = 6
    READONLY = 8
    IOERR = 10
    CORRUPT = 11
    FULL = 13
    CANTOPEN = 14
    NOTADB = 26


def result_code(error: BaseException) -> int | None:
    """SQLite's (extended) result code behind an error of the driver or of SQLAlchemy, if there is one."""
    inner = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(inner, "sqlite_errorcode", None)
    return code if isinstance(code, int) else None


def as_user_error(error: BaseException, path: Path) -> UserError | None:
    """What to tell the user about a fault of disk, lock or file; None when it is a fault of the program."""
    code = result_code(error)
    if code is None:
        return None
    name = f"“{path.name}”"
    match code & 0xFF:
        case _Code.BUSY | _Code.LOCKED:
            return BoardInUse(
                f"{name} is locked by another program.",
                "Wait for it to finish, or close the program that uses the file, and try again.",
            )
        case _Code.READONLY:
            return BoardReadOnly(
                f"{name} may not be written.",
                "Allow changes to the file and its folder, or save a copy somewhere else.",
            )
        case _Code.FULL:
            return DiskFull(
                f"The disk that holds {name} is full; nothing of this step was kept.",
                "Free some space and do it again.",
            )
        case _Code.CORRUPT | _Code.NOTADB:
            return BoardDamaged(
                f"Part of {name} is damaged and cannot be read.",
                "Restore the newest backup; the damaged file is kept aside.",
            )
        case _Code.IOERR | _Code.CANTOPEN:
            return StorageFault(
                f"The disk or network share that holds {name} does not answer.",
                "Check the connection, then open the board again; everything saved before is in it.",
            )
    return None


@contextmanager
def told_apart(path: Path) -> Iterator[None]:
    """Turn environment faults inside the block into the `UserError` that says so; other errors pass."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        told = as_user_error(error, path)
        if told is None:
            raise
        raise told from error
