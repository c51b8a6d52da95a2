"""A link whose words give way where there is little room; the tooltip says them whole."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

_LEAST = 56
_AROUND = 20


class ElidedLink(QPushButton):
    """A button that looks like a link, as wide as its words or as there is room."""

    def __init__(self, words: str, mode: Qt.TextElideMode, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mode = mode
        self.words = words
        self.setProperty("link", True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(words)

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.words) + self._around()
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self._around()
        self.setText(self.fontMetrics().elidedText(self.words, self._mode, max(room, 1)))

    def _around(self) -> int:
        return _AROUND + (0 if self.icon().isNull() else self.iconSize().width() + 4)
