"""Asks in place to which day a meeting is put off, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from boardkeeper.clock import current_day
from boardkeeper.rules.clear_days import NoticeRule, notice
from boardkeeper.rules.due_dates import long_date, parse_due
from ui.meetings.reading import MeetingReading
from ui.today.words import far_off

_ONE_LINE_FROM = 640


@dataclass(frozen=True, slots=True)
class WantedDay:
    """What the bar asks for."""

    to: date
    reason: str


class PostponeBar(QFrame):
    """Two lines under the meeting's head: the new day and the reason, then Enter.

    Signals:
        wanted: A `WantedDay`.
        closed: The bar is not needed any more.
    """

    wanted = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = date.min
        self._rule = NoticeRule()
        self._was_published = False
        self.day = QLineEdit(self)
        self.day.setAccessibleName("The new day")
        self.day.setPlaceholderText("for example 18/9/19 or next Wed")
        self.reason = QLineEdit(self)
        self.reason.setAccessibleName("Why the meeting is postponed")
        self.reason.setPlaceholderText("Why; this is kept with the meeting")
        self.said = QLabel(self)
        self.said.setProperty("rank", "muted")
        self.said.setWordWrap(True)
        self.button = QPushButton("Postpone", self)
        self.keep = QPushButton("Keep the day", self)
        self._names = (QLabel("New &day", self), QLabel("&Reason", self))
        for name, field in zip(self._names, (self.day, self.reason), strict=True):
            name.setBuddy(field)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(24, 4, 16, 8)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 2)
        self._is_wide: bool | None = None
        self._arrange(is_wide=True)
        for field in (self.day, self.reason):
            field.textChanged.connect(self._on_changed)
            field.returnPressed.connect(self._on_return)
        self.button.clicked.connect(self._on_given)
        self.keep.clicked.connect(self.closed)
        self.hide()

    def ask(self, reading: MeetingReading, to: date | None = None) -> None:
        """Show the lines for a meeting; the day may be known already."""
        self._before, self._rule = reading.meeting.held_on, reading.rule
        self._was_published = reading.meeting.published_on is not None
        self.day.setText(long_date(to) if to else "")
        self.reason.clear()
        self._on_changed()
        self.show()
        (self.reason if to else self.day).setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self) -> WantedDay | None:
        """What is asked for; None while the day is not a later one or the reason is not given."""
        to, reason = self._to(), self.reason.text().strip()
        return WantedDay(to, reason) if to and to > self._before and reason else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(is_wide=self.width() >= _ONE_LINE_FROM)

    def _arrange(self, *, is_wide: bool) -> None:
        """Day and reason beside each other where there is room, or else under each other."""
        if is_wide is self._is_wide:
            return
        self._is_wide = is_wide
        day_name, reason_name = self._names
        places = (
            (day_name, (0, 0, 1, 1), (0, 0, 1, 1)),
            (self.day, (0, 1, 1, 1), (0, 1, 1, 3)),
            (self.said, (1, 1, 1, 5), (1, 1, 1, 3)),
            (reason_name, (0, 2, 1, 1), (2, 0, 1, 1)),
            (self.reason, (0, 3, 1, 1), (2, 1, 1, 3)),
            (self.button, (0, 4, 1, 1), (3, 1, 1, 1)),
            (self.keep, (0, 5, 1, 1), (3, 2, 1, 1)),
        )
        for widget, wide, narrow in places:
            row, column, rows, columns = wide if is_wide else narrow
            self._grid.addWidget(widget, row, column, rows, columns)
        self._grid.setColumnStretch(1, 2 if is_wide else 0)
        self._grid.setColumnStretch(3, 3 if is_wide else 1)

    def _to(self) -> date | None:
        return parse_due(self.day.text(), max(current_day(), self._before))

    @Slot()
    def _on_changed(self) -> None:
        self.said.setText(self._words())
        self.button.setEnabled(self.answer() is not None)

    def _words(self) -> str:
        to = self._to()
        if to is None:
            written = self.day.text().strip()
            return (
                "No day can be read from this yet." if written else "Its papers and its programme go along."
            )
        if to <= self._before:
            return f"{long_date(to)} is not later than {long_date(self._before)}; to bring it forward, change its day."
        by = notice(to, self._rule).publish_by
        what = "publish new notice" if self._was_published else "publish"
        return f"{long_date(to)}: {what} by {long_date(by)}, {far_off((by - current_day()).days)}."

    @Slot()
    def _on_return(self) -> None:
        if self.answer() is None and self.day.hasFocus():
            self.reason.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._on_given()

    @Slot()
    def _on_given(self) -> None:
        answer = self.answer()
        if answer is not None:
            self.wanted.emit(answer)
