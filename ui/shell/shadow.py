"""The soft shadow under what floats over the page, painted: effects would redraw whole widgets."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter


def paint_shadow(painter: QPainter, around: QRect, margin: int, radius: int, is_dark: bool) -> None:
    """Paint a shadow in the margin of a widget whose card fills the rest.

    Args:
        painter: A painter on the widget.
        around: The widget's rectangle.
        margin: How wide the margin is, in device-independent pixels.
        radius: The corners of the card.
        is_dark: A shadow on a dark page must be deeper to be seen.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    card = QRectF(around).adjusted(margin, margin, -margin, -margin)
    for spread in range(margin - 2, 0, -1):
        strength = (1 - spread / margin) ** 2 * (26 if is_dark else 11)
        painter.setBrush(QColor(0, 0, 0, round(strength)))
        lowered = card.translated(0, min(4, margin - spread))
        painter.drawRoundedRect(
            lowered.adjusted(-spread, -spread, spread, spread), radius + spread, radius + spread
        )
