"""The card of the next meeting: the dates on the way to it, and how much slack is left."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.rules.due_dates import weekday_date
from boardkeeper.today import NextMeetingView
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.today.words import Station, facts_of, slack, stations

_STATION_WIDTH = 144


class StationButton(QAbstractButton):
    """One date: a mark, what must happen, the day and how far off it is; a click goes where it is seen to.

    Signals:
        opened: Its place.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme, station: Station, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.is_last = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)
        self.say(station)

    @property
    def station(self) -> Station:
        """What it says."""
        return self._station

    def say(self, station: Station) -> None:
        """Say something else."""
        self._station = station
        said = f"{station.title}, {station.day}, {station.words}"
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        height = QFontMetrics(self._theme.font()).height() * 3 + self._theme.px(30)
        return QSize(self._theme.px(_STATION_WIDTH), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(72), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, colours, station = self._theme, self._theme.colours, self._station
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.underMouse() or self.hasFocus():
                painter.setPen(QPen(QColor(colours.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.hover) if self.underMouse() else Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
            ink, left, middle = theme.ink(station.tone), theme.px(4), theme.px(13)
            radius = theme.px(6)
            if not self.is_last:
                painter.setPen(QPen(QColor(colours.line), 2))
                painter.drawLine(QPointF(left + radius * 2, middle), QPointF(self.width(), middle))
            painter.setPen(QPen(QColor(ink.mark), 2))
            painter.setBrush(
                QColor(ink.mark if station.is_done or station.tone is Tone.BAD else colours.raised)
            )
            painter.drawEllipse(QPointF(left + radius + 1, middle), radius, radius)
            rows = (
                (station.title, QFont.Weight.Normal, colours.muted),
                (station.day, QFont.Weight.DemiBold, colours.text),
                (
                    station.words,
                    QFont.Weight.Medium,
                    colours.muted if station.tone is Tone.NEUTRAL else ink.text,
                ),
            )
            top = theme.px(26)
            for text, weight, colour in rows:
                painter.setFont(theme.font(weight=weight))
                painter.setPen(QColor(colour))
                metrics = painter.fontMetrics()
                fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width() - theme.px(12))
                painter.drawText(left, top + metrics.ascent(), fitting)
                top += metrics.height()

    @Slot()
    def _on_clicked(self) -> None:
        self.opened.emit(self._station.place)


class Countdown(QWidget):
    """The dates as stations on a line, in as many rows as there is room for.

    Signals:
        opened: The place of a station.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.buttons: list[StationButton] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setVerticalSpacing(4)
        theme.changed.connect(self._on_theme_changed)

    def show_stations(self, found: tuple[Station, ...]) -> None:
        """Show these dates."""
        for button in self.buttons[len(found) :]:
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        del self.buttons[len(found) :]
        for place, station in enumerate(found):
            if place < len(self.buttons):
                self.buttons[place].say(station)
            else:
                button = StationButton(self._theme, station, self)
                button.opened.connect(self.opened)
                self.buttons.append(button)
        self.setAccessibleName("; ".join(button.accessibleName() for button in self.buttons))
        self._arrange(again=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), super().minimumSizeHint().height())

    def _arrange(self, *, again: bool = False) -> None:
        """Break into rows of equal length where the stations have no room beside each other."""
        number = len(self.buttons)
        fitting = max(self.width() // self._theme.px(_STATION_WIDTH), 1)
        rows = -(-number // fitting) or 1
        columns = -(-number // rows)
        if columns == self._columns and not again:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for place, button in enumerate(self.buttons):
            row, column = divmod(place, columns)
            button.is_last = column == columns - 1 or place == number - 1
            self._grid.addWidget(button, row, column)
            button.show()
        self.updateGeometry()

    @Slot()
    def _on_theme_changed(self) -> None:
        for button in self.buttons:
            button.updateGeometry()
        self._arrange(again=True)


class NextMeetingCard(QFrame):
    """The next meeting, or the offer to add one.

    Signals:
        opened: The id of the meeting; blank when one is to be added.
        went: The place of a date.
    """

    opened = Signal(str)
    went = Signal(object)

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
        self.countdown = Countdown(theme, self)
        self.countdown.opened.connect(self.went)
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
        column.addWidget(self.countdown)
        column.addWidget(self._slack)
        theme.changed.connect(self._on_theme_changed)
        self._tone = Tone.NEUTRAL

    def show_meeting(self, coming: NextMeetingView | None) -> None:
        """Show a meeting that is coming; None says that none is planned."""
        self.countdown.setVisible(coming is not None)
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
        self.countdown.show_stations(stations(coming.meeting, coming.deadlines, coming.days_left))
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
