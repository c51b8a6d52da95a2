"""Puts pages on paper: each drawn at the printer's resolution and laid on its sheet, away from the window."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from boardkeeper.errors import UserError
from ui.meetings.pack.laid_out import LaidOutPages
from ui.tasks import TaskPool

if TYPE_CHECKING:
    from boardkeeper.render.pages import PagePicture

_MOST_DPI = 300
"""Finer than this no eye sees on office paper, and pages would take a hundred megabytes each."""


@dataclass(frozen=True, slots=True)
class PrintRun:
    """What is printed in one go and comes out of the printer by itself.

    Attributes:
        name: What the printer's list of jobs calls it.
        pages: Of which some or all are printed.
        wanted: Which, counted from 0; all when left out.
        copies: Of the whole run.
        file_name: Where the printer is a file: its name beside the one that was chosen; blank for the chosen one itself.
        is_two_sided: Meant for both sides of the paper: each copy begins on a sheet of its own.
    """

    name: str
    pages: LaidOutPages
    wanted: Sequence[int] | None = None
    copies: int = 1
    file_name: str = ""
    is_two_sided: bool = True


class PackPrinting(QObject):
    """One pack, or one minute book, on its way to one printer.

    Signals:
        finished: How many pages were printed; fewer than asked for when it was cancelled.
    """

    finished = Signal(int)

    def __init__(self, tasks: TaskPool, pack: LaidOutPages, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._printer = printer
        wanted = asked_pages(printer, len(pack.sizes))
        self._run = PrintRun(printer.docName(), pack, wanted, printer.copyCount())

    def start(self) -> None:
        """Begin with the first page that is asked for."""
        task = self._tasks.run(
            "Printing the pack", put_on_paper, self._run, self._printer, on_done=self._on_done
        )
        task.ended.connect(self.deleteLater)

    def _on_done(self, pages: int) -> None:
        self.finished.emit(pages)


def put_on_paper(
    run: PrintRun,
    printer: QPrinter,
    *,
    progress: Callable[[str, int, int], None],
    cancelled: Callable[[], bool],
) -> int:
    """Print; answers how many pages, fewer than asked for when it was cancelled. Belongs on a thread of the pool.

    A printer that makes no copies by itself is given the pages again and again, each copy on a sheet of its own.

    Raises:
        UserError: The printer takes nothing.
    """
    wanted = range(len(run.pages.sizes)) if run.wanted is None else run.wanted
    copies = max(1, run.copies)
    printer.setDocName(run.name)
    printer.setFullPage(True)
    printer.setCopyCount(copies)
    repeated = 1 if printer.supportsMultipleCopies() else copies
    _name_file(run, printer)
    _require_folder(printer)
    painter = QPainter()
    printed = 0
    try:
        for copy in range(repeated):
            if copy and len(wanted) % 2 and _is_two_sided(run, printer):
                printer.newPage()
            for index in wanted:
                if cancelled():
                    return printed
                progress("page", printed, repeated * len(wanted))
                picture = run.pages.picture(index, min(printer.resolution(), _MOST_DPI))
                _turn_paper(printer, picture)
                if printed == 0:
                    _begin(painter, printer)
                else:
                    printer.newPage()
                _draw(painter, printer, picture)
                printed += 1
    finally:
        if painter.isActive():
            painter.end()
    progress("page", printed, printed)
    return printed


def _name_file(run: PrintRun, printer: QPrinter) -> None:
    if run.file_name and printer.outputFileName():
        printer.setOutputFileName(str(Path(printer.outputFileName()).with_name(run.file_name)))


def _is_two_sided(run: PrintRun, printer: QPrinter) -> bool:
    """Whether a page has a back; the dialog has the last word, and a file is printed later."""
    turns = printer.duplex() is not QPrinter.DuplexMode.DuplexNone
    return run.is_two_sided and (turns or bool(printer.outputFileName()))


def _require_folder(printer: QPrinter) -> None:
    """Qt would only complain on its own log of a file in a folder that is not there."""
    file = printer.outputFileName()
    if file and not os.access(Path(file).parent, os.W_OK):
        raise _not_taken(printer)


def _begin(painter: QPainter, printer: QPrinter) -> None:
    if not painter.begin(printer):
        raise _not_taken(printer)


def _not_taken(printer: QPrinter) -> UserError:
    where = printer.outputFileName() or printer.printerName() or "The printer"
    return UserError(
        f"Nothing was printed: “{where}” takes nothing just now.",
        "Look whether it is switched on, or choose another printer or file.",
    )


def _turn_paper(printer: QPrinter, picture: PagePicture) -> None:
    orientation = QPageLayout.Orientation
    is_wide = picture.width > picture.height
    printer.setPageOrientation(orientation.Landscape if is_wide else orientation.Portrait)


def _draw(painter: QPainter, printer: QPrinter, picture: PagePicture) -> None:
    image = QImage(picture.rgb, picture.width, picture.height, picture.width * 3, QImage.Format.Format_RGB888)
    painter.drawImage(_fitted(image, QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))), image)


def asked_pages(printer: QPrinter, count: int) -> range:
    """The pages the print dialog asked for, counted from 0; all when it named none."""
    first, last = printer.fromPage(), printer.toPage()
    if first <= 0:
        return range(count)
    return range(min(first, count) - 1, min(last or count, count))


def _fitted(image: QImage, paper: QRectF) -> QRectF:
    """The paper's rectangle, smaller at two sides where the page has another shape."""
    scale = min(paper.width() / image.width(), paper.height() / image.height())
    width, height = image.width() * scale, image.height() * scale
    return QRectF((paper.width() - width) / 2, (paper.height() - height) / 2, width, height)
