"""How a line of the list behind “/” is painted: a drawing, what it is called, and at the right the word that is typed."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme.theme import Theme

LINE_HEIGHT = 32
"""Of one line, at 100 %."""


class LineRole(IntEnum):
    """What a line holds besides its word: title, icon and the word as it is typed."""

    PARTS = Qt.ItemDataRole.UserRole + 1


class LineDelegate(QStyledItemDelegate):
    """Paints the lines."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(LINE_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, colours = self._theme, self._theme.colours
        title, icon, typed = index.data(LineRole.PARTS)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), theme.px(6), theme.px(6))
        ink = colours.accent if is_chosen else colours.muted
        if icon:
            pixmap = theme.pixmap(icon, ink, 16, painter.device().devicePixelRatioF())
            painter.drawPixmap(box.left() + theme.px(10), box.center().y() - theme.px(16) // 2 + 1, pixmap)
        space = box.adjusted(theme.px(36), 0, -theme.px(10), 0)
        painter.setFont(theme.font())
        painter.setPen(QColor(colours.muted))
        painter.drawText(space, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, typed)
        space.setRight(space.right() - painter.fontMetrics().horizontalAdvance(typed) - theme.px(16))
        painter.setFont(theme.font(weight=QFont.Weight.Medium) if icon else theme.font())
        painter.setPen(QColor(colours.on_selection if is_chosen else colours.text))
        words = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, space.width())
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
