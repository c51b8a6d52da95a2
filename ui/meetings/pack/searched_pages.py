"""Pages on which the words that are looked for are painted, the place one is at more strongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.meetings.pack.marked_pages import MarkedPages, ReadWords
from ui.meetings.pack.searching import Found, Hit
from ui.page import Workplace
from ui.theme.tokens import LIGHT, Tone

if TYPE_CHECKING:
    from boardkeeper.render.page_words import Box
    from ui.meetings.pack.laid_out import LaidOutPages

_TOP_OF_VIEW = 24
_FOOT_OF_VIEW = 80


class SearchedPages(MarkedPages):
    """Shows a `Found` on the pages."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self._found = Found()
        self._boxes: dict[int, tuple[tuple[Box, ...], ...]] = {}
        self._wanted: Hit | None = None

    def show_pack(self, pack: LaidOutPages | None) -> None:
        self._boxes.clear()
        super().show_pack(pack)

    @Slot(object)
    def show_found(self, found: Found) -> None:
        """Paint what was found and bring the place one is at into view."""
        if found.words != self._found.words:
            self._boxes.clear()
        is_other = found.hit is not None and found.hit != self._found.hit
        self._found = found
        if found.hit is None:
            self._wanted = None
        elif is_other:
            self._wanted = found.hit
            self._bring_up()
        self.viewport().update()

    def found_boxes(self, page: int) -> tuple[tuple[Box, ...], ...]:
        """Where the words stand on a page: for each place the boxes around it, a line each."""
        words = self.words_on(page)
        pattern = self._found.pattern
        if words is None or pattern is None:
            return ()
        if page not in self._boxes:
            self._boxes[page] = tuple(
                words.boxes_of(each.start(), each.end()) for each in pattern.finditer(words.text)
            )
        return self._boxes[page]

    def _bring_up(self) -> None:
        """Bring the wanted place into view; where its page is not read yet, the page first."""
        wanted = self._wanted
        if wanted is None:
            return
        there = self.found_boxes(wanted.page)
        if not there:
            if not self.is_in_view(wanted.page):
                self.go_to(wanted.page)
            return
        self._wanted = None
        boxes = there[min(wanted.place, len(there) - 1)]
        if boxes:
            self.bring_into_view(wanted.page, boxes[0][1], _TOP_OF_VIEW, _FOOT_OF_VIEW)

    def _on_words_read(self, read: ReadWords) -> None:
        super()._on_words_read(read)
        self._bring_up()

    def _paint_page(self, painter: QPainter, pack: LaidOutPages, index: int) -> None:
        super()._paint_page(painter, pack, index)
        if not self._found.words:
            return
        box, scale = self._box(pack, index), self._scale_at(index)
        # Paper is white in both palettes, so its marker is of the light one; multiplied, it leaves the print black.
        colour = QColor(LIGHT.tones[Tone.WARNING].mark)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        hit = self._found.hit
        for place, boxes in enumerate(self.found_boxes(index)):
            is_here = hit == Hit(index, place)
            colour.setAlpha(104 if is_here else 48)
            for left, top, right, bottom in boxes:
                around = QRectF(
                    box.left() + left * scale,
                    box.top() + top * scale,
                    (right - left) * scale,
                    (bottom - top) * scale,
                )
                painter.fillRect(around, colour)
                if is_here:
                    painter.setPen(QPen(QColor(LIGHT.tones[Tone.WARNING].mark), 2))
                    painter.drawRect(around.adjusted(-1, -1, 1, 1))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
