"""The views beneath the sheet, one at a time, each behind a button that says what it is for."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget


class View(IntEnum):
    """What stands beneath the sheet."""

    LINES = 0
    DIRECTIONS = 1
    COLUMNS = 2
    ANSWERS = 3
    LAYOUT = 4
    QUESTION = 5


#: In the order of the buttons; the question what a workbook holds has none.
_WORDS = {
    View.ANSWERS: "To answer",
    View.LINES: "What will be written",
    View.DIRECTIONS: "Which way is good",
    View.COLUMNS: "Which column is which",
    View.LAYOUT: "Which column is which",
}


class Views(QWidget):
    """A row of buttons above what is in front.

    Signals:
        pressed: The `View` whose button was pressed.
    """

    pressed = Signal(int)

    def __init__(self, panes: Mapping[View, QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget(self)
        for view in View:
            self._stack.addWidget(panes[view])
        self._switch = QWidget(self)
        row = QHBoxLayout(self._switch)
        row.setContentsMargins(24, 8, 24, 0)
        row.setSpacing(8)
        self.buttons: dict[View, QToolButton] = {}
        for view, words in _WORDS.items():
            button = QToolButton(self._switch)
            button.setText(words)
            button.setCheckable(True)
            button.setProperty("chip", True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._group.addButton(button, view)
            self.buttons[view] = button
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._switch)
        column.addWidget(self._stack, 1)
        self._group.idClicked.connect(self._on_clicked)

    @property
    def current(self) -> View:
        """What is in front."""
        return View(self._stack.currentIndex())

    def show_view(self, view: View) -> None:
        """Bring a view to the front."""
        self._stack.setCurrentIndex(view)
        if view in self.buttons:
            self.buttons[view].setChecked(True)

    def offer(self, offered: Mapping[View, str]) -> None:
        """Offer these views, each under its own words; one alone needs no button."""
        for view, button in self.buttons.items():
            button.setVisible(view in offered)
            button.setText(offered.get(view) or _WORDS[view])
        self._switch.setVisible(len(offered) > 1)

    def say(self, view: View, words: str) -> None:
        """Change the words on a button."""
        self.buttons[view].setText(words)

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.show_view(View(number))
        self.pressed.emit(number)
