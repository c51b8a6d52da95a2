"""What went wrong and what to do about it, said at the top of the page until it is read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from boardkeeper.errors import UserError
from ui.theme.theme import Theme
from ui.theme.tokens import Tone


class ErrorBanner(QFrame):
    """One sentence, the next step, and a cross."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._theme = theme
        self._picture = QLabel(self)
        self._sentence = _line(self, "strong")
        self._next_step = _line(self, "")
        self._close = QToolButton(self)
        self._close.setAccessibleName("Close this message")
        self._close.setToolTip("Close (Esc)")
        self._close.clicked.connect(self.hide)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._sentence)
        words.addWidget(self._next_step)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    @property
    def sentence(self) -> str:
        """What is being said; empty when nothing is."""
        return self._sentence.text() if not self.isHidden() else ""

    @Slot(object)
    def complain(self, error: UserError) -> None:
        """Say what happened and the next step."""
        self._sentence.setText(error.sentence)
        self._next_step.setText(error.next_step)
        self._next_step.setVisible(bool(error.next_step))
        self.setAccessibleName(str(error))
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_theme_changed(self) -> None:
        ink = self._theme.ink(Tone.BAD)
        self._picture.setPixmap(self._theme.pixmap("triangle-alert", ink.text, 20, self.devicePixelRatioF()))
        self._close.setIcon(self._theme.icon("x"))


def _line(parent: QWidget, rank: str) -> QLabel:
    label = QLabel(parent)
    label.setProperty("rank", rank)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
