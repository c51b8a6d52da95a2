"""Keeps the book of one municipal year made: gathers on the database thread, lays out in the background."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from boardkeeper import minute_book
from boardkeeper.errors import UserError
from ui.meetings.pack.laid_out import FilePages, sizes_of
from ui.page import Workplace
from ui.tasks import Task

if TYPE_CHECKING:
    from boardkeeper.minute_book import BookLeaf, BookStanding, GatheredBook, LeafCache, PrintedLeaf

TABLES = frozenset(
    {
        "agenda_item",
        "attendance",
        "board",
        "correction",
        "declaration",
        "leaf",
        "meeting",
        "minute",
        "minute_book",
        "minute_paragraph",
        "movement",
        "person",
        "post",
        "report",
        "resolution",
        "seat",
        "vote",
    }
)
"""A minute book may say something from each of these."""
LEDGER_TABLES = frozenset({"leaf", "minute_book"})
"""What is recorded of printed leaves; their words stay as they are."""

_PAUSE_MILLISECONDS = 500


class BookState(StrEnum):
    """How the book stands to the board."""

    NONE = "none"
    WORKING = "being laid out"
    READY = "ready"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class LaidOutBook(FilePages):
    """A year's book that can be looked at; without pages when nothing is bound yet."""

    gathered: GatheredBook
    leaves: tuple[BookLeaf, ...]
    standing: BookStanding


class _Workshop:
    """Makes books on a thread of the pool, one after the other, and keeps leaves that did not change."""

    def __init__(self) -> None:
        self._cache: LeafCache | None = None

    def make(
        self,
        gathered: GatheredBook,
        *,
        progress: Callable[[str, int, int], None],
        cancelled: Callable[[], bool],
    ) -> LaidOutBook:
        year = gathered.years[0]
        leaves: tuple[BookLeaf, ...] = ()
        labels: tuple[str, ...] = ()
        pdf = b""
        if not gathered.is_empty:
            self._cache = self._cache or minute_book.LeafCache()
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "book.pdf"
                built = minute_book.build_book(
                    gathered, path, progress=progress, cancelled=cancelled, cache=self._cache
                )
                pdf, labels, leaves = built.path.read_bytes(), built.labels, built.leaves
        standing = minute_book.book_standing(year, leaves)
        name = f"{gathered.board.id} {standing.year}"
        sizes = sizes_of(pdf) if pdf else ()
        return LaidOutBook(name, pdf, labels, sizes, gathered, leaves, standing)


def laid_out_again(book: LaidOutBook, pdf: bytes, labels: tuple[str, ...]) -> LaidOutBook:
    """The same book with other pages: some of its leaves."""
    return replace(book, pdf=pdf, labels=labels, sizes=sizes_of(pdf))


class BookBuilder(QObject):
    """Answers for the book of the year that is shown.

    Signals:
        state_changed: The `BookState` is another now.
        laid_out: A `LaidOutBook` is ready.
    """

    state_changed = Signal()
    laid_out = Signal(object)

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._workshop = _Workshop()
        self._wanted: tuple[str, int] | None = None
        self._is_at_work = False
        self._changed_meanwhile = False
        self._task: Task | None = None
        self.is_restricted = False
        self.state = BookState.NONE
        self.error: UserError | None = None
        self.book: LaidOutBook | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._begin)

    def show_year(self, board_id: str, year: int) -> None:
        """Make the book of another year, and keep it up to date from now on."""
        if (board_id, year) != self._wanted:
            self._wanted = (board_id, year)
            self.book = None
        self._begin()

    def set_restricted(self, is_restricted: bool) -> None:
        """Make the edition with the leaves of Part II, or the public one."""
        if is_restricted != self.is_restricted:
            self.is_restricted = is_restricted
            self._begin()

    def show_nothing(self) -> None:
        """There is no year to show."""
        self._wanted = self.book = None
        self._pause.stop()
        self._become(BookState.NONE)

    def take_note(self) -> None:
        """Something the book may say has changed."""
        if self._wanted is not None:
            self._changed_meanwhile = self._is_at_work
            self._pause.start()

    def take_ledger(self) -> None:
        """What was printed or initialled is another now; no leaf says anything else for that."""
        if self.state is not BookState.READY or self._wanted is None:
            self.take_note()
            return
        board_id, year = self._wanted
        self._workplace.operations.run(
            None,
            minute_book.read_ledger,
            board_id,
            year,
            on_done=partial(self._on_ledger_read, self.book),
            on_error=self._on_refused,
            origin=self,
        )

    def _on_ledger_read(self, book: LaidOutBook | None, ledger: tuple[PrintedLeaf, ...]) -> None:
        if book is None or book is not self.book:
            return
        year = replace(book.gathered.years[0], ledger=ledger)
        gathered = replace(book.gathered, years=(year, *book.gathered.years[1:]))
        standing = minute_book.book_standing(year, book.leaves)
        self.book = replace(book, gathered=gathered, standing=standing)
        self.laid_out.emit(self.book)

    @Slot()
    def again(self) -> None:
        """Make it once more, after it was stopped."""
        self._begin()

    @Slot()
    def _begin(self) -> None:
        self._pause.stop()
        if self._wanted is None:
            return
        if self._is_at_work:
            self._changed_meanwhile = True
            return
        self._is_at_work, self._changed_meanwhile = True, False
        self._become(BookState.WORKING)
        board_id, year = self._wanted
        self._workplace.operations.run(
            None,
            minute_book.gather_book,
            board_id,
            year,
            restricted=self.is_restricted,
            on_done=self._on_gathered,
            on_error=self._on_refused,
            origin=self,
        )

    def _on_gathered(self, gathered: GatheredBook) -> None:
        self._task = self._workplace.tasks.run(
            "Laying out the minute book",
            self._workshop.make,
            gathered,
            on_done=self._on_made,
            on_error=self._on_refused,
        )
        self._task.ended.connect(self._on_ended)

    def _on_made(self, book: LaidOutBook) -> None:
        is_meant = self._wanted == (book.gathered.board.id, book.standing.year)
        if is_meant and book.gathered.is_restricted is self.is_restricted:
            self.book = book
            self._finish(BookState.READY)
            self.laid_out.emit(book)
        else:
            self._changed_meanwhile = True
            self._finish(BookState.NONE)

    def _on_refused(self, error: UserError) -> None:
        self.error = error
        self._finish(BookState.FAILED)

    @Slot()
    def _on_ended(self) -> None:
        # Work that was cancelled brings no answer; if it was too late to stop, the answer follows at once.
        if self._task is not None and self._task.is_cancelled():
            self._finish(BookState.STOPPED)

    def _finish(self, state: BookState) -> None:
        self._is_at_work = False
        self._task = None
        self._become(state)
        if self._changed_meanwhile and self._wanted is not None:
            self._begin()

    def _become(self, state: BookState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit()
