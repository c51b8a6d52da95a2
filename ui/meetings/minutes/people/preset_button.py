"""An interest declared before, to be declared again with a click or a key."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from boardkeeper.attendance import Preset


class PresetButton(QPushButton):
    """As much of its words as there is room for; the tip says them whole."""

    def __init__(self, preset: Preset, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = f"{preset.subject}: {preset.reason}"
        self.setProperty("link", True)
        self.setProperty("preset", number - 1)
        self.setStyleSheet("text-align: left;")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{self._words} (Ctrl+{number})")
        self.setAccessibleName(f"Declare again: {self._words}")
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(self.width() - 16, 0)
        said = f"Again: {self._words}"
        elided = self.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room)
        self.setText(elided.replace("&", "&&"))
