"""Puts a topic on its agenda, or gives it another meeting: one of those to come with a click, or any day in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from boardkeeper.clock import current_day
from boardkeeper.programme import ProgrammeItemView, ProgrammeList
from boardkeeper.rules.due_dates import full_date, long_date, parse_due
from ui.panes import words_label
from ui.programme.words import short_day

MEETINGS_OFFERED = 3


class MoveForm(QWidget):
    """The agenda with a click, the board’s next meetings, a line for a date, and a way back to the lists.

    Signals:
        wanted: The day, or None for the list of what is to be scheduled.
        review_wanted: It is to be a select review.
        agenda_wanted: It is to stand on the agenda of its meeting.
    """

    wanted = Signal(object)
    review_wanted = Signal()
    agenda_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topic = ""
        self._scheduled: date | None = None
        self._stands = False
        self._meetings: tuple[date, ...] = ()
        self.day = QLineEdit(self)
        self.day.setAccessibleName("Bring it to the meeting of")
        self.day.setPlaceholderText("Another day: next Wed, 13/1/27")
        self.move_there = QPushButton("Move", self)
        self.meaning = words_label("muted", self)
        self.on_agenda = QPushButton(self)
        self.on_agenda.setProperty("main", True)
        self.on_agenda.setToolTip("Put it on the agenda (Ctrl+Return in the list)")
        self.back = QPushButton("To be scheduled", self)
        self.back.setProperty("link", True)
        self.back.setToolTip("Take it off its meeting, back to what is to be scheduled")
        self.review = QPushButton("Select reviews", self)
        self.review.setProperty("link", True)
        self.review.setToolTip("Put it with the select committee reviews")
        self._label = QLabel("Bring it to the meeting of", self)
        self._label.setProperty("rank", "muted")
        self.choices = [self._choice() for _ in range(MEETINGS_OFFERED)]
        meetings = QHBoxLayout()
        meetings.setSpacing(8)
        for choice in self.choices:
            meetings.addWidget(choice)
        meetings.addStretch()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.day, 1)
        line.addWidget(self.move_there)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addWidget(self.review)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.on_agenda)
        column.addWidget(self._label)
        column.addLayout(meetings)
        column.addLayout(line)
        column.addWidget(self.meaning)
        column.addLayout(foot)
        self.day.textChanged.connect(self._on_changed)
        self.day.returnPressed.connect(self._on_move)
        self.move_there.clicked.connect(self._on_move)
        self.on_agenda.clicked.connect(self.agenda_wanted)
        self.back.clicked.connect(self._on_back)
        self.review.clicked.connect(self.review_wanted)
        self._on_changed()

    def begin(self, row: ProgrammeItemView) -> None:
        """Turn to a topic; what was half typed for another one goes."""
        if row.id != self._topic:
            self._topic = row.id
            self.day.setText("")
        self._scheduled = row.scheduled_on
        self._stands = row.agenda is not None and row.agenda.is_coming
        self.back.setVisible(row.list_kind is not ProgrammeList.TO_BE_SCHEDULED)
        self.review.setVisible(row.list_kind is not ProgrammeList.SELECT_REVIEW)
        self._show_meetings()

    def offer(self, meetings: Sequence[date]) -> None:
        """Take the days of the meetings to come."""
        self._meetings = tuple(meetings)
        self._show_meetings()
        self._on_changed()

    def _show_meetings(self) -> None:
        day = self._scheduled
        can_go = day is not None and day in self._meetings and not self._stands
        self.on_agenda.setVisible(can_go)
        if day is not None:
            self.on_agenda.setText(f"Put on the agenda of {full_date(day)}")
        others = [day for day in self._meetings if day != self._scheduled]
        self._label.setVisible(bool(others))
        for choice, day in zip(self.choices, [*others, *[None] * MEETINGS_OFFERED], strict=False):
            choice.setVisible(day is not None)
            choice.setProperty("day", day)
            if day is not None:
                choice.setText(short_day(day))
                choice.setAccessibleName(f"Bring it to the meeting of {long_date(day)}")
                choice.setToolTip(f"The meeting of {long_date(day)}")

    def _choice(self) -> QToolButton:
        choice = QToolButton(self)
        choice.setProperty("chip", True)
        choice.hide()
        choice.clicked.connect(self._on_choice_clicked)
        return choice

    def _meant(self) -> date | None:
        return parse_due(self.day.text(), current_day())

    @Slot()
    def _on_changed(self) -> None:
        day, written = self._meant(), self.day.text().strip()
        self.move_there.setEnabled(day is not None)
        self.meaning.setVisible(bool(written))
        if day is None:
            self.meaning.setText("No day can be read from this.")
        elif day in self._meetings:
            self.meaning.setText(f"{long_date(day)}, a meeting of the board")
        else:
            self.meaning.setText(f"{long_date(day)}; the board has no meeting to come that day")

    @Slot()
    def _on_move(self) -> None:
        day = self._meant()
        if day is not None:
            self.day.setText("")
            self.wanted.emit(day)

    @Slot()
    def _on_choice_clicked(self) -> None:
        self.wanted.emit(self.sender().property("day"))

    @Slot()
    def _on_back(self) -> None:
        self.wanted.emit(None)
