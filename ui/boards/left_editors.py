"""Editors that tell when the keyboard leaves them, which is when what was typed is kept."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

_FEWEST_LINES = 2
_AROUND_LINES = 22


class LeftLine(QLineEdit):
    """A line that tells when the keyboard leaves it.

    Signals:
        left: Return was pressed, or the keyboard went elsewhere.
        given_up: Escape was pressed.
    """

    left = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.returnPressed.connect(self.left)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class LeftBlock(QPlainTextEdit):
    """A few lines that tell when the keyboard leaves them; Tab leaves, too.

    Signals:
        left: The keyboard went elsewhere, or Ctrl+Return was pressed.
        given_up: Escape was pressed.

    Class attributes:
        MOST_LINES: Higher than this it does not grow.
    """

    MOST_LINES: ClassVar[int] = 8

    left = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._grow()
        self.textChanged.connect(self._grow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape and self.document().isModified():
            self.given_up.emit()
        elif is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    @Slot()
    def _grow(self) -> None:
        """As high as its lines, within reason."""
        # This kind of document counts its height in lines, wrapped ones included.
        lines = max(_FEWEST_LINES, min(self.MOST_LINES, round(self.document().size().height())))
        height = self.fontMetrics().lineSpacing() * lines + _AROUND_LINES
        if height != self.height():
            self.setFixedHeight(height)
