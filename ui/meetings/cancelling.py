"""Asks in place why a meeting is cancelled."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget


class CancelBar(QFrame):
    """A line under the meeting's head: the reason, then Enter.

    Signals:
        reason_given: Why.
        closed: The bar is not needed any more.
    """

    reason_given = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = QLabel("&Reason", self)
        self.field = QLineEdit(self)
        self.field.setAccessibleName("Why the meeting is cancelled")
        self.field.setPlaceholderText("Why it is cancelled; this is kept with the meeting")
        label.setBuddy(self.field)
        self.button = QPushButton("Cancel the meeting", self)
        self.button.setEnabled(False)
        keep = QPushButton("Keep it", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 16, 8)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        row.addWidget(keep)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.returnPressed.connect(self._on_given)
        self.button.clicked.connect(self._on_given)
        keep.clicked.connect(self.closed)
        self.hide()

    def ask(self) -> None:
        """Show the line and put the cursor into it."""
        self.field.clear()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self.button.setEnabled(bool(text.strip()))

    @Slot()
    def _on_given(self) -> None:
        if self.field.text().strip():
            self.reason_given.emit(self.field.text().strip())
