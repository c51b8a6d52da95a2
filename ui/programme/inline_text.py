"""Words of several lines, edited where they stand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class InlineText(QPlainTextEdit):
    """Lines that look like text until they are used, as high as what stands in them.

    Leaving them or Return keeps the change, Escape takes it back; Shift+Return begins a line.

    Signals:
        committed: The new text, when it differs from what was shown.
    """

    committed = Signal(str)

    def __init__(
        self, name: str, placeholder: str = "", rank: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setProperty("inline", True)
        self.setProperty("rank", rank)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(5)
        self.textChanged.connect(self._fit)

    def show_text(self, text: str) -> None:
        """Show a text, unless somebody is typing here just now."""
        is_typed = self.hasFocus() and self.toPlainText().strip() != self._shown
        if not is_typed and self.toPlainText() != text:
            self.setPlainText(text)
        self._shown = text

    def commit(self) -> None:
        """Keep what was typed."""
        text = self.toPlainText().strip()
        if text != self._shown:
            self._shown = text
            self.committed.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._shown:
            self.setPlainText(self._shown)
        elif is_return and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.commit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        # The layout of plain text counts its height in lines as they are broken.
        lines = max(1, round(self.document().size().height()))
        frame = self.height() - self.viewport().height()
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + max(frame, 0) + 10)
