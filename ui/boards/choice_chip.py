"""A word that opens the menu of what could stand there instead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ui.theme.theme import Theme


class ChoiceChip(QToolButton):
    """One of a few values, said as a word.

    Signals:
        chosen: Another value.
    """

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, name: str, choices: Sequence[tuple[object, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._choices = tuple(choices)
        self._value: object = None
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(name, self)
        for place, (_, words) in enumerate(self._choices):
            action = menu.addAction(words)
            action.setData(place)
            action.setCheckable(True)
        menu.triggered.connect(self._on_triggered)
        self.setMenu(menu)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        # The arrow stands behind the word.
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def value(self) -> object:
        """What is chosen."""
        return self._value

    def show_value(self, value: object, of: str) -> None:
        """Show a value; `of` is the thing it belongs to, for a screen reader."""
        self._value = value
        for (each, words), action in zip(self._choices, self.menu().actions(), strict=True):
            action.setChecked(each == value)
            if each == value:
                self.setText(words)
                self.setAccessibleName(f"{self._name} of “{of}”: {words}")
                self.setToolTip(f"{self._name}: {words}")

    @Slot()
    def _dress(self) -> None:
        self.setIcon(self._theme.icon("chevron-down"))

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        value = self._choices[int(action.data())][0]
        if value != self._value:
            self.chosen.emit(value)
        else:
            action.setChecked(True)
