"""The fields of the panel: choices that the wheel does not turn, and a line that says what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.distribution import MOST_COPIES

_TEXT_MARGIN = 6
_NAMES_WIDTH = 64
_LOWERED = 8


class Choice(QComboBox):
    """One of a few values, each with its words.

    Signals:
        chosen: Another value, chosen by hand.
    """

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.activated.connect(self._on_activated)

    @property
    def value(self) -> object:
        """What is chosen."""
        return self._values[self.currentIndex()] if self._values else None

    def offer(self, choices: Sequence[tuple[object, str]], value: object) -> None:
        """Offer these; the one that is chosen is among them."""
        if [each for each, _ in choices] != self._values:
            self.clear()
            self._values = [each for each, _ in choices]
            self.addItems([words for _, words in choices])
        self.setCurrentIndex(self._values.index(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turning the wheel over it moves the panel and changes nothing."""
        event.ignore()

    @Slot(int)
    def _on_activated(self, place: int) -> None:
        self.chosen.emit(self._values[place])


class Copies(QSpinBox):
    """How many copies."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(1, MOST_COPIES)
        self.setAccessibleName("Copies")
        self.lineEdit().setTextMargins(_TEXT_MARGIN, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turning the wheel over it moves the panel and changes nothing."""
        event.ignore()


class FieldRows(QWidget):
    """Fields one below the other, each with its name at the left; a row that is not asked for takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: dict[QWidget, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, _NAMES_WIDTH)
        self._grid.setColumnStretch(1, 1)

    def add(self, name: str, field: QWidget) -> None:
        """Add a field; without a name it stands under the others."""
        label = QLabel(name, self)
        label.setProperty("rank", "muted")
        label.setContentsMargins(0, _LOWERED, 0, 0)
        label.setBuddy(field)
        row = len(self._names)
        is_link = isinstance(field, QPushButton)
        left = Qt.AlignmentFlag.AlignLeft if is_link else Qt.AlignmentFlag(0)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(field, row, 1, left)
        self._names[field] = label

    def show_row(self, field: QWidget, is_shown: bool) -> None:
        """Show a row, or leave it out."""
        field.setVisible(is_shown)
        self._names[field].setVisible(is_shown)


class SaidLine(QWidget):
    """A line to type in, and under it what is wrong with what was typed."""

    def __init__(self, name: str, example: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(example)
        self.said = said_label(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.said)
        self.setFocusProxy(self.line)
        self.calm()

    @property
    def text(self) -> str:
        """What is typed."""
        return self.line.text().strip()

    @property
    def is_wrong(self) -> bool:
        """Whether what is typed cannot be taken."""
        return bool(self.line.property("wrong"))

    def refuse(self, words: str) -> None:
        """Say what is wrong with it."""
        self._say(words, is_wrong=True)

    def hint(self, words: str) -> None:
        """Say something about it that is not wrong."""
        self._say(words, is_wrong=False)

    def calm(self) -> None:
        """Take back what was said."""
        self._say("", is_wrong=False)

    def _say(self, words: str, *, is_wrong: bool) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
        rank(self.said, "bad" if is_wrong else "muted")
        if bool(self.line.property("wrong")) is not is_wrong:
            self.line.setProperty("wrong", is_wrong)
            self.line.style().polish(self.line)
        self.line.setAccessibleDescription(words)


def said_label(parent: QWidget, rank_name: str = "muted") -> QLabel:
    """A sentence of the second rank."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    rank(label, rank_name)
    return label


def rank(label: QLabel, name: str) -> None:
    """Give a sentence another rank."""
    if label.property("rank") != name:
        label.setProperty("rank", name)
        label.style().polish(label)
