"""Where the Tab key stops within a widget."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_stops(inside: QWidget) -> list[QWidget]:
    """What can be reached with Tab, in the order in which it was made; what another stop stands for is left out."""
    return [
        each
        for each in inside.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and each.window() is inside.window()
    ]
