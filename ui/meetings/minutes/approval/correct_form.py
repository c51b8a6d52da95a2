"""The form that corrects approved minutes at a later meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardkeeper.approvals import Amendment, ApprovalView, LaterMeeting
from boardkeeper.minutes import ParagraphView
from boardkeeper.minutes.places import ParagraphPlace
from ui.meetings.minutes.approval.amendment_editor import AmendmentEditor
from ui.meetings.minutes.approval.later_choice import LaterChoice
from ui.panes import PropertyRows, words_label


@dataclass(frozen=True, slots=True)
class WantedCorrection:
    """What the form asks for."""

    made_at_id: str
    amendment: Amendment


class CorrectForm(QWidget):
    """The paragraph is chosen in the text, a line of the header and the later meeting in lists.

    Signals:
        wanted: A `WantedCorrection`.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: Mapping[str, ParagraphView] = {}
        self._places: Mapping[str, ParagraphPlace] = {}
        self.explains = words_label("muted", self)
        self.later = LaterChoice("The meeting that corrected the minutes", self)
        rows = PropertyRows(self)
        rows.add_editor("Corrected at", self.later)
        self.editor = AmendmentEditor("Record the correction", self)
        self.editor.given.connect(self._on_given)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.explains, rows, self.editor):
            column.addWidget(widget)

    def show_approval(self, approval: ApprovalView, *, is_new: bool) -> None:
        """Offer the later meetings whose minutes can still say so."""
        if is_new:
            self.later.forget()
            self.editor.clear()
        later = _proposed(approval)
        self.later.show_meetings(approval.later, later.id if later else "")
        self.explains.setText(
            "Approved minutes change by corrections only: the later minutes say it, and a slip here keeps how it was."
            if later
            else "No later meeting is in the calendar whose minutes could say what was corrected. Add it first."
        )
        self.editor.show_lines(approval.header)
        self.editor.setVisible(later is not None)

    def show_texts(self, texts: Mapping[str, ParagraphView], places: Mapping[str, ParagraphPlace]) -> None:
        """Take the paragraphs as they are kept."""
        self._texts, self._places = texts, places

    def show_paragraph(self, paragraph_id: str) -> None:
        """Take the paragraph at the caret."""
        place = self._places.get(paragraph_id)
        self.editor.show_paragraph(self._texts.get(paragraph_id), place.words if place else "")

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.later.setFocus()

    @Slot(object)
    def _on_given(self, amendment: Amendment) -> None:
        if self.later.meeting_id:
            self.wanted.emit(WantedCorrection(self.later.meeting_id, amendment))


def _proposed(approval: ApprovalView) -> LaterMeeting | None:
    """The first meeting after the one that approved the minutes; that one where no other is in the calendar."""
    still_open = [each for each in approval.later if each.is_open]
    after = [each for each in still_open if approval.approved_on and each.held_on > approval.approved_on]
    return next(iter(after or still_open), None)
