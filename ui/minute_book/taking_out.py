"""Takes the book out of the window: onto paper, or into a file; also the books of all years in one."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from boardkeeper import minute_book
from boardkeeper.errors import UserError
from boardkeeper.rules.municipal_year import municipal_year_title
from ui.meetings.pack.printing import PackPrinting
from ui.minute_book.book_builder import LaidOutBook, laid_out_again
from ui.page import Workplace
from ui.tasks import Task
from ui.today.words import count

if TYPE_CHECKING:
    from boardkeeper.minute_book import BuiltBook, GatheredBook

_FOLDER = "book/folder"


class BookTakingOut(QObject):
    """Prints and saves.

    Signals:
        printed: Leaves were sent to the printer, and how many pages; the ledger does not know of them yet.
    """

    printed = Signal(int)

    def __init__(self, workplace: Workplace, window: QWidget) -> None:
        super().__init__(window)
        self._workplace = workplace
        self._window = window
        self._printer: QPrinter | None = None
        self._book: LaidOutBook | None = None
        self._path = Path()

    def print_book(self, book: LaidOutBook) -> None:
        """Ask for a printer and print what was laid out."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(f"Minute book {municipal_year_title(book.standing.year)}")
        # A leaf is printed on one side; what is put in later goes behind it.
        printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(book.sizes))
        self._printer, self._book = printer, book
        dialog.finished.connect(self._on_dialog_finished)
        dialog.show()

    def print_changed(self, book: LaidOutBook) -> None:
        """Print the leaves that are new or say something else than what was printed last."""
        self._workplace.tasks.run(
            "Laying out the changed leaves", _changed_of, book, on_done=self._on_changed_laid_out
        )

    def print_on(self, printer: QPrinter, book: LaidOutBook) -> None:
        """Print on a printer that was chosen."""
        printing = PackPrinting(self._workplace.tasks, book, printer, self)
        printing.finished.connect(self._on_printed)
        printing.start()

    def save_book(self, book: LaidOutBook) -> None:
        """Ask for a place and write the year’s book there as PDF."""
        edition = " - restricted" if book.gathered.is_restricted else ""
        name = f"Minute book {municipal_year_title(book.standing.year).replace('/', '-')}{edition}.pdf"
        path = self._asked_path(name)
        if path is not None:
            self.save_to(book, path)

    def save_to(self, book: LaidOutBook, path: Path) -> None:
        """Write the year’s book as it is shown."""
        self._workplace.tasks.run("Writing the minute book", _write, book, path, on_done=self._on_written)

    def save_all(self, board_id: str, first: int, last: int, *, restricted: bool) -> None:
        """Ask for a place and write the books of all years there as one PDF."""
        years = (municipal_year_title(year).replace("/", "-") for year in (first, last))
        path = self._asked_path(f"Minute book {' to '.join(years)}.pdf")
        if path is not None:
            self.save_all_to(board_id, first, last, path, restricted=restricted)

    def save_all_to(self, board_id: str, first: int, last: int, path: Path, *, restricted: bool) -> None:
        """The same without asking."""
        self._path = path
        self._workplace.operations.run(
            None,
            minute_book.gather_book,
            board_id,
            first,
            last,
            restricted=restricted,
            task=Task("Reading the minutes of all years", self),
            on_done=self._on_all_gathered,
            on_error=self._on_refused,
            origin=self,
        )

    def _asked_path(self, name: str) -> Path | None:
        folder = str(self._workplace.settings.value(_FOLDER, str(Path.home())))
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, "Save the minute book", str(Path(folder) / name), "PDF (*.pdf)"
        )
        if not chosen:
            return None
        path = Path(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf")
        self._workplace.settings.setValue(_FOLDER, str(path.parent))
        return path

    def _on_all_gathered(self, gathered: GatheredBook) -> None:
        self._workplace.tasks.run(
            "Making the minute book of all years",
            minute_book.build_book_apart,
            gathered,
            self._path,
            on_done=self._on_all_built,
        )

    def _on_refused(self, error: UserError) -> None:
        if not isinstance(error, minute_book.BookCancelled):
            self._workplace.complain(error)

    def _on_all_built(self, built: BuiltBook) -> None:
        self._on_written(built.path)

    def _on_written(self, path: Path) -> None:
        self._workplace.say(f"“{path.name}” written to {path.parent.name or path.parent}.")

    def _on_changed_laid_out(self, book: LaidOutBook) -> None:
        self.print_book(book)

    @Slot(int)
    def _on_dialog_finished(self, result: int) -> None:
        if result == QDialog.DialogCode.Accepted and self._printer is not None and self._book is not None:
            self.print_on(self._printer, self._book)

    @Slot(int)
    def _on_printed(self, pages: int) -> None:
        self._workplace.say(f"{count(pages, 'page')} sent to the printer.")
        if pages:
            self.printed.emit(pages)


def _changed_of(
    book: LaidOutBook, *, progress: Callable[[str, int, int], None], cancelled: Callable[[], bool]
) -> LaidOutBook:
    with tempfile.TemporaryDirectory() as folder:
        built = minute_book.build_changed(
            book.gathered, Path(folder) / "leaves.pdf", progress=progress, cancelled=cancelled
        )
        return laid_out_again(book, built.path.read_bytes(), built.labels)


def _write(book: LaidOutBook, path: Path, **_watched_by: object) -> Path:
    minute_book.save_pages(book.pdf, path)
    return path
