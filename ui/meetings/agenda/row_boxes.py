"""Where everything in a row of the agenda lies; painting, sizes, the mouse and the editors all ask here."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from boardkeeper.agenda import AgendaItemView, ItemKind
from ui.meetings.states import capital, exempt_words, paper_words
from ui.theme.theme import Theme

WIDE_FROM = 620
_TOP = 10
_GRIP = 28
_NUMBER = 36
_CHIPS_COLUMN = 240
_PAGES_COLUMN = 104
_GAP = 8
CHEVRON = 18
EDUCATION = "Education"
_INDENT = 20


class Field(StrEnum):
    """What can be typed into a row."""

    TITLE = "title"
    PURPOSE = "purpose"
    URGENT_REASON = "urgent_reason"


@dataclass(frozen=True, slots=True)
class RowBoxes:
    """The rectangles of a row that begins at the origin; an empty one is not drawn."""

    grip: QRect
    number: QRect
    title: QRect
    purpose: QRect
    reason: QRect
    kind: QRect
    paper: QRect
    exempt: QRect
    education: QRect
    pages: QRect
    height: int

    def part_at(self, point: QPoint) -> str:
        """The name of the part under a point of the row; blank between them."""
        for field in fields(self):
            box = getattr(self, field.name)
            if isinstance(box, QRect) and box.contains(point):
                return field.name
        return ""

    def box_of(self, field: Field) -> QRect:
        """Where a text is written and edited."""
        return {Field.TITLE: self.title, Field.PURPOSE: self.purpose, Field.URGENT_REASON: self.reason}[field]


def reason_words(item: AgendaItemView) -> str:
    """The line that says why an urgent item cannot wait."""
    return f"Urgent because: {item.urgent_reason}" if item.urgent_reason else ""


def openness_words(item: AgendaItemView) -> str:
    """“Exempt 3”, “Confidential”, or “Public”; nothing for a heading, nor for the resolution to exclude the public."""
    if item.kind is ItemKind.HEADING or item.excludes_public:
        return exempt_words(item)
    return exempt_words(item) or "Public"


def row_boxes(theme: Theme, item: AgendaItemView, pages: str, width: int, asks_reason: bool) -> RowBoxes:
    """Lay out a row.

    Args:
        theme: Type and zoom.
        item: What the row shows.
        pages: The words for its pages; they take room only where there are any.
        width: Of the view.
        asks_reason: Whether the reason for urgency is just being typed and needs a line.
    """
    px, is_wide = theme.px, width >= theme.px(WIDE_FROM)
    line = QFontMetrics(theme.font()).height()
    left = px(_GRIP + _NUMBER) + (px(_INDENT) if item.parent_id else 0)
    right = width - px(16)
    top = px(_TOP)
    kind_width, paper_width, exempt_width = _chip_widths(theme, item)
    pages_width = px(_PAGES_COLUMN) if is_wide else (_advance(theme, pages) + px(_GAP) if pages else 0)
    chips_width = px(_CHIPS_COLUMN) if is_wide else 0
    room = max(right - pages_width - chips_width - left - px(_GAP), px(120))
    title = QRect(left, top, room, _wrapped(theme.font(weight=title_weight(item)), item.title, room, line))
    purpose = QRect(left, title.bottom() + 3, room, _wrapped(theme.font(), item.purpose, room, line))
    bottom = purpose.bottom()
    reason = QRect()
    if item.urgent_reason or asks_reason:
        height = _wrapped(theme.font(), reason_words(item), room, line)
        # A field has a frame: while one is open here, the lines above keep clear of it.
        reason = QRect(left, bottom + (px(9) if asks_reason else 3), room, height)
        bottom = reason.bottom() + (px(4) if asks_reason else 0)
    chip_height = line + px(4)
    if is_wide:
        kind_left = right - pages_width - chips_width
        kind = QRect(kind_left, top - px(2), kind_width, chip_height)
        education = _education_box(theme, item, kind)
        beside = education if item.concerns_education else kind
        exempt = QRect(beside.right() + px(_GAP), kind.top(), exempt_width, chip_height)
        paper = QRect(kind_left, kind.bottom() + px(4), paper_width, chip_height)
        if exempt.right() > kind_left + chips_width:
            exempt.moveTo((paper if paper_width else kind).right() + px(_GAP), paper.top())
        if exempt.right() > kind_left + chips_width:
            exempt.moveTo(kind_left, paper.bottom() + px(4))
        shown = [kind, *([paper] if paper_width else []), *([exempt] if item.is_exempt else [])]
        bottom = max(bottom, *(box.bottom() for box in shown))
    else:
        kind = QRect(left, bottom + px(7), kind_width, chip_height)
        education = _education_box(theme, item, kind)
        beside = education if item.concerns_education else kind
        paper = QRect(beside.right() + px(_GAP), kind.top(), paper_width, chip_height)
        exempt = QRect(
            (paper if paper_width else beside).right() + px(_GAP), kind.top(), exempt_width, chip_height
        )
        bottom = kind.bottom()
    return RowBoxes(
        grip=QRect(0, 0, px(_GRIP), bottom + top),
        number=QRect(px(_GRIP), top, left - px(_GRIP) - px(4), line),
        title=title,
        purpose=purpose,
        reason=reason,
        kind=kind,
        paper=paper,
        exempt=exempt,
        education=education,
        pages=QRect(right - pages_width, top, pages_width, line),
        height=bottom + top + 1,
    )


def _education_box(theme: Theme, item: AgendaItemView, kind: QRect) -> QRect:
    """Beside the kind, where the item says who votes on it; elsewhere it takes no room."""
    if not item.concerns_education:
        return QRect()
    metrics = QFontMetrics(theme.font(weight=QFont.Weight.Medium))
    width = metrics.horizontalAdvance(EDUCATION) + theme.px(16 + CHEVRON)
    return QRect(kind.right() + theme.px(_GAP), kind.top(), width, kind.height())


def title_weight(item: AgendaItemView) -> QFont.Weight:
    """Headings stand out among the items they head."""
    return QFont.Weight.Bold if item.kind is ItemKind.HEADING else QFont.Weight.DemiBold


def _chip_widths(theme: Theme, item: AgendaItemView) -> tuple[int, int, int]:
    metrics = QFontMetrics(theme.font(weight=QFont.Weight.Medium))
    margins = theme.px(16)

    def of(text: str, more: int) -> int:
        return metrics.horizontalAdvance(text) + margins + more if text else 0

    paper = "" if item.kind is ItemKind.HEADING else paper_words(item.paper)
    chevron = theme.px(CHEVRON)
    return of(capital(item.kind.value), chevron), of(paper, chevron), of(openness_words(item), chevron)


def _advance(theme: Theme, text: str) -> int:
    return QFontMetrics(theme.font()).horizontalAdvance(text)


def _wrapped(font: QFont, text: str, width: int, least: int) -> int:
    box = QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, text)
    return max(box.height(), least)
