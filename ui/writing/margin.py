"""What is painted beside the words: numbers and letters of points, and what a picture still wants said of it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextBlock, QTextDocument

from ui.theme.theme import Theme
from ui.writing.editing import holds_picture
from ui.writing.formats import is_cell, kind_of, level_of
from ui.writing.numbering import marks_of

MARGIN = 8
"""Around the words, in pixels."""

_GAP = 8
_WANTED = "Say what the picture shows, for those who cannot see it"


class Margin:
    """Paints beside the words of one document."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        self._theme = theme
        self._document = document
        self._marked: list[tuple[QTextBlock, str]] = []
        self._revision = -1

    def paint(self, painter: QPainter, seen: QRect, font: QFont) -> None:
        """Paint what lies in the part of the document that is seen."""
        layout = self._document.documentLayout()
        painter.setFont(font)
        for block, mark in self._now():
            box = layout.blockBoundingRect(block)
            if box.top() > seen.bottom():
                break
            if box.bottom() < seen.top() or not block.layout().lineCount():
                continue
            if mark:
                self._paint_mark(painter, block, mark)
            else:
                self._paint_wanted(painter, block, box)

    def shows(self, picture: str) -> bool:
        """Whether the picture of this name stands in the document."""
        return any(picture in _pictures_of(block) for block, mark in self._now() if not mark)

    def marks(self) -> list[str]:
        """The numbers, letters and bullets from top to bottom."""
        return [mark for _block, mark in self._now() if mark]

    def _now(self) -> list[tuple[QTextBlock, str]]:
        """The blocks that have a mark or a picture, counted anew after each change."""
        if self._revision != self._document.revision():
            self._revision = self._document.revision()
            blocks: list[QTextBlock] = []
            block = self._document.begin()
            while block.isValid():
                blocks.append(block)
                block = block.next()
            marks = marks_of([(kind_of(each), level_of(each)) for each in blocks])
            self._marked = [
                (each, mark)
                for each, mark in zip(blocks, marks, strict=True)
                if mark or (not is_cell(each) and holds_picture(each))
            ]
        return self._marked

    def _paint_mark(self, painter: QPainter, block: QTextBlock, mark: str) -> None:
        indent = self._document.indentWidth()
        right = MARGIN + (level_of(block) + 1) * indent - self._theme.px(_GAP)
        line = block.layout().lineAt(0)
        baseline = block.layout().position().y() + line.y() + line.ascent()
        width = QFontMetrics(painter.font()).horizontalAdvance(mark)
        painter.setPen(QColor(self._theme.colours.text))
        painter.drawText(round(right - width), round(baseline), mark)

    def _paint_wanted(self, painter: QPainter, block: QTextBlock, box: QRectF) -> None:
        """Below a picture of which nothing is said yet: what is wanted there."""
        if block.text().strip("\ufffc\u2028 "):
            return
        line = block.layout().lineAt(block.layout().lineCount() - 1)
        top = block.layout().position().y() + line.y()
        painter.setPen(QColor(self._theme.colours.muted))
        painter.drawText(
            QRectF(box.left(), top, box.width(), line.height()),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            _WANTED,
        )


def _pictures_of(block: QTextBlock) -> set[str]:
    names: set[str] = set()
    place = block.begin()
    while not place.atEnd():
        form = place.fragment().charFormat()
        place += 1
        if form.isImageFormat():
            names.add(form.toImageFormat().name())
    return names
