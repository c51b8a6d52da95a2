"""How a small picture of a page is painted: paper, number, the item that begins there, the lock of what is not public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme.theme import Theme
from ui.theme.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListView

    from ui.meetings.pack.thumbnail_model import ThumbnailModel

_HEIGHT = 90
_NUMBER = 22
_PAD = 8
_LOCK = 12


class ThumbnailDelegate(QStyledItemDelegate):
    """Paints the rows of a `ThumbnailModel`."""

    def __init__(self, theme: Theme, pages: ThumbnailModel, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pages = pages
        self._view = parent

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        # All rows are as high as each other: a pack of a thousand pages is not measured row by row.
        return QSize(self._theme.px(64), self._theme.px(_HEIGHT + _NUMBER + _PAD))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, colours, row = self._theme, self._theme.colours, index.row()
        is_here = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        cell = QRectF(option.rect)
        paper = self._paper(cell, row)
        kept = self._pages.shown.images.get(row)
        painter.fillRect(paper, Qt.GlobalColor.white)
        if kept is not None:
            painter.drawImage(paper, kept.image)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = QColor(colours.accent if is_here else colours.outline if colours.is_dark else colours.line)
        painter.setPen(QPen(edge, theme.px(2) if is_here else 1))
        out = theme.px(2) if is_here else 0.5
        painter.drawRect(paper.adjusted(-out, -out, out, out))
        if is_here and self._view.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), theme.px(2)))
            inset = theme.px(2)
            painter.drawRoundedRect(cell.adjusted(inset, inset, -inset, -inset), theme.px(6), theme.px(6))
        if row in self._pages.shown.found:
            self._paint_found(painter, paper)
        self._paint_words(painter, cell, paper, row, is_here=is_here)
        painter.restore()

    def _paper(self, cell: QRectF, row: int) -> QRectF:
        """The page in its own shape, standing on one line with its neighbours."""
        pack = self._pages.shown.pack
        assert pack is not None
        size, px = pack.sizes[row], self._theme.px
        scale = min(px(64) / size.width, px(_HEIGHT) / size.height)
        width, height = size.width * scale, size.height * scale
        bottom = cell.top() + px(_PAD) + px(_HEIGHT)
        return QRectF(cell.center().x() - width / 2, bottom - height, width, height)

    def _paint_found(self, painter: QPainter, paper: QRectF) -> None:
        """A bar along the edge of a page that has what is looked for."""
        bar = QRectF(paper.right() - self._theme.px(4), paper.top(), self._theme.px(4), paper.height())
        painter.fillRect(bar, QColor(self._theme.ink(Tone.WARNING).mark))

    def _paint_words(
        self, painter: QPainter, cell: QRectF, paper: QRectF, row: int, *, is_here: bool
    ) -> None:
        """The page's number with the item that begins there, and on the paper the lock of what is not public."""
        theme, mark = self._theme, self._pages.mark(row)
        pack = self._pages.shown.pack
        assert pack is not None
        number = pack.labels[row] or "–"
        below = QRectF(cell.left(), cell.bottom() - theme.px(_NUMBER), cell.width(), theme.px(_NUMBER))
        painter.setFont(theme.font(weight=QFont.Weight.DemiBold if is_here else QFont.Weight.Normal))
        painter.setPen(QColor(theme.colours.text if is_here else theme.colours.muted))
        # The paper that begins here is named by its item, so that one finds item 11 without reading.
        begins = f" · item {mark.item_number}" if mark.item_number and not mark.is_leaf else ""
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, f"{number}{begins}")
        if mark.exempt:
            ratio = self._view.devicePixelRatioF()
            lock = theme.pixmap("lock", theme.ink(Tone.EXEMPT).text, _LOCK, ratio)
            ground = QRectF(
                paper.right() - theme.px(_LOCK + 6), paper.top(), theme.px(_LOCK + 6), theme.px(_LOCK + 6)
            )
            painter.fillRect(ground, QColor(theme.ink(Tone.EXEMPT).fill))
            painter.drawPixmap(
                round(paper.right() - theme.px(_LOCK + 3)), round(paper.top() + theme.px(3)), lock
            )
