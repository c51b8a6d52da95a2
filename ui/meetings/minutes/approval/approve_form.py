"""The form that approves minutes: at which meeting, as they are or as amended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from boardkeeper.approvals import Amendment, ApprovalView, HeaderLine
from boardkeeper.minutes import ParagraphView
from boardkeeper.minutes.places import ParagraphPlace
from boardkeeper.rules.amending import amendment_words
from ui.meetings.minutes.approval.amendment_editor import AmendmentEditor
from ui.meetings.minutes.approval.later_choice import LaterChoice
from ui.meetings.minutes.approval.place_lines import RemovableLine
from ui.panes import PropertyRows, words_label
from ui.today.words import count


@dataclass(frozen=True, slots=True)
class WantedApproval:
    """What the form asks for."""

    approved_at_id: str
    amendments: tuple[Amendment, ...]


class ApproveForm(QWidget):
    """Amendments are gathered one after the other, each on the paragraph at the caret or a line of the header, and made with
    the approval.

    Signals:
        wanted: A `WantedApproval`.
        paragraph_wanted: The caret’s paragraph is asked for: it is to be amended.
        piece_wanted: The id of a paragraph to go to.
    """

    wanted = Signal(object)
    paragraph_wanted = Signal()
    piece_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._amendments: list[tuple[Amendment, str, str]] = []
        self._header: tuple[HeaderLine, ...] = ()
        self._texts: Mapping[str, ParagraphView] = {}
        self._places: Mapping[str, ParagraphPlace] = {}
        self.explains = words_label("muted", self)
        self.later = LaterChoice("The meeting that approved the minutes", self)
        rows = PropertyRows(self)
        rows.add_editor("Approved at", self.later)
        self.warning = words_label("warning", self)
        self._group = QButtonGroup(self)
        self.as_is = self._choice("As they are")
        self.as_amended = self._choice("As amended")
        self.as_is.setChecked(True)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(self.as_is)
        choices.addWidget(self.as_amended)
        choices.addStretch()
        self.list = QWidget(self)
        self._lines = QVBoxLayout(self.list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        self.editor = AmendmentEditor("Take this amendment", self)
        self.editor.given.connect(self._on_amendment_given)
        self.button = QPushButton("Approve", self)
        self.button.setProperty("main", True)
        self.button.clicked.connect(self._on_given)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.explains)
        column.addWidget(self.warning)
        column.addWidget(rows)
        column.addLayout(choices)
        column.addWidget(self.list)
        column.addWidget(self.editor)
        column.addWidget(self.button)
        self.as_amended.toggled.connect(self._on_choice_changed)
        self.later.currentIndexChanged.connect(self._on_choice_changed)
        self._say()

    def show_approval(self, approval: ApprovalView, *, is_new: bool) -> None:
        """Offer the later meetings; amendments gathered so far stay unless other minutes are shown."""
        if is_new:
            self.later.forget()
            self._amendments = []
            self.editor.clear()
            self.as_is.setChecked(True)
        still = approval.open_comments
        self.warning.setText(
            f"{count(still, 'comment is', 'comments are')} not answered yet." if still else ""
        )
        self.warning.setVisible(bool(still))
        later = approval.next_later
        self.later.show_meetings(approval.later, later.id if later else "")
        self._header = approval.header
        self._list()
        self._say()

    def show_texts(self, texts: Mapping[str, ParagraphView], places: Mapping[str, ParagraphPlace]) -> None:
        """Take the paragraphs as they are kept."""
        self._texts, self._places = texts, places

    def show_paragraph(self, paragraph_id: str) -> None:
        """Take the paragraph at the caret; one that is amended already is not taken again."""
        is_taken = any(each.paragraph_id == paragraph_id for each, _, _ in self._amendments)
        paragraph = None if is_taken else self._texts.get(paragraph_id)
        self.editor.show_paragraph(
            paragraph, self._places[paragraph_id].words if paragraph_id in self._places else ""
        )

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.later.setFocus()

    def _choice(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setCheckable(True)
        button.setProperty("chip", True)
        button.setAccessibleName(f"Approve the minutes {words.lower()}")
        self._group.addButton(button)
        return button

    def _list(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        titles = {each.subject: each.minute_id for each in self._header}
        for amendment, place, change in self._amendments:
            goes_to = amendment.paragraph_id or titles.get(amendment.subject, "")
            line = RemovableLine(_key(amendment), goes_to, place, _told(change, amendment.reason), self.list)
            line.opened.connect(self.piece_wanted)
            line.removed.connect(self._on_amendment_removed)
            self._lines.addWidget(line)
        self.list.setVisible(bool(self._amendments) and self.as_amended.isChecked())
        taken = {amendment.subject for amendment, _, _ in self._amendments}
        self.editor.show_lines([each for each in self._header if each.subject not in taken])

    def _say(self) -> None:
        amended = self.as_amended.isChecked()
        self.editor.setVisible(amended)
        self.list.setVisible(amended and bool(self._amendments))
        number = len(self._amendments)
        self.button.setText(
            f"Approve with {count(number, 'amendment')}" if amended else "Approve as they are"
        )
        is_held = bool(self.later.meeting_id) and not self.later.is_to_come
        self.button.setEnabled(is_held and (bool(number) or not amended))
        self.explains.setText(_explained(self.later))

    @Slot()
    def _on_choice_changed(self) -> None:
        self._say()
        if self.as_amended.isChecked():
            self.paragraph_wanted.emit()

    @Slot(object)
    def _on_amendment_given(self, amendment: Amendment) -> None:
        before, place = amendment.text_before, amendment.subject
        if amendment.paragraph_id is not None:
            before = self._texts[amendment.paragraph_id].text
            place = self._places[amendment.paragraph_id].words
        self._amendments.append((amendment, place, amendment_words(before, amendment.text)))
        self.editor.clear()
        self._list()
        self._say()
        self.button.setFocus()

    @Slot(str)
    def _on_amendment_removed(self, key: str) -> None:
        self._amendments = [each for each in self._amendments if _key(each[0]) != key]
        self._list()
        self._say()
        self.as_amended.setFocus()

    @Slot()
    def _on_given(self) -> None:
        amendments = tuple(each for each, _, _ in self._amendments) if self.as_amended.isChecked() else ()
        self.wanted.emit(WantedApproval(self.later.meeting_id, amendments))


def _key(amendment: Amendment) -> str:
    return amendment.paragraph_id or amendment.subject


def _explained(later: LaterChoice) -> str:
    if not later.meeting_id:
        return "No later meeting is in the calendar whose minutes could say so. Add it first."
    if later.is_to_come:
        return f"The meeting of {later.currentText()} has not come yet; record the approval on its day."
    return "The later minutes say so in their own item “Minutes”; you can undo it."


def _told(change: str, reason: str) -> str:
    return f"{change[:1].upper()}{change[1:]} ({reason.rstrip(' .')})."
