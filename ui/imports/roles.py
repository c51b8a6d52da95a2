"""What a cell was taken for: its word, its tone, and the sign that says the same without colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from boardkeeper.imports import CellRole
from ui.theme.theme import Theme
from ui.theme.tokens import Tone


class Sign(StrEnum):
    """A small shape at the left edge of a cell."""

    NONE = "none"
    BAR = "bar"
    DOT = "dot"
    RING = "ring"
    SLASH = "slash"
    DIAMOND = "diamond"
    CROSS = "cross"
    TRIANGLE = "triangle"


@dataclass(frozen=True, slots=True)
class RoleLook:
    """How a role is said and drawn.

    Attributes:
        name: In the legend: “Figure”.
        sentence: On a cell: “taken as a figure”.
        tone: Its ground; None for none.
        sign: Its shape.
        is_strong: Whether its words are set bold.
        is_muted: Whether its words step back.
    """

    name: str
    sentence: str
    tone: Tone | None = None
    sign: Sign = Sign.NONE
    is_strong: bool = False
    is_muted: bool = False


ROLE_LOOKS: Mapping[CellRole, RoleLook] = {
    CellRole.HEADER: RoleLook("Heading", "read as a heading", Tone.NEUTRAL, is_strong=True),
    CellRole.PERIOD: RoleLook("Period", "read as a period", Tone.INFO, Sign.BAR, is_strong=True),
    CellRole.LABEL: RoleLook("Name", "read as a name", Tone.INFO, is_strong=True),
    CellRole.VALUE: RoleLook("Taken", "taken as it stands", Tone.GOOD, Sign.DOT),
    CellRole.FRACTION: RoleLook(
        "Numbers behind", "taken as the numbers behind a figure", Tone.GOOD, Sign.SLASH
    ),
    CellRole.TARGET: RoleLook("Target", "taken as a target", Tone.WARNING, Sign.DIAMOND),
    CellRole.BASELINE: RoleLook("Earlier year", "taken as an earlier year’s outturn", Tone.GOOD, Sign.RING),
    CellRole.BENCHMARK: RoleLook("Others", "taken as what others reach", Tone.INFO, Sign.TRIANGLE),
    CellRole.NOTE: RoleLook("Note", "kept as a note", Tone.NEUTRAL),
    CellRole.IGNORED: RoleLook("Left out", "left out", is_muted=True),
    CellRole.REFUSED: RoleLook("Refused", "refused", Tone.BAD, Sign.CROSS),
}


def role_sentence(role: CellRole | None) -> str:
    """What a cell was taken for; blank where nobody looked."""
    return ROLE_LOOKS[role].sentence if role is not None else ""


def paint_ground(painter: QPainter, theme: Theme, box: QRectF, role: CellRole | None) -> None:
    """Paint the ground and the sign of a role into a cell or a swatch."""
    look = ROLE_LOOKS.get(role) if role is not None else None
    if look is None or look.tone is None:
        return
    ink = theme.ink(look.tone)
    painter.fillRect(box, QColor(ink.fill))
    _paint_sign(painter, theme, QPointF(box.left() + theme.px(7), box.center().y()), look.sign, ink.mark)


def text_inset(theme: Theme, role: CellRole | None) -> int:
    """How far from the left edge the words of a cell begin."""
    look = ROLE_LOOKS.get(role) if role is not None else None
    return theme.px(16 if look is not None and look.sign is not Sign.NONE else 8)


def words_font(theme: Theme, role: CellRole | None) -> QFont:
    """The font of a cell's words."""
    look = ROLE_LOOKS.get(role) if role is not None else None
    is_strong = look is not None and look.is_strong
    return theme.font(weight=QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)


def words_colour(theme: Theme, role: CellRole | None) -> QColor:
    """The colour of a cell's words."""
    look = ROLE_LOOKS.get(role) if role is not None else None
    return QColor(theme.colours.muted if look is not None and look.is_muted else theme.colours.text)


def _paint_sign(painter: QPainter, theme: Theme, centre: QPointF, sign: Sign, colour: str) -> None:
    reach = theme.px(3)
    x, y = centre.x(), centre.y()
    painter.setPen(QPen(QColor(colour), 1.5))
    painter.setBrush(QColor(colour))
    match sign:
        case Sign.DOT:
            painter.drawEllipse(centre, reach - 1, reach - 1)
        case Sign.RING:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, reach - 0.5, reach - 0.5)
        case Sign.SLASH:
            painter.drawLine(QPointF(x - reach + 1, y + reach + 1), QPointF(x + reach - 1, y - reach - 1))
        case Sign.DIAMOND:
            corners = [
                QPointF(x, y - reach),
                QPointF(x + reach, y),
                QPointF(x, y + reach),
                QPointF(x - reach, y),
            ]
            painter.drawPolygon(QPolygonF(corners))
        case Sign.TRIANGLE:
            corners = [QPointF(x, y - reach), QPointF(x + reach, y + reach), QPointF(x - reach, y + reach)]
            painter.drawPolygon(QPolygonF(corners))
        case Sign.CROSS:
            painter.drawLine(QPointF(x - reach, y - reach), QPointF(x + reach, y + reach))
            painter.drawLine(QPointF(x - reach, y + reach), QPointF(x + reach, y - reach))
        case Sign.BAR:
            painter.fillRect(QRectF(x - 1, y - 2 * reach, 2, 4 * reach), QColor(colour))
        case Sign.NONE:
            pass
