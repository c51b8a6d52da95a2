"""The card of the next meeting: the dates on the way to it, and how much slack is left."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from boardkeeper.rules.due_dates import weekday_date
from boardkeeper.today import NextMeetingView
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.today.words import Station, facts_of, slack, stations


class Countdown(QWidget):
    """The dates as stations on a line, the days left under each."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stations: tuple[Station, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_stations(self, found: tuple[Station, ...]) -> None:
        """Show these dates."""
        self._stations = found
        self.setAccessibleName("; ".join(f"{each.title} {each.day}, {each.words}" for each in found))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font())
        return QSize(self._theme.px(320), metrics.height() * 3 + self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(280), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._stations:
            return
        theme, colours = self._theme, self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() // len(self._stations)
        radius, middle = theme.px(6), theme.px(10)
        painter.setPen(QPen(QColor(colours.line), 2))
        last = (len(self._stations) - 1) * width
        painter.drawLine(QPointF(radius, middle), QPointF(last + radius, middle))
        for place, station in enumerate(self._stations):
            self._paint_station(painter, station, QRect(place * width, 0, width - theme.px(8), self.height()))

    def _paint_station(self, painter: QPainter, station: Station, box: QRect) -> None:
        theme, colours = self._theme, self._theme.colours
        ink = theme.ink(station.tone)
        centre, radius = QPointF(box.left() + theme.px(7), theme.px(10)), theme.px(6)
        painter.setPen(QPen(QColor(ink.mark), 2))
        painter.setBrush(QColor(ink.mark if station.is_done or station.tone is Tone.BAD else colours.raised))
        painter.drawEllipse(centre, radius, radius)
        rows = (
            (station.title, QFont.Weight.Normal, colours.muted),
            (station.day, QFont.Weight.DemiBold, colours.text),
            (station.words, QFont.Weight.Medium, colours.muted if station.tone is Tone.NEUTRAL else ink.text),
        )
        top = theme.px(24)
        for text, weight, colour in rows:
            painter.setFont(theme.font(weight=weight))
            painter.setPen(QColor(colour))
            metrics = painter.fontMetrics()
            fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box.left(), top + metrics.ascent(), fitting)
            top += metrics.height()


class NextMeetingCard(QFrame):
    """The next meeting, or the offer to add one.

    Signals:
        opened: The id of the meeting; blank when one is to be added.
    """

    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._theme = theme
        self._meeting_id = ""
        self._title = QLabel(self)
        self._title.setProperty("rank", "heading")
        self._title.setWordWrap(True)
        self._facts = QLabel(self)
        self._facts.setProperty("rank", "muted")
        self._facts.setWordWrap(True)
        self._countdown = Countdown(theme, self)
        self._slack = QLabel(self)
        self._slack.setWordWrap(True)
        self._open = QPushButton(self)
        self._open.setProperty("main", True)
        self._open.clicked.connect(self._on_open_clicked)
        names = QVBoxLayout()
        names.setSpacing(4)
        names.addWidget(self._title)
        names.addWidget(self._facts)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addLayout(names, 1)
        top.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(self._countdown)
        column.addWidget(self._slack)
        theme.changed.connect(self._on_theme_changed)
        self._tone = Tone.NEUTRAL

    def show_meeting(self, coming: NextMeetingView | None) -> None:
        """Show a meeting that is coming; None says that none is planned."""
        self._countdown.setVisible(coming is not None)
        if coming is None:
            self._meeting_id = ""
            self._title.setText("No meeting is planned")
            self._facts.setText(
                "Once there is one, its dates are counted here: reports in, published by law, the day itself."
            )
            self._open.setText("Add a meeting")
            self._slack.hide()
            return
        self._meeting_id = coming.meeting.id
        self._title.setText(f"Next meeting: {weekday_date(coming.meeting.held_on)}")
        self._facts.setText(facts_of(coming.meeting))
        self._open.setText("Open the meeting")
        self._countdown.show_stations(stations(coming))
        words, self._tone = slack(coming)
        self._slack.setText(words)
        self._slack.setVisible(bool(words))
        self._on_theme_changed()

    @Slot()
    def _on_open_clicked(self) -> None:
        self.opened.emit(self._meeting_id)

    @Slot()
    def _on_theme_changed(self) -> None:
        ink = self._theme.colours.text if self._tone is Tone.NEUTRAL else self._theme.ink(self._tone).text
        weight = 600 if self._tone is Tone.BAD else 400
        self._slack.setStyleSheet(f"color: {ink}; font-weight: {weight};")
