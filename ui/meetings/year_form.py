"""The form that plans a municipal year, in the pane where a meeting will stand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from boardkeeper import calendar
from boardkeeper.calendar import PlannedDay, ProposedCalendar
from boardkeeper.clock import current_day
from boardkeeper.meetings import MeetingHabits
from boardkeeper.rules.due_dates import clock, parse_clock
from boardkeeper.rules.municipal_year import municipal_year_title
from ui.meetings.pattern_edit import PatternEdit
from ui.meetings.proposed_days import ProposedDays
from ui.operations import Desk, Operations
from ui.theme.theme import Theme
from ui.today.words import count

_FIELD_WIDTH = 460
_PAUSE_MILLISECONDS = 150
_YEARS_BACK = 1
_YEARS_AHEAD = 3


@dataclass(frozen=True, slots=True)
class WantedYear:
    """What the form asks for."""

    days: tuple[PlannedDay, ...]
    first_is_annual: bool
    with_standing_items: bool
    pattern: str


class YearForm(QWidget):
    """Asks how often the board meets, and shows at once on which days, with what speaks against each.

    Signals:
        wanted: A `WantedYear` when there is at least one day.
        given_up: Cancel or Escape.
    """

    wanted = Signal(object)
    given_up = Signal()

    def __init__(self, theme: Theme, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._operations = operations
        self._board_id = ""
        self._pattern = ""
        self._is_reading = False
        self._adds_when_read = False
        self.often = PatternEdit(
            "How often", "second Wednesday except August, or a pasted list of days", self
        )
        self.said = _said(self)
        self.unread = QLabel(self)
        self.unread.setProperty("rank", "bad")
        self.unread.setTextFormat(Qt.TextFormat.PlainText)
        self.unread.setWordWrap(True)
        self.year = QComboBox(self)
        self.year.setAccessibleName("Municipal year")
        self.starts = _field(self, "Time", "for example 2pm or 14:00")
        self.venue = _field(self, "Venue", "")
        self.annual = QCheckBox("The first is the annual meeting", self)
        self.standing = QCheckBox("Start each with the standing items", self)
        self.days = ProposedDays(theme, self)
        self.add_button = QPushButton(self)
        self.add_button.setProperty("main", True)
        self.cancel_button = QPushButton("Cancel", self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MILLISECONDS)
        self._lay_out()
        self._connect()

    def begin(self, board_id: str, habits: MeetingHabits, year: int) -> None:
        """Start afresh with a board's habits; last year's pattern stands in the field already."""
        self._board_id = board_id
        self._pattern = ""
        self._adds_when_read = False
        self.days.begin()
        self.year.clear()
        for each in range(year - _YEARS_BACK, year + _YEARS_AHEAD + 1):
            self.year.addItem(municipal_year_title(each), each)
        self.year.setCurrentIndex(_YEARS_BACK)
        self.starts.setText(clock(habits.usual_start) if habits.usual_start else "")
        self.venue.setText(habits.usual_venue)
        self.annual.setChecked(False)
        self.standing.setChecked(False)
        self.often.setPlainText(habits.meeting_pattern)
        self.often.selectAll()
        self.often.setFocus(Qt.FocusReason.OtherFocusReason)
        self._propose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape or (is_return and self.cancel_button.hasFocus()):
            self.given_up.emit()
        elif is_return:
            self._on_add()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        title = QLabel("Plan the year", self)
        title.setProperty("rank", "title")
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 1)
        rows = (
            ("How &often", self.often),
            ("&Year", self.year),
            ("&Time", self.starts),
            ("&Venue", self.venue),
        )
        for line, (name, field) in enumerate(rows):
            label = QLabel(name, self)
            label.setBuddy(field)
            label.setContentsMargins(0, 6, 0, 0)
            grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, line, 1)
        self.often.setMaximumWidth(_FIELD_WIDTH)
        self.year.setMaximumWidth(_FIELD_WIDTH // 3)
        grid.addWidget(self.annual, len(rows), 1)
        grid.addWidget(self.standing, len(rows) + 1, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(24, 8, 24, 16)
        buttons.setSpacing(8)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch()
        inside = QWidget(self)
        inside.setProperty("plain", True)
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addWidget(title)
        column.addLayout(grid)
        column.addWidget(self.said)
        column.addWidget(self.unread)
        column.addWidget(self.days)
        column.addStretch()
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName("Plan the year")
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addLayout(buttons)
        self._scroll = scroll

    def _connect(self) -> None:
        self._pause.timeout.connect(self._on_pause_ended)
        self.often.textChanged.connect(self._on_changed)
        self.often.return_pressed.connect(self._on_add)
        self.often.given_up.connect(self.given_up)
        self.year.currentIndexChanged.connect(self._on_changed)
        for field in (self.starts, self.venue):
            field.textChanged.connect(self._on_changed)
        self.days.changed.connect(self._on_days_changed)
        self.add_button.clicked.connect(self._on_add)
        self.cancel_button.clicked.connect(self.given_up)

    def _propose(self) -> None:
        year = self.year.currentData()
        if not self._board_id or year is None:
            return
        self._pause.stop()
        self._is_reading = True
        self._operations.run(
            None,
            _propose,
            self._board_id,
            self.often.toPlainText(),
            year,
            self.starts.text(),
            self.venue.text().strip(),
            on_done=self._on_proposed,
            origin=self,
        )

    def _on_proposed(self, asked_and_found: tuple[str, ProposedCalendar]) -> None:
        asked, found = asked_and_found
        if asked != self.often.toPlainText():
            return
        self._is_reading = False
        self._pattern = found.pattern
        number = len(found.meetings)
        self.said.setText(found.problem or f"{found.understood}: {count(number, 'day')}.")
        self.unread.setText("\n".join(f"Not read: {line}" for line in found.unread))
        self.unread.setVisible(bool(found.unread))
        self.days.show_proposed(found.meetings)
        self._walk_through_the_days()
        self._on_days_changed()
        if self._adds_when_read and not self._pause.isActive():
            self._adds_when_read = False
            self._on_add()

    def _walk_through_the_days(self) -> None:
        """Rows that were made last would come after the buttons for the Tab key."""
        stops = [self.standing, *(row.box for row in self.days.rows), self.add_button, self.cancel_button]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    @Slot()
    def _on_changed(self) -> None:
        self._pause.start()

    @Slot()
    def _on_pause_ended(self) -> None:
        self._propose()

    @Slot()
    def _on_days_changed(self) -> None:
        number = len(self.days.taken())
        self.add_button.setText(f"Add {count(number, 'meeting')}" if number else "Add the meetings")
        self.add_button.setEnabled(bool(number) and self._has_a_time())

    def _has_a_time(self) -> bool:
        written = self.starts.text().strip()
        return not written or parse_clock(written) is not None

    @Slot()
    def _on_add(self) -> None:
        if self._pause.isActive() or self._is_reading:
            # The days of what was just typed are not read yet: they are added as soon as they are.
            self._adds_when_read = True
            return
        if not self.add_button.isEnabled():
            return
        self.wanted.emit(
            WantedYear(self.days.taken(), self.annual.isChecked(), self.standing.isChecked(), self._pattern)
        )


def _propose(
    desk: Desk, board_id: str, written: str, year: int, starts: str, venue: str
) -> tuple[str, ProposedCalendar]:
    """The words beside what was read of them: while one types, an answer may be of words that are gone."""
    found = calendar.propose_meetings(
        desk, board_id, written, year, current_day(), parse_clock(starts), venue
    )
    return written, found


def _field(parent: QWidget, name: str, example: str) -> QLineEdit:
    field = QLineEdit(parent)
    field.setAccessibleName(name)
    field.setPlaceholderText(example)
    field.setMaximumWidth(_FIELD_WIDTH)
    return field


def _said(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setProperty("rank", "muted")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
