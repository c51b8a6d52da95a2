"""Bringing what the keyboard goes to into view, wherever a column scrolls."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

_AROUND = 32


def bring_into_view(widget: QWidget) -> None:
    """Scroll the column a widget stands in until it is seen, once its place is settled."""
    QTimer.singleShot(0, widget, partial(_scroll_to, widget))


def _scroll_to(widget: QWidget) -> None:
    above = widget.parentWidget() if isValid(widget) else None
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, 0, _AROUND)
            return
        above = above.parentWidget()
