"""The small control that says how the programme is shown, and remembers it."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

_KEY = "programme/by_meeting"


class ViewSwitch(QWidget):
    """By meeting, or as a list.

    Signals:
        switched: The other one was chosen.
    """

    switched = Signal()

    def __init__(self, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._buttons = QButtonGroup(self)
        self.cards = self._button("By meeting", "Cards beneath their meetings (Ctrl+Shift+L)")
        self.table = self._button("List", "A table to order and filter (Ctrl+Shift+L)")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.cards)
        line.addWidget(self.table)
        kept = settings.value(_KEY, True, type=bool)
        (self.cards if kept else self.table).setChecked(True)
        self._buttons.buttonClicked.connect(self._on_clicked)

    @property
    def is_by_meeting(self) -> bool:
        """Whether the cards are wanted."""
        return self.cards.isChecked()

    def turn_to(self, *, is_by_meeting: bool) -> None:
        """Choose one of the two, as a click does."""
        if is_by_meeting != self.is_by_meeting:
            (self.cards if is_by_meeting else self.table).setChecked(True)
            self._on_clicked()

    def _button(self, title: str, says: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(title)
        button.setCheckable(True)
        button.setProperty("chip", True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(f"Show: {title.lower()}")
        button.setToolTip(says)
        self._buttons.addButton(button)
        return button

    @Slot()
    def _on_clicked(self) -> None:
        self._settings.setValue(_KEY, self.is_by_meeting)
        self.switched.emit()
