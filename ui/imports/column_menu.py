"""The menu at the head of a column: what it holds, and where the headings stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from boardkeeper.imports import ListField, SheetColumns, column_name


class ColumnMenu(QMenu):
    """One line for each field; the one the column holds is ticked, those other columns hold say which.

    Args:
        fields: The fields of the list.
        columns: How the sheet is matched; None when nothing is read from it.
        column: The column, counted from 1.
        row: The current row of the sheet, where the headings may stand; 0 for none.
        say_column: Told the field’s name, blank for none, and the column.
        say_header: Told the row of the headings.
        parent: The sheet.
    """

    def __init__(
        self,
        fields: Sequence[ListField],
        columns: SheetColumns | None,
        column: int,
        row: int,
        say_column: Callable[[str, int], None],
        say_header: Callable[[int], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._doing: dict[QAction, Callable[[], None]] = {}
        self.triggered.connect(self._on_triggered)
        self.setTitle(f"Column {column_name(column)}")
        held = dict(columns.columns) if columns is not None else {}
        here = columns.field_in(column) if columns is not None else ""
        group = QActionGroup(self)
        for each in fields:
            elsewhere = held.get(each.name)
            words = each.title
            if elsewhere is not None and elsewhere != column:
                words = f"{each.title} (now column {column_name(elsewhere)})"
            self._choice(group, words, is_ticked=each.name == here, do=partial(say_column, each.name, column))
        self.addSeparator()
        self._choice(group, "Not read", is_ticked=not here, do=partial(say_column, "", column))
        self.addSeparator()
        header = columns.header_row if columns is not None else 0
        if row and row != header:
            self._plain(f"The headings stand in row {row}", partial(say_header, row))
        if header:
            self._plain("There are no headings", partial(say_header, 0))

    def _choice(self, group: QActionGroup, words: str, *, is_ticked: bool, do: Callable[[], None]) -> None:
        action = self._plain(words, do)
        action.setCheckable(True)
        action.setChecked(is_ticked)
        group.addAction(action)

    def _plain(self, words: str, do: Callable[[], None]) -> QAction:
        action = self.addAction(words.replace("&", "&&"))
        self._doing[action] = do
        return action

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self._doing[action]()
