"""The day of publication, typed as people write it, with its clear days counted while it is typed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from boardkeeper import publishing
from boardkeeper.clock import current_day
from boardkeeper.meetings import MeetingView
from boardkeeper.publishing import Readiness
from boardkeeper.rules.clear_days import NoticeRule
from boardkeeper.rules.due_dates import long_date, parse_due, weekday_date
from ui.theme.theme import Theme
from ui.theme.tokens import Tone


class DayField(QWidget):
    """A field for the day, and below it what the day means.

    Signals:
        changed: Another day, or none, stands there.
        entered: Return was pressed.

    Args:
        theme: Its look.
        is_law: Whether too few clear days are a fault; of a supplement they are only told.
        parent: Who owns it.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, *, is_law: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_law = is_law
        self._meeting: MeetingView | None = None
        self._rule = NoticeRule()
        label = QLabel("&Day of publication", self)
        self.field = QLineEdit(self)
        self.field.setAccessibleName("Day of publication")
        self.field.setPlaceholderText("for example 3/9/19 or next Tue")
        label.setBuddy(self.field)
        self.verdict = QLabel(self)
        self.verdict.setWordWrap(True)
        self.law = QLabel(self)
        self.law.setWordWrap(True)
        self.law.setProperty("rank", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (label, self.field, self.verdict, self.law):
            column.addWidget(widget)
        self.field.textChanged.connect(self._on_changed)
        self.field.returnPressed.connect(self.entered)
        theme.changed.connect(self._on_theme_changed)

    @property
    def day(self) -> date | None:
        """The day that stands there; None while none can be read."""
        return parse_due(self.field.text(), current_day()) if self.field.text().strip() else None

    @property
    def timing(self) -> Readiness | None:
        """The clear days of that day."""
        day = self.day
        if day is None or self._meeting is None:
            return None
        return publishing.timing(self._meeting, day, self._rule)

    def begin(self, meeting: MeetingView, rule: NoticeRule) -> None:
        """Start with today, or the day of the meeting when that is past."""
        self.show_meeting(meeting, rule)
        self.field.setText(long_date(min(current_day(), meeting.held_on)))
        self.field.selectAll()

    def show_meeting(self, meeting: MeetingView, rule: NoticeRule) -> None:
        """Count to a meeting that may have changed; the day stays."""
        self._meeting, self._rule = meeting, rule
        self._say()

    @Slot()
    def _on_changed(self) -> None:
        self._say()
        self.changed.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._say()

    def _say(self) -> None:
        timing = self.timing
        if timing is None:
            is_blank = not self.field.text().strip()
            self._tell(
                "As you would write it." if is_blank else "No day can be read from this yet.", Tone.NEUTRAL
            )
            self.law.clear()
            return
        is_fault = self._is_law and timing.is_late
        self._tell(
            publishing.verdict(timing),
            Tone.BAD if is_fault else Tone.GOOD if self._is_law else Tone.NEUTRAL,
        )
        if self._is_law:
            is_was = "was" if timing.is_late else "is"
            last = f"The last lawful day {is_was} {long_date(timing.publish_by)}."
            self.law.setText(f"{weekday_date(timing.on)}. {last}")
        else:
            self.law.setText(f"{weekday_date(timing.on)}. Their number is printed on the sheet in front.")

    def _tell(self, words: str, tone: Tone) -> None:
        self.verdict.setText(words)
        ink = self._theme.ink(tone)
        px = self._theme.px
        self.verdict.setStyleSheet(
            ""
            if tone is Tone.NEUTRAL
            else f"background: {ink.fill}; color: {ink.text}; border-radius: {px(5)}px; "
            f"padding: {px(6)}px {px(8)}px; font-weight: 500;"
        )
