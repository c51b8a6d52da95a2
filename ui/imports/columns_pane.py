"""Which column holds what, a line for each field: what was recognised, to be put right by choosing another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from boardkeeper.imports import ListField, Origin, SheetColumns, SheetView, column_name
from ui.theme.theme import Theme

_ACROSS = 2
_ROWS_OFFERED = 40
_LONGEST = 44
_NOTHING = "Nothing is read from this sheet yet."
_HOW = {
    Origin.RECOGNISED: "Recognised by the headings.",
    Origin.REMEMBERED: "As it was put right the last time a workbook of this shape came.",
    Origin.CORRECTED: "Put right by you; it is remembered with the import.",
}


class ColumnsPane(QWidget):
    """The fields of a list, each with the column of the sheet in front that holds it.

    Signals:
        column_said: The sheet, the field’s name, and the column from 1; 0 for none.
        header_said: The sheet and the row of its headings; 0 when it has none.
    """

    column_said = Signal(str, str, int)
    header_said = Signal(str, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sheet = ""
        self._names: tuple[str, ...] = ()
        self.boxes: dict[str, QComboBox] = {}
        self.words = words_label(self, "strong")
        self.how = words_label(self, "muted")
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName("Which column is which")
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(self._scroll)
        inside.setProperty("plain", True)
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(24, 0, 24, 16)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._scroll.setWidget(inside)
        self.rows = QComboBox(inside)
        self.rows.setAccessibleName("The headings stand in")
        give_way(self.rows)
        self.rows.activated.connect(self._on_row_chosen)
        head = QVBoxLayout()
        head.setContentsMargins(24, 8, 24, 8)
        head.setSpacing(2)
        head.addWidget(self.words)
        head.addWidget(self.how)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)

    def complain(self, sentence: str) -> None:
        """Say what is still missing, or that nothing is."""
        self.words.setText(sentence or "Click the head of a column above, or choose its column here.")

    def focus(self) -> None:
        """Put the keyboard on the first choice."""
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_columns(
        self, fields: Sequence[ListField], sheet: SheetView | None, columns: SheetColumns | None
    ) -> None:
        """Show what is taken from a sheet."""
        names = tuple(each.name for each in fields)
        if names != self._names:
            self._make_boxes(fields)
            self._names = names
        self._sheet = sheet.title if sheet is not None else ""
        header = columns.header_row if columns is not None else 0
        held: Mapping[str, int] = columns.columns if columns is not None else {}
        is_read = columns is not None and bool(columns.columns)
        self.how.setText(_HOW[columns.origin] if columns and is_read else _NOTHING)
        headings = ["Not in this workbook", *_headings(sheet, header)]
        for name, box in self.boxes.items():
            box.clear()
            box.addItems(headings)
            box.setCurrentIndex(held.get(name, 0) if held.get(name, 0) < len(headings) else 0)
        self.rows.clear()
        self.rows.addItem("No headings: every row counts", 0)
        for row in _first_rows(sheet):
            self.rows.addItem(f"Row {row}: {_said(sheet, row)}", row)
        self.rows.setCurrentIndex(max(self.rows.findData(header), 0))

    def _make_boxes(self, fields: Sequence[ListField]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.rows:
                widget.deleteLater()
        self.boxes = {}
        self._grid.addWidget(named(self, "The headings stand in", self.rows), 0, 0)
        self._grid.addWidget(self.rows, 0, 1, 1, 2 * _ACROSS - 1)
        for number, each in enumerate(fields):
            box = QComboBox(self._scroll)
            box.setAccessibleName(f"{each.title} stands in")
            give_way(box)
            box.activated.connect(partial(self._on_column_chosen, each.name))
            row, across = number // _ACROSS + 1, number % _ACROSS
            title = f"{each.title} (needed)" if each.is_required else each.title
            self._grid.addWidget(named(self, title, box), row, 2 * across)
            self._grid.addWidget(box, row, 2 * across + 1)
            self.boxes[each.name] = box
        for across in range(_ACROSS):
            self._grid.setColumnStretch(2 * across + 1, 1)
        self._grid.setRowStretch(len(fields) // _ACROSS + 2, 1)
        order = [self.rows, *self.boxes.values()]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _on_column_chosen(self, name: str, column: int) -> None:
        self.column_said.emit(self._sheet, name, column)

    @Slot(int)
    def _on_row_chosen(self, _number: int) -> None:
        self.header_said.emit(self._sheet, int(self.rows.currentData()))


def _headings(sheet: SheetView | None, header: int) -> list[str]:
    """Every column by its letter and what stands at its head, or in its first cell where there are no headings."""
    if sheet is None:
        return []
    return [
        f"{column_name(column)}  {short(sheet.text(header or 1, column))}".strip()
        for column in range(1, sheet.columns + 1)
    ]


def _first_rows(sheet: SheetView | None) -> list[int]:
    if sheet is None:
        return []
    rows = range(1, min(sheet.rows, _ROWS_OFFERED) + 1)
    return [row for row in rows if _said(sheet, row)]


def _said(sheet: SheetView | None, row: int) -> str:
    if sheet is None:
        return ""
    words = (short(sheet.text(row, column)) for column in range(1, min(sheet.columns, 8) + 1))
    return ", ".join(word for word in words if word)


def short(text: str) -> str:
    """A heading as a box has room for it."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def give_way(box: QComboBox) -> None:
    """A box is as wide as there is room, whatever stands in it."""
    box.setMinimumContentsLength(8)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)


def named(parent: QWidget, text: str, buddy: QWidget) -> QLabel:
    """The words before a box or a line."""
    label = words_label(parent, "muted")
    label.setText(text)
    label.setWordWrap(False)
    label.setBuddy(buddy)
    return label


def words_label(parent: QWidget, rank: str) -> QLabel:
    """A label that wraps."""
    label = QLabel(parent)
    label.setProperty("rank", rank)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
