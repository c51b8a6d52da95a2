"""Above the minutes: who was there in a line, and the head as it prints."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from boardkeeper.documents.attendance import attendance_fields
from boardkeeper.minutes import MinutesView, Presence
from boardkeeper.people import MemberView
from boardkeeper.rules.due_dates import clock
from ui.meetings.minutes.people.box import Reading
from ui.meetings.minutes.people.words import counted_words
from ui.meetings.states import capital
from ui.page import Workplace
from ui.panes import PropertyRows, words_label

_COUNTED = frozenset({Presence.PRESENT, Presence.SUBSTITUTE, Presence.APOLOGIES})
_ROOM_FOR_THE_LINK = 480
_HIGHEST_HEAD = 240
_LABELS = (
    "Present",
    "Co-opted",
    "Apologies",
    "Substitutes",
    "Absent",
    "Also in attendance",
    "Online",
    "Arrivals and departures",
    "Time",
)


class MinutesHeader(QWidget):
    """A line that opens into the whole head; the head writes itself from who was there.

    Signals:
        panel_wanted: Who was there is to be changed.
    """

    panel_wanted = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = workplace.theme
        self.unfold = QToolButton(self)
        self.unfold.setCheckable(True)
        self.unfold.setAutoRaise(True)
        self.unfold.toggled.connect(self._on_toggled)
        self.line = words_label("muted", self)
        self.open = QPushButton("Who was there", self)
        self.open.setProperty("link", True)
        self.open.setToolTip("Mark who was there and what they declared")
        self.open.clicked.connect(self.panel_wanted)
        self.rows = PropertyRows(self)
        for label in _LABELS:
            self.rows.add_text(label)
        # As many lines as it needs, but never the whole page: the minutes are below.
        self.head = QScrollArea(self)
        self.head.setWidgetResizable(True)
        self.head.setAccessibleName("The head of the minutes as it prints")
        self.head.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setProperty("plain", True)
        self.head.setWidget(self.rows)
        self.head.hide()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.unfold)
        row.addWidget(self.line, 1)
        row.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 4)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.head)
        self._theme.changed.connect(self._dress)
        self._dress()

    def show_reading(self, reading: Reading) -> None:
        """Say who was there."""
        minutes = reading.minutes
        self.line.setText(_line(minutes, reading.members))
        fields = dict(attendance_fields(minutes, reading.members)) if minutes.attendance else {}
        for label in _LABELS:
            self.rows.say_if_known(label, str(fields.get(label, "")))
        self.unfold.setVisible(bool(fields))
        # Without the arrow the words stand below those of the line above.
        self.line.setContentsMargins(0 if fields else 8, 0, 0, 0)
        self.open.setText("Who was there" if minutes.attendance else "Mark who was there")
        if not fields:
            self.unfold.setChecked(False)
        self._fit_head()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where a panel leaves little room, its button above the text says the same.
        self.open.setVisible(self.width() >= self._theme.px(_ROOM_FOR_THE_LINK))
        self._fit_head()

    def _fit_head(self) -> None:
        px = self._theme.px
        wanted = self.rows.heightForWidth(max(self.head.viewport().width(), px(240)))
        self.head.setFixedHeight(min(max(wanted, px(40)), px(_HIGHEST_HEAD)))

    @Slot()
    def _on_toggled(self) -> None:
        self.head.setVisible(self.unfold.isChecked())
        self._fit_head()
        self._dress()

    @Slot()
    def _dress(self) -> None:
        is_open = self.unfold.isChecked()
        words = "Fold the head of the minutes" if is_open else "Show the head of the minutes as it prints"
        self.unfold.setIcon(self._theme.icon("chevron-up" if is_open else "chevron-down"))
        self.unfold.setToolTip(words)
        self.unfold.setAccessibleName(words)


def _line(minutes: MinutesView, members: tuple[MemberView, ...]) -> str:
    """“Councillor Mrs Johnson in the Chair · 8 present · 2 apologies · 2.00 pm to 4.00 pm”."""
    if not minutes.attendance:
        return "Nobody is marked yet."
    fields = dict(attendance_fields(minutes, members))
    chair = str(fields.get("Present", "")).partition("\n")[0]
    parts = [chair.replace(", in", " in") if chair.endswith("in the Chair") else "Nobody in the chair"]
    parts.append(counted_words([each.presence for each in minutes.attendance if each.presence in _COUNTED]))
    times = [clock(at) for at in (minutes.starts_at, minutes.ended_at) if at]
    if times:
        parts.append(" to ".join(times))
    return capital(" · ".join(parts))
