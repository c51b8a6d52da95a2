"""The steps that state facts: what is known of the meeting, what followed from it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from boardkeeper.actions import ActionView, FollowUpStatus
from boardkeeper.decisions import DecisionView
from ui.meetings.reading import MeetingReading
from ui.page import Place
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.today.line import LineWords
from ui.today.section import Section, SectionWords
from ui.today.words import overdue

_WIDEST = 820


class FactsStep(QScrollArea):
    """A column of sections that scrolls.

    Signals:
        opened: The place of a line.
    """

    opened = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setAccessibleName(name)
        inside = QWidget(self)
        inside.setProperty("plain", True)
        inside.setMaximumWidth(_WIDEST)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(16, 16, 24, 24)
        self.column.setSpacing(24)
        self.setWidget(inside)

    def add_section(self, theme: Theme) -> Section:
        """Add an empty section."""
        section = Section(theme, self)
        section.opened.connect(self.opened)
        self.column.addWidget(section)
        return section


class FollowUpStep(FactsStep):
    """Actions raised and decisions made on the day, each one click from its log."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("What followed from the meeting", parent)
        self.action_lines = self.add_section(theme)
        self.decision_lines = self.add_section(theme)
        self.column.addStretch()

    def show_reading(self, reading: MeetingReading) -> None:
        """List them with their status."""
        actions = tuple(
            LineWords(
                f"{each.reference}  {each.text}".strip(),
                Place("actions", each.id),
                note=" · ".join(part for part in (each.owner, each.due_written) if part),
                right=overdue(each.overdue_days) if each.overdue_days else each.status.value,
                tone=_follow_up_tone(each),
            )
            for each in reading.actions
        )
        decisions = tuple(
            LineWords(
                each.text,
                Place("decisions", each.id),
                note=" · ".join(part for part in (each.minute_reference, each.officer) if part),
                right=overdue(each.overdue_days) if each.overdue_days else each.status.value,
                tone=_follow_up_tone(each),
            )
            for each in reading.decisions
        )
        self.action_lines.show_words(
            SectionWords("Actions", actions, "No action was raised on this day.", str(len(actions) or ""))
        )
        self.decision_lines.show_words(
            SectionWords(
                "Tracking decisions",
                decisions,
                "No tracking decision was made on this day.",
                str(len(decisions) or ""),
            )
        )


def _follow_up_tone(row: ActionView | DecisionView) -> Tone:
    """Late is bad and complete is good; what was not accepted or superseded is neither."""
    if row.overdue_days:
        return Tone.BAD
    return Tone.GOOD if row.status is FollowUpStatus.COMPLETE else Tone.NEUTRAL
