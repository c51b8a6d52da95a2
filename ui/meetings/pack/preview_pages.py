"""The pages of the preview: from a place on them to where it is written, by the mouse or with the keyboard."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui.meetings.pack.searched_pages import SearchedPages
from ui.page import Workplace


class PreviewPages(SearchedPages):
    """Pages that lead to their sources.

    Signals:
        source_wanted: Go to where a place is written: the page, counted from 0, and how high above its foot, in points.
    """

    source_wanted = Signal(int, float)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.setToolTip("")
        self.has_sources = True

    def go_to_source(self) -> None:
        """Go to where the marked passage is written, or the page that is looked at."""
        marked = self.marked
        if marked is None or self._pack is None or not self.has_sources:
            return
        high = self._pack.sizes[marked.index].height
        boxes = self._marked_boxes()
        # A heading that stands close above its paragraph is marked with it: the last line is the paragraph's own.
        down = (boxes[-1][1] + boxes[-1][3]) / 2 if boxes else high / 2
        self.source_wanted.emit(marked.index, high - down)

    def copy(self) -> None:
        """Put the marked words on the clipboard."""
        marked = self.marked
        if marked is not None and marked.anchor.quote:
            QGuiApplication.clipboard().setText(marked.anchor.quote)
            self._workplace.say("Copied.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.go_to_source()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self._hit(event.position())
        if event.button() is Qt.MouseButton.LeftButton and hit is not None and self.has_sources:
            self._ask_for_source(hit[0], event.position().y())
        else:
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the place under the mouse, or with the marked passage."""
        menu = QMenu(self)
        hit = self._hit(event.pos().toPointF())
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse and hit is not None
        if self.has_sources:
            go = menu.addAction("&Go to where this is written\tCtrl+Return")
            height = float(event.pos().y())
            if by_mouse and hit is not None:
                go.triggered.connect(partial(self._ask_for_source, hit[0], height))
            else:
                go.triggered.connect(self.go_to_source)
        remark = menu.addAction("&Remark on this…\tReturn")
        remark.triggered.connect(self.remark_wanted)
        marked = self.marked
        copy = menu.addAction("&Copy\tCtrl+C")
        copy.setEnabled(marked is not None and bool(marked.anchor.quote))
        copy.triggered.connect(self.copy)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _ask_for_source(self, index: int, y: float) -> None:
        """Ask for what is written at a height of the view, on a page there."""
        if self._pack is not None:
            down = (y - self._box(self._pack, index).top()) / self._scale_at(index)
            self.source_wanted.emit(index, self._pack.sizes[index].height - down)
