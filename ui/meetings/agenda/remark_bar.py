"""The calm line under an agenda that lacks the resolution to exclude press and public, or has it in the wrong place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.meetings.agenda_aids import AgendaAids
from ui.panes import Hairline
from ui.theme.theme import Theme
from ui.theme.tokens import Tone


class RemarkBar(QWidget):
    """What is wrong about the exempt part, and a button where the program can put it right. Hidden when nothing is.

    Signals:
        exclusion_wanted: The proposed resolution shall be added.
    """

    exclusion_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = QLabel(self)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.button = QPushButton("Add the resolution", self)
        self.button.clicked.connect(self.exclusion_wanted)
        row = QHBoxLayout()
        row.setContentsMargins(24, 6, 16, 6)
        row.setSpacing(12)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline(self))
        column.addLayout(row)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def show_aids(self, aids: AgendaAids) -> None:
        """Say what an agenda lacks."""
        proposed = aids.exclusion
        words = proposed.why if proposed is not None else " ".join(aids.remarks)
        self.words.setText(words)
        self.button.setVisible(proposed is not None)
        if proposed is not None:
            self.button.setText("Move it there" if proposed.is_there else "Add the resolution")
            self.button.setToolTip(proposed.wording)
            self.button.setAccessibleDescription(proposed.wording)
        self.setVisible(bool(words))

    @Slot()
    def _on_theme_changed(self) -> None:
        colour = self._theme.ink(Tone.EXEMPT).mark
        self._picture.setPixmap(self._theme.pixmap("lock", colour, 16, self.devicePixelRatioF()))
