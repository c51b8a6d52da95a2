"""Prints a pack: each page drawn at the printer's resolution in the background, then put on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from ui.meetings.pack.pages_view import LaidOutPages
from ui.tasks import Task, TaskPool

if TYPE_CHECKING:
    from boardkeeper.render.pages import PagePicture

_MOST_DPI = 300
"""Finer than this no eye sees on office paper, and pages would take a hundred megabytes each."""


class PackPrinting(QObject):
    """One pack, or one minute book, on its way to one printer.

    Signals:
        finished: How many pages were printed; fewer than asked for when it was cancelled.
    """

    finished = Signal(int)

    def __init__(self, tasks: TaskPool, pack: LaidOutPages, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._pack = pack
        self._printer = printer
        self._painter = QPainter()
        self._task = Task("Printing the pack", self)
        self._pages = list(asked_pages(printer, len(pack.sizes)))
        self._printed = 0

    def start(self) -> None:
        """Begin with the first page that is asked for."""
        self._printer.setFullPage(True)
        self._tasks.started.emit(self._task)
        self._next()

    def _next(self) -> None:
        if self._task.is_cancelled() or self._printed == len(self._pages):
            self._finish()
            return
        self._task.report("page", self._printed, len(self._pages))
        self._tasks.run(
            f"Drawing page {self._printed + 1}",
            _draw,
            self._pack.built.pdf,
            self._pages[self._printed],
            min(self._printer.resolution(), _MOST_DPI),
            on_done=self._on_drawn,
        )

    def _on_drawn(self, picture: PagePicture) -> None:
        self._turn_paper(picture.width > picture.height)
        if self._printed == 0:
            self._painter.begin(self._printer)
        else:
            self._printer.newPage()
        image = QImage(
            picture.rgb, picture.width, picture.height, picture.width * 3, QImage.Format.Format_RGB888
        )
        self._painter.drawImage(
            _fitted(image, QRectF(self._printer.paperRect(QPrinter.Unit.DevicePixel))), image
        )
        self._printed += 1
        self._next()

    def _turn_paper(self, is_wide: bool) -> None:
        orientation = QPageLayout.Orientation
        self._printer.setPageOrientation(orientation.Landscape if is_wide else orientation.Portrait)

    def _finish(self) -> None:
        if self._painter.isActive():
            self._painter.end()
        self._task.ended.emit()
        self.finished.emit(self._printed)
        self.deleteLater()


def _draw(pdf: bytes, index: int, dpi: float, **_watched_by: object) -> PagePicture:
    from boardkeeper.render.pages import page_picture

    return page_picture(pdf, index, dpi)


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
