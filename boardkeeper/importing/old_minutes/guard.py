"""A look at a file before anything reads it: is it a Word document or plain text, and is it safe to open?

Only the standard library looks here, at the first bytes, the table of contents and the XML prologues.
"""

from __future__ import annotations

import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from boardkeeper.importing import compound_file
from boardkeeper.importing.guard import declares_document_type, decoded, part_name
from boardkeeper.importing.old_minutes.bounds import DEFAULT_BOUNDS, MIB, Bounds
from boardkeeper.importing.old_minutes.errors import (
    CompressionBomb,
    DamagedFile,
    EmptyFile,
    EntityBomb,
    FileMissing,
    FileTooLarge,
    LockFile,
    NotMinutes,
    OldWordFile,
    ProtectedFile,
)


class MinutesFileKind(StrEnum):
    """How old minutes are kept in a file."""

    WORD = "Word"
    TEXT = "text"


DOCUMENT_PARTS = ("word/document.xml", "word/document2.xml")

_SAVE_AS_WORD = "Open it in Word, save it as a Word document (.docx) and import that."
_PASTE = "Open it, copy the text and paste it here, or save it as a Word document (.docx)."
_ASK_AGAIN = "Ask for the file again, or copy it again from where it came."
_HEAD_BYTES = 8192
_COMPOUND_FILE = bytes.fromhex("D0CF11E0A1B11AE1")
_RATIO_BYTES, _RATIO = 16 * MIB, 200
_OTHER_STARTS = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"II*\0", "a scanned picture"),
    (b"MM\0*", "a scanned picture"),
    (b"SQLite format 3", "a database"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"7z\xbc\xaf", "a compressed archive"),
    (b"Rar!", "a compressed archive"),
    (b"MZ", "a program"),
)
_OTHER_ARCHIVES = {
    "xl/workbook.xml": "a workbook",
    "xl/workbook.bin": "a workbook",
    "ppt/presentation.xml": "a presentation",
    "content.xml": "an OpenDocument file",
    "index/document.iwa": "an Apple Pages file",
}


def examine(path: Path, bounds: Bounds = DEFAULT_BOUNDS) -> MinutesFileKind:
    """Say what a file is, from its bytes and never from its name alone.

    Raises:
        MinutesFileError: One subclass for each thing that can be wrong, with a sentence that names the file.
    """
    name = path.name
    if name.startswith(("~$", ".~lock.")):
        raise LockFile(
            f"“{name}” is the lock file a program keeps while a document is open, not the document.",
            "Choose the file of the same name without “~$” or “.~lock.” at the front.",
        )
    try:
        if not path.is_file():
            what = "is a folder" if path.is_dir() else "is not there any more"
            raise FileMissing(f"“{name}” {what}.", "Choose a file.")
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(_HEAD_BYTES)
    except OSError as error:
        raise FileMissing(
            f"“{name}” cannot be opened: {error.strerror or 'the system gave no reason'}.",
            "Check that it is still there and that you may read it.",
        ) from error
    if size == 0:
        raise EmptyFile(f"“{name}” is empty: the file holds no bytes at all.", _ASK_AGAIN)
    if size > bounds.file_bytes:
        raise FileTooLarge(
            f"“{name}” is {size / MIB:,.0f} MB; the largest file of minutes read is {bounds.file_bytes // MIB} MB.",
            "Copy the text of one meeting’s minutes and paste it here.",
        )
    if start.startswith(_COMPOUND_FILE):
        raise _compound_file(path)
    if start.startswith(b"PK"):
        _examine_archive(path, bounds)
        return MinutesFileKind.WORD
    return _examine_text(name, start, size, bounds)


def _compound_file(path: Path) -> OldWordFile | ProtectedFile | NotMinutes | DamagedFile:
    try:
        contents = compound_file.describe(path)
    except compound_file.BrokenCompoundFile:
        return DamagedFile(f"“{path.name}” is a damaged file of the old Office kind.", _ASK_AGAIN)
    if contents.has_stream("EncryptedPackage"):
        return ProtectedFile(
            f"“{path.name}” is protected with a password, so its text cannot be read.",
            "Open it in Word, remove the password (File, Info, Protect Document), save it and import that.",
        )
    if contents.has_stream("WordDocument"):
        return OldWordFile(
            f"“{path.name}” is a document of the old Word kind (.doc), which is not read.", _SAVE_AS_WORD
        )
    return NotMinutes(f"“{path.name}” is an Office file, but not a Word document.", "Choose a Word document.")


def _examine_archive(path: Path, bounds: Bounds) -> None:
    name = path.name
    try:
        with zipfile.ZipFile(path) as archive:
            parts = {part_name(info.filename): info for info in archive.infolist()}
            _refuse_others(name, parts)
            _refuse_bombs(name, parts, bounds)
            for part, info in parts.items():
                if part.endswith((".xml", ".rels")):
                    with archive.open(info) as stream:
                        if declares_document_type(stream):
                            raise EntityBomb(
                                f"“{name}” declares XML entities in “{info.filename}”, which Word never does and"
                                " which can swell without end, so it was not opened.",
                                "Do not open it elsewhere either; ask its sender how it was made.",
                            )
    # `NotImplementedError` is what the archive's reader says of a packing method it does not know.
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise DamagedFile(f"“{name}” is damaged: its archive is cut off or broken.", _ASK_AGAIN) from error


def _refuse_others(name: str, parts: dict[str, zipfile.ZipInfo]) -> None:
    if any(info.flag_bits & 1 for info in parts.values()):
        raise ProtectedFile(f"“{name}” is an archive with a password.", "Ask for it without one.")
    if any(part in parts for part in DOCUMENT_PARTS):
        return
    for part, what in _OTHER_ARCHIVES.items():
        if part in parts:
            raise NotMinutes(f"“{name}” is {what}, not a Word document.", _PASTE)
    if any(part.startswith("word/") for part in parts):
        raise DamagedFile(f"“{name}” is a damaged Word document: its text is missing.", _ASK_AGAIN)
    what = "an archive without a Word document in it" if parts else "an empty archive"
    raise NotMinutes(f"“{name}” is {what}.", "If it holds minutes, unpack it first.")


def _refuse_bombs(name: str, parts: dict[str, zipfile.ZipInfo], bounds: Bounds) -> None:
    """Judge by the declared sizes: the reader never unpacks more of a part than was declared."""
    unpacked = sum(info.file_size for info in parts.values())
    swells = any(
        info.file_size > _RATIO_BYTES and info.file_size > _RATIO * max(info.compress_size, 1)
        for info in parts.values()
    )
    if swells or len(parts) > bounds.entries or unpacked > bounds.unpacked_bytes:
        raise CompressionBomb(
            f"“{name}” would unpack to {unpacked // MIB:,} MB in {len(parts):,} parts, far more than minutes hold,"
            " so it was not opened.",
            "Copy the text of the minutes and paste it here.",
        )


def _examine_text(name: str, start: bytes, size: int, bounds: Bounds) -> MinutesFileKind:
    for magic, what in _OTHER_STARTS:
        if start.startswith(magic):
            raise NotMinutes(f"“{name}” is {what}, not a Word document or plain text.", _PASTE)
    text = decoded(start)
    if text is None:
        raise NotMinutes(f"“{name}” is neither a Word document nor plain text.", _PASTE)
    head = text.lstrip().casefold()
    if head.startswith(("<!doctype", "<html", "<head", "<body", "<meta", "<?xml")):
        raise NotMinutes(f"“{name}” is a web page or XML, not a Word document or plain text.", _PASTE)
    if not head and size <= _HEAD_BYTES:
        raise EmptyFile(f"“{name}” holds nothing but blanks.", _ASK_AGAIN)
    if size > bounds.characters:
        raise FileTooLarge(
            f"“{name}” holds {size / MIB:,.0f} MB of text, more than the minutes of a meeting.",
            "Copy the text of one meeting’s minutes and paste it here.",
        )
    return MinutesFileKind.TEXT
