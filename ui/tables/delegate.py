"""How a row is drawn: its ground, its line, the ring when it has the keyboard; the cells draw themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.tables.columns import Column
from ui.tables.model import CellRole
from ui.tables.painting import PAINTERS, Cell
from ui.theme.theme import Theme


class RowDelegate(QStyledItemDelegate):
    """Draws the ground of a row, then hands the cell to the painter of its kind."""

    def __init__(self, theme: Theme, columns: Sequence[Column], view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme
        self._columns = columns
        self._lines = max((column.lines for column in columns), default=1)
        self._view = view
        self.row_under_mouse = -1

    def row_height(self) -> int:
        """How high a row is, in device-independent pixels."""
        return self._theme.px(40 if self._lines == 1 else 24 + 17 * self._lines)

    def _is_same_group(
        self, index: QModelIndex | QPersistentModelIndex, row: object, other_place: int
    ) -> bool:
        other = index.sibling(other_place, index.column()).data(CellRole.ROW)
        column = self._columns[index.column()]
        return row is not None and other is not None and column.text_of(row) == column.text_of(other)

    def _is_said_above(self, index: QModelIndex | QPersistentModelIndex, row: object) -> bool:
        """Whether the head of the row's group can be seen: the first row in view says it again."""
        if not self._columns[index.column()].groups or index.row() == self._view.rowAt(0):
            return False
        return self._is_same_group(index, row, index.row() - 1)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(80), self.row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = self._theme.colours
        box = option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_first = all(self._view.isColumnHidden(place) for place in range(index.column()))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            painter.fillRect(box, QColor(colours.selection))
            if is_first:
                painter.fillRect(box.left(), box.top(), 3, box.height(), QColor(colours.accent))
        elif index.row() == self.row_under_mouse:
            painter.fillRect(box, QColor(colours.hover))
        row = index.data(CellRole.ROW)
        column = self._columns[index.column()]
        if not (column.groups and self._is_same_group(index, row, index.row() + 1)):
            painter.setPen(QColor(colours.line))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        if row is not None and not self._is_said_above(index, row):
            margin = self._theme.px(24 if is_first else 8)
            space = box.adjusted(margin, 0, -self._theme.px(8), 0)
            painter.setClipRect(box)
            PAINTERS[column.kind](Cell(painter, space, self._theme, column, row, is_chosen))
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
            painter.setClipping(False)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawLine(box.left(), box.top() + 1, box.right() + 1, box.top() + 1)
            painter.drawLine(box.left(), box.bottom(), box.right() + 1, box.bottom())
        painter.restore()
