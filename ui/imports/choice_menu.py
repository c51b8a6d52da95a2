"""A menu at the head of a column: choices of which one is ticked, and plain lines beneath them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget


class ChoiceMenu(QMenu):
    """What is chosen is done at once; nothing is kept in the menu."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(title)
        self._doing: dict[QAction, Callable[[], None]] = {}
        self._group = QActionGroup(self)
        self.triggered.connect(self._on_triggered)

    def choice(self, words: str, *, is_ticked: bool, do: Callable[[], None]) -> QAction:
        """Add one of several, of which one is ticked."""
        action = self.plain(words, do)
        action.setCheckable(True)
        action.setChecked(is_ticked)
        self._group.addAction(action)
        return action

    def plain(self, words: str, do: Callable[[], None]) -> QAction:
        """Add a line of its own."""
        action = self.addAction(words.replace("&", "&&"))
        self._doing[action] = do
        return action

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self._doing[action]()
