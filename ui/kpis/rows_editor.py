"""A few rows of facts edited in place, with a line for one more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from boardkeeper.errors import UserError
from ui.panes import InlineEdit
from ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class EditorColumn:
    """A column: its heading, an example for the new row, and its share of the width.

    `names_row` says that it is what the row is known by, which is not edited; `is_beneath` that it stands in a second
    line, because there is not room for all in one.
    """

    title: str
    example: str
    share: int = 1
    names_row: bool = False
    is_beneath: bool = False


@dataclass(frozen=True, slots=True)
class EditorRow:
    """A row: its key, what stands in its columns, and a word on where it came from."""

    id: str
    values: tuple[str, ...]
    note: str = ""


class RowsEditor(QWidget):
    """Rows with a button each to take them out, and empty lines for a new one beneath.

    Signals:
        added: What was typed for a new row, a tuple of texts.
        changed: The key of a row and its texts as they are now.
        removed: The key of a row that shall go.
    """

    added = Signal(object)
    changed = Signal(str, object)
    removed = Signal(str)

    def __init__(
        self, theme: Theme, one: str, columns: Sequence[EditorColumn], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._one = one
        self._columns = tuple(columns)
        self.lines: dict[str, list[QWidget]] = {}
        self._asked: InlineEdit | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._places = _places(self._columns)
        self._across = max(place + span for line, place, span in self._places if not line)
        for column, (beneath, place, span) in zip(self._columns, self._places, strict=True):
            heading = QLabel(column.title, self)
            heading.setProperty("rank", "muted")
            heading.setWordWrap(True)
            self._grid.addWidget(heading, beneath, place, 1, span)
            if span == 1:
                self._grid.setColumnStretch(place, max(column.share, self._grid.columnStretch(place)))
        self.new: list[QLineEdit] = []
        for column in self._columns:
            line = QLineEdit(self)
            line.setPlaceholderText(column.example)
            line.setAccessibleName(f"New {one}: {column.title.lower()}")
            line.setMinimumWidth(40)
            line.returnPressed.connect(self._on_add)
            self.new.append(line)
        self.add_button = QPushButton("Add", self)
        self.add_button.setAccessibleName(f"Add the {one}")
        self.add_button.clicked.connect(self._on_add)
        self.said = QLabel(self)
        self.said.setProperty("rank", "bad")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(4)
        around.addLayout(self._grid)
        around.addWidget(self.said)
        theme.changed.connect(self._dress)
        self.show_rows(())

    def show_rows(self, rows: Sequence[EditorRow]) -> None:
        """Show what is kept; whoever is typing in a row goes on typing."""
        kept = {row.id for row in rows}
        for row_id in [each for each in self.lines if each not in kept]:
            for widget in self.lines.pop(row_id):
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        for number, row in enumerate(rows):
            widgets = self.lines.get(row.id) or self._make(row)
            self._put_line(number, widgets)
            for widget, value in zip(widgets, row.values, strict=False):
                _put(widget, value)
                widget.setToolTip(row.note)
        self._put_line(len(rows), [*self.new, self.add_button])
        self._order()
        self._say("")

    def clear(self) -> None:
        """Make the new row empty: it was taken, or another thing is shown."""
        for line in self.new:
            # Unlike clear, this leaves nothing to undo here: Ctrl+Z then means the board.
            line.setText("")
        self._say("")

    @Slot(object)
    def take(self, _answer: object) -> None:
        """The new row was kept."""
        self.clear()
        self.new[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: UserError) -> None:
        """Say beneath why it could not be taken; what was typed stays."""
        self._say(" ".join(part for part in (error.sentence, error.next_step) if part))
        if self._asked is not None:
            self._asked.mark_wrong(error.sentence)

    def _make(self, row: EditorRow) -> list[QWidget]:
        widgets: list[QWidget] = []
        name = " ".join(
            value for value, column in zip(row.values, self._columns, strict=True) if column.names_row
        )
        for column in self._columns:
            if column.names_row:
                label = QLabel(self)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setWordWrap(True)
                widgets.append(label)
                continue
            edit = InlineEdit(f"{column.title} of {name}".strip(), "–", self)
            edit.setMinimumWidth(40)
            edit.setProperty("row_id", row.id)
            edit.committed.connect(self._on_committed)
            widgets.append(edit)
        button = QToolButton(self)
        button.setProperty("row_id", row.id)
        button.setAccessibleName(f"Remove the {self._one} {name}")
        button.setToolTip(f"Remove the {self._one} {name}")
        button.setIcon(self._theme.icon("x"))
        button.clicked.connect(self._on_removed)
        widgets.append(button)
        self.lines[row.id] = widgets
        for widget in widgets:
            widget.show()
        return widgets

    def _put_line(self, number: int, widgets: Sequence[QWidget]) -> None:
        """Lay a row into the grid: its columns in one line or two, its button at the right of the first."""
        top = 2 + 2 * number
        for widget, (line, place, span) in zip(widgets, self._places, strict=False):
            self._grid.addWidget(widget, top + line, place, 1, span)
        self._grid.addWidget(widgets[-1], top, self._across)

    def _order(self) -> None:
        """Tab goes through the rows as they stand, then through the new one."""
        stops = [
            widget
            for place in range(1, self._grid.rowCount())
            for column in range(self._grid.columnCount())
            if (item := self._grid.itemAtPosition(place, column)) is not None
            and (widget := item.widget()) is not None
            and not isinstance(widget, QLabel)
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    @Slot(str)
    def _on_committed(self, _text: str) -> None:
        edit = self.sender()
        if isinstance(edit, InlineEdit):
            row_id = str(edit.property("row_id"))
            self._asked = edit
            edit.mark_wrong("")
            self._say("")
            texts = tuple(_text_of(widget) for widget in self.lines[row_id][: len(self._columns)])
            self.changed.emit(row_id, texts)

    @Slot()
    def _on_removed(self) -> None:
        button = self.sender()
        if isinstance(button, QToolButton):
            self._asked = None
            self.removed.emit(str(button.property("row_id")))

    @Slot()
    def _on_add(self) -> None:
        texts = tuple(line.text().strip() for line in self.new)
        if any(texts):
            self._asked = None
            self._say("")
            self.added.emit(texts)
        else:
            self.new[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    @Slot()
    def _dress(self) -> None:
        for widgets in self.lines.values():
            for widget in widgets:
                if isinstance(widget, QToolButton):
                    widget.setIcon(self._theme.icon("x"))


def _places(columns: Sequence[EditorColumn]) -> tuple[tuple[int, int, int], ...]:
    """Line, place and span of each column; the last of a line reaches to its end."""
    counts = [sum(column.is_beneath is beneath for column in columns) for beneath in (False, True)]
    across = max(counts[0], counts[1] - 1)
    found = []
    places = [0, 0]
    for column in columns:
        line = int(column.is_beneath)
        place = places[line]
        places[line] += 1
        # The second line has the room beneath the button as well.
        span = across + line - place if places[line] == counts[line] else 1
        found.append((line, place, span))
    return tuple(found)


def _put(widget: QWidget, text: str) -> None:
    if isinstance(widget, InlineEdit):
        widget.show_text(text)
        widget.mark_wrong("")
    elif isinstance(widget, QLabel):
        widget.setText(text)


def _text_of(widget: QWidget) -> str:
    return widget.text().strip() if isinstance(widget, InlineEdit | QLabel) else ""
