"""Paints the description of a chart: ground of the targets, events, limits, line and points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPolygonF

from boardkeeper.figures import Rag
from boardkeeper.kpi_chart import Chart, ChartPoint, TargetSpan
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

_TONES = {Rag.RED: Tone.BAD, Rag.AMBER: Tone.WARNING, Rag.GREEN: Tone.GOOD}


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a chart's field lies and how its values and points become places."""

    chart: Chart
    field: QRectF

    def x(self, place: float) -> float:
        """The place across of a point, counted from 0."""
        count = len(self.chart.points)
        return self.field.left() + self.field.width() * (place + 0.5) / count

    def y(self, value: Decimal) -> float:
        """The place down of a value."""
        reach = float(self.chart.high - self.chart.low)
        return self.field.bottom() - float(value - self.chart.low) / reach * self.field.height()

    def place_at(self, x: float) -> int:
        """The point nearest to a place across."""
        count = len(self.chart.points)
        place = int((x - self.field.left()) / self.field.width() * count)
        return max(0, min(count - 1, place))


def frame_of(chart: Chart, theme: Theme, width: float, height: float, painter: QPainter) -> Frame:
    """The field that is left between the labels."""
    painter.setFont(theme.font())
    metrics = painter.fontMetrics()
    labels = max((metrics.horizontalAdvance(tick.label) for tick in chart.ticks), default=0)
    top = metrics.height() + theme.px(6) if chart.events else theme.px(8)
    left = labels + theme.px(10)
    bottom = metrics.height() + theme.px(10)
    margin = theme.px(8)
    left, top = left + margin, top + theme.px(4)
    return Frame(chart, QRectF(left, top, max(width - left - margin, 1), max(height - top - bottom, 1)))


def paint_chart(painter: QPainter, theme: Theme, frame: Frame, current: int) -> None:
    """Paint everything; `current` is the point that is pointed at, -1 for none."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for span in frame.chart.targets:
        _paint_target_ground(painter, theme, frame, span)
    _paint_axes(painter, theme, frame)
    for span in frame.chart.targets:
        _paint_target_lines(painter, theme, frame, span)
    _paint_limits(painter, theme, frame)
    _paint_events(painter, theme, frame)
    _paint_line(painter, theme, frame)
    for place, point in enumerate(frame.chart.points):
        if point.value is not None:
            _paint_point(painter, theme, frame, place, point, is_current=place == current)


def _paint_axes(painter: QPainter, theme: Theme, frame: Frame) -> None:
    colours, field = theme.colours, frame.field
    painter.setFont(theme.font())
    metrics = painter.fontMetrics()
    for tick in frame.chart.ticks:
        y = frame.y(tick.value)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
        painter.setPen(QColor(colours.muted))
        box = QRectF(0.0, y - metrics.height() / 2, field.left() - theme.px(8), metrics.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tick.label)
    painter.setPen(QColor(colours.muted))
    for place, box in _named_places(theme, frame, painter.fontMetrics()):
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, frame.chart.points[place].title)


def _named_places(theme: Theme, frame: Frame, metrics: QFontMetrics) -> Iterator[tuple[int, QRectF]]:
    """The points the axis names: whole years, then from the latest backwards as many as there is room for."""
    points, field = frame.chart.points, frame.field
    gap = theme.px(8)
    widest = max(metrics.horizontalAdvance(point.title) for point in points)
    every = max(1, -(-(widest + gap) * len(points) // max(int(field.width()), 1)))
    years = [place for place, point in enumerate(points) if point.is_outturn]
    others = [place for place in range(len(points) - 1, -1, -every) if place not in years]
    taken: list[tuple[float, float]] = []
    for place in (*years, *others):
        left = min(frame.x(place) - widest / 2, field.right() + theme.px(6) - widest)
        left = max(left, field.left() - theme.px(24))
        if all(left + widest + gap <= start or left >= end + gap for start, end in taken):
            taken.append((left, left + widest))
            yield place, QRectF(left, field.bottom() + theme.px(6), widest, metrics.height())


def _span_sides(frame: Frame, span: TargetSpan) -> tuple[float, float]:
    return frame.x(span.first - 0.5), frame.x(span.last + 0.5)


def _paint_target_ground(painter: QPainter, theme: Theme, frame: Frame, span: TargetSpan) -> None:
    """Green where the target is met, amber as far as the tolerance reaches; nothing while no way is good."""
    higher = frame.chart.higher_is_better
    if higher is None or span.amber is None:
        return
    left, right = _span_sides(frame, span)
    target, amber = frame.y(span.target), frame.y(span.amber)
    good_end = frame.field.top() if higher else frame.field.bottom()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.save()
    painter.setClipRect(frame.field)
    painter.setOpacity(0.55)
    painter.fillRect(
        QRectF(QPointF(left, good_end), QPointF(right, target)).normalized(), _fill(theme, Tone.GOOD)
    )
    painter.fillRect(
        QRectF(QPointF(left, target), QPointF(right, amber)).normalized(), _fill(theme, Tone.WARNING)
    )
    painter.restore()


def _paint_target_lines(painter: QPainter, theme: Theme, frame: Frame, span: TargetSpan) -> None:
    left, right = _span_sides(frame, span)
    y = frame.y(span.target)
    painter.setPen(QPen(QColor(theme.ink(Tone.GOOD).mark), 1.5, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    if span.amber is not None:
        y = frame.y(span.amber)
        painter.setPen(QPen(QColor(theme.ink(Tone.WARNING).mark), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(left, y), QPointF(right, y))


def _paint_limits(painter: QPainter, theme: Theme, frame: Frame) -> None:
    limits = frame.chart.limits
    if limits is None:
        return
    points = frame.chart.points
    first = next((place for place, point in enumerate(points) if not point.is_outturn), 0)
    left, right = frame.x(first - 0.5), frame.field.right()
    colour = QColor(theme.colours.muted)
    painter.setFont(theme.font())
    for value, words, style in (
        (limits.upper, "upper limit", Qt.PenStyle.DashDotLine),
        (limits.mean, "mean", Qt.PenStyle.SolidLine),
        (limits.lower, "lower limit", Qt.PenStyle.DashDotLine),
    ):
        y = frame.y(value)
        painter.setPen(QPen(colour, 1, style))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.setPen(colour)
        painter.drawText(QPointF(left + theme.px(4), y - theme.px(3)), words)


def _paint_events(painter: QPainter, theme: Theme, frame: Frame) -> None:
    colours = theme.colours
    painter.setFont(theme.font(weight=QFont.Weight.Medium))
    metrics = painter.fontMetrics()
    gap = theme.px(6)
    for event in frame.chart.events:
        x = frame.x(event.first_after - 0.5)
        painter.setPen(QPen(QColor(colours.text), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, theme.px(4)), QPointF(x, frame.field.bottom()))
        painter.setPen(QColor(colours.muted))
        room = int(x - frame.field.left() - gap)
        before = metrics.elidedText(event.label_before, Qt.TextElideMode.ElideRight, max(room, 0))
        after = metrics.elidedText(
            event.label_after, Qt.TextElideMode.ElideRight, max(int(frame.field.right() - x - gap), 0)
        )
        painter.drawText(
            QPointF(x - gap - metrics.horizontalAdvance(before), metrics.ascent() + theme.px(4)), before
        )
        painter.drawText(QPointF(x + gap, metrics.ascent() + theme.px(4)), after)


def _paint_line(painter: QPainter, theme: Theme, frame: Frame) -> None:
    path = QPainterPath()
    for place, point in enumerate(frame.chart.points):
        if point.value is None or point.is_outturn:
            continue
        here = QPointF(frame.x(place), frame.y(point.value))
        if point.is_joined:
            path.lineTo(here)
        else:
            path.moveTo(here)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(QColor(theme.ink(Tone.INFO).mark), 2)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(path)


def _paint_point(
    painter: QPainter, theme: Theme, frame: Frame, place: int, point: ChartPoint, *, is_current: bool
) -> None:
    """A dot in the colour of its figure: square for red, triangle for amber, circle for green or for none."""
    assert point.value is not None
    colours = theme.colours
    centre = QPointF(frame.x(place), frame.y(point.value))
    mark = QColor(theme.ink(_TONES[point.rag]).mark if point.rag is not None else theme.ink(Tone.INFO).mark)
    reach = theme.px(5 if is_current else 4)
    if is_current:
        painter.setPen(QPen(QColor(colours.outline), 1))
        painter.drawLine(QPointF(centre.x(), frame.field.top()), QPointF(centre.x(), frame.field.bottom()))
    painter.setPen(QPen(QColor(colours.surface), 1.5))
    painter.setBrush(mark)
    if point.is_outturn:
        painter.setPen(QPen(mark, 1.5))
        painter.setBrush(QColor(colours.surface))
        painter.drawEllipse(centre, reach, reach)
    elif point.rag is Rag.RED:
        painter.drawPolygon(_polygon(centre, reach * 1.25, ((0, -1), (1, 0), (0, 1), (-1, 0))))
    elif point.rag is Rag.AMBER:
        painter.drawPolygon(_polygon(centre, reach * 1.25, ((0, -1), (1, 0.8), (-1, 0.8))))
    else:
        painter.drawEllipse(centre, reach, reach)
    if point.is_outside or is_current:
        painter.setPen(QPen(QColor(colours.text), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, reach + theme.px(4), reach + theme.px(4))


def _polygon(centre: QPointF, reach: float, corners: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([QPointF(centre.x() + x * reach, centre.y() + y * reach) for x, y in corners])


def _fill(theme: Theme, tone: Tone) -> QColor:
    return QColor(theme.ink(tone).fill)
