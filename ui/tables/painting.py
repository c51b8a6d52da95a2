"""How each kind of cell is drawn. Words, letters and shapes carry the meaning; colour only repeats it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from ui.tables.columns import (
    RAG_WORDS,
    Column,
    DueCell,
    Kind,
    ProgressCell,
    RagCell,
    SparklineCell,
    TravelCell,
)
from ui.theme.fonts import wrapped
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

RAG_TONES: Mapping[str, Tone] = {"R": Tone.BAD, "A": Tone.WARNING, "G": Tone.GOOD}
_VERDICT_TONES: Mapping[str, Tone] = {"better": Tone.GOOD, "worse": Tone.BAD, "no change": Tone.NEUTRAL}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell about to be drawn; `space` is what is left inside its margins."""

    painter: QPainter
    space: QRect
    theme: Theme
    column: Column
    row: Any
    is_chosen: bool
    is_grey: bool = False

    @property
    def ink(self) -> str:
        """The colour of plain words here."""
        if self.is_grey:
            return self.theme.colours.muted
        return self.theme.colours.on_selection if self.is_chosen else self.theme.colours.text

    def write(self, text: str, space: QRect, colour: str, weight: QFont.Weight = QFont.Weight.Normal) -> int:
        """Write one line, elided; answers how wide it became."""
        self.painter.setFont(self.theme.font(weight=weight))
        self.painter.setPen(QColor(colour))
        metrics = self.painter.fontMetrics()
        line = metrics.elidedText(text, Qt.TextElideMode.ElideRight, space.width())
        self.painter.drawText(space, Qt.AlignmentFlag.AlignVCenter, line)
        return metrics.horizontalAdvance(line)


def draw_chip(
    painter: QPainter,
    theme: Theme,
    space: QRect,
    text: str,
    tone: Tone,
    *,
    is_chosen: bool = False,
    to_right: bool = False,
) -> int:
    """Draw a word on a rounded ground of its tone, edged on a chosen row; answers how wide it became."""
    painter.setFont(theme.font(weight=QFont.Weight.Medium))
    metrics = painter.fontMetrics()
    margin = theme.px(8)
    words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, space.width() - 2 * margin)
    width = metrics.horizontalAdvance(words) + 2 * margin
    height = metrics.height() + theme.px(4)
    left = space.right() - width if to_right else space.left()
    box = QRectF(left, space.center().y() - height // 2 + 1, width, height)
    ink = theme.ink(tone)
    painter.setPen(QPen(QColor(ink.mark), 1) if is_chosen else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink.fill))
    edge = 0.5 if is_chosen else 0.0
    painter.drawRoundedRect(box.adjusted(edge, edge, -edge, -edge), theme.px(5), theme.px(5))
    painter.setPen(QColor(ink.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    return width


def draw_rag(painter: QPainter, theme: Theme, centre: QPointF, letter: str) -> None:
    """Draw a RAG mark: a red square on its point, an amber triangle, a green circle, each with its letter."""
    half = theme.px(11)
    ink = theme.ink(RAG_TONES[letter])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink.mark))
    x, y = centre.x(), centre.y()
    if letter == "G":
        painter.drawEllipse(centre, half * 0.9, half * 0.9)
    elif letter == "A":
        path = QPainterPath()
        path.addPolygon(
            QPolygonF(
                [QPointF(x, y - half), QPointF(x + half, y + half * 0.8), QPointF(x - half, y + half * 0.8)]
            )
        )
        path.closeSubpath()
        painter.drawPath(path)
    else:
        painter.drawPolygon(
            QPolygonF(
                [QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)]
            )
        )
    font = theme.font(weight=QFont.Weight.Bold)
    font.setPixelSize(theme.px(11))
    painter.setFont(font)
    painter.setPen(QColor(theme.colours.on_mark))
    lowered = half * 0.28 if letter == "A" else 0
    box = QRectF(x - half, y - half + lowered, 2 * half, 2 * half)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)


def _text(cell: Cell) -> None:
    colours = cell.theme.colours
    muted = cell.column.kind is Kind.MUTED
    weight = QFont.Weight.DemiBold if cell.column.kind is Kind.STRONG else QFont.Weight.Normal
    colour = colours.muted if muted else cell.ink
    text = " ".join(cell.column.text_of(cell.row).split())
    note = cell.column.note_of(cell.row)
    if cell.column.lines == 1 and not note:
        cell.write(text, cell.space, colour, weight)
        return
    cell.painter.setFont(cell.theme.font(weight=weight))
    cell.painter.setPen(QColor(colour))
    metrics = cell.painter.fontMetrics()
    lines = wrapped(text, metrics, cell.space.width(), cell.column.lines)
    height = metrics.height()
    top = cell.space.center().y() - (len(lines) + bool(note)) * height // 2 + 1
    for place, line in enumerate(lines):
        cell.painter.drawText(cell.space.left(), top + place * height + metrics.ascent(), line)
    if note:
        beneath = QRect(cell.space.left(), top + len(lines) * height, cell.space.width(), height)
        cell.write(note, beneath, colours.muted)


def _number(cell: Cell) -> None:
    cell.painter.setFont(cell.theme.font())
    cell.painter.setPen(QColor(cell.ink))
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    cell.painter.drawText(cell.space, right, cell.column.text_of(cell.row))


def _chip(cell: Cell) -> None:
    text = cell.column.text_of(cell.row)
    if not text:
        return
    tone, note, space = cell.column.tone_of(cell.row), cell.column.note_of(cell.row), cell.space
    line = cell.theme.px(18)
    if note and space.height() >= 3 * line:
        cell.write(note, space.adjusted(0, line + 2, 0, 0), cell.theme.colours.muted)
        space = space.adjusted(0, 0, 0, -line)
    draw_chip(cell.painter, cell.theme, space, text, tone, is_chosen=cell.is_chosen)


def _rag(cell: Cell) -> None:
    value = cell.column.value_of(cell.row)
    if not isinstance(value, RagCell):
        return
    if value.letter not in RAG_WORDS:
        cell.write(value.why, cell.space, cell.theme.colours.muted)
        return
    half = cell.theme.px(11)
    centre = QPointF(cell.space.left() + half, cell.space.center().y() + 0.5)
    draw_rag(cell.painter, cell.theme, centre, value.letter)
    beside = cell.space.adjusted(2 * half + cell.theme.px(8), 0, 0, 0)
    if beside.width() > cell.theme.px(24):
        cell.write(RAG_WORDS[value.letter], beside, cell.ink)


def _travel(cell: Cell) -> None:
    value = cell.column.value_of(cell.row)
    if not isinstance(value, TravelCell) or not value.verdict:
        return
    theme, space = cell.theme, cell.space
    icons = {True: "arrow-up-right", False: "arrow-down-right", None: "arrow-right"}
    ink = theme.ink(_VERDICT_TONES.get(value.verdict, Tone.NEUTRAL))
    ratio = cell.painter.device().devicePixelRatioF()
    pixmap = theme.pixmap(icons[value.rises], ink.text, 18, ratio)
    cell.painter.drawPixmap(space.left(), space.center().y() - theme.px(18) // 2 + 1, pixmap)
    words = space.adjusted(theme.px(24), 0, 0, 0)
    than = "from" if value.verdict == "no change" else "than"
    line = theme.px(17)
    if space.height() >= 3 * line and words.width() < theme.px(140):
        cell.write(f"{than} {value.comparator}", words.adjusted(0, line, 0, 0), theme.colours.muted)
        upper = words.adjusted(0, 0, 0, -line)
        cell.write(value.verdict.capitalize(), upper, ink.text, QFont.Weight.Medium)
        return
    used = cell.write(value.verdict.capitalize(), words, ink.text, QFont.Weight.Medium)
    rest = words.adjusted(used + theme.px(6), 0, 0, 0)
    if rest.width() > theme.px(48):
        cell.write(f"{than} {value.comparator}", rest, theme.colours.muted)


def _sparkline(cell: Cell) -> None:
    value = cell.column.value_of(cell.row)
    if isinstance(value, SparklineCell):
        draw_sparkline(cell.painter, cell.theme, QRectF(cell.space).adjusted(0, 9, 0, -9), value)


def draw_sparkline(painter: QPainter, theme: Theme, space: QRectF, value: SparklineCell) -> None:
    """Draw the course of a figure, its target as a dashed line and its last value as a dot; gaps stay gaps."""
    known = [float(v) for v in (*value.values, value.target) if v is not None]
    if len(known) < 2 or len(value.values) < 2:
        return
    low, high = min(known), max(known)
    reach = (high - low) or 1.0
    step = space.width() / (len(value.values) - 1)

    def point(place: int, figure: float) -> QPointF:
        return QPointF(space.left() + place * step, space.bottom() - (figure - low) / reach * space.height())

    painter.setBrush(Qt.BrushStyle.NoBrush)
    if value.target is not None:
        pen = QPen(QColor(theme.colours.outline), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(point(0, float(value.target)), point(len(value.values) - 1, float(value.target)))
    line = QPainterPath()
    points = [None if v is None else point(n, float(v)) for n, v in enumerate(value.values)]
    alone: list[QPointF] = []
    for before, here, after in zip([None, *points], points, [*points[1:], None], strict=False):
        if here is None:
            continue
        if before is not None:
            line.lineTo(here)
        else:
            line.moveTo(here)
            if after is None:
                alone.append(here)
    mark = QColor(theme.ink(value.tone).mark)
    painter.setPen(QPen(mark, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPath(line)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mark)
    for dot in alone:
        painter.drawEllipse(dot, 1.5, 1.5)
    last = next((here for here in reversed(points) if here is not None), None)
    if last is not None:
        painter.drawEllipse(last, 3, 3)


def _due(cell: Cell) -> None:
    value = cell.column.value_of(cell.row)
    if not isinstance(value, DueCell):
        return
    colour = cell.theme.colours.muted if value.is_closed else cell.ink
    late = (value.late_words, cell.theme.ink(Tone.BAD).text, QFont.Weight.Medium)
    if value.overdue_days and cell.space.height() < cell.theme.px(34):
        used = cell.write(value.written, cell.space, colour)
        cell.write(late[0], cell.space.adjusted(used + cell.theme.px(8), 0, 0, 0), *late[1:])
        return
    lines = [(value.written, colour, QFont.Weight.Normal)]
    if value.overdue_days:
        lines.append(late)
    if value.first and cell.space.height() >= cell.theme.px(17 * (len(lines) + 1)):
        lines.append((f"at first {value.first}", cell.theme.colours.muted, QFont.Weight.Normal))
    height = cell.theme.px(17)
    top = cell.space.center().y() - len(lines) * height // 2 + 1
    for place, (words, ink, weight) in enumerate(lines):
        beneath = QRect(cell.space.left(), top + place * height, cell.space.width(), height)
        cell.write(words, beneath, ink, weight)


def _progress(cell: Cell) -> None:
    value = cell.column.value_of(cell.row)
    if not isinstance(value, ProgressCell) or not value.total:
        return
    theme, painter = cell.theme, cell.painter
    words = str(value)
    painter.setFont(theme.font())
    width = painter.fontMetrics().horizontalAdvance(words) + theme.px(8)
    bar = QRectF(cell.space).adjusted(0, 0, -width, 0)
    bar = QRectF(bar.left(), bar.center().y() - 3, max(bar.width(), 0), 6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.colours.line))
    painter.drawRoundedRect(bar, 3, 3)
    painter.setBrush(QColor(theme.ink(Tone.INFO).mark))
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * value.done / value.total, 6), 3, 3)
    cell.write(words, cell.space.adjusted(cell.space.width() - width + theme.px(8), 0, 0, 0), cell.ink)


PAINTERS: Mapping[Kind, Callable[[Cell], None]] = {
    Kind.TEXT: _text,
    Kind.STRONG: _text,
    Kind.MUTED: _text,
    Kind.NUMBER: _number,
    Kind.CHIP: _chip,
    Kind.RAG: _rag,
    Kind.TRAVEL: _travel,
    Kind.SPARKLINE: _sparkline,
    Kind.DUE: _due,
    Kind.PROGRESS: _progress,
}
