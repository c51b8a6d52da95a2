"""One sheet of a workbook as a model: nothing is copied, a cell is asked for when it is painted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from boardkeeper.imports import CellRole, SheetView, column_name
from ui.imports.roles import role_sentence

Index: TypeAlias = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


class SheetModel(QAbstractTableModel):
    """The cells of one sheet; a sheet with nothing in it is a single blank cell."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet: SheetView | None = None
        self._titles: Mapping[int, str] | None = None

    def show_fields(self, titles: Mapping[int, str] | None) -> None:
        """Know the field each column holds, to say it of a column and of its cells."""
        self._titles = titles
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(self.columnCount() - 1, 0))

    def show_sheet(self, sheet: SheetView | None) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.sheet is None else max(self.sheet.rows, 1)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.sheet is None else max(self.sheet.columns, 1)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_across = orientation is Qt.Orientation.Horizontal
        if role in {_TOOL_TIP, _SPOKEN} and is_across and self._titles is not None:
            return f"Column {column_name(section + 1)}: {self._titles.get(section + 1, 'not read')}"
        if role != _DISPLAY:
            return None
        return column_name(section + 1) if is_across else str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self.sheet is None:
            return None
        if role == _DISPLAY:
            return self.sheet.text(index.row() + 1, index.column() + 1)
        if role in {_TOOL_TIP, _SPOKEN}:
            return self.describe(index)
        return None

    def role_at(self, index: Index) -> CellRole | None:
        """What the cell was taken for."""
        return None if self.sheet is None else self.sheet.role(index.row() + 1, index.column() + 1)

    def describe(self, index: Index) -> str:
        """A cell in words: “D7: 31.4% – taken as it stands”."""
        if self.sheet is None or not index.isValid():
            return ""
        row, column = index.row() + 1, index.column() + 1
        text = " ".join(self.sheet.text(row, column).split())
        parts = [f"{column_name(column)}{row}: {text}" if text else f"{column_name(column)}{row}: blank"]
        said = role_sentence(self.sheet.role(row, column))
        if said:
            field = (self._titles or {}).get(column)
            parts.append(f"{said}, under {field}" if field else said)
        if self.sheet.is_left_out(row, column):
            parts.append("in a row or column that the workbook hides")
        return " – ".join(parts)
