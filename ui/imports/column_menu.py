"""The menu at the head of a column of a list: what it holds, and where the headings stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from boardkeeper.imports import ListField, SheetColumns, column_name
from ui.imports.choice_menu import ChoiceMenu


class ColumnMenu(ChoiceMenu):
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
        super().__init__(f"Column {column_name(column)}", parent)
        held = dict(columns.columns) if columns is not None else {}
        here = columns.field_in(column) if columns is not None else ""
        for each in fields:
            elsewhere = held.get(each.name)
            words = each.title
            if elsewhere is not None and elsewhere != column:
                words = f"{each.title} (now column {column_name(elsewhere)})"
            self.choice(words, is_ticked=each.name == here, do=partial(say_column, each.name, column))
        self.addSeparator()
        self.choice("Not read", is_ticked=not here, do=partial(say_column, "", column))
        self.addSeparator()
        header = columns.header_row if columns is not None else 0
        if row and row != header:
            self.plain(f"The headings stand in row {row}", partial(say_header, row))
        if header:
            self.plain("There are no headings", partial(say_header, 0))
