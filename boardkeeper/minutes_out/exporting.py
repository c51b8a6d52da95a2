"""Papers written as files: the ending of the name says which kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from boardkeeper.errors import UserError
from boardkeeper.minutes.editions import Edition
from boardkeeper.minutes_out.gathering import (
    gather_action_list,
    gather_decisions_sheet,
    gather_minutes,
    minutes_pack,
)
from boardkeeper.saving import is_other_kind, save_whole

if TYPE_CHECKING:
    from boardkeeper.documents.blocks import Pack
    from db.store import Store


class Paper(StrEnum):
    """A kind of file, by the ending of its name."""

    PDF = ".pdf"
    WORD = ".docx"
    WEB = ".html"
    TEXT = ".txt"


_BEGINNINGS = {Paper.PDF: b"%PDF-", Paper.WORD: b"PK"}


@dataclass(frozen=True, slots=True)
class SavedPaper:
    """A file that was written; `pages` is 0 for kinds that have none."""

    path: Path
    pages: int


def export_minutes(
    store: Store, meeting_id: str, path: Path, edition: Edition = Edition.PUBLIC
) -> SavedPaper:
    """Write an edition of a meeting’s minutes; PDF, Word, web page or plain text by the ending of the name.

    Raises:
        UserError: Nothing is written yet, the ending is none of these, or the file cannot be written.
    """
    kind_of(path)
    pack = minutes_pack(gather_minutes(store, meeting_id), edition)
    return save_paper(pack, path, kept=store.path)


def export_decisions_sheet(
    store: Store, meeting_id: str, path: Path, edition: Edition = Edition.PUBLIC
) -> SavedPaper:
    """Write the decisions sheet of a meeting in the same kinds."""
    kind_of(path)
    return save_paper(gather_decisions_sheet(store, meeting_id, edition), path, kept=store.path)


def export_action_list(
    store: Store,
    meeting_id: str,
    path: Path,
    today: date,
    *,
    of_meeting: bool = False,
    officer: str = "",
    edition: Edition = Edition.PUBLIC,
) -> SavedPaper:
    """Write the action lists of a meeting, or of everything open on its board, in the same kinds."""
    kind_of(path)
    pack = gather_action_list(
        store, meeting_id, today, of_meeting=of_meeting, officer=officer, edition=edition
    )
    return save_paper(pack, path, kept=store.path)


def kind_of(path: Path) -> Paper:
    """Which kind of file a name asks for.

    Raises:
        UserError: Its ending is none that can be written.
    """
    try:
        return Paper(path.suffix.casefold())
    except ValueError as error:
        raise UserError(
            f"“{path.name}” has an ending no paper is written in.", "End it in .pdf, .docx, .html or .txt."
        ) from error


def make_file(
    pack: Pack,
    kind: Paper,
    *,
    progress: Callable[[str, int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[bytes, int]:
    """The file’s bytes and its number of pages; needs no database.

    Raises:
        LeakFound: It is a public paper and says what is not public; nobody gets it.
    """
    content, pages = _made(pack, kind, progress=progress, cancelled=cancelled)
    if pack.kept_back is not None:
        from boardkeeper.leaks import require_clean, secrets_of

        require_clean(content, secrets_of(pack.kept_back), f"{pack.title}{kind.value}")
    return content, pages


def _made(
    pack: Pack,
    kind: Paper,
    *,
    progress: Callable[[str, int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> tuple[bytes, int]:
    # ReportLab, python-docx and their like cost start-up time and are needed only here.
    if kind is Paper.PDF:
        from boardkeeper.render.pdf import build_pack

        built = build_pack(pack, progress=progress, cancelled=cancelled)
        return built.pdf, built.pages
    if kind is Paper.WORD:
        from boardkeeper.render.docx import render_docx

        return render_docx(pack), 0
    if kind is Paper.WEB:
        from boardkeeper.render.html import render_html

        return render_html(pack).encode("utf-8"), 0
    from boardkeeper.render.text import render_text

    # Notepad and Outlook take a text without a mark at its head for one in the old code page.
    return b"\xef\xbb\xbf" + render_text(pack).replace("\n", "\r\n").encode("utf-8"), 0


def save_paper(
    pack: Pack,
    path: Path,
    *,
    kept: Path | None = None,
    progress: Callable[[str, int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> SavedPaper:
    """Write a paper whole or not at all, in the kind its name asks for; needs no database.

    Args:
        pack: What it says.
        path: Where to; a file of that kind that is there is replaced.
        kept: The board file, which is never written over.
        progress: Told what is being done.
        cancelled: Asked whether to stop.

    Raises:
        UserError: The name is the board’s own, a file of another kind is there, or the folder cannot be written to.
    """
    path = path.resolve()
    kind = kind_of(path)
    if kept is not None and path == kept.resolve():
        raise UserError("A paper cannot take the place of the board file.", "Choose another name.")
    require_same_kind(path, kind)
    content, pages = make_file(pack, kind, progress=progress, cancelled=cancelled)
    save_whole(path, content)
    return SavedPaper(path, pages)


def require_same_kind(path: Path, kind: Paper) -> None:
    """Refuse to write over a file that is of another kind.

    Raises:
        UserError: It is.
    """
    mark = _BEGINNINGS.get(kind)
    if mark is None or not is_other_kind(path, mark):
        return
    raise UserError(
        f"“{path.name}” is there already and is not a file of that kind, so it is left alone.",
        "Choose another name.",
    )
