"""Where everything in a row of the programme lies; painting, sizes and the mouse all ask here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from boardkeeper.programme import ProgrammeItemView
from ui.programme.rows import HeadingRow, Row
from ui.programme.words import remarks
from ui.theme.fonts import Size
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

WIDE_FROM = 560
_INDENT = 28
_RIGHT = 16
_TOP = 9
_CHIPS_COLUMN = 244
_GAP = 6


@dataclass(frozen=True, slots=True)
class CardBoxes:
    """The parts of a card that begins at the origin; each chip with its words and tone."""

    grip: QRect
    topic: QRect
    reason: QRect
    chips: tuple[tuple[QRect, str, Tone], ...]
    height: int


class CardLayouts:
    """Where everything lies in each card, kept until the card, the width or the type changes."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._for = (0, 0.0)
        self._kept: dict[str, tuple[ProgrammeItemView, CardBoxes]] = {}

    def boxes(self, item: ProgrammeItemView, width: int) -> CardBoxes:
        """The layout of a card in a view of a width."""
        if self._for != (width, self._theme.zoom):
            self._for = (width, self._theme.zoom)
            self._kept.clear()
        known = self._kept.get(item.id)
        if known is None or known[0] != item:
            known = self._kept[item.id] = (item, card_boxes(self._theme, item, width))
        return known[1]


def row_height(theme: Theme, row: Row) -> int:
    """How high a row is that is no card."""
    if isinstance(row, HeadingRow):
        return QFontMetrics(theme.font(Size.HEADING)).height() + theme.px(22)
    return QFontMetrics(theme.font()).height() + theme.px(14)


def card_boxes(theme: Theme, item: ProgrammeItemView, width: int) -> CardBoxes:
    """Lay out a card: the topic, why it comes and who is responsible, and its chips at the right or, narrow, beneath."""
    px, is_wide = theme.px, width >= theme.px(WIDE_FROM)
    line = QFontMetrics(theme.font()).height()
    left, right, top = px(_INDENT), width - px(_RIGHT), px(_TOP)
    room = max(right - left - (px(_CHIPS_COLUMN) + px(16) if is_wide else 0), px(120))
    topic = QRect(left, top, room, _wrapped(topic_font(theme), item.topic, room, line))
    words = beneath(item)
    reason = QRect(left, topic.bottom() + 2, room, line if words else 0)
    if is_wide:
        chips = _flow(theme, item, right - px(_CHIPS_COLUMN), top - px(1), right)
        bottom = max(reason.bottom() if words else topic.bottom(), chips[-1][0].bottom())
    else:
        chips = _flow(theme, item, left, (reason.bottom() if words else topic.bottom()) + px(6), right)
        bottom = chips[-1][0].bottom()
    return CardBoxes(QRect(0, 0, left, bottom + top), topic, reason, chips, bottom + top + 1)


def topic_font(theme: Theme) -> QFont:
    """Topics stand out from why they come."""
    return theme.font(weight=QFont.Weight.DemiBold)


def beneath(item: ProgrammeItemView) -> str:
    """The second line of a card: who is responsible, and why it comes."""
    return " · ".join(part for part in (item.responsible, " ".join(item.reason.split())) if part)


def _flow(
    theme: Theme, item: ProgrammeItemView, left: int, top: int, right: int
) -> tuple[tuple[QRect, str, Tone], ...]:
    metrics = QFontMetrics(theme.font(weight=QFont.Weight.Medium))
    height, gap = metrics.height() + theme.px(4), theme.px(_GAP)
    x, y, placed = left, top, []
    for words, tone in remarks(item):
        width = metrics.horizontalAdvance(words) + theme.px(16) + 2
        if x > left and x + width > right:
            x, y = left, y + height + gap
        placed.append((QRect(x, y, min(width, right - x), height), words, tone))
        x += width + gap
    return tuple(placed)


def _wrapped(font: QFont, text: str, width: int, least: int) -> int:
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(text) < width:
        return least
    box = metrics.boundingRect(QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, text)
    return max(box.height(), least)
