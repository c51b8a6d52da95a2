"""Small pictures of the pages in a column: where one is, which page is which, and what of it is not public."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ui.meetings.pack.laid_out import is_same_edition
from ui.meetings.pack.thumbnail_model import KeptPicture, PageMark, ThumbnailModel
from ui.meetings.pack.thumbnail_painting import ThumbnailDelegate
from ui.page import Workplace

if TYPE_CHECKING:
    from boardkeeper.render.pages import PagePicture
    from ui.meetings.pack.laid_out import LaidOutPages

_WIDTH = 104
_PICTURE = 64
_POINTS_PER_INCH = 72
_MOST_AT_ONCE = 1
_MOST_KEPT = 400


@dataclass(frozen=True, slots=True)
class _Drawn:
    pack: LaidOutPages
    index: int
    dpi: float
    picture: PagePicture


class Thumbnails(QListView):
    """Follows the page that is looked at, and goes to the one that is chosen; typing a number finds its page.

    Signals:
        chosen: A page, counted from 0.
        opened: Return was pressed: the keyboard belongs to the pages.
    """

    chosen = Signal(int)
    opened = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._pages = ThumbnailModel(self)
        self._in_flight: set[int] = set()
        self._follows = False
        self.setModel(self._pages)
        self.setItemDelegate(ThumbnailDelegate(workplace.theme, self._pages, self))
        self.setAccessibleName("Small pictures of the pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setObjectName("thumbnails")
        # A book of five thousand pages is not measured row by row.
        self.setUniformItemSizes(True)
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self._ask_for_pictures)
        self.verticalScrollBar().valueChanged.connect(self._ask_soon)
        workplace.theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def drawn_pages(self) -> frozenset[int]:
        """The pages whose small pictures are there and right."""
        return frozenset(row for row in self._pages.shown.images if self._is_right(row))

    def spoken(self, page: int) -> str:
        """What is said of a page."""
        return str(self._pages.data(self._pages.index(page), Qt.ItemDataRole.AccessibleTextRole))

    def show_pages(self, pack: LaidOutPages | None, marks: Mapping[int, PageMark] | None = None) -> None:
        """Show the pages of a pack, staying at the page that is looked at."""
        row = self.currentIndex().row()
        self._pages.show_pages(pack, marks or {})
        self.follow(min(max(row, 0), max(self._pages.rowCount() - 1, 0)))
        self._ask_soon()

    def show_found(self, pages: frozenset[int]) -> None:
        """Mark the pages on which the words that are looked for stand."""
        if pages != self._pages.shown.found:
            self._pages.shown.found = pages
            self.viewport().update()

    @Slot(int)
    def follow(self, page: int) -> None:
        """Another page is looked at."""
        index = self._pages.index(page)
        if index.isValid() and index.row() != self.currentIndex().row():
            self._follows = True
            self.setCurrentIndex(index)
            self._follows = False
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask_soon()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._follows:
            self.chosen.emit(current.row())

    def sizeHint(self) -> QSize:
        return QSize(self._workplace.theme.px(_WIDTH), 320)

    @Slot()
    def _ask_soon(self) -> None:
        self._pause.start()

    @Slot()
    def _ask_for_pictures(self) -> None:
        pack = self._pages.shown.pack
        if pack is None or not self.isVisible():
            return
        for row in self._rows_in_view():
            if len(self._in_flight) >= _MOST_AT_ONCE:
                return
            if row not in self._in_flight and not self._is_right(row):
                self._in_flight.add(row)
                self._workplace.tasks.run(
                    f"Drawing page {pack.labels[row] or row + 1}",
                    _draw,
                    pack,
                    row,
                    self._dpi_of(row),
                    on_done=self._on_drawn,
                    is_quiet=True,
                )

    def _rows_in_view(self) -> range:
        first = self.indexAt(self.viewport().rect().topLeft()).row()
        last = self.indexAt(self.viewport().rect().bottomLeft()).row()
        count = self._pages.rowCount()
        return range(max(first, 0), (last if last >= 0 else count - 1) + 1) if count else range(0)

    def _dpi_of(self, row: int) -> float:
        pack = self._pages.shown.pack
        assert pack is not None
        size = pack.sizes[row]
        longest = max(size.width, size.height * 0.72)
        return round(
            self._workplace.theme.px(_PICTURE) / longest * _POINTS_PER_INCH * self.devicePixelRatioF(), 2
        )

    def _is_right(self, row: int) -> bool:
        kept, pack = self._pages.shown.images.get(row), self._pages.shown.pack
        if kept is None or pack is None or row >= len(pack.sizes):
            return False
        return kept.dpi == self._dpi_of(row) and kept.looks == pack.looks(row)

    def _on_drawn(self, drawn: _Drawn) -> None:
        self._in_flight.discard(drawn.index)
        shown = self._pages.shown
        if shown.pack is not None and is_same_edition(drawn.pack, shown.pack):
            picture = drawn.picture
            image = QImage(
                picture.rgb, picture.width, picture.height, picture.width * 3, QImage.Format.Format_RGB888
            ).copy()
            shown.images[drawn.index] = KeptPicture(image, drawn.dpi, drawn.pack.looks(drawn.index))
            while len(shown.images) > _MOST_KEPT:
                here = self.currentIndex().row()
                del shown.images[max(shown.images, key=lambda row: abs(row - here))]
            if drawn.index < self._pages.rowCount():
                self.update(self._pages.index(drawn.index))
        self._ask_for_pictures()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFixedWidth(self._workplace.theme.px(_WIDTH))
        self.scheduleDelayedItemsLayout()
        self._ask_soon()


def _draw(pack: LaidOutPages, index: int, dpi: float, **_watched_by: object) -> _Drawn:
    return _Drawn(pack, index, dpi, pack.picture(index, dpi))
