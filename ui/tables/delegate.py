"""How a row is drawn: its ground, its line, the ring when it has the keyboard; the cells draw themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from ui.tables.columns import Column
from ui.tables.editing import CellLine, CellList
from ui.tables.headings import draw_heading
from ui.tables.painting import PAINTERS, Cell
from ui.tables.roles import CellRole
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from ui.tables.model import RowTable

_LEAST_EDITOR = 136


class RowDelegate(QStyledItemDelegate):
    """Draws the ground of a row, then hands the cell to the painter of its kind; makes the editors of cells."""

    def __init__(self, theme: Theme, columns: Sequence[Column], view: QTableView, table: RowTable) -> None:
        super().__init__(view)
        self._theme = theme
        self._columns = columns
        self._lines = max((column.lines for column in columns), default=1)
        self._view = view
        self._table = table
        self.row_under_mouse = -1
        self.names: Mapping[str, Sequence[str]] = {}
        self.editor: CellLine | CellList | None = None

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

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        column = self._columns[index.column()]
        assert column.edit is not None
        if column.edit.choices:
            self.editor = CellList(self._theme, column.edit, parent)
            self.editor.activated.connect(self._on_activated)
        else:
            self.editor = CellLine(self._theme, column.edit, self.names.get(column.edit.name, ()), parent)
        self.editor.setAccessibleName(column.title)
        return self.editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        # Rows that arrive meanwhile must not take away what is being typed.
        if isinstance(editor, CellLine | CellList) and not editor.property("begun"):
            editor.setProperty("begun", True)
            editor.begin(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if isinstance(editor, CellList):
            model.setData(index, str(editor.currentData()))
        elif isinstance(editor, CellLine):
            model.setData(index, " ".join(editor.text().split()))

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell, room = option.rect, self._view.viewport().rect()
        height = self._theme.px(36)
        width = max(cell.width(), self._theme.px(_LEAST_EDITOR))
        left = max(0, min(cell.left(), room.right() + 1 - width))
        editor.setGeometry(left, cell.center().y() - height // 2 + 1, width, height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heading = self._table.heading(index.row())
        if heading is not None:
            painter.setClipRect(box)
            line = QRect(0, box.top(), self._view.viewport().width(), box.height())
            draw_heading(painter, self._theme, line, heading)
        else:
            self._paint_cell(painter, option, index)
        self._paint_ring(painter, box, index, is_heading=heading is not None)
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours, box = self._theme.colours, option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_first = all(self._view.isColumnHidden(place) for place in range(index.column()))
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
            cell = Cell(painter, space, self._theme, column, row, is_chosen, self._table.is_grey(row))
            PAINTERS[column.kind](cell)

    def _paint_ring(
        self,
        painter: QPainter,
        box: QRect,
        index: QModelIndex | QPersistentModelIndex,
        *,
        is_heading: bool,
    ) -> None:
        current = self._view.currentIndex()
        if not self._view.hasFocus() or index.row() != current.row():
            return
        painter.setClipping(False)
        painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
        painter.drawLine(box.left(), box.top() + 1, box.right() + 1, box.top() + 1)
        painter.drawLine(box.left(), box.bottom(), box.right() + 1, box.bottom())
        is_changeable = self._table.is_editable and self._columns[index.column()].edit is not None
        if index.column() == current.column() and is_changeable and not is_heading:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(2, 2, -1, -1))

    @Slot(int)
    def _on_activated(self, _place: int) -> None:
        if self.editor is not None:
            self.commitData.emit(self.editor)
            self.closeEditor.emit(self.editor, QStyledItemDelegate.EndEditHint.NoHint)
