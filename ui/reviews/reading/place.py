"""One meeting as a chair reads it: agenda, papers, pack, minutes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from boardkeeper.reviews.passages import MeetingText, Passage, read_meeting_text
from boardkeeper.rules.due_dates import clock, weekday_date
from boardkeeper.whereabouts import MeetingPart
from ui.empty import EmptyState
from ui.meetings.pack.builder import TABLES as PACK_TABLES
from ui.meetings.pack.builder import PackBuilder
from ui.meetings.pack.step import PackStep
from ui.meetings.stepper import Step, Stepper, StepWords
from ui.operations import Changes
from ui.page import Workplace
from ui.panes import Hairline, ListDetail
from ui.reviews.reading.side import PassageSide
from ui.reviews.reading.text_view import Chosen, PassageView
from ui.theme.tokens import Tone
from ui.today.words import count

STEPS = (Step.AGENDA, Step.PAPERS, Step.PACK, Step.MINUTES)
_EMPTY = {
    Step.AGENDA: ("list-ordered", "No agenda yet", "Nothing stands on the agenda of this meeting."),
    Step.PAPERS: (
        "file-text",
        "No reports to read here",
        "Reports that were written in the program stand here. Papers that came as files are in the pack.",
    ),
    Step.MINUTES: ("file-text", "No minutes yet", "Nothing has been minuted of this meeting."),
}


class TextPane(QWidget):
    """A text and its side; without words it says why."""

    def __init__(self, workplace: Workplace, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PassageView(workplace.theme, self)
        self.view.setAccessibleName(step.value)
        self.side = PassageSide(workplace, self)
        self.view.setMinimumWidth(260)
        self.side.setMinimumWidth(248)
        panes = ListDetail(self.view, self.side, workplace.settings, "reading", (640, 360), self)
        icon, heading, words = _EMPTY[step]
        self._stack = QStackedWidget(self)
        self._stack.addWidget(panes)
        self._stack.addWidget(EmptyState(workplace.theme, icon, heading, words, (), self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.view.chosen.connect(self._on_chosen)
        self.view.remark_wanted.connect(self.side.begin_remark)
        self.side.left.connect(self._on_left)

    def show_passages(self, passages: tuple[Passage, ...]) -> None:
        """Show a text."""
        self._stack.setCurrentIndex(0 if passages else 1)
        self.view.show_passages(passages)

    @Slot(object)
    def _on_chosen(self, chosen: Chosen | None) -> None:
        self.side.show_chosen(chosen)

    @Slot()
    def _on_left(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)


class ReadingPlace(QWidget):
    """Shows one meeting to read."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._meeting_id = ""
        self._part: MeetingPart | None = None
        self._wanted_step: Step | None = None
        self.text: MeetingText | None = None
        self.title = QLabel(self)
        self.title.setProperty("rank", "title")
        self.title.setWordWrap(True)
        self.facts = QLabel(self)
        self.facts.setProperty("rank", "muted")
        self.facts.setWordWrap(True)
        self.stepper = Stepper(workplace.theme, self, STEPS)
        self.builder = PackBuilder(workplace, self)
        self.pack = PackStep(workplace, self.builder, self)
        self.panes: dict[Step, TextPane] = {
            step: TextPane(workplace, step, self) for step in STEPS if step is not Step.PACK
        }
        self._steps = QStackedWidget(self)
        self._widgets: dict[Step, QWidget] = {**self.panes, Step.PACK: self.pack}
        for widget in self._widgets.values():
            self._steps.addWidget(widget)
        words = QVBoxLayout()
        words.setContentsMargins(24, 16, 16, 8)
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(words)
        column.addWidget(self.stepper)
        column.addWidget(Hairline(self))
        column.addWidget(self._steps, 1)
        self.stepper.chosen.connect(self._on_step_chosen)
        self.builder.state_changed.connect(self._say_pack)
        self.stepper.choose(Step.AGENDA)

    def show_meeting(
        self, meeting_id: str, part: MeetingPart | None = None, step: Step | None = None
    ) -> None:
        """Show a meeting, and the passage or the step of it that is meant."""
        self._part, self._wanted_step = part, step
        if meeting_id != self._meeting_id:
            self._meeting_id = meeting_id
            self.text = None
            self.builder.show_meeting(meeting_id)
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Read the meeting anew."""
        if not self._meeting_id:
            return
        if changes is not None and changes.touches(*PACK_TABLES):
            self.builder.take_note()
        self._workplace.operations.run(
            None, read_meeting_text, self._meeting_id, on_done=self._on_read, origin=self
        )

    def current_pane(self) -> TextPane | None:
        """The text in front; None while the pack is."""
        return self.panes.get(self.stepper.current)

    def begin_remark(self) -> None:
        """Put the cursor where a remark on what is in front is written."""
        pane = self.current_pane()
        if pane is not None:
            pane.view.tell_now()
            pane.side.begin_remark()
        else:
            self.pack.remarks.begin()

    def begin_proposal(self) -> None:
        """Put the cursor into other words for the paragraph at the caret."""
        pane = self.current_pane()
        if pane is not None:
            pane.view.tell_now()
            pane.side.begin_proposal()
        else:
            self._workplace.say(
                "Other words are proposed in the papers and the minutes; on a page one remarks."
            )

    def _on_read(self, text: MeetingText) -> None:
        if text.meeting.id != self._meeting_id:
            return
        is_new = self.text is None
        self.text = text
        meeting = text.meeting
        self.title.setText(weekday_date(meeting.held_on))
        at = clock(meeting.starts_at) if meeting.starts_at else "no time yet"
        self.facts.setText(f"{at} · {meeting.venue or 'no venue yet'}")
        for step, passages in (
            (Step.AGENDA, text.agenda),
            (Step.PAPERS, text.papers),
            (Step.MINUTES, text.minutes),
        ):
            self.panes[step].show_passages(passages)
            self.stepper.say(step, _step_words(step, passages))
        self.pack.show_meeting(meeting.id, f"Pack {meeting.held_on.isoformat()}", bool(text.agenda))
        self._say_pack()
        if is_new or self._part is not None or self._wanted_step is not None:
            self._choose_part(is_new)
        elif self.stepper.current is Step.PACK:
            self.builder.want()

    def _choose_part(self, is_new: bool) -> None:
        part, self._part = self._part, None
        step, self._wanted_step = self._wanted_step, None
        thing = (part.paragraph_id or part.report_part_id or part.item_id) if part else ""
        if step is not None:
            self.stepper.choose(step)
        elif part is not None and part.minute_id:
            self.stepper.choose(Step.MINUTES)
        elif part is not None and part.report_part_id:
            self.stepper.choose(Step.PAPERS)
        elif part is not None and part.item_id:
            self.stepper.choose(Step.AGENDA)
        elif is_new:
            self.stepper.choose(self.stepper.current)
        pane = self.current_pane()
        if pane is not None and not (thing and pane.view.choose(thing)) and is_new:
            pane.view.choose_first()
        if pane is not None and thing:
            pane.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if is_new:
            for other in self.panes.values():
                if other is not pane:
                    other.view.choose_first()

    @Slot(object)
    def _on_step_chosen(self, step: Step) -> None:
        self._steps.setCurrentWidget(self._widgets[step])
        if step is Step.PACK and self.text is not None and self.text.agenda:
            self.builder.want()

    @Slot()
    def _say_pack(self) -> None:
        pack = self.builder.pack
        words = count(len(pack.sizes), "page") if pack is not None else "as printed"
        self.stepper.say(Step.PACK, StepWords(words))


def _step_words(step: Step, passages: tuple[Passage, ...]) -> StepWords:
    remarks = sum(each.remarks for each in passages)
    proposed = sum(1 for each in passages if each.was)
    parts = [count(remarks, "remark")] if remarks else []
    parts += [f"{proposed} proposed"] if proposed else []
    if parts:
        return StepWords(", ".join(parts), Tone.INFO)
    own = [each for each in passages if each.id]
    what = "item" if step is Step.AGENDA else "paragraph"
    return StepWords(count(len(own), what) if own else "nothing yet")
