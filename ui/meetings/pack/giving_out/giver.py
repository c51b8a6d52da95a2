"""Takes what the panel asks for through its stations: gathered on the database thread, made and printed in the pool."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from boardkeeper import distribution, editions
from boardkeeper.clock import current_day
from boardkeeper.distribution import GatheredHandouts, GivenOut
from boardkeeper.editions import GatheredPack
from boardkeeper.errors import UserError
from boardkeeper.written_lines import listed
from ui.mail_files import disk_name
from ui.meetings.pack.giving_out.wants import Sides, Wanted
from ui.meetings.pack.giving_out.work import Press, Printed
from ui.page import Workplace
from ui.tasks import Task
from ui.today.words import count

_FOLDER = "pack/folder"
_DUPLEX = {
    Sides.BOTH: QPrinter.DuplexMode.DuplexLongSide,
    Sides.ONE: QPrinter.DuplexMode.DuplexNone,
    Sides.BOOKLET: QPrinter.DuplexMode.DuplexShortSide,
}


class Giver(QObject):
    """Prints, exports and gives out the papers of one meeting; one thing after the other.

    Signals:
        began: Something is being made.
        ended: Nothing is any more.
        done: It came out; the panel may go.
        refused: A `UserError`: it did not come out, and why.
    """

    began = Signal()
    ended = Signal()
    done = Signal()
    refused = Signal(object)

    def __init__(self, workplace: Workplace, window: QWidget) -> None:
        super().__init__(window)
        self._workplace = workplace
        self._window = window
        self._press = Press()
        self._printer: QPrinter | None = None
        self.is_at_work = False

    @Slot()
    def ask_printer(self, wanted: Wanted, meeting_id: str, name: str) -> None:
        """Open the system's print dialog with what is wanted set in it; whatever it answers is printed."""
        printer = printer_for(wanted, name)
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        # Pages are chosen in the panel, by the numbers printed on them; the dialog would count those of the file.
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=False)
        self._printer = printer
        dialog.finished.connect(partial(self._on_dialog_finished, wanted, meeting_id, name))
        dialog.show()

    def print_on(self, printer: QPrinter, wanted: Wanted, meeting_id: str, name: str) -> None:
        """Print on a printer that was chosen."""
        self._printer = printer
        self._gather(wanted, meeting_id, partial(self._print, printer, wanted, name))

    def ask_place(self, wanted: Wanted, meeting_id: str, name: str) -> None:
        """Ask for a file, or for a folder where everybody on the list gets something, and write there."""
        folder = str(self._workplace.settings.value(_FOLDER, str(Path.home())))
        if wanted.by_list:
            title = "Choose a folder for the papers"
            chosen = QFileDialog.getExistingDirectory(self._window, title, folder)
        else:
            ending = wanted.kind.ending
            start = str(Path(folder) / disk_name(name, ending))
            chosen, _ = QFileDialog.getSaveFileName(
                self._window, "Export the pack", start, wanted.kind.filter
            )
            chosen = chosen if not chosen or chosen.casefold().endswith(ending) else f"{chosen}{ending}"
        if chosen:
            self.write_to(Path(chosen), wanted, meeting_id)

    def write_to(self, path: Path, wanted: Wanted, meeting_id: str) -> None:
        """Write what is wanted to a file, or for everybody on the list into a folder."""
        self._workplace.settings.setValue(_FOLDER, str(path if wanted.by_list else path.parent))
        self._gather(wanted, meeting_id, partial(self._write, path, wanted))

    def _on_dialog_finished(self, wanted: Wanted, meeting_id: str, name: str, result: int) -> None:
        if result == QDialog.DialogCode.Accepted and self._printer is not None:
            self.print_on(self._printer, wanted, meeting_id, name)

    def _gather(self, wanted: Wanted, meeting_id: str, on_done: Any) -> None:
        self._begin()
        gather = distribution.gather_handouts if wanted.by_list else editions.gather_editions
        self._workplace.operations.run(
            None,
            gather,
            meeting_id,
            wanted.edition,
            on_done=on_done,
            on_error=self._on_refused,
            origin=self,
        )

    def _print(
        self, printer: QPrinter, wanted: Wanted, name: str, gathered: GatheredPack | GatheredHandouts
    ) -> None:
        asked = _with_copies(wanted, printer)
        work = self._press.print_list if wanted.by_list else self._press.print_edition
        title = "Printing for everybody on the list" if wanted.by_list else "Printing the pack"
        task = self._workplace.tasks.run(
            title,
            work,
            gathered,
            asked,
            name,
            printer,
            on_done=self._on_printed,
            on_error=self._on_refused,
        )
        self._watch(task)

    def _write(self, path: Path, wanted: Wanted, gathered: GatheredPack | GatheredHandouts) -> None:
        if wanted.by_list:
            task = self._workplace.tasks.run(
                "Making the papers for everybody on the list",
                self._press.export_list,
                gathered,
                wanted,
                path,
                current_day(),
                on_done=self._on_given,
                on_error=self._on_refused,
            )
        else:
            task = self._workplace.tasks.run(
                f"Making {path.name}",
                self._press.export,
                gathered,
                wanted,
                path,
                on_done=self._on_exported,
                on_error=self._on_refused,
            )
        self._watch(task)

    def _watch(self, task: Task) -> None:
        task.ended.connect(self._on_ended)

    def _on_printed(self, printed: Printed) -> None:
        packs = f", {count(printed.runs, 'pack')}," if printed.runs > 1 else ""
        self._workplace.say(f"{count(printed.pages, 'page')}{packs} sent to the printer.")
        self.done.emit()

    def _on_exported(self, path: Path) -> None:
        self._workplace.say(f"“{path.name}” written to {path.parent.name or path.parent}.")
        self.done.emit()

    def _on_given(self, given: GivenOut) -> None:
        self._workplace.say(given_words(given))
        self.done.emit()

    def _on_refused(self, error: UserError) -> None:
        self._end()
        self.refused.emit(error)

    @Slot()
    def _on_ended(self) -> None:
        self._end()

    def _begin(self) -> None:
        self.is_at_work = True
        self.began.emit()

    def _end(self) -> None:
        if self.is_at_work:
            self.is_at_work = False
            self.ended.emit()


def printer_for(wanted: Wanted, name: str) -> QPrinter:
    """A printer set as it is wanted, for the dialog to begin with."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setDuplex(_DUPLEX[wanted.sides])
    if wanted.sides is Sides.BOOKLET:
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setCollateCopies(True)
    printer.setCopyCount(1 if wanted.by_list else wanted.copies)
    return printer


def _with_copies(wanted: Wanted, printer: QPrinter) -> Wanted:
    """The dialog has the last word on the number of copies; of everybody’s it is how often each is printed."""
    return replace(wanted, copies=max(1, printer.copyCount()))


def given_words(given: GivenOut) -> str:
    """What was written for everybody on the list."""
    what = [count(len(given.files), "file")]
    if given.letters:
        what.append(count(len(given.letters), "e-mail"))
    folder = given.folder.name or str(given.folder)
    missing = f" Nothing reaches {listed(given.unreached, quoted=False)}." if given.unreached else ""
    return f"{' and '.join(what)} written to {folder}, with a sheet of who gets what.{missing}"
