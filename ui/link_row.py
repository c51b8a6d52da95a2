"""Where something comes from or goes to: words, and a button that leads there."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.page import Place
from ui.panes import words_label


class LinkRow(QWidget):
    """A heading, words, and a button that goes to where they come from; without words it takes no room.

    Signals:
        followed: The `Place` the button stands for.
    """

    followed = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = Place("")
        heading = QLabel(title, self)
        heading.setProperty("rank", "muted")
        self.words = words_label("", self)
        self.button = QPushButton(self)
        self.button.setProperty("link", True)
        foot = QHBoxLayout()
        foot.addWidget(self.button)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addWidget(heading)
        column.addWidget(self.words)
        column.addLayout(foot)
        self.button.clicked.connect(self._on_clicked)

    def say(self, words: str, link: str = "", place: Place | None = None) -> None:
        """Show words and what the button says."""
        self.setVisible(bool(words or link))
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.button.setText(link)
        self.button.setVisible(bool(link))
        self._place = place or Place("")

    @Slot()
    def _on_clicked(self) -> None:
        self.followed.emit(self._place)
