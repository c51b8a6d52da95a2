"""The forms for what is not in the calendar yet: one meeting, or a year of them."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from boardkeeper import calendar, meetings
from boardkeeper.calendar import WarningKind
from boardkeeper.clock import current_day
from boardkeeper.meetings import MeetingHabits
from ui.meetings.new_meeting import NewMeetingForm, WantedMeeting
from ui.meetings.year_form import WantedYear, YearForm
from ui.operations import Desk
from ui.page import Workplace
from ui.theme.tokens import Tone
from ui.today.words import count

_SAID_ALREADY = frozenset({WarningKind.PASSED, WarningKind.SHORT_NOTICE})


class MeetingForms(QStackedWidget):
    """Shows the form that is asked for and adds what it describes.

    Signals:
        begun: A form is ready to be shown.
        added: The id of the meeting that was added, or of the first of them.
        given_up: Cancel or Escape.
    """

    begun = Signal()
    added = Signal(str)
    given_up = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._board_id = ""
        self.one = NewMeetingForm(self)
        self.year = YearForm(workplace.theme, workplace.operations, self)
        for form in (self.one, self.year):
            self.addWidget(form)
            form.given_up.connect(self.given_up)
        self.one.wanted.connect(self._on_one_wanted)
        self.one.asked.connect(self._on_one_asked)
        workplace.theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.one.year_wanted.connect(self._on_year_asked_for)
        self.year.wanted.connect(self._on_year_wanted)

    def begin_one(self, board_id: str) -> None:
        """Ask for a new meeting of a board."""
        self._board_id = board_id
        self._workplace.operations.run(None, meetings.meeting_habits, board_id, on_done=self._on_habits_read)

    def begin_year(self, board_id: str) -> None:
        """Ask for a year's meetings of a board."""
        self._board_id = board_id
        self._workplace.operations.run(
            None, _habits_and_year, board_id, on_done=self._on_habits_and_year_read
        )

    def _on_habits_read(self, habits: MeetingHabits) -> None:
        self.setCurrentWidget(self.one)
        self.begun.emit()
        self.one.begin(habits.rule, habits.usual_start, habits.usual_venue)

    def _on_habits_and_year_read(self, read: tuple[MeetingHabits, int]) -> None:
        self.setCurrentWidget(self.year)
        self.begun.emit()
        self.year.begin(self._board_id, *read)

    @Slot()
    def _on_year_asked_for(self) -> None:
        self.begin_year(self._board_id)

    @Slot(object)
    def _on_one_asked(self, asked: WantedMeeting) -> None:
        self._workplace.operations.run(
            None, _against, self._board_id, asked, on_done=self._on_against_read, origin=self
        )

    def _on_against_read(self, read: tuple[WantedMeeting, tuple[str, ...]]) -> None:
        self.one.show_against(*read)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.one.against.setStyleSheet(f"color: {self._workplace.theme.ink(Tone.WARNING).text};")

    @Slot(object)
    def _on_one_wanted(self, wanted: WantedMeeting) -> None:
        operations = self._workplace.operations
        operations.run(
            "Meeting added.",
            meetings.add_meeting,
            operations.who,
            self._board_id,
            wanted.held_on,
            wanted.starts_at,
            wanted.venue,
            standard_agenda=wanted.with_standing_items,
            is_annual=wanted.is_annual,
            on_done=self.added.emit,
            origin=self,
        )

    @Slot(object)
    def _on_year_wanted(self, wanted: WantedYear) -> None:
        operations = self._workplace.operations
        operations.run(
            f"{count(len(wanted.days), 'meeting')} added.",
            calendar.add_meetings,
            operations.who,
            self._board_id,
            wanted.days,
            first_is_annual=wanted.first_is_annual,
            standard_agenda=wanted.with_standing_items,
            pattern=wanted.pattern,
            on_done=self._on_year_added,
            origin=self,
        )

    def _on_year_added(self, ids: tuple[str, ...]) -> None:
        self.added.emit(ids[0])


def _habits_and_year(desk: Desk, board_id: str) -> tuple[MeetingHabits, int]:
    return meetings.meeting_habits(desk, board_id), calendar.year_to_plan(desk, board_id, current_day())


def _against(desk: Desk, board_id: str, asked: WantedMeeting) -> tuple[WantedMeeting, tuple[str, ...]]:
    """What speaks against a day; the notice it leaves is said beside the field already."""
    found = calendar.propose_meetings(
        desk,
        board_id,
        asked.held_on.isoformat(),
        asked.held_on.year,
        current_day(),
        asked.starts_at,
        asked.venue,
    )
    said = (each for proposed in found.meetings for each in proposed.warnings)
    return asked, tuple(each.sentence for each in said if each.kind not in _SAID_ALREADY)
