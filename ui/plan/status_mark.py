"""The mark of a status: a shape of its own for each, so that it is told apart without its colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from boardkeeper.rules.milestones import MilestoneStatus
from ui.plan.strip import STATUS_TONES
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

#: What stands inside the shape.
SIGNS = {
    MilestoneStatus.COMPLETE: "✓",
    MilestoneStatus.ON_TRACK: "",
    MilestoneStatus.SLIGHT_SLIPPAGE: "!",
    MilestoneStatus.OFF_TRACK: "×",
    MilestoneStatus.NOT_YET_DUE: "",
}

NO_STATUS = "no status yet"


def tone_of(status: str | None) -> Tone:
    """What a status means; nothing is known of a milestone without one."""
    return STATUS_TONES.get(status, Tone.NEUTRAL) if status else Tone.NEUTRAL


def draw_status(painter: QPainter, theme: Theme, centre: QPointF, status: str | None, size: int = 16) -> None:
    """Draw the mark of a status.

    A tick in a circle is complete, a full circle on track, a triangle slipping, a square on its point off track, an
    empty circle not yet due; a dashed circle has no status.
    """
    half = theme.px(size) / 2
    ink = QColor(theme.ink(tone_of(status)).mark)
    x, y = centre.x(), centre.y()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    is_hollow = status is None or status == MilestoneStatus.NOT_YET_DUE
    style = Qt.PenStyle.SolidLine if status else Qt.PenStyle.DotLine
    painter.setPen(QPen(ink, 1.6, style) if is_hollow else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if is_hollow else ink)
    if status == MilestoneStatus.SLIGHT_SLIPPAGE:
        corners = [QPointF(x, y - half), QPointF(x + half, y + half * 0.8), QPointF(x - half, y + half * 0.8)]
        painter.drawPolygon(QPolygonF(corners))
    elif status == MilestoneStatus.OFF_TRACK:
        corners = [
            QPointF(x, y - half),
            QPointF(x + half, y),
            QPointF(x, y + half),
            QPointF(x - half, y),
        ]
        painter.drawPolygon(QPolygonF(corners))
    else:
        radius = half * (0.72 if is_hollow else 0.86)
        painter.drawEllipse(centre, radius, radius)
    sign = SIGNS.get(MilestoneStatus(status), "") if status else ""
    if sign:
        font = theme.font(weight=QFont.Weight.Bold)
        font.setPixelSize(theme.px(size * 0.66))
        painter.setFont(font)
        painter.setPen(QColor(theme.colours.on_mark))
        lowered = half * 0.26 if status == MilestoneStatus.SLIGHT_SLIPPAGE else 0
        box = QRectF(x - half, y - half + lowered, 2 * half, 2 * half)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)
    painter.restore()
