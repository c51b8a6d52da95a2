"""The meeting itself: its facts edited in place, the days before it, and what comes next."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from boardkeeper import meetings
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.meetings import MeetingState, NextStep, Standing, next_steps
from boardkeeper.minutes import Presence
from boardkeeper.rules.due_dates import clock, full_date, long_date, parse_clock
from ui.meetings.facts import FactsStep
from ui.meetings.minutes.people.box import PeopleBox
from ui.meetings.reading import MeetingReading
from ui.meetings.states import BEFORE_THE_MEETING, capital
from ui.page import Workplace
from ui.panes import DateEdit, InlineEdit, PropertyRows
from ui.theme.tokens import Tone
from ui.today.line import LineWords
from ui.today.section import SectionWords
from ui.today.words import count, stations, step_place

_STEPS = {
    MeetingState.PLANNED: "Meeting",
    MeetingState.AGENDA_DRAFT: "Agenda",
    MeetingState.PUBLISHED: "Pack",
    MeetingState.HELD: "Meeting",
}


_WIDEST_ROW = 560


class HeldStep(FactsStep):
    """When, where and by whom the meeting is or was held.

    Signals:
        held: It took place.
        reinstate_wanted: Its cancellation is to be taken back.
    """

    held = Signal()
    reinstate_wanted = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__("The meeting", parent)
        self._workplace = workplace
        self._reading: MeetingReading | None = None
        title = QLabel("The meeting", self)
        title.setProperty("rank", "heading")
        self.day = DateEdit("Day", self)
        self.starts = InlineEdit("Time", "for example 2pm or 14:00", self)
        self.ended = InlineEdit("Ended", "for example 4.15 pm", self)
        self.venue = InlineEdit("Venue", "Where it is held", self)
        self.note = InlineEdit("Note", "A note kept with the meeting", self)
        self.annual = QCheckBox("Annual meeting", self)
        self.annual.setToolTip("The minutes of the municipal year begin with it.")
        self.held_button = QPushButton("Mark as held", self)
        self.held_button.setProperty("main", True)
        self.reinstate_button = QPushButton("Reinstate the meeting", self)
        self.facts = PropertyRows(self)
        self.people = PeopleBox(workplace, self, has_times=False)
        # A chip far from its name would be read beside another.
        self.people.setMaximumWidth(_WIDEST_ROW)
        self._lay_out(title)
        self._connect()

    def show_reading(self, reading: MeetingReading) -> None:
        """State the facts and what comes next."""
        self._reading = reading
        meeting = reading.meeting
        self.facts.say("State", _state_words(reading))
        self.day.show_date(meeting.held_on)
        for editor, at in ((self.starts, meeting.starts_at), (self.ended, meeting.ended_at)):
            editor.mark_wrong("")
            editor.show_text(clock(at) if at else "")
        self.venue.show_text(meeting.venue)
        self.note.show_text(meeting.note)
        self.annual.setChecked(meeting.is_annual)
        self.people.show_reading(reading)
        is_open = meeting.state in BEFORE_THE_MEETING
        self.held_button.setVisible(is_open and meeting.held_on <= current_day())
        self.reinstate_button.setVisible(meeting.state is MeetingState.CANCELLED)
        self.deadline_lines.show_words(_deadline_words(reading))
        self.next_lines.show_words(_next_words(reading))

    def _lay_out(self, title: QLabel) -> None:
        # Words to read begin where the words to edit beneath them begin.
        self.facts.add_text("State").setContentsMargins(6, 6, 0, 6)
        for name, editor in (
            ("Day", self.day),
            ("Time", self.starts),
            ("Ended", self.ended),
            ("Venue", self.venue),
            ("Note", self.note),
        ):
            self.facts.add_editor(name, editor)
        self.facts.add_editor("Year", self.annual)
        buttons = QHBoxLayout()
        buttons.addWidget(self.held_button)
        buttons.addWidget(self.reinstate_button)
        buttons.addStretch()
        facts = QVBoxLayout()
        facts.setContentsMargins(8, 0, 0, 0)
        facts.setSpacing(4)
        facts.addWidget(title)
        facts.addWidget(self.facts)
        facts.addLayout(buttons)
        self.column.addLayout(facts)
        self.next_lines = self.add_section(self._workplace.theme)
        self.deadline_lines = self.add_section(self._workplace.theme)
        there = QLabel("Who takes part", self)
        there.setProperty("rank", "heading")
        there.setContentsMargins(8, 0, 0, 0)
        people = QVBoxLayout()
        people.setSpacing(4)
        people.addWidget(there)
        people.addWidget(self.people)
        self.column.addLayout(people)
        self.column.addStretch()

    def _connect(self) -> None:
        self.day.date_committed.connect(self._on_day_committed)
        self.starts.committed.connect(self._on_start_committed)
        self.ended.committed.connect(self._on_end_committed)
        self.venue.committed.connect(self._on_venue_committed)
        self.note.committed.connect(self._on_note_committed)
        self.annual.clicked.connect(self._on_annual_clicked)
        self.held_button.clicked.connect(self.held)
        self.reinstate_button.clicked.connect(self.reinstate_wanted)

    def _change(self, said: str, **facts: Any) -> None:
        if self._reading is None:
            return
        operations = self._workplace.operations
        operations.run(
            said,
            meetings.update_meeting,
            operations.who,
            self._reading.meeting.id,
            on_error=self._on_refused,
            **facts,
        )

    def _on_refused(self, error: UserError) -> None:
        self._workplace.complain(error)
        if self._reading is not None:
            self.show_reading(self._reading)

    def _commit_time(self, editor: InlineEdit, fact: str, written: str) -> None:
        at = parse_clock(written) if written else None
        if written and at is None:
            editor.mark_wrong(f"“{written}” is not a time that can be read. Try 2pm or 14:00.")
            return
        editor.mark_wrong("")
        self._change(_time_said(fact, at), **{fact: at})

    @Slot(object)
    def _on_day_committed(self, day: date | None) -> None:
        if day is None:
            if self._reading is not None:
                self.day.show_date(self._reading.meeting.held_on)
            return
        self._change(f"The meeting is on {long_date(day)} now.", held_on=day)

    @Slot(str)
    def _on_start_committed(self, written: str) -> None:
        self._commit_time(self.starts, "starts_at", written)

    @Slot(str)
    def _on_end_committed(self, written: str) -> None:
        self._commit_time(self.ended, "ended_at", written)

    @Slot(str)
    def _on_venue_committed(self, venue: str) -> None:
        self._change("Venue changed.", venue=venue)

    @Slot(str)
    def _on_note_committed(self, note: str) -> None:
        self._change("Note changed.", note=note)

    @Slot(bool)
    def _on_annual_clicked(self, is_annual: bool) -> None:
        said = "It is the annual meeting now." if is_annual else "It is an ordinary meeting now."
        self._change(said, is_annual=is_annual)


def _time_said(fact: str, at: time | None) -> str:
    what = "The meeting starts" if fact == "starts_at" else "The meeting ended"
    return f"{what} at {clock(at)}." if at else "Time taken away."


def _state_words(reading: MeetingReading) -> str:
    meeting = reading.meeting
    words = capital(meeting.state.value)
    if meeting.published_on:
        words += f", published {long_date(meeting.published_on)}"
    if meeting.postponed_from:
        words += f", postponed from {full_date(meeting.postponed_from)}"
    return f"{words}: {meeting.reason}" if meeting.reason else words


def _how_many(reading: MeetingReading, presence: Presence) -> int:
    return sum(1 for each in reading.minutes.attendance if each.presence is presence)


def _deadline_words(reading: MeetingReading) -> SectionWords:
    meeting, counted = reading.meeting, reading.deadlines
    days_left = (meeting.held_on - current_day()).days
    lines = tuple(
        LineWords(f"{each.title}: {each.day}", each.place, right=each.words, tone=each.tone)
        for each in stations(meeting, counted.deadlines, days_left)
    )
    if meeting.state not in BEFORE_THE_MEETING:
        lines = ()
    clear = ", ".join(str(day.day) for day in counted.notice.days)
    said = f"{count(len(counted.notice.days), 'clear day')}: {clear}" if clear else ""
    return SectionWords(
        "Before the meeting", lines, "Nothing is due before it any more.", said, can_hide=True
    )


def _next_words(reading: MeetingReading) -> SectionWords:
    standing = Standing(reading.notice.publish_by, len(reading.owed), _how_many(reading, Presence.PRESENT))
    lines = tuple(_step_line(reading, step) for step in next_steps(reading.meeting, standing, current_day()))
    return SectionWords("What comes next", lines, "Nothing more: the minutes are signed.")


def _step_line(reading: MeetingReading, step: NextStep) -> LineWords:
    return LineWords(
        step.title,
        step_place(reading.meeting, _STEPS.get(step.to, "Minutes")),
        note=" ".join(step.missing),
        right="can be done now" if step.is_ready else f"{len(step.missing)} missing",
        tone=Tone.GOOD if step.is_ready else Tone.WARNING,
    )
