"""At the right of the paper: the meeting it belongs to, what the minutes are, the people, and what to look at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.importing.old_minutes import LineKind, PaperState
from boardkeeper.imports.old_minutes import OldMinutesPreview
from boardkeeper.rules.due_dates import clock
from ui.meetings.old_minutes.doubt_list import DoubtList
from ui.meetings.old_minutes.line_bar import minute_number
from ui.meetings.old_minutes.people_box import PeopleBox
from ui.panes import DateEdit, InlineEdit, PropertyRows, SectionHeader, words_label
from ui.theme.theme import Theme
from ui.today.words import count

_STATES = {
    PaperState.DRAFT: "A draft",
    PaperState.APPROVED: "Approved",
    PaperState.SIGNED: "Approved and signed",
}


class FactsPane(QWidget):
    """The facts around the text, and how they are taken.

    Signals:
        day_said: The day of the meeting that was typed; None for what the paper says.
        numbers_said: The number the first heading gets, the others after it.
        went: A line to go to.
        changed: What the minutes are, or whether they are followed up, was chosen.
    """

    day_said = Signal(object)
    numbers_said = Signal(int)
    went = Signal(int)
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_chosen = False
        self._make_facts()
        self.people = PeopleBox(theme, self)
        self.people.went.connect(self.went)
        self.look_at = SectionHeader("To look at", self)
        self.doubts = DoubtList(theme, self)
        self.doubts.went.connect(self.went)
        inside = QWidget(self)
        inside.setProperty("plain", True)
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(4)
        for widget in (
            self.look_at,
            self.doubts,
            SectionHeader("The meeting", self),
            self.rows,
            self.where,
            self.follow_up,
        ):
            column.addWidget(widget)
        column.addWidget(self.people)
        column.addStretch()
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName("The meeting, the people and what to look at")
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.day.date_committed.connect(self.day_said)
        self.state.activated.connect(self._on_chosen)
        self.follow_up.clicked.connect(self._on_followed)
        self.first_number.committed.connect(self._on_first_number)

    @property
    def chosen_state(self) -> PaperState:
        """What the minutes are to be."""
        return PaperState(self.state.currentData())

    @property
    def follows_up(self) -> bool:
        """Whether limbs that ask for something, and actions, go into the logs."""
        return self.follow_up.isChecked()

    def begin(self) -> None:
        """Another paper."""
        self._is_chosen = False
        self.people.begin()

    def show_preview(self, preview: OldMinutesPreview) -> None:
        """Show what is known of the paper and of the file."""
        old = preview.old
        self.day.show_date(old.held_on)
        times = [
            f"from {clock(old.starts_at)}" if old.starts_at else "",
            f"to {clock(old.ended_at)}" if old.ended_at else "",
        ]
        self.rows.say_if_known("Time", " ".join(part for part in times if part))
        self.rows.say_if_known("Venue", old.venue)
        if not self._is_chosen:
            self.state.setCurrentIndex(self.state.findData(old.state.value))
            self.follow_up.setChecked(preview.follows_up)
        self.where.setText(_where(preview))
        self.first_number.show_text(str(old.numbers[0]) if old.numbers else "")
        self.people.show_people(preview.people)
        self.doubts.show_doubts(preview.doubts)
        found = len(preview.doubts)
        self.look_at.say(f"To look at: {found}" if found else "Nothing is in doubt")
        self.doubts.setVisible(bool(found))

    def _make_facts(self) -> None:
        self.rows = PropertyRows(self)
        self.day = DateEdit("Day of the meeting", self)
        self.rows.add_editor("Day", self.day)
        self.rows.add_text("Time")
        self.rows.add_text("Venue")
        self.state = QComboBox(self)
        for state, words in _STATES.items():
            self.state.addItem(words, state.value)
        self.rows.add_editor("They are", self.state)
        self.first_number = InlineEdit(
            "Number of the first minute; the others are numbered after it", "none printed", self
        )
        self.first_number.setToolTip("Type a number to number all headings from it")
        self.rows.add_editor("Numbers from", self.first_number)
        self.where: QLabel = words_label("", self)
        self.follow_up = QCheckBox("Follow up in the logs what is asked for", self)
        self.follow_up.setToolTip(
            "Limbs that ask for something become tracking decisions, actions become actions"
        )

    @Slot()
    def _on_chosen(self) -> None:
        self._is_chosen = True
        self.follow_up.setChecked(self.chosen_state is PaperState.DRAFT)
        self.changed.emit()

    @Slot()
    def _on_followed(self) -> None:
        self._is_chosen = True
        self.changed.emit()

    @Slot(str)
    def _on_first_number(self, text: str) -> None:
        number = minute_number(text)
        if number is None:
            self.first_number.mark_wrong("A minute number is a whole number from 1.")
            return
        self.first_number.mark_wrong("")
        self.numbers_said.emit(number)


def _where(preview: OldMinutesPreview) -> str:
    if preview.old.held_on is None:
        return "Say on which day the meeting was."
    if preview.existing is not None:
        return f"The meeting of {preview.meeting_title} has minutes already, so these are not written. {preview.existing.sentence}"
    if preview.meeting_id is None:
        return f"There is no meeting of {preview.meeting_title} yet: it is made."
    return f"They become the minutes of the meeting of {preview.meeting_title}."


def summary(preview: OldMinutesPreview) -> str:
    """What was understood, in a sentence under the title."""
    old = preview.old
    limbs, actions = len(old.of_kind(LineKind.LIMB)), len(old.of_kind(LineKind.ACTION))
    parts = [count(len(old.of_kind(LineKind.HEADING)), "minute"), count(limbs, "limb")]
    if actions:
        parts.append(count(actions, "action"))
    new = sum(not person.known for person in preview.people)
    parts.append(count(len(preview.people), "person", "people") + (f" ({new} new)" if new else ""))
    in_doubt = count(len(preview.doubts), "doubt") if preview.doubts else "nothing in doubt"
    return f"{', '.join(parts)}; {in_doubt}."
