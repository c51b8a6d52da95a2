"""How a table of figures lies, line by line: what was recognised, to be put right where it was not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from boardkeeper.imports import (
    COLUMN_TITLES,
    ColumnKind,
    SaidOfKpis,
    SheetView,
    TableLayout,
    column_name,
    head_of,
    layout_at,
    layouts_on,
    meaning_of,
    proposed_layout,
    proposed_meaning,
    say_headings,
    say_last_row,
    say_meaning,
    say_names,
    say_period,
    say_places,
)
from ui.imports.columns_pane import give_way, named, short, words_label
from ui.imports.period_edit import PeriodEdit
from ui.panes import InlineEdit
from ui.theme.theme import Theme

_MOST_LINES = 400
_WITH_PERIOD = frozenset(ColumnKind) - {ColumnKind.NOT_READ}
_WITH_WORDS = frozenset({ColumnKind.PERIOD, ColumnKind.BENCHMARK, ColumnKind.FRACTION})
_CLICK = "Click the head of a column above, or say here what it holds."


class LayoutPane(QWidget):
    """The table the current cell stands in, and the column it stands in.

    Signals:
        said: A correction, told as a change of what was said.
        recognition_wanted: The sheet is to be taken as it is recognised by itself.
        column_wanted: The column that was chosen here, to be shown on the sheet.
        table_wanted: A row of the table that was chosen here, to be shown on the sheet.
    """

    said = Signal(object)
    recognition_wanted = Signal()
    column_wanted = Signal(int)
    table_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: SheetView | None = None
        self._layout: TableLayout | None = None
        self._line = 0
        self._filled: tuple[SheetView, TableLayout] | None = None
        self.words = words_label(self, "strong")
        self.how = words_label(self, "muted")
        inside = QWidget(self)
        inside.setProperty("plain", True)
        self.table = _box(inside, "Table", self._on_table_chosen)
        self.names = _box(inside, "The names stand in", self._on_names_chosen)
        self.headings = InlineEdit("The headings stand in rows", "for example 3, 4", inside)
        self.headings.setProperty("inline", False)
        self.headings.committed.connect(self._on_headings)
        self.last_row = InlineEdit("The table ends in row", "where the sheet ends", inside)
        self.last_row.setProperty("inline", False)
        self.last_row.committed.connect(self._on_last_row)
        self.places = _box(inside, "Places stand in", self._on_places_chosen)
        self.period = PeriodEdit("Figures no heading dates are of", inside)
        self.period.period_committed.connect(self._on_period)
        self.column = _box(inside, "Column", self._on_column_chosen)
        self.kind = _box(inside, "holds", self._on_kind_chosen)
        self.column_period = PeriodEdit("of the period", inside)
        self.column_period.period_committed.connect(self._on_column_period)
        self.column_words = InlineEdit("of whom, or which measure", "for example England, Count", inside)
        self.column_words.setProperty("inline", False)
        self.column_words.committed.connect(self._on_column_words)
        self.recognise = QPushButton("As it is recognised by itself", inside)
        self.recognise.clicked.connect(self.recognition_wanted)
        for kind, title in COLUMN_TITLES.items():
            self.kind.addItem(title, kind)
        self._arrange(inside)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName("How the table lies")
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        head = QVBoxLayout()
        head.setContentsMargins(24, 8, 24, 8)
        head.setSpacing(2)
        head.addWidget(self.words)
        head.addWidget(self.how)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        self.complain("")

    def complain(self, sentence: str) -> None:
        """Say what is still missing, or that nothing is."""
        self.words.setText(sentence or _CLICK)

    def focus(self) -> None:
        """Put the keyboard on what the current column holds."""
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_details(self, kind: ColumnKind) -> None:
        """Ask for the period of the current column, which is to hold `kind` once it is known."""
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self._enable(kind)
        self.column_period.setFocus(Qt.FocusReason.OtherFocusReason)
        self.column_period.selectAll()

    @property
    def layout_in_front(self) -> TableLayout | None:
        """The table that is shown."""
        return self._layout

    def show_layouts(
        self, layouts: Sequence[TableLayout], sheet: SheetView | None, row: int, column: int
    ) -> None:
        """Show the table in which a cell of the sheet stands, and its column."""
        self._sheet = sheet
        self.setEnabled(sheet is not None)
        if sheet is None:
            self._layout = None
            return
        there = layouts_on(layouts, sheet.title)
        found = layout_at(layouts, sheet.title, row, column)
        layout = found or proposed_layout(sheet)
        self._layout = layout
        self.how.setText(_how(found))
        self.recognise.setVisible(any(each.is_said for each in there))
        if self._filled is None or self._filled[0] is not sheet or self._filled[1] != layout:
            self._fill(sheet, layout, there)
        self._line = self._line_at(row, column)
        self._show_line()

    def _fill(self, sheet: SheetView, layout: TableLayout, there: Sequence[TableLayout]) -> None:
        """Offer the lines of a table; a wide sheet has hundreds, so it is done once for a table."""
        self._filled = (sheet, layout)
        self.table.clear()
        for number, each in enumerate(there or (layout,), start=1):
            self.table.addItem(_table_words(each, number, len(there)), each.first_row)
        self.table.setCurrentIndex(there.index(layout) if layout in there else 0)
        lines = _lines(sheet, layout)
        _fill(self.names, lines, layout.label_column, "No column")
        _fill(self.places, lines, layout.area_column, "The rows are no places")
        _fill(self.column, lines, 0)
        self.headings.show_text(", ".join(str(each) for each in layout.header_rows))
        self.last_row.show_text(str(layout.last_row) if layout.last_row else "")
        self.period.show_period(layout.period)

    def _line_at(self, row: int, column: int) -> int:
        assert self._layout is not None
        line = row if self._layout.is_turned else column
        return line or next(iter(self._layout.columns), 1)

    def _show_line(self) -> None:
        assert self._layout is not None
        self.column.setCurrentIndex(max(self.column.findData(self._line), 0))
        meaning = meaning_of(self._layout, self._line)
        self.kind.setCurrentIndex(self.kind.findData(meaning.kind))
        self._enable(meaning.kind)
        self.column_period.show_period(meaning.period)
        self.column_words.show_text(meaning.words)

    def _enable(self, kind: ColumnKind) -> None:
        self.column_period.setEnabled(kind in _WITH_PERIOD)
        self.column_words.setEnabled(kind in _WITH_WORDS)

    def _arrange(self, inside: QWidget) -> None:
        grid = QGridLayout(inside)
        grid.setContentsMargins(24, 0, 24, 16)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        pairs = (
            (self.column, self.kind),
            (self.column_period, self.column_words),
            (self.table, self.names),
            (self.headings, self.last_row),
            (self.places, self.period),
        )
        order: list[QWidget] = []
        for row, pair in enumerate(pairs):
            for across, widget in enumerate(pair):
                grid.addWidget(named(inside, widget.accessibleName(), widget), row, 2 * across)
                grid.addWidget(widget, row, 2 * across + 1)
                order.append(widget)
        grid.addWidget(self.recognise, len(pairs), 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        grid.setRowStretch(len(pairs) + 1, 1)
        for before, after in pairwise([*order, self.recognise]):
            QWidget.setTabOrder(before, after)

    def _tell(self, change: Callable[..., SaidOfKpis], *values: object) -> None:
        layout = self._layout
        if layout is not None:
            self.said.emit(lambda said: change(said, layout, *values))

    def _tell_meaning(self, **changes: object) -> None:
        if self._layout is None or self._sheet is None:
            return
        now = meaning_of(self._layout, self._line)
        heading = head_of(self._sheet, self._layout, self._line)
        said = replace(now, **changes)  # type: ignore[arg-type]
        meaning = proposed_meaning(said, said.kind, heading)
        self._tell(say_meaning, self._line, meaning)

    @Slot(int)
    def _on_table_chosen(self, _number: int) -> None:
        self.table_wanted.emit(int(self.table.currentData()))

    @Slot(int)
    def _on_names_chosen(self, _number: int) -> None:
        if self.names.currentData():
            self._tell(say_names, int(self.names.currentData()))

    @Slot(int)
    def _on_places_chosen(self, _number: int) -> None:
        self._tell(say_places, int(self.places.currentData()))

    @Slot(int)
    def _on_column_chosen(self, _number: int) -> None:
        self._line = int(self.column.currentData())
        self._show_line()
        if self._layout is not None and not self._layout.is_turned:
            self.column_wanted.emit(self._line)

    @Slot(int)
    def _on_kind_chosen(self, _number: int) -> None:
        self._tell_meaning(kind=ColumnKind(self.kind.currentData()))

    @Slot(str)
    def _on_column_period(self, period: str) -> None:
        self._tell_meaning(kind=ColumnKind(self.kind.currentData()), period=period)

    @Slot(str)
    def _on_column_words(self, words: str) -> None:
        self._tell_meaning(kind=ColumnKind(self.kind.currentData()), words=words)

    @Slot(str)
    def _on_period(self, period: str) -> None:
        self._tell(say_period, period)

    @Slot(str)
    def _on_headings(self, text: str) -> None:
        rows = _numbers(text)
        self.headings.mark_wrong("" if rows else f"“{text}” names no rows. Write them like 3, 4.")
        if rows:
            self._tell(say_headings, rows)

    @Slot(str)
    def _on_last_row(self, text: str) -> None:
        rows = _numbers(text)
        is_wrong = bool(text) and len(rows) != 1
        self.last_row.mark_wrong(f"“{text}” is no row. Write it like 24." if is_wrong else "")
        if not is_wrong:
            self._tell(say_last_row, rows[0] if rows else 0)


def _numbers(text: str) -> tuple[int, ...]:
    """The rows that are named: “3, 4” and “3-5”."""
    rows: list[int] = []
    for part in text.replace("–", "-").replace("and", ",").split(","):
        first, _, last = part.strip().partition("-")
        if not first.strip().isdecimal() or (last and not last.strip().isdecimal()):
            return ()
        rows += range(int(first), int(last or first) + 1) if int(last or first) - int(first) < 20 else []
    return tuple(sorted({row for row in rows if row > 0}))


def _how(layout: TableLayout | None) -> str:
    if layout is None:
        return "No table was found on this sheet. Say where its headings stand and what its columns hold."
    if layout.problem:
        return f"This table was not read: {layout.problem}."
    return (
        "Put right by you; it is remembered with the import." if layout.is_said else "Recognised by itself."
    )


def _table_words(layout: TableLayout, number: int, of: int) -> str:
    which = f"{number} of {of}: " if of > 1 else ""
    what = "columns" if layout.is_turned else "rows"
    last = str(layout.last_row) if layout.last_row else "the end"
    name = f", {short(layout.name)}" if layout.name else ""
    return f"{which}{what} {layout.first_row} to {last}{name}"


def _lines(sheet: SheetView, layout: TableLayout) -> list[tuple[str, int]]:
    """What a person may choose: the columns of the sheet with what stands at their head, of a turned table its rows."""
    count = sheet.rows if layout.is_turned else sheet.columns
    word = (lambda line: f"Row {line}") if layout.is_turned else column_name
    return [
        (f"{word(line)}  {short(head_of(sheet, layout, line))}".strip(), line)
        for line in range(1, min(count, _MOST_LINES) + 1)
    ]


def _fill(box: QComboBox, lines: Sequence[tuple[str, int]], current: int, nothing: str = "") -> None:
    box.clear()
    if nothing:
        box.addItem(nothing, 0)
    for words, line in lines:
        box.addItem(words, line)
    box.setCurrentIndex(max(box.findData(current), 0))


def _box(parent: QWidget, name: str, chosen: Callable[[int], None]) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(name)
    give_way(box)
    box.activated.connect(chosen)
    return box
