"""The small speech bubble at the edge of what has been remarked on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ui.theme.theme import Theme
from ui.theme.tokens import Tone


def draw_bubble(painter: QPainter, theme: Theme, right_top: QPointF, remarks: int, challenges: int) -> QRectF:
    """A small speech bubble with a number, its right edge at a point: warning while a challenge waits."""
    ink = theme.ink(Tone.WARNING if challenges else Tone.INFO)
    words = f"{remarks}!" if challenges else str(remarks)
    font = theme.font(weight=QFont.Weight.DemiBold)
    metrics = QFontMetricsF(font)
    width = max(metrics.horizontalAdvance(words) + theme.px(10), theme.px(20))
    box = QRectF(right_top.x() - width, right_top.y(), width, theme.px(18))
    painter.setFont(font)
    painter.setPen(QPen(QColor(ink.mark), 1))
    painter.setBrush(QColor(ink.fill))
    painter.drawRoundedRect(box, theme.px(5), theme.px(5))
    painter.setPen(QColor(ink.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    return box
