"""One meeting, in one place: its head, its steps, and what the chosen step shows."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from boardkeeper import meetings
from boardkeeper.clock import current_day
from boardkeeper.deadlines import LateChoice, LateKind
from boardkeeper.meetings import MeetingState, MeetingView
from boardkeeper.packs import PackPapers
from boardkeeper.publishing import Finding, FindingPlace
from boardkeeper.rules.due_dates import clock, weekday_date
from boardkeeper.whereabouts import MeetingPart
from ui.meetings.agenda.step import AgendaStep
from ui.meetings.facts import FollowUpStep
from ui.meetings.fate import MeetingFate
from ui.meetings.held import HeldStep
from ui.meetings.minutes.step import MinutesStep
from ui.meetings.pack.builder import TABLES, LaidOutPack, PackBuilder, PackState
from ui.meetings.pack.contents import missing_ids
from ui.meetings.pack.step import PackStep
from ui.meetings.papers.step import PapersStep
from ui.meetings.reading import MeetingReading, read_meeting
from ui.meetings.states import STATE_TONES, capital
from ui.meetings.step_words import step_words
from ui.meetings.stepper import Step, Stepper
from ui.meetings.steps import StepPages
from ui.operations import Changes
from ui.page import Place, Workplace
from ui.panes import Hairline
from ui.theme.tokens import Tone
from ui.today.words import publication

_WITH_FOOT = (Step.PAPERS, Step.PACK)


class MeetingPlace(QWidget):
    """Shows one meeting.

    Signals:
        shown: A `MeetingReading` has been read and is shown.
        new_meeting_wanted: There is none yet that could take the business of this one.
        old_minutes_wanted: Minutes written elsewhere are to be taken over.
        work_changed: Whether somebody works beside the pages of the pack is another now.
    """

    shown = Signal(object)
    new_meeting_wanted = Signal()
    old_minutes_wanted = Signal()
    work_changed = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._workplace = workplace
        theme = workplace.theme
        self._meeting_id = ""
        self._part: MeetingPart | None = None
        self._wanted_step: Step | None = None
        self.reading: MeetingReading | None = None
        self.builder = PackBuilder(workplace, self)
        self.title = QLabel(self)
        self.title.setProperty("rank", "title")
        self.title.setWordWrap(True)
        self.facts = QLabel(self)
        self.facts.setProperty("rank", "muted")
        self.facts.setWordWrap(True)
        self.state = QLabel(self)
        self.countdown = QLabel(self)
        self.countdown.setWordWrap(True)
        self.fate = MeetingFate(workplace, self)
        self.stepper = Stepper(theme, self)
        self._pages = StepPages(
            {
                Step.AGENDA: partial(AgendaStep, workplace),
                Step.PAPERS: partial(PapersStep, workplace),
                Step.PACK: partial(PackStep, workplace, self.builder),
                Step.MEETING: partial(HeldStep, workplace),
                Step.MINUTES: partial(MinutesStep, workplace),
                Step.FOLLOW_UP: partial(FollowUpStep, theme),
            },
            self,
        )
        self._lacking: frozenset[str] = frozenset()
        self._page_ranges: dict[str, str] = {}
        self._lay_out()
        self._connect()
        self.stepper.choose(Step.AGENDA)
        self._on_theme_changed()

    @property
    def agenda(self) -> AgendaStep:
        """The business in order."""
        page: AgendaStep = self._pages.page(Step.AGENDA)
        return page

    @property
    def papers(self) -> PapersStep:
        """The reports and files behind the items."""
        page: PapersStep = self._pages.page(Step.PAPERS)
        return page

    @property
    def pack(self) -> PackStep:
        """The pack as it prints, and its publication."""
        page: PackStep = self._pages.page(Step.PACK)
        return page

    @property
    def held(self) -> HeldStep:
        """The day itself."""
        page: HeldStep = self._pages.page(Step.MEETING)
        return page

    @property
    def minutes(self) -> MinutesStep:
        """The record as it is written."""
        page: MinutesStep = self._pages.page(Step.MINUTES)
        return page

    @property
    def follow_up(self) -> FollowUpStep:
        """What came of it."""
        page: FollowUpStep = self._pages.page(Step.FOLLOW_UP)
        return page

    @property
    def is_worked_in(self) -> bool:
        """Whether somebody prints, compares or publishes beside the pages of the pack."""
        return self.stepper.current is Step.PACK and self.pack.panes.is_worked_in

    def show_meeting(
        self, meeting_id: str, part: MeetingPart | None = None, step: Step | None = None
    ) -> None:
        """Show a meeting, and the item, the minute or the step of it that is meant."""
        self._part, self._wanted_step = part, step
        if meeting_id != self._meeting_id:
            self._meeting_id = meeting_id
            self.reading = None
            self.fate.leave()
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

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        words.addWidget(self.countdown)
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 16, 8)
        head.setSpacing(8)
        head.addLayout(words, 1)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.fate.more, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.fate)
        column.addWidget(self.stepper)
        column.addWidget(Hairline(self))
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.stepper.chosen.connect(self._on_step_chosen)
        self._pages.made.connect(self._on_page_made)
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
        self.fate.show_reading(reading)
        for step in self._pages.every():
            self._fill(step, reading)
        self._say_state(meeting.state)
        self._say_countdown(reading)
        self._say_steps()
        if is_new or self._part is not None:
            self._choose_part(self._part, reading, is_new)
        self.shown.emit(reading)

    def _fill(self, step: Step, reading: MeetingReading) -> None:
        """Show a meeting on the page of a step."""
        meeting = reading.meeting
        if step is Step.AGENDA:
            self.agenda.show_reading(reading)
        elif step is Step.PAPERS:
            self.papers.show_meeting(meeting.id)
        elif step is Step.PACK:
            self.pack.show_meeting(meeting.id, f"Pack {meeting.held_on.isoformat()}", bool(reading.items))
            self.pack.show_reading(reading)
        elif step is Step.MEETING:
            self.held.show_reading(reading)
        elif step is Step.MINUTES:
            self.minutes.show_meeting(meeting.id)
        else:
            self.follow_up.show_reading(reading)

    def _choose_part(self, part: MeetingPart | None, reading: MeetingReading, is_new: bool) -> None:
        """Go to what is meant; a meeting just opened begins where its work is: minutes once there are some."""
        self._part = None
        step, self._wanted_step = self._wanted_step, None
        if step is not None:
            self.stepper.choose(step)
            self.stepper.buttons[step].setFocus(Qt.FocusReason.OtherFocusReason)
            if step is Step.PAPERS and part is not None and part.item_id:
                self.papers.choose(part.item_id)
        elif part is not None and part.minute_id:
            self.stepper.choose(Step.MINUTES)
            self.minutes.choose(part.paragraph_id or part.minute_id)
        elif part is not None and part.report_part_id:
            self.stepper.choose(Step.PAPERS)
            self.papers.choose(part.item_id, part.report_part_id)
        elif part is not None and part.item_id:
            self.stepper.choose(Step.AGENDA)
            self.agenda.choose(part.item_id)
            self.agenda.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif is_new:
            stays = self.stepper.current in {Step.PAPERS, Step.PACK, Step.MEETING, Step.FOLLOW_UP}
            begins = Step.MINUTES if reading.minutes.minutes else Step.AGENDA
            self.stepper.choose(self.stepper.current if stays else begins)

    def foot_height(self) -> int:
        """How much at its foot no toast may cover: where something is typed, or pages are turned."""
        agenda = self._pages.there(Step.AGENDA)
        if agenda is not None and agenda.add_line.isVisible():
            return int(agenda.add_line.height())
        return sum(int(page.foot_height()) for page in map(self._pages.there, _WITH_FOOT) if page is not None)

    def _say_state(self, state: MeetingState) -> None:
        ink = self._workplace.theme.ink(STATE_TONES[state])
        px = self._workplace.theme.px
        self.state.setText(capital(state.value))
        self.state.setStyleSheet(
            f"background: {ink.fill}; color: {ink.text}; border-radius: {px(5)}px; "
            f"padding: {px(3)}px {px(8)}px; font-weight: 500;"
        )

    def _say_countdown(self, reading: MeetingReading) -> None:
        words, tone = publication(reading.meeting, reading.deadlines.deadlines, reading.deadlines.slack)
        is_past = reading.meeting.held_on < current_day()
        self.countdown.setText("" if is_past else words)
        self.countdown.setVisible(bool(words) and not is_past)
        colours = self._workplace.theme.colours
        ink = colours.muted if tone is Tone.NEUTRAL else self._workplace.theme.ink(tone).text
        self.countdown.setStyleSheet(f"color: {ink}; font-weight: {600 if tone is Tone.BAD else 500};")

    def _say_steps(self) -> None:
        if self.reading is not None:
            for step, words in step_words(self.reading, self.builder).items():
                self.stepper.say(step, words)

    @Slot(object)
    def _on_page_made(self, step: Step) -> None:
        if step is Step.AGENDA:
            self.agenda.disagreed.connect(self._on_disagreed)
            self.agenda.show_pages(self._page_ranges)
        elif step is Step.PAPERS:
            self.papers.agenda_wanted.connect(self._on_agenda_wanted)
            self.papers.show_lacking(self._lacking)
        elif step is Step.PACK:
            self.pack.agenda_wanted.connect(self._on_agenda_wanted)
            self.pack.publishing.finding_opened.connect(self._on_finding_opened)
            self.pack.finding_opened.connect(self._on_finding_opened)
            self.pack.publishing.choice_made.connect(self._on_late_choice)
            self.pack.panes.work_changed.connect(self.work_changed)
        elif step is Step.MEETING:
            self.held.held.connect(self.fate.mark_held)
            self.held.reinstate_wanted.connect(self.fate.reinstate)
            self.held.opened.connect(self._on_line_opened)
        elif step is Step.MINUTES:
            self.minutes.old_minutes_wanted.connect(self.old_minutes_wanted)
        else:
            self.follow_up.opened.connect(self._on_line_opened)
        if self.reading is not None:
            self._fill(step, self.reading)

    @Slot(object)
    def _on_step_chosen(self, step: Step) -> None:
        self._pages.choose(step)
        has_items = self.reading is not None and bool(self.reading.items)
        # While papers or minutes are written, each pause in typing would lay the pack out anew.
        self.builder.rest(step in {Step.PAPERS, Step.MINUTES})
        if step is Step.PACK and has_items:
            self.builder.want()
        self.work_changed.emit()

    @Slot()
    def _on_pack_state_changed(self) -> None:
        self._say_steps()
        if self.builder.state is not PackState.READY:
            # Pages that may be wrong are worse than none: they come back with the next pack.
            self._show_page_ranges({})

    def _show_page_ranges(self, ranges: dict[str, str]) -> None:
        self._page_ranges = ranges
        if self._pages.there(Step.AGENDA) is not None:
            self.agenda.show_pages(ranges)

    @Slot(object)
    def _on_gathered(self, papers: PackPapers) -> None:
        self._lacking = missing_ids(papers)
        if self._pages.there(Step.PAPERS) is not None:
            self.papers.show_lacking(self._lacking)
        self._say_steps()

    @Slot(object)
    def _on_laid_out(self, pack: LaidOutPack) -> None:
        self._show_page_ranges(pack.pages_of_items())
        self._say_steps()

    @Slot()
    def _on_disagreed(self) -> None:
        self.refresh(None)

    @Slot()
    def _on_agenda_wanted(self) -> None:
        self.stepper.choose(Step.AGENDA)
        self.agenda.add_item()

    @Slot(object)
    def _on_finding_opened(self, finding: Finding) -> None:
        """Go to where what was found is put right."""
        if finding.place is FindingPlace.FIGURES:
            self._workplace.go(Place("kpis", finding.part_id))
        elif finding.place is FindingPlace.PAPERS:
            self.stepper.choose(Step.PAPERS)
            self.papers.choose(finding.item_id, finding.part_id)
        elif finding.place is FindingPlace.MEETING:
            self.stepper.choose(Step.MEETING)
            has_time = self.reading is not None and self.reading.meeting.starts_at is not None
            (self.held.venue if has_time else self.held.starts).setFocus(Qt.FocusReason.OtherFocusReason)
        elif finding.item_id:
            self.stepper.choose(Step.AGENDA)
            self.agenda.choose(finding.item_id)
            self.agenda.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._on_agenda_wanted()

    @Slot(object)
    def _on_late_choice(self, choice: LateChoice) -> None:
        """Do what can still lawfully be done with papers that are late."""
        if choice.kind is LateKind.URGENT:
            self.stepper.choose(Step.AGENDA)
            self.agenda.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif choice.kind is LateKind.POSTPONE:
            self.fate.postpone_to(choice.day)
        elif choice.kind is LateKind.NEXT_MEETING and choice.day is None:
            self.new_meeting_wanted.emit()
        elif choice.kind is LateKind.NEXT_MEETING and self.reading is not None:
            board_id = self.reading.meeting.board_id
            self._workplace.operations.run(
                None, meetings.find_meeting, board_id, choice.day, on_done=self._on_later_meeting
            )

    def _on_later_meeting(self, meeting: MeetingView) -> None:
        self._workplace.go(Place("meetings", meeting.id))

    @Slot(object)
    def _on_line_opened(self, place: Place) -> None:
        self._workplace.go(place)

    @Slot()
    def _on_bar_closed(self) -> None:
        self.stepper.buttons[self.stepper.current].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.fate.more.setIcon(self._workplace.theme.icon("ellipsis"))
        if self.reading is not None:
            self._say_state(self.reading.meeting.state)
            self._say_countdown(self.reading)
