"""What can be done with the letter that is shown: always in view beneath it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget


class LetterFoot(QWidget):
    """Copy, save, record as sent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.copy = QPushButton("Copy", self)
        self.copy.setAccessibleName("Copy the letter")
        self.copy.setToolTip("Copy the letter as text (Ctrl+Shift+C)")
        self.save = QPushButton("Save as e-mail…", self)
        self.save.setToolTip("Write the letter as a file that your mail program opens (Ctrl+Shift+S)")
        self.record = QPushButton("Record as sent", self)
        self.record.setProperty("main", True)
        self.record.setToolTip("Write into the threads that the letter was sent (Ctrl+Return)")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 12, 24, 16)
        row.setSpacing(8)
        row.addWidget(self.copy)
        row.addWidget(self.save)
        row.addStretch()
        row.addWidget(self.record)

    def offer(self, *, has_letter: bool) -> None:
        """Have the buttons only where there is a letter."""
        for button in (self.copy, self.save, self.record):
            button.setEnabled(has_letter)
