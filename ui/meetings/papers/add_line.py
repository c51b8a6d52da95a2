"""A line that adds something: type its title, Enter, and the next one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget


class AddLine(QWidget):
    """The line, and for papers a button to choose the file instead.

    Signals:
        entered: The title.
        file_wanted: The button was pressed.
    """

    entered = Signal(str)
    file_wanted = Signal()

    def __init__(
        self, name: str, placeholder: str, *, takes_file: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(placeholder)
        self.field.returnPressed.connect(self._on_return_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        self.file_button = QPushButton("From a file…", self)
        self.file_button.setAccessibleName(f"{name}: from a file")
        self.file_button.clicked.connect(self.file_wanted)
        self.file_button.setVisible(takes_file)
        row.addWidget(self.file_button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_return_pressed(self) -> None:
        title = self.field.text().strip()
        if title:
            self.field.clear()
            self.entered.emit(title)
