"""One topic in full, edited in place: its words, its score, where it stands and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardkeeper.clock import current_day
from boardkeeper.programme import ProgrammeItemView
from boardkeeper.rules.due_dates import full_date, long_date, parse_date
from boardkeeper.schemes import SchemeView
from ui.link_row import LinkRow
from ui.page import Place
from ui.panes import InlineEdit, PropertyRows, SectionHeader, words_label
from ui.programme.inline_text import InlineText
from ui.programme.scoring import ScoringPane
from ui.programme.words import when_words


class TopicDetail(QWidget):
    """Shows a topic; asks for every change by a signal.

    Signals:
        changed: The topic’s id and the facts to change, by name.
        answered: The topic’s id and its answers by the question’s id.
        heard: The topic’s id and the day it was heard on; None when it was not after all.
        followed: A `Place` to go to.
        scheme_wanted: How topics are scored shall be shown.
    """

    changed = Signal(str, object)
    answered = Signal(str, object)
    heard = Signal(str, object)
    followed = Signal(object)
    scheme_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item_id = ""
        self.topic = InlineText("Topic", "What the board is to look at", "heading", self)
        self.warning = words_label("warning", self)
        self.responsible = InlineEdit("Responsible", "Nobody yet: type a name", self)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.responsible.setCompleter(completer)
        self.reason = InlineText("Why it comes", "Who asked for it, and what for", parent=self)
        self.facts = PropertyRows(self)
        self._add_fact("Meeting")
        self.facts.add_editor("Responsible", self.responsible)
        self.facts.add_editor("Why it comes", self.reason)
        for name in ("As written", "Heard", "Read from"):
            self._add_fact(name)
        self.hearing = QPushButton(self)
        self.hearing.setProperty("link", True)
        self._hearing_day: date | None = None
        self.scheme = QPushButton("Scheme…", self)
        self.scheme.setProperty("link", True)
        self.scheme.setToolTip("Change how topics are scored")
        self._score_header = SectionHeader("Score", self)
        self._score_header.add(self.scheme)
        self.scoring = ScoringPane(self)
        self.agenda = LinkRow("On the agenda", self)
        self.outcome = LinkRow("What the meeting did", self)
        self.asked_for = LinkRow("Asked for by", self)
        self._lay_out()
        self.topic.committed.connect(self._on_topic)
        self.reason.committed.connect(self._on_reason)
        self.responsible.committed.connect(self._on_responsible)
        self.scoring.answered.connect(self._on_answered)
        self.hearing.clicked.connect(self._on_hearing)
        self.scheme.clicked.connect(self.scheme_wanted)
        for link in (self.agenda, self.outcome, self.asked_for):
            link.followed.connect(self.followed)

    def offer_names(self, names: Sequence[str]) -> None:
        """Take the names of people who may be responsible, to be completed while one is typed."""
        self._names.setStringList(list(names))

    def show_scheme(self, scheme: SchemeView) -> None:
        """Say by which scheme the board scores."""
        self._score_header.say(f"Score by {scheme.name}")

    def show_topic(self, row: ProgrammeItemView) -> None:
        """Show a topic; what was typed for another one is kept for that one first."""
        if row.id != self.item_id:
            for editor in (self.topic, self.reason):
                editor.commit()
            self.item_id = row.id
        self.topic.show_text(row.topic)
        self.reason.show_text(row.reason)
        self.responsible.show_text(row.responsible)
        self.warning.setText(_warning(row))
        self.warning.setVisible(bool(_warning(row)))
        source = f"{row.source_sheet}, cell {row.source_cell}" if row.source_cell else ""
        says_more = row.scheduled_on is not None and parse_date(row.scheduled_written) != row.scheduled_on
        for name, words in (
            ("Meeting", when_words(row)),
            ("As written", row.scheduled_written if says_more else ""),
            ("Heard", long_date(row.heard_on) if row.heard_on else ""),
            ("Read from", source),
        ):
            self.facts.say_if_known(name, words)
        self._offer_hearing(row)
        self.scoring.show_topic(row)
        self._show_links(row)

    def edit_topic(self) -> None:
        """Put the cursor into the topic."""
        self.topic.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.topic.selectAll()

    def _add_fact(self, name: str) -> None:
        self.facts.add_text(name).setContentsMargins(7, 6, 0, 6)

    def _offer_hearing(self, row: ProgrammeItemView) -> None:
        """A meeting that is held says so by itself; a day without one, or a topic that was put off, is said here."""
        day = row.scheduled_on
        is_over = day is not None and day <= current_day()
        self._hearing_day = None if row.is_done else day
        if row.is_done:
            self.hearing.setText("It was not heard after all")
        elif day is not None:
            self.hearing.setText(f"It was heard on {full_date(day)}")
        self.hearing.setVisible(row.outcome is None and (row.is_done or is_over))

    def _show_links(self, row: ProgrammeItemView) -> None:
        place, outcome, asked = row.agenda, row.outcome, row.asked_for
        self.agenda.say("", place.words if place else "", Place("meetings", place.item_id) if place else None)
        self.outcome.say(
            outcome.words if outcome else "",
            outcome.reference if outcome else "",
            Place("meetings", outcome.minute_id) if outcome else None,
        )
        self.asked_for.say(
            asked.text if asked else "",
            (asked.reference or "The decision") if asked else "",
            Place("decisions", asked.decision_id) if asked else None,
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(17, 16, 24, 24)
        column.setSpacing(8)
        column.addWidget(self.topic)
        for widget in (
            self.warning,
            self.facts,
            self._hearing_line(),
            self.agenda,
            self.outcome,
            self.asked_for,
            self._score_header,
            self.scoring,
        ):
            # Where words are edited they stand a little to the right of their frame; so do all others here.
            widget.setContentsMargins(7, 0, 0, 0)
            column.addWidget(widget)
        column.addStretch()

    def _hearing_line(self) -> QWidget:
        holder = QWidget(self)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.hearing)
        line.addStretch()
        return holder

    @Slot()
    def _on_hearing(self) -> None:
        self.heard.emit(self.item_id, self._hearing_day)

    @Slot(str)
    def _on_topic(self, text: str) -> None:
        self.changed.emit(self.item_id, {"topic": text})

    @Slot(str)
    def _on_reason(self, text: str) -> None:
        self.changed.emit(self.item_id, {"reason": text})

    @Slot(str)
    def _on_responsible(self, text: str) -> None:
        self.changed.emit(self.item_id, {"responsible": text})

    @Slot(object)
    def _on_answered(self, answers: dict[str, bool]) -> None:
        self.answered.emit(self.item_id, answers)


def _warning(row: ProgrammeItemView) -> str:
    """What is wrong with where it stands."""
    if row.passed_over:
        return f"It scored low, and yet comes before “{row.passed_over}”, which waits for a meeting."
    if row.agenda is not None and row.agenda.is_coming and row.agenda.held_on != row.scheduled_on:
        return f"It still stands on the agenda of {long_date(row.agenda.held_on)}."
    return ""
