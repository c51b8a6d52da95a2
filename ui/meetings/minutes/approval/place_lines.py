"""A line about a paragraph: its place leads there, its words stand below, and it may be taken away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.panes import words_label


class PlaceLine(QWidget):
    """Place and words.

    Signals:
        opened: The id of the paragraph.
    """

    opened = Signal(str)

    def __init__(self, paragraph_id: str, place: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paragraph_id = paragraph_id
        self.place = QPushButton(place, self)
        self.place.setProperty("link", True)
        self.place.setEnabled(bool(paragraph_id))
        self.place.clicked.connect(self._on_opened)
        self.words = words_label("", self)
        self.words.setText(words)
        self.words.setContentsMargins(6, 0, 0, 0)
        self.head = QHBoxLayout()
        self.head.setSpacing(4)
        self.head.addWidget(self.place, 0, Qt.AlignmentFlag.AlignLeft)
        self.head.addStretch()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addLayout(self.head)
        self.column.addWidget(self.words)

    @Slot()
    def _on_opened(self) -> None:
        self.opened.emit(self._paragraph_id)


class RemovableLine(PlaceLine):
    """The same with a way to take it away.

    Signals:
        removed: The key it was made with.
    """

    removed = Signal(str)

    def __init__(
        self, key: str, paragraph_id: str, place: str, words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(paragraph_id, place, words, parent)
        self._key = key
        self.remove = QPushButton("Take out", self)
        self.remove.setProperty("link", True)
        self.remove.setAccessibleName(f"Take out the amendment of {place}")
        self.remove.clicked.connect(self._on_removed)
        self.head.addWidget(self.remove)

    @Slot()
    def _on_removed(self) -> None:
        self.removed.emit(self._key)
