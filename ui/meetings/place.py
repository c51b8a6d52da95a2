"""One meeting, in one place: its head, its steps, and what the chosen step shows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from boardkeeper import meetings
from boardkeeper.meetings import MeetingState
from boardkeeper.packs import PackPapers
from boardkeeper.rules.due_dates import clock, weekday_date
from boardkeeper.whereabouts import MeetingPart
from ui.empty import EmptyState
from ui.meetings.agenda.step import AgendaStep
from ui.meetings.cancelling import CancelBar
from ui.meetings.facts import FollowUpStep, HeldStep, PapersStep
from ui.meetings.minutes.paper import MinutesPaper
from ui.meetings.pack.builder import TABLES, LaidOutPack, PackBuilder, PackState
from ui.meetings.pack.step import PackStep
from ui.meetings.reading import MeetingReading, read_meeting
from ui.meetings.states import BEFORE_THE_MEETING, STATE_TONES, capital
from ui.meetings.step_words import step_words
from ui.meetings.stepper import Step, Stepper
from ui.operations import Changes
from ui.page import Place, Workplace
from ui.panes import Hairline
from ui.today.day import current_day


class MeetingPlace(QWidget):
    """Shows one meeting.

    Signals:
        shown: A `MeetingReading` has been read and is shown.
    """

    shown = Signal(object)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._workplace = workplace
        theme = workplace.theme
        self._meeting_id = ""
        self._part: MeetingPart | None = None
        self.reading: MeetingReading | None = None
        self.builder = PackBuilder(workplace, self)
        self.title = QLabel(self)
        self.title.setProperty("rank", "title")
        self.title.setWordWrap(True)
        self.facts = QLabel(self)
        self.facts.setProperty("rank", "muted")
        self.facts.setWordWrap(True)
        self.state = QLabel(self)
        self.cancel_action = QAction("Cancel the meeting…", self)
        self.cancel_action.triggered.connect(self.ask_to_cancel)
        self.more = QToolButton(self)
        self.more.setAccessibleName("More about this meeting")
        self.more.setToolTip("More about this meeting")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        menu.addAction(self.cancel_action)
        self.more.setMenu(menu)
        self.cancel_bar = CancelBar(self)
        self.cancel_bar.reason_given.connect(self._on_reason_given)
        self.cancel_bar.closed.connect(self._on_cancel_bar_closed)
        self.stepper = Stepper(theme, self)
        self.agenda = AgendaStep(workplace, self)
        self.papers = PapersStep(theme, self)
        self.pack = PackStep(workplace, self.builder, self)
        self.held = HeldStep(theme, self)
        self.minutes = MinutesPaper(theme, self)
        self._no_minutes = EmptyState(
            theme,
            "file-text",
            "No minutes yet",
            "The minutes of this meeting will stand here once they have been written.",
            (),
            self,
        )
        self._minutes_stack = QStackedWidget(self)
        self._minutes_stack.addWidget(self.minutes)
        self._minutes_stack.addWidget(self._no_minutes)
        self.follow_up = FollowUpStep(theme, self)
        self._steps = QStackedWidget(self)
        self._widgets: dict[Step, QWidget] = {
            Step.AGENDA: self.agenda,
            Step.PAPERS: self.papers,
            Step.PACK: self.pack,
            Step.MEETING: self.held,
            Step.MINUTES: self._minutes_stack,
            Step.FOLLOW_UP: self.follow_up,
        }
        for widget in self._widgets.values():
            self._steps.addWidget(widget)
        self._lay_out()
        self._connect()
        self.stepper.choose(Step.AGENDA)
        self._on_theme_changed()

    def show_meeting(self, meeting_id: str, part: MeetingPart | None = None) -> None:
        """Show a meeting, and the item or minute in it that is meant."""
        self._part = part
        if meeting_id != self._meeting_id:
            self._meeting_id = meeting_id
            self.reading = None
            self.cancel_bar.hide()
            self.builder.show_meeting(meeting_id)
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Read the meeting anew; the pack follows when something it says has changed."""
        if not self._meeting_id:
            return
        if changes is not None and changes.touches(*TABLES):
            self.builder.take_note()
        self._workplace.operations.run(
            None, read_meeting, self._meeting_id, current_day(), on_done=self._on_read, origin=self
        )

    @Slot()
    def ask_to_cancel(self) -> None:
        """Ask why the meeting is cancelled."""
        if self.cancel_action.isEnabled():
            self.cancel_bar.ask()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 16, 8)
        head.setSpacing(8)
        head.addLayout(words, 1)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.cancel_bar)
        column.addWidget(self.stepper)
        column.addWidget(Hairline(self))
        column.addWidget(self._steps, 1)

    def _connect(self) -> None:
        self.stepper.chosen.connect(self._on_step_chosen)
        self.agenda.disagreed.connect(self._on_disagreed)
        self.pack.agenda_wanted.connect(self._on_agenda_wanted)
        for step in (self.papers, self.follow_up):
            step.opened.connect(self._on_line_opened)
        self.builder.state_changed.connect(self._on_pack_state_changed)
        self.builder.gathered.connect(self._on_gathered)
        self.builder.laid_out.connect(self._on_laid_out)
        self._workplace.theme.changed.connect(self._on_theme_changed)

    def _on_read(self, reading: MeetingReading) -> None:
        if reading.meeting.id != self._meeting_id:
            return
        is_new = self.reading is None
        self.reading = reading
        meeting = reading.meeting
        self.title.setText(weekday_date(meeting.held_on))
        at = clock(meeting.starts_at) if meeting.starts_at else "no time yet"
        self.facts.setText(f"{at} · {meeting.venue or 'no venue yet'}")
        self.cancel_action.setEnabled(meeting.state in BEFORE_THE_MEETING)
        self.more.setVisible(meeting.state in BEFORE_THE_MEETING)
        self.agenda.show_reading(reading)
        self.papers.show_papers(reading.items, self.builder.papers)
        self.pack.show_meeting(f"Pack {meeting.held_on.isoformat()}", bool(reading.items))
        self.held.show_reading(reading)
        self.minutes.show_minutes(reading.minutes, reading.members)
        self._minutes_stack.setCurrentIndex(0 if reading.minutes.minutes else 1)
        self.follow_up.show_reading(reading)
        self._say_state(meeting.state)
        self._say_steps()
        if is_new or self._part is not None:
            self._choose_part(self._part, reading, is_new)
        self.shown.emit(reading)

    def _choose_part(self, part: MeetingPart | None, reading: MeetingReading, is_new: bool) -> None:
        """Go to what is meant; a meeting just opened begins where its work is: minutes once there are some."""
        self._part = None
        if part is not None and part.minute_id:
            self.stepper.choose(Step.MINUTES)
            self.minutes.choose(part.minute_id)
        elif part is not None and part.item_id:
            self.stepper.choose(Step.AGENDA)
            self.agenda.choose(part.item_id)
            self.agenda.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif is_new:
            stays = self.stepper.current in {Step.PAPERS, Step.PACK, Step.MEETING, Step.FOLLOW_UP}
            begins = Step.MINUTES if reading.minutes.minutes else Step.AGENDA
            self.stepper.choose(self.stepper.current if stays else begins)

    def _say_state(self, state: MeetingState) -> None:
        ink = self._workplace.theme.ink(STATE_TONES[state])
        px = self._workplace.theme.px
        self.state.setText(capital(state.value))
        self.state.setStyleSheet(
            f"background: {ink.fill}; color: {ink.text}; border-radius: {px(5)}px; "
            f"padding: {px(3)}px {px(8)}px; font-weight: 500;"
        )

    def _say_steps(self) -> None:
        if self.reading is not None:
            for step, words in step_words(self.reading, self.builder).items():
                self.stepper.say(step, words)

    @Slot(object)
    def _on_step_chosen(self, step: Step) -> None:
        self._steps.setCurrentWidget(self._widgets[step])
        has_items = self.reading is not None and bool(self.reading.items)
        if step in {Step.PACK, Step.PAPERS} and has_items:
            self.builder.want()

    @Slot()
    def _on_pack_state_changed(self) -> None:
        self._say_steps()
        if self.builder.state is not PackState.READY:
            # Pages that may be wrong are worse than none: they come back with the next pack.
            self.agenda.show_pages({})

    @Slot(object)
    def _on_gathered(self, papers: PackPapers) -> None:
        if self.reading is not None:
            self.papers.show_papers(self.reading.items, papers)
        self._say_steps()

    @Slot(object)
    def _on_laid_out(self, pack: LaidOutPack) -> None:
        self.agenda.show_pages(pack.pages_of_items())
        self._say_steps()

    @Slot()
    def _on_disagreed(self) -> None:
        self.refresh(None)

    @Slot()
    def _on_agenda_wanted(self) -> None:
        self.stepper.choose(Step.AGENDA)
        self.agenda.add_item()

    @Slot(object)
    def _on_line_opened(self, place: Place) -> None:
        self._workplace.go(place)

    @Slot(str)
    def _on_reason_given(self, reason: str) -> None:
        operations = self._workplace.operations
        operations.run(
            "Meeting cancelled.", meetings.cancel_meeting, operations.who, self._meeting_id, reason
        )
        self._on_cancel_bar_closed()

    @Slot()
    def _on_cancel_bar_closed(self) -> None:
        self.cancel_bar.hide()
        self.stepper.buttons[self.stepper.current].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.more.setIcon(self._workplace.theme.icon("ellipsis"))
        if self.reading is not None:
            self._say_state(self.reading.meeting.state)
