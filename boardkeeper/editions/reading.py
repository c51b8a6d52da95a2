"""Finished packs read back from files: in a process of their own, because a file may come from anywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from boardkeeper.errors import UserError
from boardkeeper.own_process import EndedWithoutAnswer, StoppedInBetween, TookTooLong, do_apart, never
from boardkeeper.render.read_apart import read_pack_apart
from boardkeeper.rules.pack_pages import ReadPack

_MIB = 1024 * 1024
_MOST_BYTES = 500 * _MIB
_MEMORY_BYTES = 4096 * _MIB
_SECONDS = 600.0
_MARK_WITHIN = 1024
_AGAIN = "Copy the file again from where it came, or make the pack anew."


class CannotRead(UserError):
    """A file that is no readable PDF, with the reason in one sentence that names it."""


class PackLocked(CannotRead):
    """A file that needs its password, or another one than was given."""


class ReadingStopped(UserError):
    """The person stopped it."""


def read_pack_file(
    path: Path,
    *,
    password: str = "",
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ReadPack:
    """Read a PDF file; needs no database.

    Args:
        path: Where it is.
        password: Of a locked one.
        progress: Told pages read and pages in all.
        cancelled: Asked whether to stop.

    Raises:
        CannotRead: It is not there, no PDF, damaged, empty, too large, or locked with another password.
        ReadingStopped: `cancelled` said so.
    """
    return read_pack_bytes(
        file_content(path), path.name, password=password, progress=progress, cancelled=cancelled
    )


def read_pack_bytes(
    content: bytes,
    name: str,
    *,
    password: str = "",
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ReadPack:
    """The same for the content of a file."""
    _require_pdf(content, name)
    messages = _Messages(name, password, progress)
    try:
        return do_apart(
            read_pack_apart,
            (content, name, password, _MEMORY_BYTES),
            messages.take,
            name=f"reading {name}",
            seconds=_SECONDS,
            cancelled=cancelled or never,
        )
    except StoppedInBetween:
        raise ReadingStopped(f"Reading “{name}” was stopped; nothing was changed.") from None
    except TookTooLong:
        raise CannotRead(f"“{name}” was not read within {_SECONDS / 60:g} minutes.", _AGAIN) from None
    except EndedWithoutAnswer as end:
        if not messages.has_begun:
            raise CannotRead(
                f"“{name}” was not read: the part of the program that does so did not start"
                f" (it ended with {end.exit_code}).",
                "Try again; if it happens again, install the program again.",
            ) from None
        why = "it needs more memory than a pack should" if end.needed_memory else "it is damaged"
        raise CannotRead(f"“{name}” could not be read: {why}.", _AGAIN) from None


def read_own_pack(
    content: bytes,
    name: str,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ReadPack:
    """Read a pack that this program made or kept, at once.

    Raises:
        ReadingStopped: `cancelled` said so.
    """
    from boardkeeper.render.pdf.read_back import read_pack

    try:
        return read_pack(content, name, progress=progress, cancelled=cancelled)
    except InterruptedError:
        raise ReadingStopped(f"Reading “{name}” was stopped; nothing was changed.") from None


class _Messages:
    """What the process says of a file, one message after the other."""

    def __init__(self, name: str, password: str, progress: Callable[[int, int], None] | None) -> None:
        self._name = name
        self._password = password
        self._progress = progress
        self.has_begun = False

    def take(self, message: tuple[Any, ...]) -> ReadPack | None:
        match message:
            case ("begun",):
                self.has_begun = True
            case ("progress", done, total):
                if self._progress is not None:
                    self._progress(done, total)
            case ("read", ReadPack() as read):
                return read
            case ("locked",):
                raise _locked(self._name, self._password)
            case ("empty",):
                raise CannotRead(f"“{self._name}” has no pages.", _AGAIN)
            case ("damaged",):
                raise CannotRead(f"“{self._name}” is damaged or cut off, and cannot be read.", _AGAIN)
        return None


def _locked(name: str, password: str) -> PackLocked:
    if password:
        return PackLocked(f"“{name}” is locked, and the password does not open it.", "Type it again.")
    return PackLocked(f"“{name}” needs its password to be opened.", "Give the password it was locked with.")


def file_content(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        CannotRead: It is not there, a folder, too large, or may not be read.
    """
    name = path.name
    try:
        if path.is_dir():
            raise CannotRead(f"“{name}” is a folder.", "Choose a PDF file.")
        if path.stat().st_size > _MOST_BYTES:
            size = path.stat().st_size // _MIB
            raise CannotRead(
                f"“{name}” is {size:,} MB; packs of up to {_MOST_BYTES // _MIB} MB are read.",
                "Choose a part of it.",
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise CannotRead(f"“{name}” is not there.", "Check the name and the folder.") from error
    except OSError as error:
        raise CannotRead(
            f"“{name}” cannot be opened: {error.strerror or 'the system gave no reason'}.",
            "Check that it is still there and that you may read it.",
        ) from error


def _require_pdf(content: bytes, name: str) -> None:
    """Refuse what is no PDF by its first bytes; one whose mark is lost is left to the reader to mend."""
    if not content.strip(b"\0 \t\r\n"):
        raise CannotRead(f"“{name}” is empty.", _AGAIN)
    is_pdf = b"%PDF-" in content[:_MARK_WITHIN] or (b"trailer" in content[-8192:] and b" obj" in content)
    start = content[:_MARK_WITHIN].lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        raise CannotRead(f"“{name}” is a web page, not a PDF.", "Choose a PDF file.")
    if not is_pdf:
        raise CannotRead(f"“{name}” is not a PDF.", "Choose a PDF file.")
