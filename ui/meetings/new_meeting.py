"""The form for a meeting, in the pane where the meeting will stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.clock import current_day
from boardkeeper.rules.clear_days import NoticeRule, notice
from boardkeeper.rules.due_dates import clock, long_date, parse_clock, parse_due, weekday_date
from ui.today.words import count, far_off

_FIELD_WIDTH = 360


@dataclass(frozen=True, slots=True)
class WantedMeeting:
    """What the form asks for."""

    held_on: date
    starts_at: time | None
    venue: str
    with_standing_items: bool
    is_annual: bool = False


class NewMeetingForm(QWidget):
    """Asks for day, time and place, and says meanwhile when the papers must be out.

    Signals:
        wanted: A `WantedMeeting` when it is complete and asked for.
        asked: A `WantedMeeting` that can be read, whenever it is another one: what speaks against it?
        year_wanted: The whole year is to be planned instead.
        given_up: Cancel or Escape.
    """

    wanted = Signal(object)
    asked = Signal(object)
    year_wanted = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._rule = NoticeRule()
        self.day = _field(self, "Day", "for example 11/9/19, next Wed, 30 Sept")
        self.day_said = _said(self)
        self.notice_said = _said(self)
        self.starts = _field(self, "Time", "for example 2pm or 14:00")
        self.time_said = _said(self)
        self.venue = _field(self, "Venue", "")
        self.standing = QCheckBox("Start with the board’s standing items", self)
        self.standing.setChecked(True)
        self.annual = QCheckBox("It is the annual meeting", self)
        self.against = QLabel(self)
        self.against.setTextFormat(Qt.TextFormat.PlainText)
        self.against.setWordWrap(True)
        self.add_button = QPushButton("Add the meeting", self)
        self.add_button.setProperty("main", True)
        self.add_button.clicked.connect(self._on_add)
        self.cancel_button = QPushButton("Cancel", self)
        self.cancel_button.clicked.connect(self.given_up)
        self.year_button = QPushButton("Plan the whole year instead…", self)
        self.year_button.setProperty("link", True)
        self.year_button.clicked.connect(self.year_wanted)
        self._lay_out()
        for field in (self.day, self.starts, self.venue):
            field.textChanged.connect(self._on_changed)
        self._on_changed()

    def begin(self, rule: NoticeRule, usual_start: time | None, usual_venue: str) -> None:
        """Start afresh with a board's habits."""
        self._rule = rule
        self.day.clear()
        self.starts.setText(clock(usual_start) if usual_start else "")
        self.venue.setText(usual_venue)
        self.standing.setChecked(True)
        self.annual.setChecked(False)
        self._on_changed()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self) -> WantedMeeting | None:
        """What is asked for; None while the day or the time cannot be read."""
        day = parse_due(self.day.text(), current_day())
        starts = parse_clock(self.starts.text())
        if day is None or (self.starts.text().strip() and starts is None):
            return None
        return WantedMeeting(
            day, starts, self.venue.text().strip(), self.standing.isChecked(), self.annual.isChecked()
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # Fields and tick boxes alike let Enter pass.
            self._on_add()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        title = QLabel("New meeting", self)
        title.setProperty("rank", "title")
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        rows = (
            ("&Day", self.day, self.day_said),
            ("&Time", self.starts, self.time_said),
            ("&Venue", self.venue, None),
        )
        line = 0
        for name, field, said in rows:
            label = QLabel(name, self)
            label.setBuddy(field)
            grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, line, 1)
            if said is not None:
                grid.addWidget(said, line + 1, 1)
            grid.setRowMinimumHeight(line + 2, 8)
            line += 3
        grid.addWidget(self.standing, line, 1)
        grid.addWidget(self.annual, line + 1, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        column.addWidget(title)
        column.addLayout(grid)
        column.addWidget(self.notice_said)
        column.addWidget(self.against)
        column.addLayout(buttons)
        column.addWidget(self.year_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()

    @Slot()
    def _on_changed(self) -> None:
        day = parse_due(self.day.text(), current_day())
        written = self.day.text().strip()
        if day is not None:
            self.day_said.setText(f"{weekday_date(day)}, {_ago(day)}")
        else:
            self.day_said.setText(
                "No day can be read from this yet." if written else "As you would write it."
            )
        self.notice_said.setText(_notice_words(day, self._rule) if day else "")
        starts = parse_clock(self.starts.text())
        written = self.starts.text().strip()
        self.time_said.setText(
            clock(starts)
            if starts
            else "No time can be read from this yet."
            if written
            else "May be left open."
        )
        answer = self.answer()
        self.add_button.setEnabled(answer is not None)
        self.against.hide()
        if answer is not None:
            self.asked.emit(answer)

    def show_against(self, asked: WantedMeeting, sentences: tuple[str, ...]) -> None:
        """Say what speaks against a day, unless another one is asked for meanwhile."""
        answer = self.answer()
        if answer is not None and (answer.held_on, answer.starts_at) == (asked.held_on, asked.starts_at):
            self.against.setText("\n".join(sentences))
            self.against.setVisible(bool(sentences))

    @Slot()
    def _on_add(self) -> None:
        answer = self.answer()
        if answer is not None:
            self.wanted.emit(answer)


def _ago(day: date) -> str:
    days = (day - current_day()).days
    return f"{count(-days, 'day')} ago" if days < 0 else far_off(days)


def _notice_words(day: date, rule: NoticeRule) -> str:
    counted = notice(day, rule)
    left = (counted.publish_by - current_day()).days
    days = ", ".join(str(each.day) for each in counted.days)
    clear = f"{count(rule.days, 'clear day')}: {days}" if days else "no clear days"
    when = f"{count(-left, 'day')} ago" if left < 0 else far_off(left)
    return f"The papers must be published by {long_date(counted.publish_by)}, {when} ({clear})."


def _field(parent: QWidget, name: str, example: str) -> QLineEdit:
    field = QLineEdit(parent)
    field.setAccessibleName(name)
    field.setPlaceholderText(example)
    field.setMaximumWidth(_FIELD_WIDTH)
    return field


def _said(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setProperty("rank", "muted")
    label.setWordWrap(True)
    return label
