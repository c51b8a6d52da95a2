"""What a cell answers when a view, the clipboard or a screen reader asks."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt

from ui.tables.columns import Column, Kind
from ui.tables.sections import Heading


class CellRole(IntEnum):
    """What a cell knows besides its text. Compared as plain integers: this is the hottest path of the window."""

    ID = Qt.ItemDataRole.UserRole + 1
    ROW = Qt.ItemDataRole.UserRole + 2
    VALUE = Qt.ItemDataRole.UserRole + 3
    COLUMN = Qt.ItemDataRole.UserRole + 4
    HEADING = Qt.ItemDataRole.UserRole + 5


_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_EDIT = int(Qt.ItemDataRole.EditRole)
_ID, _ROW, _VALUE, _COLUMN, _HEADING = (int(role) for role in CellRole)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def of_cell(column: Column, row: Any, role: int) -> object:
    """What the cell of a row answers."""
    if role == _DISPLAY:
        return column.text_of(row)
    if role == _TOOL_TIP:
        return column.whole_text_of(row)
    if role == _VALUE:
        return column.value_of(row)
    if role == _SPOKEN:
        return f"{column.title}: {column.whole_text_of(row) or 'blank'}"
    if role == _ROW:
        return row
    if role == _COLUMN:
        return column
    if role == _ID:
        return row.id
    if role == _EDIT and column.edit is not None:
        return column.edit.written(row)
    return None


def of_heading(heading: Heading, role: int, *, is_first: bool) -> object:
    """What a cell in the line of a group's heading answers; the first speaks for all."""
    if role == _HEADING:
        return heading
    if role == _SPOKEN:
        return heading.spoken
    if role == _DISPLAY and is_first:
        return f"{heading.words} ({heading.count_words})"
    return None


def of_title(column: Column, role: int) -> object:
    """What the title above a column answers."""
    if role == _DISPLAY:
        return column.title
    if role == _ALIGNMENT:
        return _RIGHT if column.kind is Kind.NUMBER else _LEFT
    return None
