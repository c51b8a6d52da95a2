"""A look at a file before anything reads it: is it a workbook, of which kind, and is it safe to open?

Only the standard library looks here, and only at the first bytes, the table of contents and the XML prologues, so
that a hostile file has nothing to work on. What passes is still read in a process of its own (`reading`).
"""

from __future__ import annotations

import codecs
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path
from typing import IO
from xml.parsers import expat

from boardkeeper.importing import compound_file
from boardkeeper.importing.bounds import DEFAULT_BOUNDS, MIB, Bounds
from boardkeeper.importing.errors import (
    CompressionBomb,
    DamagedWorkbook,
    EmptyFile,
    EncryptedWorkbook,
    EntityBomb,
    LockFile,
    NotAWorkbook,
    TextFile,
    WebPage,
    WorkbookMissing,
    WorkbookTooLarge,
)


class WorkbookKind(StrEnum):
    """How a workbook is kept in its file; macros (xlsm) make no difference to its figures."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"


_SAVE_AGAIN = "Open it in Excel and save it as an Excel workbook (.xlsx), then import that."
_ASK_AGAIN = "Ask for the file again, or copy it again from where it came."
_TEXT_SUFFIXES = {".csv", ".tsv", ".tab", ".txt"}
_COMPOUND_FILE = bytes.fromhex("D0CF11E0A1B11AE1")
_OWNER_FILE_BYTES = 165
_OWNER_NAME_BYTES = 54
_RATIO_BYTES = 16 * MIB
_RATIO = 200
_OTHER_ARCHIVES = {
    "word/document.xml": "a Word document",
    "ppt/presentation.xml": "a PowerPoint presentation",
    "index/document.iwa": "an Apple Numbers file",
    "visio/document.xml": "a Visio drawing",
}
_OTHER_STARTS = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"7z\xbc\xaf", "a compressed archive"),
    (b"Rar!", "a compressed archive"),
)


def examine(path: Path, bounds: Bounds = DEFAULT_BOUNDS) -> WorkbookKind:
    """Say which kind of workbook a file is, from its bytes and never from its name alone.

    Args:
        path: The file as the person chose it.
        bounds: How large a file may be.

    Returns:
        The kind of workbook; the file is worth reading.

    Raises:
        WorkbookError: One subclass for each thing that can be wrong, with a sentence that names the file.
    """
    name = path.name
    if name.startswith(("~$", ".~lock.")):
        raise _lock_file(name)
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise WorkbookMissing(f"“{name}” is a folder, not a workbook.", "Choose a file inside it.")
        with path.open("rb") as file:
            start = file.read(8192)
    except OSError as error:
        raise WorkbookMissing(
            f"“{name}” cannot be opened: {error.strerror or 'the system gave no reason'}.",
            "Check that it is still there and that you may read it.",
        ) from error
    if _is_owner_file(start, size):
        raise _lock_file(name)
    if size == 0:
        raise EmptyFile(f"“{name}” is empty: the file holds no bytes at all.", _ASK_AGAIN)
    if size > bounds.file_bytes:
        raise WorkbookTooLarge(
            f"“{name}” is {size // MIB} MB; the largest workbook read is {bounds.file_bytes // MIB} MB.",
            "Copy the sheets you need into a new workbook and import that.",
        )
    if start.startswith(_COMPOUND_FILE):
        return _examine_compound_file(path)
    if start.startswith(b"PK"):
        return _examine_archive(path, bounds)
    return _examine_text(path, start)


def _lock_file(name: str) -> LockFile:
    return LockFile(
        f"“{name}” is the lock file a program keeps while a workbook is open, not the workbook.",
        "Choose the file of the same name without “~$” or “.~lock.” at the front.",
    )


def _is_owner_file(start: bytes, size: int) -> bool:
    """Recognise a renamed lock file: 165 bytes, the user's name by length, padded with blanks, then in UTF-16."""
    if size != _OWNER_FILE_BYTES or not 1 <= start[0] <= _OWNER_NAME_BYTES:
        return False
    padding = start[1 + start[0] : 1 + _OWNER_NAME_BYTES]
    return not padding.strip(b" \0") and start[1 + _OWNER_NAME_BYTES] == start[0]


def _examine_compound_file(path: Path) -> WorkbookKind:
    try:
        contents = compound_file.describe(path)
    except compound_file.BrokenCompoundFile as error:
        raise DamagedWorkbook(
            f"“{path.name}” is a damaged file of the old Excel kind.", _ASK_AGAIN
        ) from error
    if contents.has_stream("EncryptedPackage") or contents.workbook_is_locked:
        raise EncryptedWorkbook(
            f"“{path.name}” is protected with a password, so its figures cannot be read.",
            "Open it in Excel, remove the password (File, Info, Protect Workbook), save it and import that.",
        )
    if contents.has_stream("Workbook") or contents.has_stream("Book"):
        return WorkbookKind.XLS
    what = (
        "an old Word document" if contents.has_stream("WordDocument") else "an Office file without a workbook"
    )
    raise NotAWorkbook(
        f"“{path.name}” is {what}, not a workbook.", "Choose an Excel, OpenDocument or CSV file."
    )


def _examine_archive(path: Path, bounds: Bounds) -> WorkbookKind:
    try:
        with zipfile.ZipFile(path) as archive:
            kind = _kind_of_archive(path.name, archive)
            _refuse_bombs(path.name, archive, bounds)
            _refuse_document_types(path.name, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise DamagedWorkbook(
            f"“{path.name}” is a damaged workbook: its archive is cut off or broken.", _ASK_AGAIN
        ) from error
    return kind


def _kind_of_archive(name: str, archive: zipfile.ZipFile) -> WorkbookKind:
    entries = {part_name(info.filename): info for info in archive.infolist()}
    if any(info.flag_bits & 1 for info in entries.values()):
        raise EncryptedWorkbook(f"“{name}” is an archive with a password.", "Ask for it without one.")
    if "xl/workbook.xml" in entries:
        return WorkbookKind.XLSX
    if "xl/workbook.bin" in entries:
        return WorkbookKind.XLSB
    if "content.xml" in entries:
        return _kind_of_open_document(name, archive, entries)
    for part, what in _OTHER_ARCHIVES.items():
        if part in entries:
            raise NotAWorkbook(f"“{name}” is {what}, not a workbook.", _SAVE_AGAIN)
    if any(part.startswith("xl/") for part in entries):
        raise DamagedWorkbook(
            f"“{name}” is a damaged workbook: the list of its sheets is missing.", _ASK_AGAIN
        )
    what = "an archive without a workbook in it" if entries else "an empty archive"
    raise NotAWorkbook(f"“{name}” is {what}.", "If it holds a workbook, unpack it first.")


def _kind_of_open_document(
    name: str, archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo]
) -> WorkbookKind:
    manifest = entries.get("meta-inf/manifest.xml")
    if manifest is not None and b"encryption-data" in _first_bytes(archive, manifest, 65536):
        raise EncryptedWorkbook(
            f"“{name}” is protected with a password, so its figures cannot be read.",
            "Open it, save it without the password and import that.",
        )
    mimetype = entries.get("mimetype")
    declared = _first_bytes(archive, mimetype, 200) if mimetype is not None else b"spreadsheet"
    if b"spreadsheet" not in declared:
        raise NotAWorkbook(f"“{name}” is an OpenDocument file, but not a spreadsheet.", _SAVE_AGAIN)
    return WorkbookKind.ODS


def _refuse_bombs(name: str, archive: zipfile.ZipFile, bounds: Bounds) -> None:
    """Judge by the declared sizes: the reader never unpacks more of a part than was declared."""
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    swells = any(
        part.file_size > _RATIO_BYTES and part.file_size > _RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if swells or len(parts) > bounds.entries or unpacked > bounds.unpacked_bytes:
        raise CompressionBomb(
            f"“{name}” would unpack to {unpacked // MIB:,} MB in {len(parts):,} parts, far more than a workbook holds,"
            " so it was not opened.",
            "Copy the sheets you need into a new workbook and import that.",
        )


def _refuse_document_types(name: str, archive: zipfile.ZipFile) -> None:
    for part in archive.infolist():
        if part.filename.casefold().endswith((".xml", ".rels")):
            with archive.open(part) as stream:
                declares = declares_document_type(stream)
            if declares:
                raise EntityBomb(
                    f"“{name}” declares XML entities in “{part.filename}”, which no spreadsheet program does and which"
                    " can swell without end, so it was not opened.",
                    "Do not open it elsewhere either; ask its sender how it was made.",
                )


def declares_document_type(stream: IO[bytes]) -> bool:
    """Read as far as the first element, where a document type must have stood; broken XML is the reader's to report."""
    found: list[str] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: found.append("document type")
    parser.StartElementHandler = lambda *_: found.append("element")
    while not found:
        block = stream.read(4096)
        try:
            parser.Parse(block, not block)
        except (expat.ExpatError, ValueError):
            break
        if not block:
            break
    return "document type" in found


def _examine_text(path: Path, start: bytes) -> WorkbookKind:
    name = path.name
    for magic, what in _OTHER_STARTS:
        if start.startswith(magic):
            raise NotAWorkbook(
                f"“{name}” is {what}, not a workbook.", "Choose an Excel, OpenDocument or CSV file."
            )
    text = decoded(start)
    if text is None:
        raise NotAWorkbook(
            f"“{name}” is not a workbook: its content is of no kind known here.",
            "Choose an Excel, OpenDocument or CSV file.",
        )
    head = text.lstrip().casefold()
    if "urn:schemas-microsoft-com:office:spreadsheet" in head:
        raise NotAWorkbook(f"“{name}” is an “XML Spreadsheet 2003”, a kind no longer in use.", _SAVE_AGAIN)
    if head.startswith(("<!doctype html", "<html", "<head", "<table", "<meta", "<body", "<style")) or (
        head.startswith(("<?xml", "<!--")) and "<html" in head
    ):
        raise WebPage(f"“{name}” is a web page, not a workbook.", _SAVE_AGAIN)
    if not head:
        raise EmptyFile(f"“{name}” holds nothing but blanks.", _ASK_AGAIN)
    if path.suffix.casefold() not in _TEXT_SUFFIXES:
        raise TextFile(
            f"“{name}” is plain text, not a workbook.",
            "If it holds comma-separated values, give its name the ending .csv; otherwise save it again from Excel.",
        )
    return WorkbookKind.CSV


def decoded(data: bytes) -> str | None:
    """Decode the bytes of a text file, or a beginning of one: UTF-8, UTF-16 by its mark, else Windows' Western page.

    Returns:
        The text without a byte-order mark; None when the bytes are not text.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data[: len(data) // 2 * 2].decode("utf-16", errors="replace")
    if b"\0" in data:
        return None
    try:
        return codecs.getincrementaldecoder("utf-8-sig")().decode(data)
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    control = sum(1 for character in text if character < " " and character not in "\t\r\n\f")
    return None if control > len(text) // 100 else text


def part_name(filename: str) -> str:
    """Make the name of a part comparable: some writers use backslashes, a leading slash or capitals."""
    return filename.replace("\\", "/").lstrip("/").casefold()


def _first_bytes(archive: zipfile.ZipFile, part: zipfile.ZipInfo, count: int) -> bytes:
    with archive.open(part) as stream:
        return stream.read(count)
