"""The meetings of a board: the list at the left, one meeting at the right."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from boardkeeper import whereabouts
from boardkeeper.whereabouts import MeetingPart
from ui.commands import Command
from ui.empty import EmptyState
from ui.meetings.calendar_saving import CalendarSaver
from ui.meetings.command_table import COMMANDS
from ui.meetings.forms import MeetingForms
from ui.meetings.list_aside import ListAside
from ui.meetings.meeting_list import MeetingList
from ui.meetings.pack.builder import TABLES as PACK_TABLES
from ui.meetings.pack_commands import PackCommands
from ui.meetings.place import MeetingPlace
from ui.meetings.stepper import Step
from ui.office import BoardName
from ui.operations import Changes
from ui.page import Place, Workplace
from ui.panes import ListDetail
from ui.today.words import STEP_MARK

NEW = "new"
"""The thing to ask for when a meeting is to be added: `Place("meetings", NEW)`."""

_CHAPTERS = {
    Step.AGENDA: "agenda",
    Step.PAPERS: "papers",
    Step.PACK: "packs",
    Step.MEETING: "attendance",
    Step.MINUTES: "minutes",
    Step.FOLLOW_UP: "follow-up",
}
"""The chapter of the guide about each step."""

_LIST_TABLES = ("meeting", "agenda_item", "minute")


class MeetingsPage(PackCommands):
    """List and place; a new meeting is described where it will stand."""

    TABLES: ClassVar[frozenset[str]] = PACK_TABLES | {"closure", "minute_comment", "substitute", "taken_up"}
    COMMANDS: ClassVar[tuple[Command, ...]] = COMMANDS
    place: MeetingPlace

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        new = QAction("New meeting", self)
        new.setToolTip("New meeting (Ctrl+Shift+M)")
        new.triggered.connect(self.new_meeting)
        plan = QAction("Plan the year", self)
        plan.triggered.connect(self.plan_year)
        old_minutes = QAction("Take over old minutes", self)
        old_minutes.triggered.connect(self.take_over_old_minutes)
        self.list = MeetingList(workplace.theme, workplace.operations, new, self)
        self.place = MeetingPlace(workplace, self)
        self.forms = MeetingForms(workplace, self)
        self._saver = CalendarSaver(workplace, self)
        self._empty = EmptyState(
            workplace.theme,
            "calendar-days",
            "No meetings yet",
            "A meeting holds its agenda, its papers, the printed pack and the minutes. "
            "Add the next one, and the days for its papers are counted for you.",
            (new, plan, old_minutes),
            self,
        )
        self._detail = QStackedWidget(self)
        for widget in (self.place, self.forms, self._empty):
            self._detail.addWidget(widget)
        panes = ListDetail(self.list, self._detail, workplace.settings, "meetings", (29, 71), self)
        self._aside = ListAside(workplace, self.list, self.place, self)
        # Every step rearranges itself in less room than the widest of them would like to have.
        self._detail.setMinimumWidth(360)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(panes)
        self._part: MeetingPart | None = None
        self._step: Step | None = None
        self.list.chosen.connect(self._on_chosen)
        self.place.new_meeting_wanted.connect(self.new_meeting)
        self.place.old_minutes_wanted.connect(self.take_over_old_minutes)
        self.forms.begun.connect(self._on_form_begun)
        self.forms.added.connect(self._on_added)
        self.forms.given_up.connect(self._on_given_up)

    def show_board(self, board: BoardName) -> None:
        self.board = board
        self._detail.setCurrentWidget(self.place)
        self.list.show_board(board.id)

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*_LIST_TABLES):
            self.list.refresh()
        self.place.refresh(changes)

    def reveal(self, thing_id: str) -> None:
        if thing_id == NEW:
            self.new_meeting()
            return
        thing_id, _, step = thing_id.partition(STEP_MARK)
        self._step = Step(step) if step else None
        self.workplace.operations.run(None, whereabouts.find_meeting_part, thing_id, on_done=self._on_found)

    @property
    def chapter(self) -> str:
        if not self.shows_a_meeting():
            return ""
        step = self.place.stepper.current
        return (self.place.pack.chapter if step is Step.PACK else "") or _CHAPTERS[step]

    @property
    def matter_id(self) -> str:
        """The chosen agenda item, or the piece of the minutes at the caret."""
        if not self.shows_a_meeting():
            return ""
        if self.place.stepper.current is Step.MINUTES:
            return next(iter(self.place.minutes.surface.chosen_ids()), "")
        item = self.place.agenda.view.current_item
        return item.id if item is not None else ""

    def foot_height(self) -> int:
        return self.place.foot_height()

    def focus_filter(self) -> bool:
        if self.find_where_pages_are_read():
            return True
        self._aside.bring_back()
        self.list.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.field.selectAll()
        return True

    def toggle_list(self) -> None:
        """Give the meeting the whole width, or bring the list back."""
        self._aside.toggle()

    @Slot()
    def new_meeting(self) -> None:
        """Show the form for a new meeting."""
        if self.board is not None:
            self.forms.begin_one(self.board.id)

    @Slot()
    def plan_year(self) -> None:
        """Show the form that plans a municipal year."""
        if self.board is not None:
            self.forms.begin_year(self.board.id)

    @Slot()
    def take_over_old_minutes(self) -> None:
        """Open the page for old minutes: for the meeting shown while it has none, else for whichever meeting they are of."""
        reading = self.place.reading if self._detail.currentWidget() is self.place else None
        has_none = reading is not None and not reading.minutes.minutes
        self.workplace.go(Place("old-minutes", reading.meeting.id if reading and has_none else ""))

    def save_calendar(self) -> None:
        """Save the board's meetings as a calendar file."""
        if self.board is not None:
            self._saver.save(self.board.id, self.board.name, with_deadlines=False)

    def save_calendar_with_deadlines(self) -> None:
        """The same with the days before each meeting."""
        if self.board is not None:
            self._saver.save(self.board.id, self.board.name, with_deadlines=True)

    def add_item(self) -> None:
        """Put the cursor where a new agenda item is typed."""
        if self.shows_a_meeting():
            self.place.stepper.choose(Step.AGENDA)
            self.place.agenda.add_item()

    def add_standing_items(self) -> None:
        """Put the board's standing items at the end of the agenda."""
        if self.shows_a_meeting():
            self.place.stepper.choose(Step.AGENDA)
            self.place.agenda.start_from_standing_items()

    def open_suggestions(self) -> None:
        """Show what could come onto the agenda."""
        if self.shows_a_meeting():
            self.place.stepper.choose(Step.AGENDA)
            self.place.agenda.open_suggestions()

    def take_over_agenda(self) -> None:
        """Ask which meeting's agenda is taken over."""
        if self.shows_a_meeting():
            self.place.stepper.choose(Step.AGENDA)
            self.place.agenda.choose_earlier()

    def keep_from_public(self) -> None:
        """Ask why the chosen item is not public."""
        if self.shows_a_meeting():
            self.place.stepper.choose(Step.AGENDA)
            self.place.agenda.mark_not_public()

    def add_exclusion(self) -> None:
        """Put the resolution to exclude press and public where it belongs."""
        if self.shows_a_meeting():
            self.place.stepper.choose(Step.AGENDA)
            self.place.agenda.add_exclusion()

    def write_report(self) -> None:
        """Begin the report of the chosen item, or go into it."""
        if self._shows_papers():
            self.place.papers.write_report()

    def attach_file(self) -> None:
        """Ask for the file that is the chosen item's paper."""
        if self._shows_papers():
            self.place.papers.attach_file()

    def add_appendix(self) -> None:
        """Put the cursor where a new appendix is named."""
        if self._shows_papers():
            self.place.papers.add_appendix()

    def sign_report(self) -> None:
        """Put the cursor into the next sign-off that is wanted."""
        if self._shows_papers():
            self.place.papers.sign()

    def copy_reminder(self) -> None:
        """Put the reminder for the chosen item's paper on the clipboard."""
        if self._shows_papers():
            self.place.papers.copy_reminder()

    def write_minutes(self) -> None:
        """Put the cursor into the minutes; where there are none yet, begin them from the agenda."""
        if self._shows_minutes():
            self.place.minutes.write_minutes()

    def open_attendance(self) -> None:
        """Open the panel of who was there and what they declared."""
        if self._shows_minutes():
            self.place.minutes.open_panel("Who was there")

    def check_spelling(self) -> None:
        """Go to the next doubtful word of the minutes."""
        if self._shows_minutes():
            self.place.minutes.surface.setFocus(Qt.FocusReason.OtherFocusReason)
            self.place.minutes.speller.go_to_next()

    def find_words(self) -> None:
        """Open the line that finds words in the minutes and replaces them."""
        if self._shows_minutes():
            self.place.minutes.find_bar.begin_replacing()

    def open_versions(self) -> None:
        """Open the panel that holds any two moments of the minutes against each other."""
        if self._shows_minutes():
            self.place.minutes.open_panel("Versions")

    def save_minutes(self) -> None:
        """Ask where to and write the public minutes there."""
        if self._shows_minutes():
            self.place.minutes.exporter.begin("save_minutes")

    def save_decisions_sheet(self) -> None:
        """The same for what was decided, who is asked and by when."""
        if self._shows_minutes():
            self.place.minutes.exporter.begin("save_decisions_sheet")

    def save_action_list(self) -> None:
        """The same for what the meeting asked for, a list for each officer."""
        if self._shows_minutes():
            self.place.minutes.exporter.begin("save_meeting_list")

    def follow_decision_up(self) -> None:
        """Follow the decision at the caret up, or stop doing so."""
        if self._shows_minutes():
            self.place.minutes.menu.toggle_tracking()

    def adopt_recommendations(self) -> None:
        """Take what the report of the item recommends over as decisions."""
        if self._shows_minutes():
            self.place.minutes.menu.adopt_recommendations()

    def open_decisions(self) -> None:
        """Open the panel of what belongs to the piece at the caret."""
        if self._shows_minutes():
            self.place.minutes.open_panel("Decisions")

    def go_on_with_minutes(self) -> None:
        """Open what comes next for the minutes: circulate, approve, sign or correct them."""
        if self._shows_minutes():
            self.place.minutes.bar.go_on()

    def _shows_minutes(self) -> bool:
        if not self.shows_a_meeting():
            return False
        self.place.stepper.choose(Step.MINUTES)
        return True

    def next_step(self) -> None:
        """Go one step on."""
        self.place.stepper.step_by(1)

    def previous_step(self) -> None:
        """Go one step back."""
        self.place.stepper.step_by(-1)

    def cancel_meeting(self) -> None:
        """Ask why the meeting is cancelled."""
        if self.shows_a_meeting():
            self.place.fate.ask_to_cancel()

    def postpone_meeting(self) -> None:
        """Ask to which day the meeting is put off."""
        if self.shows_a_meeting():
            self.place.fate.ask_to_postpone()

    def reinstate_meeting(self) -> None:
        """Take the cancellation of the meeting back."""
        if self.shows_a_meeting():
            self.place.fate.reinstate()

    def mark_held(self) -> None:
        """Record that the meeting took place."""
        if self.shows_a_meeting():
            self.place.fate.mark_held()

    def _shows_papers(self) -> bool:
        """Bring the papers to the front, at the item that was chosen on the agenda; False without a meeting."""
        if not self.shows_a_meeting():
            return False
        if self.place.stepper.current is not Step.PAPERS:
            item = self.place.agenda.view.current_item
            if item is not None:
                self.place.papers.choose(item.id)
            self.place.stepper.choose(Step.PAPERS)
        return True

    def shows_a_meeting(self) -> bool:
        return self._detail.currentWidget() is self.place and self.place.reading is not None

    def _on_found(self, part: MeetingPart | None) -> None:
        if part is None:
            self.workplace.say("That is no longer there.")
            return
        self._part = part
        if self.list.current_id == part.meeting_id:
            self._on_chosen(part.meeting_id)
        else:
            self.list.choose(part.meeting_id)

    @Slot()
    def _on_form_begun(self) -> None:
        self._detail.setCurrentWidget(self.forms)

    @Slot(str)
    def _on_chosen(self, meeting_id: str) -> None:
        if not meeting_id:
            if self._detail.currentWidget() is not self.forms:
                self._detail.setCurrentWidget(self._empty)
            return
        self._detail.setCurrentWidget(self.place)
        part = self._part
        if part is None or part.meeting_id != meeting_id:
            # The list begins with a meeting of its own; what is meant comes when it has been found.
            self.place.show_meeting(meeting_id)
            return
        step, self._part, self._step = self._step, None, None
        self.place.show_meeting(meeting_id, part, step)

    @Slot(str)
    def _on_added(self, meeting_id: str) -> None:
        self._detail.setCurrentWidget(self.place)
        self.list.choose(meeting_id)
        self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_given_up(self) -> None:
        self._detail.setCurrentWidget(self.place if self.list.current_id else self._empty)
        self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)
