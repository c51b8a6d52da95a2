"""Takes one paper out of the window: onto a printer, or into a file of a kind the house writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from boardkeeper import minutes_out
from ui.mail_files import disk_name
from ui.meetings.pack.laid_out import FilePages, sizes_of
from ui.meetings.pack.printing import PackPrinting
from ui.page import Workplace
from ui.today.words import count

if TYPE_CHECKING:
    from boardkeeper.documents.blocks import Pack
    from boardkeeper.minutes_out import SavedPaper

_FILTERS = "PDF (*.pdf);;Word file (*.docx);;Web page (*.html);;Plain text (*.txt)"
_ENDINGS = (".pdf", ".docx", ".html", ".txt")


LaidOutPaper = FilePages
"""The pages of a paper, ready for a printer; `meeting_id` is its name here."""


class PaperOut(QObject):
    """Prints and saves papers of one page of the window.

    Args:
        workplace: What the page works with.
        name: The key under which the folder is remembered.
        window: The page.
    """

    def __init__(self, workplace: Workplace, name: str, window: QWidget) -> None:
        super().__init__(window)
        self._workplace = workplace
        self._folder = f"{name}/folder"
        self._window = window
        self._printer: QPrinter | None = None
        self._paper: LaidOutPaper | None = None

    def ask_path(self, name: str, title: str) -> Path | None:
        """Ask where a paper shall be written; None when nothing was chosen."""
        folder = Path(str(self._workplace.settings.value(self._folder, str(Path.home()))))
        start = str(folder / disk_name(name, ".pdf"))
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, start, _FILTERS)
        if not chosen:
            return None
        return Path(chosen if Path(chosen).suffix.casefold() in _ENDINGS else f"{chosen}.pdf")

    def save(self, pack: Pack, name: str) -> None:
        """Ask for a place and write the paper there."""
        path = self.ask_path(name, f"Save “{pack.sections[0].title}”")
        if path is not None:
            self.save_to(pack, path)

    def save_to(self, pack: Pack, path: Path) -> None:
        """The same without asking."""
        self._workplace.settings.setValue(self._folder, str(path.parent))
        self._workplace.tasks.run(f"Making {path.name}", _save, pack, path, on_done=self._on_saved)

    def print(self, pack: Pack) -> None:
        """Lay the paper out, then ask for a printer."""
        self._workplace.tasks.run(f"Laying out {pack.title}", lay_out, pack, on_done=self._on_laid_out)

    def print_on(self, printer: QPrinter, paper: LaidOutPaper) -> None:
        """Print on a printer that was chosen."""
        printing = PackPrinting(self._workplace.tasks, paper, printer, self)
        printing.finished.connect(self._on_printed)
        printing.start()

    def _on_saved(self, saved: SavedPaper) -> None:
        pages = f", {count(saved.pages, 'page')}" if saved.pages else ""
        folder = saved.path.parent.name or saved.path.parent
        self._workplace.say(f"“{saved.path.name}” written to {folder}{pages}.")

    def _on_laid_out(self, paper: LaidOutPaper) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(paper.meeting_id)
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(paper.sizes))
        self._printer, self._paper = printer, paper
        dialog.finished.connect(self._on_dialog_finished)
        dialog.show()

    @Slot(int)
    def _on_dialog_finished(self, result: int) -> None:
        if result == QDialog.DialogCode.Accepted and self._printer is not None and self._paper is not None:
            self.print_on(self._printer, self._paper)

    @Slot(int)
    def _on_printed(self, pages: int) -> None:
        self._workplace.say(f"{count(pages, 'page')} sent to the printer.")


def _save(pack: Pack, path: Path, **watched_by: Any) -> SavedPaper:
    return minutes_out.save_paper(pack, path, **watched_by)


def lay_out(pack: Pack, **watched_by: Any) -> LaidOutPaper:
    """The pages of a paper, to be printed or looked at."""
    pdf, pages = minutes_out.make_file(pack, minutes_out.Paper.PDF, **watched_by)
    labels = tuple(str(number) for number in range(1, pages + 1))
    return LaidOutPaper(pack.title, pdf, labels, sizes_of(pdf))
