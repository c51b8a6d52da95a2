"""What changed in the plan since the last meeting, or since a day: every line leads to what it is about."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from boardkeeper.plan import MilestoneView, PlanChanges, PlanWords
from boardkeeper.rules.due_dates import long_date
from boardkeeper.rules.period_words import period_words
from ui.page import Place
from ui.panes import DateEdit
from ui.plan.status_mark import tone_of
from ui.tables.columns import as_text
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.today.line import Line, LineWords
from ui.today.section import Section, SectionWords

_EXCERPT = 160


class ChangesPane(QScrollArea):
    """Sections: moved, told for the first time, written, shown, slow.

    Signals:
        opened: The id of a milestone or of a priority.
        since_chosen: The day changes are counted from; None for the last meeting.
    """

    opened = Signal(str)
    since_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._awaits_lines = False
        self.setAccessibleName("What changed")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(self)
        inside.setProperty("plain", True)
        self.heading = QLabel(inside)
        self.heading.setProperty("rank", "heading")
        self.heading.setWordWrap(True)
        self.since = DateEdit("Count changes from another day", inside)
        self.since.setProperty("inline", False)
        self.since.setPlaceholderText("since the last meeting, or type a day")
        self.since.setMaximumWidth(theme.px(280))
        self.sections = tuple(Section(theme, inside) for _ in range(5))
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 8)
        head.setSpacing(12)
        head.addWidget(self.heading, 1)
        head.addWidget(self.since, 1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 8, 16, 24)
        column.setSpacing(16)
        column.addLayout(head)
        for section in self.sections:
            column.addWidget(section)
            section.opened.connect(self._on_opened)
            section.stepped.connect(self._on_stepped)
            section.focused.connect(self._on_focused)
        column.addStretch()
        self.setWidget(inside)
        self.since.date_committed.connect(self.since_chosen)

    def show_changes(self, changes: PlanChanges, words: PlanWords) -> None:
        """Show what changed."""
        self.heading.setText(f"{changes.since_words[:1].upper()}{changes.since_words[1:]}")
        for section, said in zip(self.sections, sections_of(changes, words), strict=True):
            section.show_words(said)
        if self._awaits_lines and self.isVisible():
            self.focus_first()

    def focus_first(self) -> None:
        """Put the keyboard on the first line."""
        lines = self._lines()
        self._awaits_lines = not lines
        if lines:
            lines[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def words(self) -> list[str]:
        """Every line that is shown, from top to bottom."""
        return [line.words.spoken for line in self._lines()]

    def _lines(self) -> list[Line]:
        return [line for section in self.sections for line in section.lines]

    @Slot(object)
    def _on_opened(self, place: Place) -> None:
        self.opened.emit(place.thing_id)

    @Slot(object, int)
    def _on_stepped(self, line: Line, by: int) -> None:
        lines = self._lines()
        place = lines.index(line) + by
        if 0 <= place < len(lines):
            lines[place].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_focused(self, line: Line) -> None:
        self.ensureWidgetVisible(line, 0, 24)


def sections_of(changes: PlanChanges, words: PlanWords) -> tuple[SectionWords, ...]:
    """What each section says."""
    moved = tuple(
        _line(each.milestone, as_text(each.milestone.status), f"was {each.before.value}")
        for each in changes.moved
    )
    new = tuple(_line(each, as_text(each.status), "") for each in changes.new)
    written = tuple(
        LineWords(
            f"{each.priority.number} {each.priority.bare_title}",
            Place("plan", each.priority.id),
            _excerpt(
                each.narrative.working_well or each.narrative.worried_about or each.narrative.needs_to_happen
            ),
            period_words(each.narrative.period),
        )
        for each in changes.written
    )
    shown = tuple(
        LineWords(
            each.title, Place("plan", each.milestone.id), _name(each.milestone), long_date(each.shown_on)
        )
        for each in changes.shown
    )
    slow = tuple(
        LineWords(
            _name(each),
            Place("plan", each.id),
            f"{_sentence('; '.join(each.slow))}.",
            "newly slow" if each.id in changes.newly_slow else "",
            Tone.BAD,
        )
        for each in changes.slow_now
    )
    many = words.milestones
    return (
        SectionWords("Moved", moved, f"None of the {many} stands otherwise than it did.", _number(moved)),
        SectionWords("With a status for the first time", new, "", _number(new), can_hide=True),
        SectionWords("Slow now", slow, f"None of the {many} is slow.", _number(slow)),
        SectionWords("Written", written, "Nothing was written since.", _number(written)),
        SectionWords("Evidence shown", shown, "", _number(shown), can_hide=True),
    )


def _line(milestone: MilestoneView, right: str, note: str) -> LineWords:
    why = f": {milestone.note}" if milestone.note else ""
    return LineWords(
        _name(milestone),
        Place("plan", milestone.id),
        f"{note}{why}".strip(": "),
        right,
        tone_of(milestone.status),
    )


def _name(milestone: MilestoneView) -> str:
    return f"{milestone.reference}  {' '.join(milestone.text.split())}"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _excerpt(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _EXCERPT else f"{words[: _EXCERPT - 1]}…"


def _number(lines: tuple[LineWords, ...]) -> str:
    return str(len(lines)) if lines else ""
