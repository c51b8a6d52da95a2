"""Before old minutes are read: choose a file, drop one, or paste the text; and what went wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from boardkeeper.errors import UserError
from ui.empty import EmptyState
from ui.theme.theme import Theme


class ChoosingPane(QStackedWidget):
    """Nothing chosen yet, reading, or a refusal with its next step."""

    def __init__(self, theme: Theme, choose: QAction, paste: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._start = EmptyState(
            theme,
            "file-text",
            "Choose old minutes",
            "A Word document or a text file with the minutes of one meeting, or text you have copied from anywhere. "
            "Every line is shown with what it was understood as; you correct it before anything is written.",
            (choose, paste),
            self,
        )
        self._reading = EmptyState(theme, "file-text", "", "", (), self)
        self.trouble = EmptyState(theme, "triangle-alert", "", "", (choose, paste), self)
        for state in (self._start, self._reading, self.trouble):
            self.addWidget(state)

    def begin(self) -> None:
        """Ask for old minutes."""
        self.setCurrentWidget(self._start)
        self.focus_button()

    def focus_button(self) -> None:
        """Put the keyboard on the first thing that can be done here."""
        state = self.currentWidget()
        button = state.findChild(QPushButton) if state is not None else None
        if isinstance(button, QPushButton):
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_reading(self, name: str) -> None:
        """Say that a file is being read."""
        self._reading.say(f"Reading {name}", "It is read beside the window, which goes on working.")
        self.setCurrentWidget(self._reading)

    def complain(self, error: UserError) -> None:
        """Say why it was not taken, and what to do about it."""
        self.trouble.say("These minutes were not taken", f"{error.sentence}\n{error.next_step}".strip())
        self.setCurrentWidget(self.trouble)
        self.focus_button()
