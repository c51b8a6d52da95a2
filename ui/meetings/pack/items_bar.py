"""The line that asks of which items an edition holds the papers: “5-7, 11”."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from boardkeeper.agenda import AgendaItemView
from boardkeeper.editions import chosen_items
from boardkeeper.errors import UserError
from ui.panes import words_label

_FIELD = 200


class ItemsBar(QWidget):
    """Hidden until it is asked which items.

    Signals:
        chosen: The ids of the items.
        left: Escape was pressed, or the items were chosen.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[AgendaItemView, ...] = ()
        self.name = QLabel("Which &items", self)
        self.field = QLineEdit(self)
        self.field.setAccessibleName("Which items")
        self.field.setPlaceholderText("for example 5-7, 11")
        self.field.setFixedWidth(_FIELD)
        self.name.setBuddy(self.field)
        self.show_button = QPushButton("Show", self)
        self.cancel = QPushButton("Cancel", self)
        self.said = words_label("bad", self)
        self.said.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.name, self.field, self.show_button, self.cancel):
            row.addWidget(widget)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 16, 8)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.said)
        self.field.returnPressed.connect(self._on_done)
        self.field.textEdited.connect(self._on_edited)
        self.show_button.clicked.connect(self._on_done)
        self.cancel.clicked.connect(self.close_bar)
        self.hide()

    @Slot()
    def begin(self, items: Sequence[AgendaItemView], chosen: Sequence[str] = ()) -> None:
        """Ask, with the items chosen last in the field."""
        self._items = tuple(items)
        numbers = [item.number.rstrip(".") for item in items if item.id in set(chosen) and item.number]
        self.field.setText(", ".join(numbers))
        self._say("")
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    @Slot()
    def close_bar(self) -> None:
        """Leave it as it was."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_done(self) -> None:
        try:
            found = chosen_items(self._items, self.field.text())
        except UserError as error:
            self._say(str(error))
            self.field.selectAll()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.hide()
        self.chosen.emit(found)
        self.left.emit()

    @Slot()
    def _on_edited(self) -> None:
        self._say("")

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.field.setAccessibleDescription(words)
        if bool(words) != bool(self.field.property("wrong")):
            self.field.setProperty("wrong", bool(words))
            self.field.style().polish(self.field)
