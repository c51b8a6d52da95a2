"""A look at a file before anything reads it: what it is by its bytes, never by its name.

Only the standard library looks here, at the first bytes and at tables of contents.
"""

from __future__ import annotations

import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from boardkeeper.attachments.bounds import MIB, Bounds
from boardkeeper.attachments.errors import AttachmentRefused
from boardkeeper.importing import compound_file
from boardkeeper.importing.guard import decoded, part_name

_HEAD_BYTES = 8192
_PDF_MARK_WITHIN = 1024
_COMPOUND_FILE = bytes.fromhex("D0CF11E0A1B11AE1")
_ASK_AGAIN = "Ask for the file again, or copy it again from where it came."
_SAVE_AS_PDF = "Save it as PDF in the program it was made with, and attach that."
_SAVE_UNLOCKED = "Save a copy without a password, and attach that."
_RATIO, _RATIO_BYTES = 300, 64 * MIB


class FileKind(StrEnum):
    """What can be taken in."""

    PDF = "pdf"
    WORD = "Word document"
    WORKBOOK = "workbook"
    SLIDES = "presentation"
    PNG = "png"
    JPEG = "jpeg"
    SVG = "svg"


OFFICE_KINDS = frozenset({FileKind.WORD, FileKind.WORKBOOK, FileKind.SLIDES})
PICTURE_KINDS = frozenset({FileKind.PNG, FileKind.JPEG, FileKind.SVG})

_STARTS = (
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"{\\rtf", FileKind.WORD),
)
_ARCHIVES = {
    "word/document.xml": FileKind.WORD,
    "word/document2.xml": FileKind.WORD,
    "xl/workbook.xml": FileKind.WORKBOOK,
    "xl/workbook.bin": FileKind.WORKBOOK,
    "ppt/presentation.xml": FileKind.SLIDES,
}
_OPEN_DOCUMENTS = {
    b"opendocument.text": FileKind.WORD,
    b"opendocument.spreadsheet": FileKind.WORKBOOK,
    b"opendocument.presentation": FileKind.SLIDES,
}
_STREAMS = {
    "WordDocument": FileKind.WORD,
    "Workbook": FileKind.WORKBOOK,
    "Book": FileKind.WORKBOOK,
    "PowerPoint Document": FileKind.SLIDES,
}
_STRANGERS = (
    (b"GIF8", "a GIF picture"),
    (b"BM", "a bitmap picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"%!PS", "a PostScript file"),
    (b"SQLite format 3", "a database"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"7z\xbc\xaf", "a compressed archive"),
    (b"Rar!", "a compressed archive"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
)


def read_file(path: Path, bounds: Bounds) -> bytes:
    """The bytes of a file a person chose.

    Raises:
        AttachmentRefused: It is not there, may not be read, is a folder, empty or too large.
    """
    name = path.name
    try:
        if not path.is_file():
            what = "is a folder" if path.is_dir() else "is not there any more"
            raise AttachmentRefused(f"“{name}” {what}.", "Choose a file.")
        size = path.stat().st_size
        if size > bounds.file_bytes:
            raise AttachmentRefused(
                f"“{name}” is {size // MIB:,} MB; the largest file that can be attached has"
                f" {bounds.file_bytes // MIB:,} MB.",
                "Save it with smaller pictures, or attach it in parts.",
            )
        return path.read_bytes()
    except OSError as error:
        raise AttachmentRefused(
            f"“{name}” cannot be opened: {error.strerror or 'the system gave no reason'}.",
            "Check that it is still there and that you may read it.",
        ) from error


def kind_of(name: str, content: bytes, path: Path | None, bounds: Bounds) -> FileKind:
    """Say what a file is.

    Args:
        name: As messages call it.
        content: Its bytes.
        path: Where it lies; None for bytes alone, which are then never an Office document.
        bounds: How far it may unpack.

    Raises:
        AttachmentRefused: It is of no kind that can be taken in, empty, or locked with a password.
    """
    if not content.strip(b"\0 \t\r\n"):
        what = "is empty: the file holds no bytes at all" if not content else "holds nothing but blanks"
        raise AttachmentRefused(f"“{name}” {what}.", _ASK_AGAIN)
    for start, kind in _STARTS:
        if content.startswith(start):
            return kind
    if content.startswith(b"PK") and path is not None:
        return _kind_of_archive(name, path, bounds)
    if content.startswith(_COMPOUND_FILE) and path is not None:
        return _kind_of_compound_file(name, path)
    head = content[:_HEAD_BYTES]
    text = decoded(head)
    if text is not None and (kind_of_text := _kind_of_markup(name, text)) is not None:
        return kind_of_text
    if b"%PDF-" in head[:_PDF_MARK_WITHIN]:
        return FileKind.PDF
    return _stranger(name, content, text)


def _kind_of_markup(name: str, text: str) -> FileKind | None:
    """A picture in SVG, nothing that is markup, or a web page, whatever is embedded in it."""
    start = text.lstrip().casefold()
    if start.startswith(("<?xml", "<!--", "<svg", "<!doctype svg")) and "<svg" in start:
        return FileKind.SVG
    if start.startswith(("<!doctype html", "<html", "<head", "<body", "<meta", "<script")) or (
        start.startswith(("<?xml", "<!--")) and "<html" in start
    ):
        raise AttachmentRefused(
            f"“{name}” is a web page, not a document.",
            "Open it in a browser, print it as PDF, and attach that; a sign-in page in place of the file is common.",
        )
    return None


def _stranger(name: str, content: bytes, text: str | None) -> FileKind:
    """What is a PDF in all but its mark is left to the reader to mend; everything else is called by its name."""
    if b"trailer" in content[-_HEAD_BYTES:] and b" obj" in content:
        return FileKind.PDF
    for start, what in _STRANGERS:
        if content.startswith(start):
            raise AttachmentRefused(f"“{name}” is {what}, not a document that can be attached.", _SAVE_AS_PDF)
    if content[4:12] in {b"ftypheic", b"ftypmif1", b"ftypavif"} or content[8:12] == b"WEBP":
        raise AttachmentRefused(
            f"“{name}” is a picture of a kind that is not printed.", "Save it as PNG or JPEG."
        )
    if text is not None:
        raise AttachmentRefused(f"“{name}” is plain text, not a document that can be attached.", _SAVE_AS_PDF)
    raise AttachmentRefused(f"“{name}” is no document of a kind known here.", _SAVE_AS_PDF)


def _kind_of_archive(name: str, path: Path, bounds: Bounds) -> FileKind:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = {part_name(info.filename): info for info in archive.infolist()}
            declared = archive.read("mimetype")[:200] if "mimetype" in entries else b""
            manifest = entries.get("meta-inf/manifest.xml")
            is_locked = manifest is not None and b"encryption-data" in archive.read(manifest)[:65536]
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        ValueError,
        LookupError,
        RuntimeError,
    ) as error:
        raise AttachmentRefused(
            f"“{name}” is damaged: its archive is cut off or broken.", _ASK_AGAIN
        ) from error
    if is_locked or any(info.flag_bits & 1 for info in entries.values()):
        raise AttachmentRefused(f"“{name}” needs its password.", _SAVE_UNLOCKED)
    kinds = [kind for part, kind in _ARCHIVES.items() if part in entries]
    kinds += [kind for mark, kind in _OPEN_DOCUMENTS.items() if mark in declared]
    if not kinds:
        raise AttachmentRefused(
            f"“{name}” is an archive, not a document.", "Unpack it, and attach what is in it."
        )
    unpacked = sum(info.file_size for info in entries.values())
    swells = any(
        info.file_size > _RATIO_BYTES and info.file_size > _RATIO * max(info.compress_size, 1)
        for info in entries.values()
    )
    if swells or unpacked > bounds.unpacked_bytes:
        raise AttachmentRefused(
            f"“{name}” would unpack to {unpacked // MIB:,} MB, far more than a document holds.", _SAVE_AS_PDF
        )
    return kinds[0]


def _kind_of_compound_file(name: str, path: Path) -> FileKind:
    try:
        contents = compound_file.describe(path)
    except compound_file.BrokenCompoundFile as error:
        raise AttachmentRefused(f"“{name}” is a damaged file of the old Office kind.", _ASK_AGAIN) from error
    if contents.has_stream("EncryptedPackage") or contents.workbook_is_locked:
        raise AttachmentRefused(f"“{name}” needs its password.", _SAVE_UNLOCKED)
    for stream, kind in _STREAMS.items():
        if contents.has_stream(stream):
            return kind
    raise AttachmentRefused(f"“{name}” is an Office file of a kind that is not printed.", _SAVE_AS_PDF)
