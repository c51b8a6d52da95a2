"""How days are counted before a meeting, with an example that follows the settings as they are changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from boardkeeper.boards import BoardKind
from boardkeeper.clock import current_day
from boardkeeper.rules.clear_days import Nation, NoticeRule, notice, working_back
from boardkeeper.rules.due_dates import long_date
from ui.boards.fields import ChoiceField, NumberField
from ui.boards.reading import BoardReading
from ui.boards.section import FieldsSection
from ui.panes import DateEdit

_WEDNESDAY = 2
_WEEKS_AHEAD = 6
_DAY_WIDTH = 168
_WORKING = (
    (True, "Working days: no weekends, bank holidays or closed days"),
    (False, "Every day of the calendar"),
)
_KEY_WORKING = ((False, "Every day of the calendar"), (True, "Working days"))


class NoticeSection(FieldsSection):
    """The law's days and the board's own before them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.notice = NumberField("notice_days", "Notice", "clear days before the meeting")
        self.working = ChoiceField("notice_in_working_days", "Days that count", _WORKING)
        self.reports = NumberField("report_deadline_days", "Reports in", "days before publication")
        self.signed = NumberField("sign_off_days", "Director’s sign-off", "days before publication")
        self.briefing = NumberField("briefing_days", "Chair’s briefing", "days before publication")
        self.key = NumberField("key_decision_days", "Key decisions", "clear days’ notice")
        self.key_working = ChoiceField("key_decision_in_working_days", "Days that count there", _KEY_WORKING)
        fields = (
            self.notice,
            self.working,
            self.reports,
            self.signed,
            self.briefing,
            self.key,
            self.key_working,
        )
        super().__init__("Notice and deadlines", fields, parent=parent)
        self.example = WorkedExample(self)
        self.column.addWidget(self.example)
        self._nation = Nation.ENGLAND
        self._closures: frozenset[date] = frozenset()
        self._takes_key_decisions = True
        for number in (self.notice, self.reports, self.signed, self.briefing, self.key):
            number.moved.connect(self._on_moved)
        for choice in (self.working, self.key_working):
            choice.editor.currentIndexChanged.connect(self._on_moved)
        self.example.day.date_committed.connect(self._on_moved)

    def show_reading(self, reading: BoardReading, *, is_other: bool) -> None:
        self._nation = Nation(reading.board.nation.value)
        self._closures = frozenset(closure.day for closure in reading.closures)
        self._takes_key_decisions = reading.board.kind is not BoardKind.SCRUTINY
        self.key.hint(
            ""
            if self._takes_key_decisions
            else "Scrutiny takes no key decisions: it records the parent decision."
        )
        super().show_reading(reading, is_other=is_other)
        if is_other:
            self.example.begin(reading.example or _a_wednesday(current_day()))
        self._on_moved()

    @Slot()
    def _on_moved(self) -> None:
        rule = NoticeRule(self._nation, self.notice.value, bool(self.working.value), self._closures)
        day = self.example.meeting
        counted = notice(day, rule)
        own = (
            ("Reports in by", self.reports.value),
            ("Signed off by", self.signed.value),
            ("Chair briefed by", self.briefing.value),
        )
        lines = [(working_back(counted.publish_by, days, rule), name, "") for name, days in own]
        if self._takes_key_decisions:
            key_rule = NoticeRule(self._nation, self.key.value, bool(self.key_working.value), self._closures)
            lines.append((notice(day, key_rule).publish_by, "Key decisions announced by", ""))
        lines.sort()
        lines.append((counted.publish_by, "Published by", _clear_days(counted.days)))
        self.example.show_lines([(name, long_date(on), note) for on, name, note in lines])


class WorkedExample(QFrame):
    """“A meeting on Wed 11 Sep 2019”, and what must have happened by when."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("example")
        self._meeting = current_day()
        label = QLabel("A meeting on", self)
        label.setProperty("rank", "strong")
        self.day = DateEdit("Example: a meeting on", self)
        self.day.setProperty("inline", False)
        self.day.setFixedWidth(_DAY_WIDTH)
        label.setBuddy(self.day)
        self.day.date_committed.connect(self._on_date_committed)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(label)
        first.addWidget(self.day)
        first.addStretch()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        self._cells: list[tuple[QLabel, QLabel, QLabel]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(first)
        column.addLayout(self._grid)

    @property
    def meeting(self) -> date:
        """The day of the example."""
        return self._meeting

    def begin(self, meeting: date) -> None:
        """Explain by another day."""
        self._meeting = meeting
        self.day.show_date(meeting)

    def show_lines(self, lines: Sequence[tuple[str, str, str]]) -> None:
        """Say what must have happened by when: what, the day, and a note."""
        while len(self._cells) < len(lines):
            cells = (QLabel(self), QLabel(self), QLabel(self))
            for place, cell in enumerate(cells):
                cell.setTextFormat(Qt.TextFormat.PlainText)
                cell.setProperty("rank", "muted" if place != 1 else "")
                self._grid.addWidget(cell, len(self._cells), place)
            cells[2].setWordWrap(True)
            self._cells.append(cells)
        for place, cells in enumerate(self._cells):
            words = lines[place] if place < len(lines) else ("", "", "")
            for cell, text in zip(cells, words, strict=True):
                cell.setText(text)
                cell.setVisible(bool(text))

    @Slot(object)
    def _on_date_committed(self, day: date | None) -> None:
        if day is None:
            self.day.show_date(self._meeting)
        else:
            self._meeting = day


def _clear_days(days: Sequence[date]) -> str:
    if not days:
        return "no clear days"
    said = ", ".join(str(day.day) for day in days)
    return f"{len(days)} clear {'day' if len(days) == 1 else 'days'}: {said}"


def _a_wednesday(today: date) -> date:
    """A Wednesday some weeks ahead, for a board without a meeting."""
    return today + timedelta(days=(_WEDNESDAY - today.weekday()) % 7, weeks=_WEEKS_AHEAD)
