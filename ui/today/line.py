"""One line of Today: what it is about, what there is to say of it, and the place it opens."""

from __future__ import annotations

from dataclasses import dataclass

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

from boardkeeper.figures import Rag
from ui.page import Place
from ui.tables.painting import draw_rag
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.today.words import RAG_NAMES

_PADDING = 8
_MARK = 22
_ARROW = 18


@dataclass(frozen=True, slots=True)
class LineWords:
    """What a line says.

    Attributes:
        text: The thing itself, wrapped where it is long.
        note: A second line in muted ink.
        right: A word or two at the right: “42 days overdue”.
        tone: Of what stands at the right.
        place: Where one click goes.
        rags: The colours before and now, of a KPI that changed.
    """

    text: str
    place: Place
    note: str = ""
    right: str = ""
    tone: Tone = Tone.NEUTRAL
    rags: tuple[Rag, Rag] | None = None

    @property
    def spoken(self) -> str:
        """The whole line for a screen reader."""
        change = f"from {RAG_NAMES[self.rags[0]]} to {RAG_NAMES[self.rags[1]]}" if self.rags else ""
        return ", ".join(part for part in (self.text, change, self.right, self.note) if part)


class Line(QAbstractButton):
    """A line that opens its place with a click, Enter or Space.

    Signals:
        opened: The place.
        stepped: ↑ or ↓ was pressed, as −1 or 1.
        focused: The keyboard came here.
    """

    opened = Signal(object)
    stepped = Signal(int)
    focused = Signal()

    def __init__(self, theme: Theme, words: LineWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._on_clicked)
        self.say(words)

    @property
    def words(self) -> LineWords:
        """What the line says."""
        return self._words

    def say(self, words: LineWords) -> None:
        """Say something else."""
        self._words = words
        self.setAccessibleName(words.spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self.heightForWidth(self._theme.px(320)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(32))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        text, note, _right = self._boxes(width)
        height = self._wrapped(self._metrics(), self._words.text, text.width())
        if self._words.note:
            height += self._wrapped(self._metrics(), self._words.note, note.width())
        return max(height + self._theme.px(_PADDING) * 2, self._theme.px(36))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
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
        theme, colours, words = self._theme, self._theme.colours, self._words
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            if self.underMouse() or self.hasFocus():
                painter.setBrush(QColor(colours.hover) if self.underMouse() else Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
            text, note, right = self._boxes(self.width())
            if words.rags:
                self._paint_change(painter, words.rags)
            painter.setFont(theme.font())
            painter.setPen(QColor(colours.text))
            wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
            painter.drawText(text, wrap, words.text)
            if words.note:
                below = note.translated(0, self._wrapped(self._metrics(), words.text, text.width()))
                painter.setPen(QColor(colours.muted))
                painter.drawText(below, wrap, words.note)
            if words.right:
                painter.setFont(self._right_font())
                ink = colours.muted if words.tone is Tone.NEUTRAL else theme.ink(words.tone).text
                painter.setPen(QColor(ink))
                painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, words.right)
            if self.underMouse() or self.hasFocus():
                arrow = theme.pixmap("chevron-right", colours.muted, 16, self.devicePixelRatioF())
                painter.drawPixmap(self.width() - theme.px(_ARROW + 2), text.top() + 1, arrow)

    def _paint_change(self, painter: QPainter, rags: tuple[Rag, Rag]) -> None:
        theme = self._theme
        half, step = theme.px(_MARK) / 2, theme.px(_MARK)
        middle = theme.px(_PADDING) + half - 1
        left = theme.px(_PADDING) + half
        before, now = rags
        draw_rag(painter, theme, QPointF(left, middle), before.value)
        arrow = theme.pixmap("arrow-right", theme.colours.muted, 12, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(left + half + theme.px(3), middle - theme.px(6)), arrow)
        draw_rag(painter, theme, QPointF(left + step + theme.px(18), middle), now.value)

    def _boxes(self, width: int) -> tuple[QRect, QRect, QRect]:
        """Where text, note and what stands at the right are drawn, all from the same top; the note runs below both."""
        theme = self._theme
        pad = theme.px(_PADDING)
        left = pad + (theme.px(_MARK * 2 + 30) if self._words.rags else 0)
        end = width - theme.px(_ARROW) - pad
        room = (
            QFontMetrics(self._right_font()).horizontalAdvance(self._words.right) + 2
            if self._words.right
            else 0
        )
        right = QRect(end - room, pad, room, theme.px(20))
        text = QRect(left, pad, max(end - room - (theme.px(16) if room else 0) - left, 80), 10_000)
        note = QRect(left, pad, max(end - left, 80), 10_000)
        return text, note, right

    def _right_font(self) -> QFont:
        weight = QFont.Weight.Normal if self._words.tone is Tone.NEUTRAL else QFont.Weight.Medium
        return self._theme.font(weight=weight)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font())

    @staticmethod
    def _wrapped(metrics: QFontMetrics, text: str, width: int) -> int:
        return metrics.boundingRect(QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, text).height()

    def _on_clicked(self) -> None:
        self.opened.emit(self._words.place)
