"""The meetings of a board: the list at the left, one meeting at the right."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from boardkeeper import meetings, whereabouts
from boardkeeper.meetings import MeetingHabits
from boardkeeper.whereabouts import MeetingPart
from ui.commands import Command
from ui.empty import EmptyState
from ui.meetings.meeting_list import MeetingList
from ui.meetings.new_meeting import NewMeetingForm, WantedMeeting
from ui.meetings.pack.builder import TABLES as PACK_TABLES
from ui.meetings.place import MeetingPlace
from ui.meetings.stepper import Step
from ui.office import BoardName
from ui.operations import Changes
from ui.page import Page, Workplace
from ui.panes import ListDetail

NEW = "new"
"""The thing to ask for when a meeting is to be added: `Place("meetings", NEW)`."""

_LIST_TABLES = ("meeting", "agenda_item", "minute")


class MeetingsPage(Page):
    """List and place; a new meeting is described where it will stand."""

    TABLES: ClassVar[frozenset[str]] = PACK_TABLES | {"closure"}
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command("meetings.new", "&New meeting…", "plus", shortcut="Ctrl+Shift+M", method="new_meeting"),
        Command(
            "meetings.add_item",
            "&Add an agenda item",
            "list-ordered",
            shortcut="Ctrl+Shift+N",
            method="add_item",
        ),
        Command(
            "meetings.standing",
            "Add the &standing items",
            method="add_standing_items",
            words="agenda start template usual",
        ),
        Command(
            "meetings.next_step",
            "Ne&xt step",
            shortcut="Ctrl+PgDown",
            method="next_step",
            starts_section=True,
        ),
        Command("meetings.previous_step", "Pre&vious step", shortcut="Ctrl+PgUp", method="previous_step"),
        Command(
            "meetings.export",
            "&Export the pack…",
            "file-down",
            shortcut="Ctrl+E",
            method="export_pack",
            words="pdf save papers",
            starts_section=True,
        ),
        Command("meetings.print", "&Print the pack…", "printer", shortcut="Ctrl+P", method="print_pack"),
        Command("meetings.cancel", "&Cancel the meeting…", method="cancel_meeting", starts_section=True),
    )

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        new = QAction("New meeting", self)
        new.setToolTip("New meeting (Ctrl+Shift+M)")
        new.triggered.connect(self.new_meeting)
        self.list = MeetingList(workplace.theme, workplace.operations, new, self)
        self.place = MeetingPlace(workplace, self)
        self.form = NewMeetingForm(self)
        self._empty = EmptyState(
            workplace.theme,
            "calendar-days",
            "No meetings yet",
            "A meeting holds its agenda, its papers, the printed pack and the minutes. "
            "Add the next one, and the days for its papers are counted for you.",
            (new,),
            self,
        )
        self._detail = QStackedWidget(self)
        for widget in (self.place, self.form, self._empty):
            self._detail.addWidget(widget)
        panes = ListDetail(self.list, self._detail, workplace.settings, "meetings", (29, 71), self)
        # Every step rearranges itself in less room than the widest of them would like to have.
        self._detail.setMinimumWidth(360)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(panes)
        self._part: MeetingPart | None = None
        self.list.chosen.connect(self._on_chosen)
        self.form.wanted.connect(self._on_wanted)
        self.form.given_up.connect(self._on_given_up)

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
        self.workplace.operations.run(None, whereabouts.find_meeting_part, thing_id, on_done=self._on_found)

    def foot_height(self) -> int:
        """The line that adds an item: its next title is typed while the toast tells of the last."""
        line = self.place.agenda.add_line
        return line.height() if line.isVisible() else 0

    def focus_filter(self) -> bool:
        self.list.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.field.selectAll()
        return True

    @Slot()
    def new_meeting(self) -> None:
        """Show the form for a new meeting."""
        if self.board is not None:
            self.workplace.operations.run(
                None, meetings.meeting_habits, self.board.id, on_done=self._on_habits_read
            )

    def add_item(self) -> None:
        """Put the cursor where a new agenda item is typed."""
        if self._shows_a_meeting():
            self.place.stepper.choose(Step.AGENDA)
            self.place.agenda.add_item()

    def add_standing_items(self) -> None:
        """Put the board's standing items at the end of the agenda."""
        if self._shows_a_meeting():
            self.place.stepper.choose(Step.AGENDA)
            self.place.agenda.start_from_standing_items()

    def next_step(self) -> None:
        """Go one step on."""
        self.place.stepper.step_by(1)

    def previous_step(self) -> None:
        """Go one step back."""
        self.place.stepper.step_by(-1)

    def export_pack(self) -> None:
        """Export the pack, or show it being laid out first."""
        if self._shows_a_meeting():
            self.place.stepper.choose(Step.PACK)
            self.place.pack.export()

    def print_pack(self) -> None:
        """Print the pack, or show it being laid out first."""
        if self._shows_a_meeting():
            self.place.stepper.choose(Step.PACK)
            self.place.pack.print_pack()

    def cancel_meeting(self) -> None:
        """Ask why the meeting is cancelled."""
        if self._shows_a_meeting():
            self.place.ask_to_cancel()

    def _shows_a_meeting(self) -> bool:
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

    def _on_habits_read(self, habits: MeetingHabits) -> None:
        self._detail.setCurrentWidget(self.form)
        self.form.begin(habits.rule, habits.usual_start, habits.usual_venue)

    @Slot(str)
    def _on_chosen(self, meeting_id: str) -> None:
        if not meeting_id:
            if self._detail.currentWidget() is not self.form:
                self._detail.setCurrentWidget(self._empty)
            return
        part, self._part = self._part, None
        self._detail.setCurrentWidget(self.place)
        self.place.show_meeting(meeting_id, part if part and part.meeting_id == meeting_id else None)

    @Slot(object)
    def _on_wanted(self, wanted: WantedMeeting) -> None:
        if self.board is None:
            return
        operations = self.workplace.operations
        operations.run(
            "Meeting added.",
            meetings.add_meeting,
            operations.who,
            self.board.id,
            wanted.held_on,
            wanted.starts_at,
            wanted.venue,
            standard_agenda=wanted.with_standing_items,
            on_done=self._on_added,
            origin=self,
        )

    def _on_added(self, meeting_id: str) -> None:
        self._detail.setCurrentWidget(self.place)
        self.list.choose(meeting_id)
        self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_given_up(self) -> None:
        self._detail.setCurrentWidget(self.place if self.list.current_id else self._empty)
        self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)
