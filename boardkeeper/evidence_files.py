"""Files that come as evidence: looked at and made fit to be kept, before anything is written."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePath

from boardkeeper.errors import UserError
from boardkeeper.kept_files import TakenFile

__all__ = ["take_evidence"]

_MEDIA_TYPES = {
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".eml": "message/rfc822",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".txt": "text/plain",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_PLAIN_TEXT = frozenset({".csv", ".eml", ".txt"})
_WITH_MACROS = "vbaproject.bin"


def take_evidence(path: Path) -> TakenFile:
    """Look at a file and make it fit to be kept; may take seconds, so never on the window’s thread.

    PDFs and pictures are written anew without what could do harm. A document of Office and plain text are kept as they are,
    as evidence should be; one with macros is refused.

    Raises:
        UserError: It is of no kind that is kept as evidence, has macros, or lists single children.
    """
    # Reading foreign files costs start-up time and is needed only here.
    from boardkeeper import attaching
    from boardkeeper.attachments.bounds import DEFAULT_BOUNDS
    from boardkeeper.attachments.kinds import OFFICE_KINDS, PICTURE_KINDS, FileKind, kind_of, read_file

    content = read_file(path, DEFAULT_BOUNDS)
    if path.suffix.casefold() in _PLAIN_TEXT and content.strip():
        return _as_it_is(path, content)
    kind = kind_of(path.name, content, path, DEFAULT_BOUNDS)
    if kind in PICTURE_KINDS:
        return attaching.take_picture(path)
    if kind not in OFFICE_KINDS:
        return attaching.take_file(path)
    if kind is FileKind.WORKBOOK:
        attaching.refuse_lists_of_children(path)
    if _has_macros(path, content):
        raise UserError(
            f"“{path.name}” has macros, which are programs, so it is not kept.",
            "Save it without macros (.docx, .xlsx) or as PDF, and attach that.",
        )
    return _as_it_is(path, content)


def _as_it_is(path: Path, content: bytes) -> TakenFile:
    media_type = _MEDIA_TYPES.get(path.suffix.casefold(), "application/octet-stream")
    return TakenFile(path.name, media_type, content)


def _has_macros(path: Path, content: bytes) -> bool:
    if not content.startswith(b"PK"):
        return b"_VBA_PROJECT" in content or "_VBA_PROJECT".encode("utf-16-le") in content
    with zipfile.ZipFile(path) as archive:
        return any(PurePath(name).name.casefold() == _WITH_MACROS for name in archive.namelist())
