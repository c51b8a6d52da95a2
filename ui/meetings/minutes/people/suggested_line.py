"""A line that suggests what could be meant, and takes what was typed with one Enter all the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QWidget


class SuggestedLine(QLineEdit):
    """Suggestions stand below while one types; ↓ goes into them, and Enter there takes one over.

    Signals:
        entered: Enter, where no suggestion is being chosen.
    """

    entered = Signal()

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)

    def suggest(self, words: Sequence[str]) -> None:
        """Suggest those of these that hold what is typed."""
        completer = QCompleter(list(words), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A list that only hangs below must not swallow the Enter that was meant for the line.
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self._is_choosing():
            popup = self._popup()
            if popup is not None:
                popup.hide()
            event.accept()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _popup(self) -> QAbstractItemView | None:
        return self.completer().popup() if self.completer() is not None else None

    def _is_choosing(self) -> bool:
        popup = self._popup()
        return popup is not None and popup.isVisible() and popup.currentIndex().isValid()
