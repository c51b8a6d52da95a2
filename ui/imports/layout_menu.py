"""The menu at the head of a column of figures: what it holds, where the headings stand, which rows are taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from boardkeeper.imports import (
    COLUMN_TITLES,
    ColumnKind,
    ColumnMeaning,
    SheetView,
    TableLayout,
    column_name,
    head_of,
    meaning_of,
    meaning_title,
    proposed_meaning,
    say_headings,
    say_last_row,
    say_meaning,
    say_names,
    say_places,
    say_row_not_read,
)
from boardkeeper.imports import SaidOfKpis as Said
from ui.imports.choice_menu import ChoiceMenu

#: Told how to change what was said; the sheet is then understood anew.
Saying = Callable[[Callable[[Said], Said]], None]
_NEEDS_PERIOD = frozenset({ColumnKind.PERIOD, ColumnKind.BASELINE, ColumnKind.FRACTION})


class LayoutMenu(ChoiceMenu):
    """One line for each thing a column may hold.

    Args:
        layout: The table; None where nothing can be said yet.
        sheet: The sheet in front.
        column: The column, counted from 1.
        row: The current row, counted from 1; 0 for none.
        saying: Told each correction.
        details: Asked for when a choice needs a period, which is typed below the sheet.
        recognise: Takes the sheet as it is recognised by itself again.
        parent: The sheet’s grid.
    """

    def __init__(
        self,
        layout: TableLayout,
        sheet: SheetView,
        column: int,
        row: int,
        saying: Saying,
        details: Callable[[int, ColumnKind], None],
        recognise: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(f"Column {column_name(column)}", parent)
        self._layout, self._sheet, self._saying = layout, sheet, saying
        if layout.is_turned:
            self._turned(row, column)
        else:
            self._column(column, details)
        self.addSeparator()
        self._rows(row)
        if layout.is_said:
            self.addSeparator()
            self.plain("As it is recognised by itself", recognise)

    def _say(self, change: Callable[..., Said], *values: object) -> Callable[[], None]:
        """A choice that tells a correction of this table."""
        layout = self._layout
        return partial(self._saying, lambda said: change(said, layout, *values))

    def _column(self, column: int, details: Callable[[int, ColumnKind], None]) -> None:
        layout = self._layout
        self.choice(
            "Names of the indicators",
            is_ticked=column == layout.label_column,
            do=self._say(say_names, column),
        )
        self.choice(
            "Places, of which one is ours",
            is_ticked=column == layout.area_column,
            do=self._say(say_places, column),
        )
        now = meaning_of(layout, column)
        is_other = column in {layout.label_column, layout.area_column}
        for kind, title in COLUMN_TITLES.items():
            meaning = proposed_meaning(now, kind, head_of(self._sheet, layout, column))
            is_here = not is_other and now.kind is kind
            words = _words(kind, now if is_here else meaning)
            do = self._say(say_meaning, column, meaning)
            if kind in _NEEDS_PERIOD and not meaning.period and not layout.period:
                words, do = f"{title}…", partial(details, column, kind)
            self.choice(words, is_ticked=is_here, do=do)
        if not is_other and now.kind is not ColumnKind.NOT_READ:
            self.plain("Another period or other words…", partial(details, column, now.kind))

    def _turned(self, row: int, column: int) -> None:
        """In a turned table a line of the sheet is a column of the table."""
        layout = self._layout
        held = meaning_of(layout, row)
        if row:
            self.plain(f"Row {row} holds the names", self._say(say_names, row))
            meaning = proposed_meaning(held, ColumnKind.PERIOD, head_of(self._sheet, layout, row))
            if meaning.period:
                self.plain(
                    f"Row {row} holds figures of {meaning_title(meaning)}",
                    self._say(say_meaning, row, meaning),
                )
            self.plain(
                f"Row {row} is not read", self._say(say_meaning, row, ColumnMeaning(ColumnKind.NOT_READ))
            )
        self.plain(f"The periods stand in column {column_name(column)}", self._say(say_headings, (column,)))

    def _rows(self, row: int) -> None:
        layout = self._layout
        if not row or layout.is_turned:
            return
        if (row,) != layout.header_rows:
            self.plain(f"The headings stand in row {row}", self._say(say_headings, (row,)))
        if layout.header_rows and row == max(layout.header_rows) + 1:
            both = (*layout.header_rows, row)
            self.plain(f"The headings reach down to row {row}", self._say(say_headings, both))
        if row >= layout.first_row and row != layout.last_row:
            self.plain(f"The table ends in row {row}", self._say(say_last_row, row))
        if layout.last_row:
            self.plain("The table goes on to the end", self._say(say_last_row, 0))
        name = " ".join(self._sheet.text(row, layout.label_column).split())
        if name and row >= layout.first_row:
            is_out = name.casefold() in {each.casefold() for each in layout.not_read}
            words = f"Take “{_short(name)}” after all" if is_out else f"Leave “{_short(name)}” out"
            change = partial(say_row_not_read, is_read=is_out)
            self.plain(words, self._say(change, name))


def _words(kind: ColumnKind, meaning: ColumnMeaning) -> str:
    """“Figures of a period: Jul-19”; what speaks for itself needs no more."""
    title = COLUMN_TITLES[kind]
    if kind is ColumnKind.NOT_READ:
        return title
    is_yearly = kind in {ColumnKind.TARGET, ColumnKind.STRETCH, ColumnKind.BENCHMARK}
    shown = meaning_title(meaning)
    if is_yearly and kind is not ColumnKind.BENCHMARK:
        shown = shown.partition(" ")[2]
    elif not is_yearly:
        shown = meaning_title(replace(meaning, kind=ColumnKind.PERIOD)) if meaning.period else ""
    return f"{title}: {shown}" if shown else title


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39].rstrip()}…"
