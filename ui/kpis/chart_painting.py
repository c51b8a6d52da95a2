"""Paints the drawing of a chart in the colours of the window: what stands where is decided by `boardkeeper.charts`."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from boardkeeper.charts import Chart
from boardkeeper.charts.drawing import drawing_of
from boardkeeper.charts.legend import legend_height, legend_of
from boardkeeper.charts.marks import Box, Drawing, Ink, Letters, Mark, Ring, Shape, Stroke, Words
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

_LETTERS = 9.0
"""The size of words in a drawing's own points; on the screen they are as large as all the window's text."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A drawing on a widget: `scale` is how many of its pixels a point takes, `left` and `top` its margins."""

    chart: Chart
    drawing: Drawing
    scale: float
    left: float
    top: float

    def at(self, x: float, y: float) -> QPointF:
        """Where a place of the drawing lies on the widget."""
        return QPointF(self.left + x * self.scale, self.top + y * self.scale)

    def point(self, place: int) -> QPointF:
        """Where the figure of a point lies; it must have one."""
        value = self.chart.points[place].value
        assert value is not None
        field = self.drawing.field
        return self.at(field.x(place), field.y(value))

    def place_at(self, x: float) -> int:
        """The point nearest to a place across."""
        field, count = self.drawing.field, len(self.chart.points)
        place = int(((x - self.left) / self.scale - field.left) / field.width * count)
        return max(0, min(count - 1, place))


def frame_of(chart: Chart, theme: Theme, width: float, height: float) -> Frame:
    """Lay a chart out on so many pixels."""
    letters, scale = _letters(theme)
    margin = theme.px(6)
    drawing = drawing_of(
        chart, (width - 2 * margin) / scale, (height - 2 * margin) / scale, letters, with_colours=False
    )
    return Frame(chart, drawing, scale, margin, margin)


def legend_pixels(chart: Chart, theme: Theme, width: float) -> int:
    """How much height the legend takes in a width."""
    letters, scale = _letters(theme)
    legend = legend_of(chart, max(width - 2 * theme.px(6), 1) / scale, letters, with_colours=False)
    return round(legend_height(legend, letters) * scale)


def paint_chart(painter: QPainter, theme: Theme, frame: Frame, current: int) -> None:
    """Paint everything; `current` is the point that is pointed at, -1 for none."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colours = _colours(theme)
    points = frame.chart.points
    if 0 <= current < len(points):
        field = frame.drawing.field
        painter.setPen(QPen(QColor(theme.colours.outline), 1))
        x = field.x(current)
        painter.drawLine(frame.at(x, field.top), frame.at(x, field.bottom))
    for mark in frame.drawing.marks:
        _paint(painter, theme, frame, mark, colours)
    if 0 <= current < len(points) and points[current].value is not None:
        painter.setPen(QPen(colours[Ink.TEXT], 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(frame.point(current), theme.px(9), theme.px(9))


def _letters(theme: Theme) -> tuple[Letters, float]:
    """How wide words are in a drawing's points, and how many pixels a point takes."""
    plain = QFontMetricsF(theme.font())
    heavy = QFontMetricsF(theme.font(weight=QFont.Weight.DemiBold))
    scale = theme.px(13) / _LETTERS
    return (
        Letters(
            _LETTERS,
            lambda text: plain.horizontalAdvance(text) / scale,
            lambda text: heavy.horizontalAdvance(text) / scale,
        ),
        scale,
    )


def _paint(painter: QPainter, theme: Theme, frame: Frame, mark: Mark, colours: dict[Ink, QColor]) -> None:
    match mark:
        case Box():
            corner = frame.at(mark.left, mark.top)
            size = QPointF(mark.width * frame.scale, mark.height * frame.scale)
            painter.fillRect(QRectF(corner, corner + size), colours[mark.ink])
        case Stroke():
            painter.setPen(_pen(colours[mark.ink], mark, frame.scale))
            painter.drawPolyline(QPolygonF([frame.at(x, y) for x, y in mark.places]))
        case Shape():
            painter.setPen(QPen(colours[mark.edge], mark.width * frame.scale))
            painter.setBrush(colours[mark.fill])
            painter.drawPolygon(QPolygonF([frame.at(x, y) for x, y in mark.places]))
        case Ring():
            painter.setPen(QPen(colours[mark.edge], mark.width * frame.scale))
            painter.setBrush(colours[mark.fill] if mark.fill is not None else Qt.BrushStyle.NoBrush)
            reach = mark.radius * frame.scale
            painter.drawEllipse(frame.at(mark.x, mark.y), reach, reach)
        case Words():
            painter.setFont(theme.font(weight=QFont.Weight.DemiBold) if mark.is_heavy else theme.font())
            painter.setPen(colours[mark.ink])
            painter.drawText(frame.at(mark.left, mark.baseline), mark.text)


def _pen(colour: QColor, stroke: Stroke, scale: float) -> QPen:
    pen = QPen(colour, stroke.width * scale)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if stroke.dashes:
        # Qt counts dashes in widths of the line.
        pen.setDashPattern([length / stroke.width for length in stroke.dashes])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _colours(theme: Theme) -> dict[Ink, QColor]:
    colours = theme.colours
    return {
        Ink.PAPER: QColor(colours.surface),
        Ink.TEXT: QColor(colours.text),
        Ink.QUIET: QColor(colours.muted),
        Ink.GRID: QColor(colours.line),
        Ink.LINE: QColor(theme.ink(Tone.INFO).mark),
        Ink.GOOD_GROUND: _ground(theme, Tone.GOOD),
        Ink.AMBER_GROUND: _ground(theme, Tone.WARNING),
        Ink.GOOD: QColor(theme.ink(Tone.GOOD).mark),
        Ink.AMBER: QColor(theme.ink(Tone.WARNING).mark),
        Ink.BAD: QColor(theme.ink(Tone.BAD).mark),
        Ink.BENCHMARK: QColor(colours.outline),
    }


def _ground(theme: Theme, tone: Tone) -> QColor:
    ground = QColor(theme.ink(tone).fill)
    ground.setAlphaF(0.55)
    return ground
