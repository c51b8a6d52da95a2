"""Taking hold of a board file: what it is, whether it may be opened, and the settings it is used with.

The header is read *before* SQLite connects and never again while the file is open: closing any second handle of this
process would drop SQLite's own lock (POSIX locks belong to the process), and a second writer would go unseen.
"""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from db import lock_note, sealing
from db.errors import (
    BoardDamaged,
    BoardEmpty,
    BoardInUse,
    BoardMissing,
    BoardNewer,
    BoardReadOnly,
    ForeignFile,
    NotAFile,
    PassphraseNeeded,
    StorageFault,
)
from db.faults import as_user_error
from db.sealing import Seal

APPLICATION_ID = int.from_bytes(b"BKPR", "big")
SCHEMA_VERSION = 7
_CACHE_KILOBYTES = 64_000
BUSY_TIMEOUT_MS = 3000
# Long enough for another window that is just closing, short enough not to seem hung.
OPENING_TIMEOUT_MS = 500

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_FOREIGN = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an older or protected Office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)

_LONGEST_NAME = 40
_ACCENTS = re.compile("[\u0300-\u036f]")
_held: set[tuple[int, int]] = set()


@dataclass(frozen=True, slots=True)
class Header:
    """What the first hundred bytes of a board say.

    Args:
        schema_version: The layout the file was written with; 1 is the first.
        seal: What it is sealed with; None when it is not.
    """

    schema_version: int
    seal: Seal | None = None


def examine(path: Path, passphrase: str | Seal | None = None) -> Header:
    """Read the header of a file that nobody in this process has open, or say why it is no board.

    Args:
        path: The file.
        passphrase: Of a sealed file, or the seal made of it before; a file that is not sealed needs none.

    Raises:
        CannotOpen: One subclass per reason: missing, a folder, empty, foreign, damaged, sealed.
    """
    start = _beginning(path)
    if not start.startswith(sealing.MARK):
        return _header(start, f"“{path.name}”")
    if passphrase is None:
        raise PassphraseNeeded(
            f"“{path.name}” is sealed.", "It opens with the passphrase that was agreed with whoever sent it."
        )
    if len(start) < _HEADER_BYTES:
        raise _cut_short(f"“{path.name}”")
    refuse_read_only(path)
    if not isinstance(passphrase, Seal):
        passphrase = Seal.of(path, start[: sealing.SALT_BYTES], passphrase)
    return _look_inside(path, passphrase)


def is_sealed(path: Path) -> bool:
    """Whether a file that nobody in this process has open asks for a passphrase.

    Raises:
        CannotOpen: It cannot be read at all.
    """
    return _beginning(path).startswith(sealing.MARK)


def _look_inside(path: Path, seal: Seal) -> Header:
    """What the header of a sealed file says; every page of it is looked at."""
    connection = connect(path, seal=seal)
    try:
        sealing.refuse_broken(connection, path)
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        (schema_version,) = connection.execute("PRAGMA user_version").fetchone()
    finally:
        connection.close()
    if application_id != APPLICATION_ID:
        raise ForeignFile(
            f"“{path.name}” is a sealed file of another program.", "Choose a file that ends in .review."
        )
    return Header(schema_version, seal)


def _beginning(path: Path) -> bytes:
    """The first bytes of a file that nobody in this process has open."""
    name = f"“{path.name}”"
    if not path.exists():
        raise BoardMissing(
            f"There is no file {name} in {path.parent}.", "Look whether it was moved or renamed."
        )
    if not path.is_file():
        raise NotAFile(f"{name} is a folder, not a board.", "Choose the file inside it that ends in .board.")
    if is_held(path):
        raise BoardInUse(f"{name} is already open in this program.", "Use the window that shows it.")
    try:
        with path.open("rb") as file:
            start = file.read(4096)
    except PermissionError as error:
        raise BoardReadOnly(f"{name} may not be read.", "Ask its owner for access.") from error
    except OSError as error:
        raise StorageFault(
            f"The disk or network share that holds {name} does not answer.",
            "Check the connection and try again.",
        ) from error
    if not start:
        raise BoardEmpty(
            f"{name} is empty: it has no bytes at all.",
            "A copy or a synchronisation was probably cut short; copy it again or restore a backup.",
        )
    return start


def _header(start: bytes, name: str) -> Header:
    if not start.startswith(_MAGIC):
        foreign = next((kind for magic, kind in _FOREIGN if start.startswith(magic)), None)
        if foreign is None and _is_text(start):
            foreign = "a text file"
        if foreign is None:
            raise ForeignFile(
                f"{name} is not a board, or its beginning is damaged.",
                "Choose another file; if this was a board, restore a backup.",
            )
        raise ForeignFile(f"{name} is {foreign}, not a board.", "Choose a file that ends in .board.")
    if len(start) < _HEADER_BYTES:
        raise _cut_short(name)
    application_id = int.from_bytes(start[68:72], "big")
    if application_id != APPLICATION_ID:
        raise ForeignFile(
            f"{name} is a database of another program, not a board.", "Choose a file that ends in .board."
        )
    return Header(schema_version=int.from_bytes(start[60:64], "big"))


def _is_text(start: bytes) -> bool:
    try:
        text = start.decode("utf-8", errors="strict")
    except UnicodeDecodeError as error:
        if error.start < len(start) - 3:  # a character cut at the end of what was read is still text
            return False
        text = start[: error.start].decode("utf-8")
    return all(c.isprintable() or c in "\t\r\n\f\ufeff" for c in text)


def _cut_short(name: str) -> BoardDamaged:
    return BoardDamaged(
        f"{name} is cut short.", "Copy it again from where it came, or restore the newest backup."
    )


def refuse_newer(header: Header, path: Path) -> None:
    """Refuse a file of a later layout: what this version does not know it would damage.

    Raises:
        BoardNewer: The file's layout is above `SCHEMA_VERSION`.
    """
    if header.schema_version > SCHEMA_VERSION:
        raise BoardNewer(
            f"“{path.name}” was written by a newer version of Boardkeeper "
            f"(layout {header.schema_version}; this one knows {SCHEMA_VERSION}).",
            "Update Boardkeeper and open it again; the file was not touched.",
        )


def refuse_read_only(path: Path) -> None:
    """Refuse a file that could be read but never saved.

    Raises:
        BoardReadOnly: The file or the folder its journal would stand in may not be written.
    """
    if not os.access(path, os.W_OK):
        raise BoardReadOnly(
            f"“{path.name}” is read-only.", "Allow changes to the file, or save a copy and open that."
        )
    if not os.access(path.parent, os.W_OK):
        raise BoardReadOnly(
            f"The folder {path.parent} may not be written, so “{path.name}” could not be saved safely.",
            "Copy the file to a folder of your own and open that.",
        )


def connect(path: Path, *, foreign_keys: bool = True, seal: Seal | None = None) -> Any:
    """Connect with the settings of a board and take the exclusive lock, which is held until the connection closes.

    Args:
        path: The file; a new one is made when it is missing.
        foreign_keys: Off only while a migration rebuilds tables.
        seal: What the file is sealed with.

    Returns:
        A connection of the driver in autocommit mode: every transaction begins by an explicit BEGIN.

    Raises:
        BoardInUse: Another process holds the file.
        CannotOpen: SQLite found the file damaged or may not write it.
    """
    connection = None
    try:
        connection = dbapi2.connect(str(path), isolation_level=None, timeout=OPENING_TIMEOUT_MS / 1000)
        if seal is not None:
            seal.put_on(connection)
        _settle(connection, foreign_keys=foreign_keys)
    except dbapi2.Error as error:
        if connection is not None:
            connection.close()
        told = as_user_error(error, path)
        if isinstance(told, BoardInUse):
            raise lock_note.in_use(path) from error
        if isinstance(told, BoardDamaged) and seal is not None:
            raise sealing.broken(path) from error
        if told is None:
            raise
        raise told from error
    return connection


def _settle(connection: Any, *, foreign_keys: bool) -> None:
    # The order matters: the locking mode before the first read, the lock before anything is believed.
    for setting in (
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "mmap_size = 0",
        "recursive_triggers = ON",
        f"foreign_keys = {'ON' if foreign_keys else 'OFF'}",
        "locking_mode = EXCLUSIVE",
        "journal_mode = DELETE",
        "synchronous = EXTRA",
        # A page that falls out of the cache is unsealed again on every scan: the words of 50,000 rows are 30 MB, and fit in.
        f"cache_size = -{_CACHE_KILOBYTES}",
    ):
        connection.execute(f"PRAGMA {setting}").fetchall()
    # SQLite folds the case of ASCII letters only; filters must find “É” by “é”.
    connection.create_function("casefold", 1, _casefold, deterministic=True)
    connection.create_function("sort_key", 1, _sort_key, deterministic=True)
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}").fetchall()


def _sort_key(text: object) -> str | None:
    """Text as a reader looks it up: É beside e, d beside D; blank is nothing, so that it can come last."""
    if text is None:
        return None
    whole = str(text)
    # A long log asks for the same few names again and again, and for every long sentence once.
    return _looked_up_again(whole) if len(whole) <= _LONGEST_NAME else _looked_up(whole)


@lru_cache(maxsize=4096)
def _looked_up_again(text: str) -> str | None:
    return _looked_up(text)


def _looked_up(text: str) -> str | None:
    folded = text.strip().casefold()
    if folded.isascii():
        return folded or None
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", folded))


def _casefold(text: object) -> str | None:
    return None if text is None else str(text).casefold()


def hold(path: Path) -> tuple[int, int]:
    """Remember that this process has the file open; the answer is the ticket for `release`."""
    status = path.stat()
    ticket = (status.st_dev, status.st_ino)
    _held.add(ticket)
    return ticket


def release(ticket: tuple[int, int]) -> None:
    """Forget a file that was held; a second call does nothing."""
    _held.discard(ticket)


def is_held(path: Path) -> bool:
    """Whether this process has the file open under any name; asks the file system without opening it."""
    try:
        status = path.stat()
    except OSError:
        return False
    return (status.st_dev, status.st_ino) in _held
