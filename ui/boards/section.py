"""A section of the settings: a heading, and what is set there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.boards.fields import SettingField
from ui.boards.reading import BoardReading
from ui.boards.tab_stops import tab_stops
from ui.panes import PropertyRows

NAMES_WIDTH = 168


class SettingsSection(QWidget):
    """Base of the sections.

    Signals:
        committed: A `SettingField` and its new value.
        asked: What the toast says once it is done, the use case after the name of whoever asks, and its arguments.
    """

    committed = Signal(object, object)
    asked = Signal(str, object, object)

    def __init__(self, title: str, intro: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        heading = QLabel(title, self)
        heading.setProperty("rank", "heading")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(heading)
        if intro:
            self.column.addWidget(muted(intro, self))

    def show_reading(self, reading: BoardReading, *, is_other: bool) -> None:
        """Show a board; `is_other` when another one stood here before."""
        raise NotImplementedError

    def stops(self) -> list[QWidget]:
        """Where the Tab key stops, in reading order."""
        return tab_stops(self)

    def ask(self, said: str, function: Callable[..., object], *args: Any, **facts: Any) -> None:
        """Ask for a change by its use case."""
        self.asked.emit(said, function, (args, facts))


class FieldsSection(SettingsSection):
    """Settings in rows: what each is called, and its editor."""

    def __init__(
        self, title: str, fields: Sequence[SettingField], intro: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, intro, parent)
        self.fields = tuple(fields)
        self.rows = PropertyRows(self)
        grid = self.rows.layout()
        if isinstance(grid, QGridLayout):
            grid.setColumnMinimumWidth(0, NAMES_WIDTH)
            grid.setVerticalSpacing(8)
        for field in self.fields:
            self.rows.add_editor(field.title, field)
            field.committed.connect(self._on_committed)
        self.column.addWidget(self.rows)

    def show_reading(self, reading: BoardReading, *, is_other: bool) -> None:
        for field in self.fields:
            field.show_value(getattr(reading.board, field.setting), is_other=is_other)

    @Slot(object)
    def _on_committed(self, value: object) -> None:
        self.committed.emit(self.sender(), value)


def muted(words: str, parent: QWidget) -> QLabel:
    """A line of the second rank."""
    label = QLabel(words, parent)
    label.setProperty("rank", "muted")
    label.setWordWrap(True)
    return label


def narrow_line(name: str, example: str, parent: QWidget) -> QLineEdit:
    """A line for something new."""
    line = QLineEdit(parent)
    line.setAccessibleName(name)
    line.setPlaceholderText(example)
    return line
