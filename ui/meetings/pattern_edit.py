"""The field for how often a board meets: one line of words, or as many lines as are pasted."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

_LINES_AT_LEAST = 1
_LINES_AT_MOST = 6
_FRAME = 20


class PatternEdit(QPlainTextEdit):
    """Grows with what is pasted. Return asks for the meetings, Shift+Return begins a new line.

    Signals:
        return_pressed: Return.
        given_up: Escape.
    """

    return_pressed = Signal()
    given_up = Signal()

    def __init__(self, name: str, example: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(example)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().contentsChanged.connect(self._on_contents_changed)

    def sizeHint(self) -> QSize:
        lines = min(max(self.document().lineCount(), _LINES_AT_LEAST), _LINES_AT_MOST)
        return QSize(super().sizeHint().width(), lines * self.fontMetrics().lineSpacing() + _FRAME)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_return and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.return_pressed.emit()
        elif is_return:
            self.insertPlainText("\n")
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_contents_changed(self) -> None:
        is_long = self.document().lineCount() > _LINES_AT_MOST
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if is_long else policy.ScrollBarAlwaysOff)
        self.updateGeometry()
