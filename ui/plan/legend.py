"""What the marks of the statuses mean, beneath the views that draw them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.plan.status_mark import draw_status
from ui.plan.strip import ORDER
from ui.tables.columns import as_text
from ui.theme.theme import Theme


class StatusLegend(QWidget):
    """Every mark with its name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"Marks: {', '.join(status.value for status in ORDER)}")
        theme.changed.connect(self._on_theme_changed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self.heightForWidth(self._theme.px(320)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return (self._places(width)[-1].y() + 1) * self._line() + self._theme.px(10)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, line = self._theme, self._line()
        with QPainter(self) as painter:
            painter.setFont(theme.font())
            for status, place in zip(ORDER, self._places(self.width()), strict=True):
                top = theme.px(5) + place.y() * line
                draw_status(painter, theme, QPointF(place.x() + theme.px(7), top + line / 2), status, 14)
                painter.setPen(QColor(theme.colours.muted))
                box = QRect(place.x() + theme.px(20), top, self.width(), line)
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, as_text(status))

    def _line(self) -> int:
        return self._theme.px(22)

    def _places(self, width: int) -> list[QPoint]:
        """Where each mark begins, and in which line: what does not fit goes to the next one."""
        theme = self._theme
        metrics = QFontMetrics(theme.font())
        left, line = theme.px(24), 0
        found: list[QPoint] = []
        for status in ORDER:
            wide = theme.px(20) + metrics.horizontalAdvance(as_text(status))
            if left + wide > width and found:
                left, line = theme.px(24), line + 1
            found.append(QPoint(left, line))
            left += wide + theme.px(14)
        return found

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
