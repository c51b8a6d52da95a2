"""The line beneath the filter in which a view gets its name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget


class NameStrip(QWidget):
    """Asks for a name; hidden until it is needed.

    Signals:
        named: The name.
        left: Nothing is to be named after all.
    """

    named = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(self)
        self.label.setProperty("rank", "muted")
        self.field = QLineEdit(self)
        self.field.setMaxLength(80)
        self.label.setBuddy(self.field)
        self.save = QPushButton("Save", self)
        self.save.setProperty("main", True)
        cancel = QPushButton("Cancel", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 16, 12)
        row.setSpacing(8)
        row.addWidget(self.label)
        row.addWidget(self.field, 1)
        row.addWidget(self.save)
        row.addWidget(cancel)
        self.field.textChanged.connect(self._on_changed)
        self.field.returnPressed.connect(self._on_save)
        self.save.clicked.connect(self._on_save)
        cancel.clicked.connect(self._on_cancel)
        self.hide()

    def ask(self, asks: str, name: str = "") -> None:
        """Ask for a name, beginning with this one."""
        self.label.setText(asks)
        self.field.setAccessibleName(asks)
        self.field.setText(name)
        self.field.selectAll()
        self._on_changed()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_cancel()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_changed(self) -> None:
        self.save.setEnabled(bool(self.field.text().strip()))

    @Slot()
    def _on_save(self) -> None:
        if self.save.isEnabled():
            self.hide()
            self.named.emit(self.field.text().strip())

    @Slot()
    def _on_cancel(self) -> None:
        self.hide()
        self.left.emit()
