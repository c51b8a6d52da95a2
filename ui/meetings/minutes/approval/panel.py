"""The panel beside the minutes for what becomes of them: circulated, commented on, approved, signed, corrected."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper import approvals
from boardkeeper.approvals import ApprovalStep, ApprovalView
from boardkeeper.clock import current_day
from boardkeeper.meetings import MeetingState
from boardkeeper.minutes import circulating, comments
from boardkeeper.minutes.circulating import Circulated
from boardkeeper.rules.due_dates import long_date
from ui.meetings.minutes.approval.approve_form import ApproveForm, WantedApproval
from ui.meetings.minutes.approval.circulate_form import CirculateForm, WantedCirculation
from ui.meetings.minutes.approval.comments_box import CommentsBox, WantedComment
from ui.meetings.minutes.approval.correct_form import CorrectForm, WantedCorrection
from ui.meetings.minutes.approval.facts import facts_of
from ui.meetings.minutes.approval.letters import CirculationLetters
from ui.meetings.minutes.approval.sign_form import SignForm, WantedSignature
from ui.meetings.minutes.approval.slips_box import SlipsBox
from ui.meetings.states import capital
from ui.page import Workplace
from ui.panes import PropertyRows, words_label

if TYPE_CHECKING:
    from boardkeeper.minutes import WrittenPiece
    from ui.meetings.minutes.reading import MinutesReading
    from ui.meetings.minutes.surface.surface import MinutesSurface

_CIRCULATE, _APPROVE, _SIGN, _CORRECT = "Circulate", "Approve", "Sign", "Correct"
_OFFERED = {
    MeetingState.MINUTES_DRAFT: (_CIRCULATE, _APPROVE),
    MeetingState.CIRCULATED: (_APPROVE, _CIRCULATE),
    MeetingState.APPROVED: (_SIGN, _CORRECT),
    MeetingState.APPROVED_AS_AMENDED: (_SIGN, _CORRECT),
    MeetingState.SIGNED: (_CORRECT,),
}
_FORMS = {ApprovalStep.CIRCULATE: _CIRCULATE, ApprovalStep.APPROVE: _APPROVE, ApprovalStep.SIGN: _SIGN}


class ApprovalPanel(QWidget):
    """Says where the minutes stand, and holds one form at a time for what can be done with them.

    Signals:
        piece_wanted: The id of a piece to go to in the text.
        said: A sentence for the toast.
    """

    TITLE: ClassVar[str] = "Approval"
    ICON: ClassVar[str] = "circle-check"

    piece_wanted = Signal(str)
    said = Signal(str)

    def __init__(self, workplace: Workplace, surface: MinutesSurface, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._surface = surface
        self._facts = facts_of(workplace, surface)
        self._shown_meeting = ""
        self._shown_state: MeetingState | None = None
        self.setAccessibleName(self.TITLE)
        self.letters = CirculationLetters(workplace, self)
        self.standing = PropertyRows(self)
        for name in ("State", "Numbers", "Circulated", "Comments by", "Approved", "Signed"):
            self.standing.add_text(name)
        self.faults = words_label("warning", self)
        self.circulate = CirculateForm(self)
        self.approve = ApproveForm(self)
        self.sign = SignForm(self)
        self.correct = CorrectForm(self)
        self.comments = CommentsBox(self)
        self.slips = SlipsBox(self)
        self.forms: dict[str, CirculateForm | ApproveForm | SignForm | CorrectForm] = {
            _CIRCULATE: self.circulate,
            _APPROVE: self.approve,
            _SIGN: self.sign,
            _CORRECT: self.correct,
        }
        self.choices = {name: self._choice(name) for name in self.forms}
        self._lay_out()
        self._connect()
        self._choose("")

    def show_reading(self, reading: MinutesReading) -> None:
        """Take the minutes as they were read."""
        self._facts.show_reading(reading)
        texts = {each.id: each for minute in reading.minutes.minutes for each in minute.paragraphs}
        for form in (self.approve, self.correct):
            form.show_texts(texts, self._facts.places)
        if self._facts.approval is not None:
            self._on_facts_changed(self._facts.approval)

    def go_to(self, step: ApprovalStep) -> None:
        """Open the form of a step and put the cursor into it; with none, the keyboard comes to the panel."""
        name = _FORMS.get(step, "")
        if name and self.choices[name].isVisibleTo(self):
            self._choose(name)
            self.forms[name].begin()
            self._scroll.ensureWidgetVisible(self.forms[name])
            return
        first = next((each for each in self.choices.values() if each.isVisibleTo(self)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choice(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(name)
        button.setCheckable(True)
        button.setProperty("chip", True)
        button.setAccessibleName(f"{name} the minutes")
        return button

    def _lay_out(self) -> None:
        inside = self._inside = QWidget(self)
        inside.setProperty("plain", True)
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 16, 20, 24)
        column.setSpacing(12)
        heading = words_label("heading", inside)
        heading.setText(self.TITLE)
        chips = QHBoxLayout()
        chips.setSpacing(8)
        self._group = QButtonGroup(self)
        for button in self.choices.values():
            self._group.addButton(button)
            chips.addWidget(button)
        chips.addStretch()
        for widget in (heading, self.standing, self.faults):
            column.addWidget(widget)
        column.addLayout(chips)
        for part in (*self.forms.values(), self.slips, self.comments):
            column.addWidget(part)
        column.addStretch()
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(self.TITLE)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        # Nothing is offered before it is known how the minutes stand.
        inside.hide()

    def _connect(self) -> None:
        self._facts.changed.connect(self._on_facts_changed)
        self._surface.piece_changed.connect(self._on_piece_changed)
        self._group.buttonClicked.connect(self._on_choice)
        self.circulate.wanted.connect(self._on_circulation_wanted)
        self.circulate.copy_wanted.connect(self._on_letter_to_copy)
        self.circulate.save_wanted.connect(self._on_letter_to_save)
        self.approve.wanted.connect(self._on_approval_wanted)
        self.approve.paragraph_wanted.connect(self._show_paragraph)
        self.sign.wanted.connect(self._on_signature_wanted)
        self.correct.wanted.connect(self._on_correction_wanted)
        self.comments.wanted.connect(self._on_comment_wanted)
        self.comments.settled.connect(self._on_comment_settled)
        self.comments.reopened.connect(self._on_comment_reopened)
        self.comments.removed.connect(self._on_comment_removed)
        for part in (self.approve, self.comments, self.slips):
            part.piece_wanted.connect(self.piece_wanted)

    def _choose(self, name: str) -> None:
        """Show one form; no name shows none."""
        self._group.setExclusive(bool(name))
        for each, button in self.choices.items():
            button.setChecked(each == name)
        for each, form in self.forms.items():
            form.setVisible(each == name)

    @Slot(object)
    def _on_facts_changed(self, approval: ApprovalView) -> None:
        is_new = approval.meeting_id != self._shown_meeting
        has_moved = is_new or approval.state is not self._shown_state
        self._shown_meeting, self._shown_state = approval.meeting_id, approval.state
        self._inside.show()
        self._say(approval)
        for form in self.forms.values():
            form.show_approval(approval, is_new=has_moved)
        offered = _OFFERED.get(approval.state, ())
        for name, button in self.choices.items():
            button.setVisible(name in offered)
        if has_moved:
            self._choose(_FORMS.get(approval.step, ""))
        names = [each.name for each in self._facts.reading.people] if self._facts.reading else []
        self.comments.show_comments(
            approval.comments, names, is_draft=approval.is_draft and approval.circulated_on is not None
        )
        self.slips.show_slips(approval.slips)
        self._show_paragraph()

    def _say(self, approval: ApprovalView) -> None:
        say = self.standing.say_if_known
        say("State", capital(approval.state.value))
        say(
            "Numbers",
            approval.numbers or (f"{approval.coming_numbers} to come" if approval.coming_numbers else ""),
        )
        say("Circulated", long_date(approval.circulated_on) if approval.circulated_on else "")
        is_asked = approval.comments_due_on is not None and approval.is_draft
        say(
            "Comments by",
            long_date(approval.comments_due_on) if is_asked and approval.comments_due_on else "",
        )
        say("Approved", long_date(approval.approved_on) if approval.approved_on else "")
        day = f", {long_date(approval.signed_on)}" if approval.signed_on else ""
        say("Signed", f"{approval.signed_by}{day}" if approval.signed_by else "")
        self.faults.setText("\n".join(approval.number_faults))
        self.faults.setVisible(bool(approval.number_faults))

    @Slot()
    def _show_paragraph(self) -> None:
        piece = self._surface.piece()
        paragraph_id = piece.id if piece is not None else ""
        self.approve.show_paragraph(paragraph_id)
        self.correct.show_paragraph(paragraph_id)
        self.comments.show_paragraph(paragraph_id, self._facts.places)

    def _run(
        self,
        said: str | Callable[..., str],
        function: Callable[..., object],
        *args: object,
        **options: Any,
    ) -> None:
        if self._facts.meeting_id:
            self._facts.run(said, function, *args, **options)

    @Slot(object)
    def _on_piece_changed(self, _piece: WrittenPiece | None) -> None:
        self._show_paragraph()

    @Slot()
    def _on_choice(self) -> None:
        for name, button in self.choices.items():
            if button.isChecked():
                self._choose(name)
                self.forms[name].begin()

    @Slot(object)
    def _on_circulation_wanted(self, wanted: WantedCirculation) -> None:
        self._run(
            _circulated,
            circulating.circulate,
            self._facts.meeting_id,
            wanted.on,
            wanted.comments_due_on,
            wanted.first_number,
        )

    @Slot()
    def _on_letter_to_copy(self) -> None:
        self.letters.copy(self._facts.meeting_id)

    @Slot()
    def _on_letter_to_save(self) -> None:
        self.letters.save(self._facts.meeting_id)

    @Slot(object)
    def _on_approval_wanted(self, wanted: WantedApproval) -> None:
        self._run(
            _approved,
            approvals.approve_minutes,
            self._facts.meeting_id,
            wanted.approved_at_id,
            wanted.amendments,
            today=current_day(),
        )

    @Slot(object)
    def _on_signature_wanted(self, wanted: WantedSignature) -> None:
        self._run(
            f"Signed by {wanted.signed_by}.",
            approvals.sign_minutes,
            self._facts.meeting_id,
            wanted.signed_by,
            wanted.on,
        )

    @Slot(object)
    def _on_correction_wanted(self, wanted: WantedCorrection) -> None:
        self._facts.run(
            "Corrected; the slip says how it was.",
            approvals.correct_minutes,
            self._facts.meeting_id,
            wanted.made_at_id,
            wanted.amendment,
            on_done=self._on_corrected,
            today=current_day(),
        )

    def _on_corrected(self, _correction_id: str) -> None:
        self.correct.editor.clear()

    @Slot(object)
    def _on_comment_wanted(self, wanted: WantedComment) -> None:
        self._facts.run(
            f"Comment of {wanted.said_by} recorded.",
            comments.add_comment,
            self._facts.meeting_id,
            wanted.said_by,
            wanted.text,
            current_day(),
            wanted.paragraph_id,
            on_done=self._on_comment_recorded,
        )

    def _on_comment_recorded(self, _comment_id: str) -> None:
        self.comments.clear()

    @Slot(str, str)
    def _on_comment_settled(self, comment_id: str, answer: str) -> None:
        self._run("Comment settled.", comments.settle_comment, comment_id, answer)

    @Slot(str)
    def _on_comment_reopened(self, comment_id: str) -> None:
        self._run("Comment opened again.", comments.reopen_comment, comment_id)

    @Slot(str)
    def _on_comment_removed(self, comment_id: str) -> None:
        self._run("Comment removed.", comments.remove_comment, comment_id)


def _circulated(done: Circulated) -> str:
    return done.sentence


def _approved(state: MeetingState) -> str:
    return f"The minutes are {state.value}; the later minutes say so."
