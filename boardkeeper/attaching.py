"""Taking in papers and pictures: what a person chose, looked at and made fit to stand in a pack.

Nothing here needs the board file; `kept_files.keep_into` keeps what was taken. It may take seconds, so never on the window's
thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from boardkeeper.attachments.bounds import DEFAULT_BOUNDS, MIB, Bounds
from boardkeeper.attachments.errors import AttachingCancelled, AttachmentRefused, PasswordNeeded
from boardkeeper.attachments.kinds import OFFICE_KINDS, PICTURE_KINDS, FileKind, kind_of, read_file
from boardkeeper.attachments.looking import pdf_looked_at, picture_looked_at
from boardkeeper.attachments.office import converted, libreoffice
from boardkeeper.importing.child_level import refuse_child_level
from boardkeeper.importing.errors import ChildLevelData, ReadingCancelled, WorkbookError
from boardkeeper.importing.reading import read_workbook
from boardkeeper.kept_files import TakenFile
from boardkeeper.own_process import never

__all__ = [
    "FILE_ENDINGS",
    "PICTURE_ENDINGS",
    "AttachingCancelled",
    "AttachmentRefused",
    "PasswordNeeded",
    "Refused",
    "TakenTogether",
    "can_convert",
    "refusals",
    "take_file",
    "take_files",
    "take_picture",
]

#: For a file dialog; what a file is, is decided by its bytes.
FILE_ENDINGS = (
    ".pdf", ".docx", ".doc", ".odt", ".rtf", ".xlsx", ".xlsm", ".xls", ".ods", ".pptx", ".ppt", ".odp",
)  # fmt: skip
PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".svg")


def can_convert() -> bool:
    """Whether Word files, workbooks and presentations can be taken on this computer: LibreOffice is there."""
    return libreoffice() is not None


def _unheard(_what: str, _done: int, _total: int, /) -> None:
    """Progress nobody watches."""


def take_file(
    path: Path,
    *,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[str, int, int], None] = _unheard,
    bounds: Bounds = DEFAULT_BOUNDS,
    password: str = "",
) -> TakenFile:
    """Take in a paper as PDF.

    A PDF is read to its last page and written anew without scripts, actions, embedded files and film; forms and marks become
    part of the page; links and bookmarks stay. A Word file, workbook or presentation is made into a PDF by LibreOffice first.

    Args:
        path: The file as it was chosen; its name decides nothing.
        cancelled: Asked some twenty times a second.
        progress: Told what is done, how far, and of how much.
        bounds: What it may cost.
        password: Of a PDF that does not open without.

    Returns:
        A PDF with its number of pages, and notes on what was changed. The name ends in .pdf.

    Raises:
        PasswordNeeded: It opens with a password only, and not with this one.
        AttachmentRefused: With the reason in one sentence that names the file, and what to do.
        AttachingCancelled: `cancelled` said so.
    """
    asked = cancelled or never
    name = path.name
    content = read_file(path, bounds)
    kind = kind_of(name, content, path, bounds)
    notes: tuple[str, ...] = ()
    if kind in PICTURE_KINDS:
        raise AttachmentRefused(
            f"“{name}” is a picture, not a document.",
            "Put it into the report as a picture, or save it as PDF.",
        )
    if kind is FileKind.WORKBOOK:
        refuse_lists_of_children(path, asked)
    if kind in OFFICE_KINDS:
        progress(f"Making a PDF of “{name}”", 0, 0)
        content = converted(path, kind, bounds, asked)
        notes = (f"LibreOffice made the PDF from “{name}”: look at every page before it is published.",)
    taken = pdf_looked_at(content, name, bounds, asked, progress, password)
    return TakenFile(
        name=_ending(name, ".pdf"),
        media_type=taken.media_type,
        content=taken.content,
        pages=taken.pages,
        notes=(*notes, *taken.notes),
    )


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not taken, and why; it may be taken with its password."""

    path: Path
    error: AttachmentRefused

    @property
    def wants_password(self) -> bool:
        return isinstance(self.error, PasswordNeeded)


@dataclass(frozen=True, slots=True)
class TakenTogether:
    """What became of files that were chosen together, each part in the order in which they were."""

    by_path: tuple[tuple[Path, TakenFile], ...] = ()
    refused: tuple[Refused, ...] = ()

    @property
    def taken(self) -> tuple[TakenFile, ...]:
        """What can be attached."""
        return tuple(file for _, file in self.by_path)


def take_files(
    paths: Sequence[Path],
    *,
    passwords: Mapping[Path, str] | None = None,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[str, int, int], None] = _unheard,
    bounds: Bounds = DEFAULT_BOUNDS,
) -> TakenTogether:
    """Take in several papers. One that cannot be taken keeps none of the others out.

    Args:
        paths: As they were chosen; one that is named twice is taken once.
        passwords: Of those that open with one only.
        cancelled: Asked some twenty times a second.
        progress: Told what is done, which file it is, and of how many.
        bounds: What each may cost.

    Raises:
        AttachingCancelled: `cancelled` said so.
    """
    wanted = tuple(dict.fromkeys(paths))
    taken: list[tuple[Path, TakenFile]] = []
    refused: list[Refused] = []
    for place, path in enumerate(wanted):
        progress(f"Taking in “{path.name}”", place, len(wanted))
        word = (passwords or {}).get(path, "")
        try:
            taken.append((path, take_file(path, cancelled=cancelled, bounds=bounds, password=word)))
        except AttachmentRefused as error:
            refused.append(Refused(path, error))
    return TakenTogether(tuple(taken), tuple(refused))


def refusals(refused: Sequence[Refused], *, some_taken: bool = True) -> AttachmentRefused:
    """All that was not taken as one thing to be told: each by name with its reason, and what to do."""
    if len(refused) == 1:
        return refused[0].error
    others = (
        "The other files were attached. Mend these, then attach them again."
        if some_taken
        else "Nothing was attached."
    )
    reasons = " ".join(each.error.sentence for each in refused)
    return AttachmentRefused(
        f"{len(refused)} files were not attached. {reasons}",
        others,
    )


def refuse_lists_of_children(path: Path, cancelled: Callable[[], bool] = never) -> None:
    """A list with a line for each child has no business in a pack either; what else is wrong, LibreOffice will find."""
    try:
        refuse_child_level(read_workbook(path, cancelled=cancelled))
    except ChildLevelData as error:
        next_step = "Attach figures about children as a group, such as counts and percentages by month."
        raise AttachmentRefused(error.sentence, next_step) from error
    except ReadingCancelled as error:
        raise AttachingCancelled(f"Attaching “{path.name}” was cancelled; nothing was taken.") from error
    except WorkbookError:
        return


def take_picture(
    source: Path | bytes,
    name: str = "",
    *,
    cancelled: Callable[[], bool] | None = None,
    bounds: Bounds = DEFAULT_BOUNDS,
) -> TakenFile:
    """Take in a picture for a report, or a council's logo: PNG or JPEG, or a drawing in SVG, which becomes PNG.

    What the camera wrote along (place, time, owner) is dropped, and the picture stands upright.

    Args:
        source: The file, or its bytes where it was pasted.
        name: As messages and the pack call it; a file's own name when empty.
        cancelled: Asked some twenty times a second.
        bounds: What it may cost.

    Raises:
        AttachmentRefused: It is no such picture, damaged, too large, or a drawing that needs anything from elsewhere.
        AttachingCancelled: `cancelled` said so.
    """
    path = source if isinstance(source, Path) else None
    called = name or (path.name if path is not None else "Picture")
    content = read_file(source, bounds) if isinstance(source, Path) else source
    kind = kind_of(called, content, path, bounds)
    if kind not in PICTURE_KINDS:
        what = "a PDF" if kind is FileKind.PDF else f"a {kind.value}"
        raise AttachmentRefused(f"“{called}” is {what}, not a picture.", "Choose a PNG, a JPEG or an SVG.")
    if len(content) > bounds.picture_bytes:
        raise AttachmentRefused(
            f"“{called}” is {len(content) // MIB} MB, more than a picture for print needs.",
            "Save it smaller: 2,500 pixels are enough for the width of a page.",
        )
    taken = picture_looked_at(content, called, kind, bounds, cancelled or never)
    ending = ".png" if taken.media_type == "image/png" else ".jpg"
    return TakenFile(_ending(called, ending), taken.media_type, taken.content, notes=taken.notes)


def _ending(name: str, ending: str) -> str:
    """The name with the ending of what the file is now."""
    known = {*FILE_ENDINGS, *PICTURE_ENDINGS, ".htm", ".html"}
    suffix = PurePath(name).suffix.casefold()
    if suffix == ending or (ending == ".jpg" and suffix == ".jpeg"):
        return name
    return (name[: -len(suffix)] if suffix in known else name) + ending
