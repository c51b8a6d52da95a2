"""Who owes a paper, and the reminder that asks for it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardkeeper.papers import OwedPaper
from ui.meetings.papers.words import owed_words
from ui.panes import words_label


class OwedBar(QWidget):
    """Says who owes it and when; takes no room when nobody does.

    Signals:
        copy_wanted: The reminder on the clipboard.
        save_wanted: The reminder as an e-mail file.
    """

    copy_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words_label("", self)
        self.copy_button = QPushButton("Copy reminder", self)
        self.copy_button.setToolTip("Copy reminder (Ctrl+Shift+C)")
        self.copy_button.clicked.connect(self.copy_wanted)
        self.save_button = QPushButton("Save as e-mail…", self)
        self.save_button.clicked.connect(self.save_wanted)
        for button in (self.copy_button, self.save_button):
            button.setProperty("link", True)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.copy_button)
        row.addWidget(self.save_button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addLayout(row)

    @Slot(object)
    def show_owed(self, owed: OwedPaper | None) -> None:
        """Say who owes it."""
        self.setVisible(owed is not None)
        if owed is not None:
            said = owed_words(owed)
            address = f" ({owed.email})" if owed.email and owed.email not in said else ""
            self.words.setText(f"{said[:1].upper()}{said[1:]}{address}.")
