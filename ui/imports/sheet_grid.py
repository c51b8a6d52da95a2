"""The grid of a sheet, tinted by what its cells were taken for."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from boardkeeper.imports import SheetView, column_name
from ui.imports.column_header import ColumnHeader
from ui.imports.roles import paint_ground, text_inset, words_colour, words_font
from ui.imports.sheet_model import SheetModel
from ui.theme.theme import Theme

_SAMPLED_ROWS = 80
_SAMPLED_COLUMNS = 200
_NARROWEST, _WIDEST = 56, 280
_MOST_SPANS, _LARGEST_SPAN = 400, 400


class CellDelegate(QStyledItemDelegate):
    """Draws a cell on the ground of its role, framed when it is the current one."""

    def __init__(self, theme: Theme, model: SheetModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(80), self._theme.px(26))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        sheet = self._model.sheet
        if sheet is None:
            return
        theme, colours = self._theme, self._theme.colours
        box = QRectF(option.rect)
        role = self._model.role_at(index)
        painter.save()
        painter.setClipRect(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, theme, box, role)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QColor(colours.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.drawLine(option.rect.topRight(), option.rect.bottomRight())
        text = " ".join(sheet.text(index.row() + 1, index.column() + 1).split())
        if text:
            painter.setFont(words_font(theme, role))
            painter.setPen(words_colour(theme, role))
            space = box.adjusted(text_inset(theme, role), 0, -theme.px(6), 0)
            to_right = sheet.is_number(index.row() + 1, index.column() + 1)
            side = Qt.AlignmentFlag.AlignRight if to_right else Qt.AlignmentFlag.AlignLeft
            line = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(space.width()))
            painter.drawText(space, side | Qt.AlignmentFlag.AlignVCenter, line)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()


class SheetGrid(QTableView):
    """A sheet to look at. The arrows go from cell to cell.

    Signals:
        said: The current cell, or the one under the mouse, in words.
        column_asked: The column, counted from 1, whose field is to be chosen: its head was clicked, or F2 was pressed.
    """

    said = Signal(str)
    column_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cells = SheetModel(self)
        self.setModel(self.cells)
        self.setItemDelegate(CellDelegate(theme, self.cells, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.heads = ColumnHeader(theme, self)
        self.setHorizontalHeader(self.heads)
        self.heads.sectionClicked.connect(self._on_section_clicked)
        self.verticalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.entered.connect(self._on_entered)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_sheet(self, sheet: SheetView | None) -> None:
        """Show another sheet from its top left corner."""
        self.clearSpans()
        self.cells.show_sheet(sheet)
        self.setAccessibleName(f"Sheet {sheet.title}" if sheet is not None else "Sheet")
        if sheet is None:
            return
        for area in sheet.merged[:_MOST_SPANS]:
            rows = area.last_row - area.first_row + 1
            columns = area.last_column - area.first_column + 1
            if 1 < rows * columns <= _LARGEST_SPAN and area.last_row <= sheet.rows:
                self.setSpan(area.first_row - 1, area.first_column - 1, rows, columns)
        self._fit_columns(sheet)
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(0)

    def show_cell(self, row: int, column: int) -> None:
        """Make a cell the current one and bring it to the middle; rows and columns are counted from 1."""
        index = self.cells.index(row - 1, column - 1)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def place(self) -> tuple[int, int, int, int]:
        """Where somebody is: the current cell, its row and column counted from 1, and how far the sheet was moved."""
        index = self.currentIndex()
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        return index.row() + 1, index.column() + 1, bars[0].value(), bars[1].value()

    def return_to(self, place: tuple[int, int, int, int]) -> None:
        """Be where somebody was before the sheet was read anew."""
        row, column, across, down = place
        index = self.cells.index(row - 1, column - 1)
        self.doItemsLayout()
        if index.isValid():
            self.setCurrentIndex(index)
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)

    def current_cell(self) -> str:
        """The name of the current cell, “D7”; blank when there is none."""
        index = self.currentIndex()
        return f"{column_name(index.column() + 1)}{index.row() + 1}" if index.isValid() else ""

    def show_fields(self, titles: Mapping[int, str] | None) -> None:
        """Show the field each column holds; None for a sheet whose columns hold none."""
        self.heads.show_fields(titles)
        self.cells.show_fields(titles)
        self.updateGeometries()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 and the menu key ask what the current column holds."""
        index = self.currentIndex()
        asks = event.key() in {Qt.Key.Key_F2, Qt.Key.Key_Menu}
        if asks and index.isValid() and self.heads.is_matched:
            self.column_asked.emit(index.column() + 1)
        else:
            super().keyPressEvent(event)

    def place_below_head(self, column: int) -> QPoint:
        """Where on the screen a menu for a column opens."""
        left = self.heads.sectionViewportPosition(column - 1)
        return self.heads.viewport().mapToGlobal(QPoint(max(left, 0), self.heads.height()))

    def _fit_columns(self, sheet: SheetView) -> None:
        metrics = self.fontMetrics()
        wide = {area.first_column for area in sheet.merged if area.last_column > area.first_column}
        for column in range(1, min(sheet.columns, _SAMPLED_COLUMNS) + 1):
            texts = (sheet.text(row, column) for row in range(1, min(sheet.rows, _SAMPLED_ROWS) + 1))
            if column in wide:
                longest = max((t for t in texts if len(t) <= 40), key=len, default="")
            else:
                longest = max(texts, key=len, default="")
            width = metrics.horizontalAdvance(longest[:60]) + self._theme.px(30)
            least, most = self._theme.px(_NARROWEST), self._theme.px(_WIDEST)
            self.setColumnWidth(column - 1, max(least, min(width, most)))

    @Slot(int)
    def _on_section_clicked(self, section: int) -> None:
        if self.heads.is_matched:
            self.column_asked.emit(section + 1)

    @Slot(QModelIndex)
    def _on_entered(self, index: QModelIndex) -> None:
        self.said.emit(self.cells.describe(index))

    @Slot(QModelIndex)
    def _on_current_changed(self, index: QModelIndex) -> None:
        self.said.emit(self.cells.describe(index))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(26))
        self.verticalHeader().setFixedWidth(self._theme.px(48))
        if self.cells.sheet is not None:
            self._fit_columns(self.cells.sheet)
