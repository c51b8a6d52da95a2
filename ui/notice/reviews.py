"""The Department's reviews: when the next is due, what the self-assessment will say, and what came of those held."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from boardkeeper.documents.notice_tracker import coming_words, ended_words
from boardkeeper.notices import NoticeView, ReviewView
from boardkeeper.notices.assessment import Assessment
from boardkeeper.notices.itself import both_bases
from boardkeeper.rules.due_dates import full_date, long_date
from ui.boards.left_editors import LeftBlock
from ui.panes import Hairline, SectionHeader, words_label
from ui.programme.inline_text import InlineText
from ui.today.words import count

_WIDEST = 860


class OpeningEdit(LeftBlock):
    """The council's own words at the head of the self-assessment; kept when they are left."""

    MOST_LINES: ClassVar[int] = 16


class ReviewsPane(QScrollArea):
    """Everything about reviews of one notice.

    Signals:
        opening_written: The words at the head of the self-assessment.
        outcome_written: The id of a review that was held, and what came of it.
        removal_wanted: The id of a review that was not held after all.
        held_wanted: The review to come was held.
        print_wanted, save_wanted, agenda_wanted: What shall become of the self-assessment.
    """

    opening_written = Signal(str)
    outcome_written = Signal(str, str)
    removal_wanted = Signal(str)
    held_wanted = Signal()
    print_wanted = Signal()
    save_wanted = Signal()
    agenda_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, *, can_change: bool = True) -> None:
        super().__init__(parent)
        self._can_change = can_change
        self._kept = ""
        self._notice_id = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName("Reviews")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(self)
        inside.setProperty("plain", True)
        inside.setMaximumWidth(_WIDEST)
        self.coming_heading = words_label("heading", inside)
        self.coming = words_label("", inside)
        self.held_button = self._button("Record as held…", "Record that the review was held (Ctrl+Alt+W)")
        self.held_button.clicked.connect(self.held_wanted)
        self._assessment = QWidget(inside)
        self._lay_out_assessment()
        self._held_header = SectionHeader("Reviews held", inside)
        self._held = QWidget(inside)
        self._list = QVBoxLayout(self._held)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(8)
        self.outcomes: list[InlineText] = []
        head = QHBoxLayout()
        head.addWidget(self.coming_heading, 1)
        head.addWidget(self.held_button)
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(8)
        column.addLayout(head)
        for widget in (self.coming, self._assessment, self._held_header, self._held):
            column.addWidget(widget)
        column.addStretch()
        self.setWidget(inside)

    def show_notice(self, notice: NoticeView) -> None:
        """Show the reviews of a notice."""
        coming = notice.coming
        self._assessment.setVisible(coming is not None)
        self.held_button.setVisible(coming is not None and self._can_change)
        if coming is None:
            self.coming_heading.setText("The notice has ended")
            self.coming.setText(ended_words(notice))
        else:
            self.coming_heading.setText(f"Review {coming.number} by the Department")
            self._show_opening(notice.id, coming)
        self._show_held(notice.held)

    def show_coming(self, words: str) -> None:
        """Say when the review to come is due."""
        self.coming.setText(words)

    def show_assessment(self, facts: Assessment) -> None:
        """Say what the self-assessment will say, and what it does not know."""
        self.coming.setText(coming_words(facts.notice, facts.review, facts.today))
        self.says.setText("\n".join(_says(facts)))
        unknown = facts.unknown
        self.unknown_heading.say(
            f"What it does not know – {len(unknown)}" if unknown else "Nothing is seen missing"
        )
        self.unknown.setText("\n".join(f"•  {each}" for each in unknown))
        self.unknown.setVisible(bool(unknown))

    def begin_opening(self) -> None:
        """Put the cursor where the council's own words are written."""
        self.opening.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out_assessment(self) -> None:
        parent = self._assessment
        heading = SectionHeader("Self-assessment", parent)
        self.save_button = self._button("Save…", "Save the self-assessment (Ctrl+Alt+S)")
        self.agenda_button = self._button("Put on an agenda…", "Put it before the board (Ctrl+Alt+G)")
        self.print_button = self._button("Print…", "Print the self-assessment (Ctrl+Shift+P)")
        for button, signal in (
            (self.agenda_button, self.agenda_wanted),
            (self.save_button, self.save_wanted),
            (self.print_button, self.print_wanted),
        ):
            button.clicked.connect(signal)
            heading.add(button)
        self.agenda_button.setVisible(self._can_change)
        label = words_label("muted", parent)
        label.setText(
            "The council’s own words at its head: what has changed for children, what has not, what comes next"
        )
        self.opening = OpeningEdit(parent)
        self.opening.setAccessibleName("Opening words of the self-assessment")
        self.opening.setPlaceholderText("Write the opening; the program adds the facts and never a judgement")
        self.opening.setReadOnly(not self._can_change)
        self.opening.left.connect(self._on_opening_left)
        self.opening.given_up.connect(self._on_opening_given_up)
        self.says = words_label("", parent)
        self.unknown_heading = SectionHeader("", parent)
        self.unknown = words_label("", parent)
        column = QVBoxLayout(parent)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (
            heading,
            label,
            self.opening,
            SectionHeader("What it says from the file", parent),
            self.says,
            self.unknown_heading,
            self.unknown,
        ):
            column.addWidget(widget)

    def _button(self, title: str, tip: str) -> QPushButton:
        button = QPushButton(title, self)
        button.setToolTip(tip)
        return button

    def _show_opening(self, notice_id: str, coming: ReviewView) -> None:
        typed = self.opening.toPlainText().strip()
        is_typing = self.opening.hasFocus() and typed != self._kept and notice_id == self._notice_id
        self._notice_id, self._kept = notice_id, coming.opening
        if not is_typing and typed != coming.opening:
            self.opening.setPlainText(coming.opening)

    def _show_held(self, held: Sequence[ReviewView]) -> None:
        if any(box.hasFocus() for box in self.outcomes):
            return
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.outcomes = []
        for place, each in enumerate(reversed(held)):
            if place:
                self._list.addWidget(Hairline(self._held))
            self._list.addWidget(self._review(each, is_last=place == 0))
        self._held_header.setVisible(bool(held))

    def _review(self, each: ReviewView, *, is_last: bool) -> QWidget:
        row = QWidget(self._held)
        heading = words_label("strong", row)
        day = long_date(each.held_on) if each.held_on else ""
        late = " · late" if each.held_on and each.held_on > each.due_on else ""
        heading.setText(f"Review {each.number}, held {day} · due by {long_date(each.due_on)}{late}")
        outcome = InlineText(
            f"What came of review {each.number}", "What came of it: the Department’s letter", parent=row
        )
        outcome.setReadOnly(not self._can_change)
        outcome.show_text(each.outcome)
        outcome.committed.connect(partial(self.outcome_written.emit, each.id))
        self.outcomes.append(outcome)
        head = QHBoxLayout()
        head.addWidget(heading, 1)
        if is_last and self._can_change:
            remove = QPushButton("Was not held", row)
            remove.setProperty("link", True)
            remove.setToolTip("Take this review away: it was not held after all")
            remove.clicked.connect(partial(self.removal_wanted.emit, each.id))
            head.addWidget(remove)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(outcome)
        return row

    @Slot()
    def _on_opening_left(self) -> None:
        text = self.opening.toPlainText().strip()
        if text != self._kept:
            self._kept = text
            self.opening_written.emit(text)

    @Slot()
    def _on_opening_given_up(self) -> None:
        self.opening.setPlainText(self._kept)


def _says(facts: Assessment) -> list[str]:
    """The lines a director looks for, before the paper is opened."""
    lines = []
    if facts.plan is not None:
        slow = len(facts.plan.slow)
        lines.append(f"{both_bases(facts.plan.summary, facts.plan.period)}; {slow} slow.")
    lines.append(
        f"{count(len(facts.meetings), 'meeting')} of the board, {count(len(facts.kpis), 'indicator')} and "
        f"{count(len(facts.voices), 'voice')} since {full_date(facts.since)}."
    )
    return lines
