"""How the heading of a group is drawn: over the whole line, whatever the columns are."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from ui.tables.sections import Heading
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

_CHEVRON = 16


def draw_heading(painter: QPainter, theme: Theme, line: QRect, heading: Heading) -> None:
    """Draw a heading: a chevron, the words, how many rows, and how many of them are overdue.

    Args:
        painter: Already clipped to the cell that asks.
        theme: Its look.
        line: The whole line of the table, of which the cell shows a part.
        heading: What it says.
    """
    colours = theme.colours
    painter.fillRect(line, QColor(colours.sunken))
    painter.setPen(QColor(colours.line))
    painter.drawLine(line.bottomLeft(), line.bottomRight())
    left = line.left() + theme.px(20)
    ratio = painter.device().devicePixelRatioF()
    icon = theme.pixmap(
        "chevron-right" if heading.is_folded else "chevron-down", colours.muted, _CHEVRON, ratio
    )
    size = theme.px(_CHEVRON)
    painter.drawPixmap(left, line.center().y() - size // 2 + 1, icon)
    left += size + theme.px(8)
    left += _write(painter, theme, line, left, heading.words, colours.text, QFont.Weight.DemiBold)
    rows = f"{heading.count:,}"
    left += theme.px(12) + _write(painter, theme, line, left + theme.px(12), rows, colours.muted)
    if heading.overdue:
        words = f"{heading.overdue:,} overdue"
        ink = theme.ink(Tone.BAD).text
        _write(painter, theme, line, left + theme.px(12), words, ink, QFont.Weight.Medium)


def _write(
    painter: QPainter,
    theme: Theme,
    line: QRect,
    left: int,
    words: str,
    colour: str,
    weight: QFont.Weight = QFont.Weight.Normal,
) -> int:
    """Write words, elided before they take the room of the counts; answers how wide they became."""
    painter.setFont(theme.font(weight=weight))
    painter.setPen(QColor(colour))
    metrics = painter.fontMetrics()
    room = max(theme.px(40), line.right() - left - (theme.px(140) if weight is QFont.Weight.DemiBold else 0))
    text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    painter.drawText(QRect(left, line.top(), room, line.height()), Qt.AlignmentFlag.AlignVCenter, text)
    return metrics.horizontalAdvance(text)
