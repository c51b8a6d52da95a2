"""The agenda before it goes out: the day and its clear days, what is not right yet, and the button that publishes."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from boardkeeper import publishing
from boardkeeper.deadlines import LateChoice, LateKind
from boardkeeper.errors import UserError
from boardkeeper.publishing import Finding, Readiness
from ui.meetings.publishing.day_field import DayField
from ui.meetings.publishing.late import LateChoices
from ui.meetings.publishing.publisher import Publisher
from ui.meetings.reading import MeetingReading
from ui.page import Place, Workplace
from ui.theme.tokens import Tone
from ui.today.line import LineWords
from ui.today.section import Section, SectionWords
from ui.today.words import count

_PAUSE_MILLISECONDS = 250
"""So long a day must stand before the board is asked about it."""


class PublishPanel(QWidget):
    """Asks for the day and publishes.

    Signals:
        finding_opened: A `Finding` is to be put right.
        choice_made: A `LateChoice` other than short notice, which is asked for here.
        closed: Not now.
    """

    finding_opened = Signal(object)
    choice_made = Signal(object)
    closed = Signal()

    def __init__(self, workplace: Workplace, publisher: Publisher, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._publisher = publisher
        self._reading: MeetingReading | None = None
        self._trouble = ""
        self.readiness: Readiness | None = None
        self.day = DayField(workplace.theme, is_law=True, parent=self)
        self.choices = LateChoices(self)
        self.reason_label = QLabel("&Reason for short notice", self)
        self.reason = QLineEdit(self)
        self.reason.setAccessibleName("Reason for short notice")
        self.reason.setPlaceholderText("Why it cannot wait; printed on the notice")
        self.reason_label.setBuddy(self.reason)
        self.findings = Section(workplace.theme, self)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.publish_button = QPushButton("Publish the agenda", self)
        self.publish_button.setProperty("main", True)
        self.close_button = QPushButton("Not now", self)
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._ask)
        self.day.changed.connect(self._on_day_changed)
        self.day.entered.connect(self.publish)
        self.reason.textChanged.connect(self._say)
        self.reason.returnPressed.connect(self.publish)
        self.choices.chosen.connect(self._on_choice)
        self.findings.opened.connect(self._on_finding_opened)
        self.publish_button.clicked.connect(self.publish)
        self.close_button.clicked.connect(self.closed)
        publisher.began.connect(self._say)
        publisher.ended.connect(self._say)
        publisher.refused.connect(self._on_refused)
        self._show_reason(False)
        self.hide()

    def begin(self, reading: MeetingReading) -> None:
        """Open on a meeting, with today as its day."""
        self._reading = reading
        self.readiness = None
        self._trouble = ""
        self.reason.clear()
        self._show_reason(False)
        self.show()
        self.day.begin(reading.meeting, reading.rule)
        self._pause.stop()
        self._ask()
        self.day.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_reading(self, reading: MeetingReading) -> None:
        """The meeting was read anew while the panel is open."""
        self._reading = reading
        self.day.show_meeting(reading.meeting, reading.rule)
        self._pause.start()

    @Slot()
    def publish(self) -> None:
        """Publish, unless something stands in the way."""
        if self.publish_button.isEnabled() and self._reading is not None and self.day.day is not None:
            self._trouble = ""
            self._publisher.publish(self._reading.meeting.id, self.day.day, self._given_reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        title = QLabel("Publish the agenda", self)
        title.setProperty("rank", "heading")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.publish_button)
        buttons.addWidget(self.close_button)
        buttons.addStretch()
        inner = QVBoxLayout()
        inner.setContentsMargins(8, 0, 8, 0)
        inner.setSpacing(12)
        for widget in (title, self.day, self.choices):
            inner.addWidget(widget)
        asked = QVBoxLayout()
        asked.setSpacing(4)
        asked.addWidget(self.reason_label)
        asked.addWidget(self.reason)
        inner.addLayout(asked)
        inner.addLayout(buttons)
        inner.addWidget(self.said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(inner)
        column.addWidget(self.findings)

    def _given_reason(self) -> str:
        return self.reason.text().strip() if self.reason.isVisibleTo(self) else ""

    def _show_reason(self, is_asked: bool) -> None:
        self.reason_label.setVisible(is_asked)
        self.reason.setVisible(is_asked)

    @Slot()
    def _on_day_changed(self) -> None:
        self._trouble = ""
        self.choices.show_choices(())
        timing = self.day.timing
        if timing is None or not timing.is_late:
            self._show_reason(False)
        self._say()
        self._pause.start()

    @Slot()
    def _ask(self) -> None:
        """Ask the board what is not right for the day that stands there."""
        if self._reading is not None and self.day.day is not None and self.isVisible():
            self._workplace.operations.run(
                None,
                publishing.readiness,
                self._reading.meeting.id,
                self.day.day,
                on_done=self._on_answered,
                origin=self,
            )

    def _on_answered(self, readiness: Readiness) -> None:
        if self._reading is None or readiness.on != self.day.day:
            return
        self.readiness = readiness
        if not readiness.choices:
            self._show_reason(False)
        if not self.reason.isVisibleTo(self):
            self.choices.show_choices(readiness.choices)
        self.findings.show_words(finding_section(readiness.findings))
        self._say()

    @Slot()
    def _say(self) -> None:
        timing = self.day.timing
        blocking = len(self.readiness.blocking) if self.readiness else 0
        is_late = timing is not None and timing.is_late and not self._given_reason()
        is_free = not self._publisher.is_at_work
        self.publish_button.setEnabled(
            is_free and timing is not None and not is_late and self.readiness is not None and not blocking
        )
        for widget in (self.day.field, self.reason):
            widget.setEnabled(is_free)
        if not is_free:
            self._tell(
                "Making the papers … you can go on working; changes to this meeting ask for a new try."
            )
        elif blocking:
            self._tell(f"{count(blocking, 'thing')} must be put right first; see below.", Tone.BAD)
        else:
            self._tell(self._trouble, Tone.BAD)

    @Slot(object)
    def _on_choice(self, choice: LateChoice) -> None:
        if choice.kind is LateKind.SHORT_NOTICE:
            self.choices.hide()
            self._show_reason(True)
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.choice_made.emit(choice)

    @Slot(object)
    def _on_finding_opened(self, place: Place) -> None:
        if self.readiness is not None:
            self.finding_opened.emit(self.readiness.findings[int(place.thing_id)])

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        if self.isVisible():
            self._trouble = str(error)
            self._say()

    def _tell(self, words: str, tone: Tone = Tone.NEUTRAL) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.said.setStyleSheet(
            "" if tone is Tone.NEUTRAL else f"color: {self._workplace.theme.ink(tone).text};"
        )


def finding_section(findings: tuple[Finding, ...]) -> SectionWords:
    """The findings as lines, each leading to where it is put right; the place's thing is its number."""
    lines = tuple(
        LineWords(
            finding.sentence,
            Place("findings", str(number)),
            right="must be right" if finding.is_blocking else "",
            tone=Tone.BAD if finding.is_blocking else Tone.NEUTRAL,
        )
        for number, finding in enumerate(findings)
    )
    return SectionWords("To look at first", lines, "Nothing is missing.", str(len(lines) or ""))
