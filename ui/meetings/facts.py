"""The steps that state facts: what papers there are, what is known of the meeting, what followed from it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from boardkeeper.actions import ActionView, FollowUpStatus
from boardkeeper.agenda import AgendaItemView, ItemKind, PaperKind
from boardkeeper.decisions import DecisionView
from boardkeeper.minutes import Presence
from boardkeeper.packs import PackPapers
from boardkeeper.rules.due_dates import clock, long_date, weekday_date
from ui.meetings.pack.contents import missing_ids
from ui.meetings.reading import MeetingReading
from ui.meetings.states import BEFORE_THE_MEETING, capital, paper_words
from ui.page import Place
from ui.panes import PropertyRows
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.today.day import current_day
from ui.today.line import LineWords
from ui.today.section import Section, SectionWords
from ui.today.words import count, far_off, overdue

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


class PapersStep(FactsStep):
    """Every item with the paper behind it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Papers of the meeting", parent)
        self.section = self.add_section(theme)
        self.column.addStretch()

    def show_papers(self, items: tuple[AgendaItemView, ...], papers: PackPapers | None) -> None:
        """Say of every item whether its paper is there; `papers` None while that is being looked up."""
        lines = tuple(_paper_line(item, papers) for item in items if item.kind is not ItemKind.HEADING)
        calm = "Nothing stands on the agenda yet, so no paper is due."
        self.section.show_words(
            SectionWords("Papers", lines, calm, count(len(lines), "item") if lines else "")
        )


def _paper_line(item: AgendaItemView, papers: PackPapers | None) -> LineWords:
    right, tone = "", Tone.NEUTRAL
    if item.kind is ItemKind.TO_FOLLOW:
        right, tone = "to follow", Tone.WARNING
    elif item.paper is PaperKind.NONE:
        right = "needs no paper"
    elif item.is_exempt and not (papers and papers.is_restricted):
        right, tone = "exempt, in the restricted pack only", Tone.EXEMPT
    elif papers is None:
        right = "being looked up"
    elif item.id in missing_ids(papers):
        right, tone = "no paper yet", Tone.WARNING
    else:
        right, tone = "made from this board", Tone.GOOD
    note = "" if item.paper is PaperKind.NONE else paper_words(item.paper)
    return LineWords(
        f"{item.number}  {item.title}".strip(), Place("meetings", item.id), note=note, right=right, tone=tone
    )


class HeldStep(FactsStep):
    """When, where and by whom the meeting is or was held."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("The meeting", parent)
        title = QLabel("The meeting", self)
        title.setProperty("rank", "heading")
        title.setContentsMargins(8, 0, 0, 0)
        self.facts = PropertyRows(self)
        self.facts.setContentsMargins(8, 0, 0, 0)
        for name in ("State", "Day", "Time", "Venue", "Papers out by", "Members", "Attendance"):
            self.facts.add_text(name)
        self.column.addWidget(title)
        self.column.addWidget(self.facts)
        self.column.addStretch()

    def show_reading(self, reading: MeetingReading) -> None:
        """State the facts."""
        meeting = reading.meeting
        times = [clock(each) for each in (meeting.starts_at, meeting.ended_at) if each]
        reason = f": {meeting.reason}" if meeting.reason else ""
        self.facts.say("State", capital(meeting.state.value) + reason)
        self.facts.say("Day", weekday_date(meeting.held_on))
        self.facts.say("Time", " to ".join(times) or "Not set")
        self.facts.say("Venue", meeting.venue or "Not set")
        self.facts.say("Papers out by", _notice_words(reading))
        names = "; ".join(member.title for member in reading.members)
        self.facts.say("Members", names or "Nobody holds a seat on that day.")
        self.facts.say("Attendance", _attendance_words(reading))


def _notice_words(reading: MeetingReading) -> str:
    notice, published = reading.notice, reading.meeting.published_on
    days = ", ".join(str(day.day) for day in notice.days)
    words = f"{long_date(notice.publish_by)} ({count(len(notice.days), 'clear day')}: {days})"
    if published:
        late = (published - notice.publish_by).days
        words += f"; published {long_date(published)}" + (f", {count(late, 'day')} late" if late > 0 else "")
    elif reading.meeting.state in BEFORE_THE_MEETING:
        words += f", {far_off((notice.publish_by - current_day()).days)}"
    return words


def _attendance_words(reading: MeetingReading) -> str:
    counts = {
        presence: sum(1 for each in reading.minutes.attendance if each.presence is presence)
        for presence in Presence
    }
    said = [f"{number} {presence.value}" for presence, number in counts.items() if number]
    return ", ".join(said) or "Nobody is recorded yet."


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
