"""The chart of a KPI: pointing at a figure says it, the arrows go from figure to figure, Return opens its cell."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from boardkeeper.charts import Chart
from ui.kpis.chart_painting import Frame, frame_of, legend_pixels, paint_chart
from ui.theme.theme import Theme

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class KpiChart(QWidget):
    """Paints a `Chart`.

    Signals:
        period_opened: A figure was clicked, or Return pressed on it; its period.
    """

    period_opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chart: Chart | None = None
        self._frame: Frame | None = None
        self._frame_size = QSize()
        self.current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def show_chart(self, chart: Chart | None) -> None:
        """Show another chart; without one, a line that says so."""
        self._chart = chart
        self._frame = None
        self.current = -1
        self.setAccessibleName("Chart")
        self.setAccessibleDescription(chart.description if chart is not None else "No figure to draw.")
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        """What is said of the point that is current; blank without one."""
        if self._chart is None or not 0 <= self.current < len(self._chart.points):
            return ""
        return self._chart.points[self.current].words

    def sizeHint(self) -> QSize:
        if self._chart is None:
            return QSize(self._theme.px(320), self._theme.px(40))
        legend = legend_pixels(self._chart, self._theme, self.width())
        return QSize(self._theme.px(320), self._theme.px(226) + legend + self._caption_height())

    def point_centre(self, place: int) -> tuple[int, int]:
        """Where a point stands in the widget; it must have been painted and have a figure."""
        assert self._frame is not None
        centre = self._frame.point(place)
        return round(centre.x()), round(centre.y())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._chart is None:
                painter.setPen(QColor(self._theme.colours.muted))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, "No figure to draw yet.")
                return
            painter.setFont(self._theme.font())
            line = self._caption_height()
            if self._frame is None or self._frame_size != self.size():
                self._frame_size = self.size()
                self._frame = frame_of(self._chart, self._theme, self.width(), self.height() - line)
            paint_chart(painter, self._theme, self._frame, self.current)
            painter.setFont(self._theme.font())
            painter.setPen(QColor(self._theme.colours.text if self.words else self._theme.colours.muted))
            said = self.words or "Point at a figure to read it."
            margin = self._theme.px(6)
            box = QRectF(margin, self.height() - line - 2, self.width() - 2 * margin, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, said)
            if self.hasFocus():
                painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._frame is not None:
            self._point_at(self._frame.place_at(event.position().x()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._frame is not None:
            self._point_at(self._frame.place_at(event.position().x()))
            self._open()

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._point_at(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._chart is None:
            super().keyPressEvent(event)
        elif key in _STEPS:
            last = len(self._chart.points) - 1
            start = self.current if self.current >= 0 else (last + 1 if _STEPS[key] < 0 else -1)
            self._point_at(max(0, min(last, start + _STEPS[key])))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_at(-1)
        self.update()

    def _caption_height(self) -> int:
        """One line, or two where a figure has more to say: the chart must not jump while it is pointed at."""
        metrics = QFontMetrics(self._theme.font())
        points = self._chart.points if self._chart is not None else ()
        widest = max((metrics.horizontalAdvance(point.words) for point in points), default=0)
        lines = 2 if widest > self.width() - 2 * self._theme.px(6) else 1
        return metrics.height() * lines + self._theme.px(6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A narrower chart has more rows of legend.
        self.updateGeometry()

    def _point_at(self, place: int) -> None:
        if place != self.current:
            self.current = place
            self.update()
            if self.words and self.hasFocus():
                self.setAccessibleName(self.words)
                QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def _open(self) -> None:
        if self._chart is not None and 0 <= self.current < len(self._chart.points):
            point = self._chart.points[self.current]
            if point.value is not None:
                self.period_opened.emit(point.period)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._frame = None
        self.updateGeometry()
        self.update()
