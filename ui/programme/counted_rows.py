"""A small table of words with a number each, edited in place: questions with weights, bands with beginnings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from boardkeeper.schemes import MOST_WEIGHT
from ui.panes import InlineEdit
from ui.programme.inline_text import InlineText
from ui.theme.theme import Theme

_NUMBER_WIDTH = 48


@dataclass(frozen=True, slots=True)
class CountedWords:
    """Words and their number; `id` is blank for what is not kept yet or has none."""

    words: str
    number: int
    id: str = ""


class CountedLine(QWidget):
    """One row: its words, its number, and a cross.

    Signals:
        changed: Words or number, as they stand now.
        removed: The cross was pressed.
    """

    changed = Signal(object)
    removed = Signal()

    def __init__(self, theme: Theme, name: str, number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kept = CountedWords("", 0)
        self.words = InlineText(name, parent=self)
        self._number_name = number
        self.number = InlineEdit(number, parent=self)
        self.number.setProperty("inline", False)
        self.number.setValidator(QIntValidator(0, MOST_WEIGHT, self))
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._plain = QLabel(self)
        self.cross = QToolButton(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self.words, 1)
        line.addWidget(self.number)
        line.addWidget(self._plain)
        line.addWidget(self.cross)
        self.words.committed.connect(self._on_words)
        self.number.committed.connect(self._on_number)
        self.cross.clicked.connect(self.removed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def value(self) -> CountedWords:
        """What stands here."""
        return self._kept

    def show_value(self, value: CountedWords, *, can_change: bool) -> None:
        """Show words and number, to be changed or only read."""
        self._kept = value
        self.words.show_text(value.words)
        self.words.setReadOnly(not can_change)
        self.number.show_text(str(value.number))
        self.number.setAccessibleName(f"{self._number_name}: {value.words}")
        self._plain.setText(str(value.number))
        self.cross.setAccessibleName(f"Remove: {value.words}")
        self.cross.setToolTip("Remove")
        for part in (self.number, self.cross):
            part.setVisible(can_change)
        self._plain.setVisible(not can_change)

    @Slot(str)
    def _on_words(self, words: str) -> None:
        self._kept = replace(self._kept, words=words)
        self.changed.emit(self._kept)

    @Slot(str)
    def _on_number(self, number: str) -> None:
        if not number:
            self.number.show_text(str(self._kept.number))
            return
        self._kept = replace(self._kept, number=int(number))
        self.changed.emit(self._kept)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.cross.setIcon(self._theme.icon("x"))
        self.number.setFixedWidth(self._theme.px(_NUMBER_WIDTH))


class CountedRows(QWidget):
    """The rows, and a line that adds one: “Is it a risk? = 3”.

    Signals:
        changed: All rows as they are wanted now.
    """

    changed = Signal(object)

    def __init__(
        self, theme: Theme, name: str, number: str, hint: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name, self._number = name, number
        self.lines: list[CountedLine] = []
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(f"New {name.lower()}")
        self.field.returnPressed.connect(self._on_return_pressed)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._column)
        column.addWidget(self.field)

    def show_rows(self, rows: Sequence[CountedWords], *, can_change: bool) -> None:
        """Show these rows."""
        while len(self.lines) > len(rows):
            line = self.lines.pop()
            line.hide()
            line.deleteLater()
        while len(self.lines) < len(rows):
            line = CountedLine(self._theme, self._name, self._number, self)
            line.changed.connect(self._on_changed)
            line.removed.connect(self._on_removed)
            self._column.addWidget(line)
            self.lines.append(line)
        for line, row in zip(self.lines, rows, strict=True):
            line.show_value(row, can_change=can_change)
        self.field.setVisible(can_change)

    def _tell(self, rows: Sequence[CountedWords]) -> None:
        self.changed.emit(list(rows))

    @Slot(object)
    def _on_changed(self, _value: CountedWords) -> None:
        self._tell([line.value for line in self.lines])

    @Slot()
    def _on_removed(self) -> None:
        self._tell([line.value for line in self.lines if line is not self.sender()])

    @Slot()
    def _on_return_pressed(self) -> None:
        words, number = read_counted(self.field.text())
        if words:
            self.field.setText("")
            self._tell([*(line.value for line in self.lines), CountedWords(words, number)])


def read_counted(written: str) -> tuple[str, int]:
    """Read “Is it a risk? = 3” or “Urgent: 8” as words and a number; without one it is 1."""
    for mark in ("=", ":"):
        words, _, number = (part.strip() for part in written.rpartition(mark))
        if words and number.isascii() and number.isdecimal():
            return words, min(int(number), MOST_WEIGHT)
    return written.strip(), 1
