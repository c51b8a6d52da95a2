"""One milestone on the card of its priority: its mark, its reference, and two lines of its words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from boardkeeper.plan import MilestoneView
from ui.plan.status_mark import draw_status
from ui.plan.timeline_rows import spoken
from ui.theme.fonts import wrapped
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

_PAD, _MARK, _LINES = 6, 28, 2


class MilestoneLine(QAbstractButton):
    """A line that is chosen with a click or as soon as the keyboard comes to it.

    Signals:
        focused: The keyboard or the mouse came here.
        stepped: ↑ or ↓ was pressed, as −1 or 1.
    """

    focused = Signal()
    stepped = Signal(int)

    def __init__(self, theme: Theme, milestone: MilestoneView, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.milestone = milestone
        self.is_chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(spoken(milestone))
        self.setToolTip(spoken(milestone))

    def mark_chosen(self, *, is_chosen: bool) -> None:
        """Show whether this is the milestone of the detail; only that one is reached with Tab."""
        self.is_chosen = is_chosen
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_chosen else Qt.FocusPolicy.ClickFocus)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self.heightForWidth(self._theme.px(240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(28))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        metrics = QFontMetrics(self._theme.font())
        lines = len(self._lines(metrics, width)) + bool(self.milestone.slow)
        return max(1, lines) * metrics.height() + 2 * self._theme.px(_PAD)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = not event.modifiers() & Qt.KeyboardModifier.AltModifier
        if is_plain and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, colours = self._theme, self._theme.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.is_chosen or self.underMouse() or self.hasFocus():
                ground = colours.selection if self.is_chosen else colours.hover
                painter.setPen(QPen(QColor(colours.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
                painter.setBrush(QColor(ground))
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
            painter.setFont(theme.font())
            metrics = painter.fontMetrics()
            top, left = theme.px(_PAD), theme.px(_MARK)
            middle = top + metrics.height() / 2
            draw_status(painter, theme, QPointF(theme.px(_MARK / 2), middle), self.milestone.status)
            painter.setPen(QColor(colours.muted))
            reference = QRect(left, top, self._reference_width(metrics), metrics.height())
            painter.drawText(reference, Qt.AlignmentFlag.AlignVCenter, self.milestone.reference)
            painter.setPen(QColor(colours.on_selection if self.is_chosen else colours.text))
            for line in self._lines(metrics, self.width()):
                painter.drawText(left + reference.width(), top + metrics.ascent(), line)
                top += metrics.height()
            if self.milestone.slow:
                painter.setFont(theme.font(weight=QFont.Weight.Medium))
                painter.setPen(QColor(theme.ink(Tone.BAD).text))
                words = f"slow: {', '.join(self.milestone.slow)}"
                room = self.width() - left - reference.width() - theme.px(8)
                words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
                painter.drawText(left + reference.width(), top + metrics.ascent(), words)

    def _reference_width(self, metrics: QFontMetrics) -> int:
        return max(
            metrics.horizontalAdvance(self.milestone.reference) + self._theme.px(8), self._theme.px(32)
        )

    def _lines(self, metrics: QFontMetrics, width: int) -> list[str]:
        room = width - self._theme.px(_MARK + 8) - self._reference_width(metrics)
        return wrapped(" ".join(self.milestone.text.split()), metrics, max(room, 60), _LINES)
