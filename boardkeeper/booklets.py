"""An edition of a pack written as a booklet: A5 pages on A4 sheets, to be printed on both sides and folded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from boardkeeper.editions import Edition, GatheredPack, lock, make_edition
from boardkeeper.editions.locking import require_fit
from boardkeeper.errors import UserError
from boardkeeper.minutes_out import Paper, require_same_kind
from boardkeeper.saving import save_whole

if TYPE_CHECKING:
    from boardkeeper.render.pdf import BuiltPack, SectionCache
    from boardkeeper.render.pdf.booklet import Booklet

__all__ = ["SavedBooklet", "save_booklet"]


@dataclass(frozen=True, slots=True)
class SavedBooklet:
    """A booklet that was written, and the pack it was folded from."""

    built: BuiltPack
    booklet: Booklet


def save_booklet(
    gathered: GatheredPack,
    edition: Edition,
    path: Path,
    *,
    password: str = "",
    kept: Path | None = None,
    progress: Callable[[str, int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    cache: SectionCache | None = None,
) -> SavedBooklet:
    """Write an edition as a booklet, whole or not at all; needs no database.

    Args:
        gathered: For this edition.
        edition: Which one; large print is meant for whole sheets and is refused.
        path: Where to; a PDF that is there is replaced.
        password: Locks the file; blank leaves it open.
        kept: The board file, which is never written over.
        progress: Told what is being done.
        cancelled: Asked whether to stop.
        cache: Sections made before.

    Raises:
        UserError: It is in large print, the name is the board's own or ends in something other than .pdf, the password is
            unfit, the folder cannot be written to; or as `make_edition`.
    """
    # pikepdf costs start-up time and is needed only here.
    from boardkeeper.render.pdf.booklet import make_booklet

    path = path.resolve()
    require_foldable(edition, path)
    if kept is not None and path == kept.resolve():
        raise UserError("The booklet cannot take the place of the board file.", "Choose another name.")
    require_same_kind(path, Paper.PDF)
    if password:
        require_fit(password)
    made = make_edition(gathered, edition, progress=progress, cancelled=cancelled, cache=cache)
    booklet = make_booklet(made.built.pdf, progress=progress, cancelled=cancelled)
    save_whole(path, lock(booklet.pdf, password) if password else booklet.pdf)
    return SavedBooklet(made.built, booklet)


def require_foldable(edition: Edition, path: Path) -> None:
    """Refuse what makes no booklet: large print, which would be small again, and anything but a PDF."""
    if edition.is_large_print:
        raise UserError(
            "A booklet halves its pages, so large print would be small again.",
            "Print large print on whole sheets, or make the booklet of the usual print.",
        )
    if path.suffix.casefold() != Paper.PDF:
        raise UserError(f"“{path.name}” cannot be a booklet: that is a PDF.", "End the name in .pdf.")
