"""What becomes of a meeting: the menu in its head, and the bars that ask for a day or a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from boardkeeper import meetings
from boardkeeper.clock import current_day
from boardkeeper.meetings import MeetingState, Postponed
from ui.meetings.cancelling import CancelBar
from ui.meetings.postponing import PostponeBar, WantedDay
from ui.meetings.reading import MeetingReading
from ui.meetings.states import BEFORE_THE_MEETING
from ui.page import Workplace


class MeetingFate(QWidget):
    """The bars under a meeting's head, and the button of its menu, which stands in the head.

    Signals:
        closed: A bar was left; the keyboard should go on.
    """

    closed = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._reading: MeetingReading | None = None
        self.postpone_action = self._action("Postpone the meeting…", self.ask_to_postpone)
        self.cancel_action = self._action("Cancel the meeting…", self.ask_to_cancel)
        self.reinstate_action = self._action("Reinstate the meeting", self.reinstate)
        self.held_action = self._action("Mark as held", self.mark_held)
        self.more = QToolButton(self)
        self.more.setAccessibleName("More about this meeting")
        self.more.setToolTip("More about this meeting")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        menu.addActions([self.held_action, self.postpone_action, self.cancel_action, self.reinstate_action])
        self.more.setMenu(menu)
        self.cancel_bar = CancelBar(self)
        self.postpone_bar = PostponeBar(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.cancel_bar)
        column.addWidget(self.postpone_bar)
        self.cancel_bar.reason_given.connect(self._on_reason_given)
        self.postpone_bar.wanted.connect(self._on_day_wanted)
        for bar in (self.cancel_bar, self.postpone_bar):
            bar.closed.connect(self._on_bar_closed)

    def show_reading(self, reading: MeetingReading) -> None:
        """Offer what can be done with a meeting as it stands."""
        self._reading = reading
        meeting = reading.meeting
        is_open = meeting.state in BEFORE_THE_MEETING
        is_cancelled = meeting.state is MeetingState.CANCELLED
        for action in (self.postpone_action, self.cancel_action):
            action.setVisible(is_open)
            action.setEnabled(is_open)
        self.held_action.setVisible(is_open and meeting.held_on <= current_day())
        self.reinstate_action.setVisible(is_cancelled)
        self.more.setVisible(is_open or is_cancelled)

    def leave(self) -> None:
        """Put the bars away: another meeting is shown."""
        self._reading = None
        self.cancel_bar.hide()
        self.postpone_bar.hide()

    @Slot()
    def ask_to_cancel(self) -> None:
        """Ask why the meeting is cancelled."""
        if self.cancel_action.isEnabled():
            self.postpone_bar.hide()
            self.cancel_bar.ask()

    @Slot()
    def ask_to_postpone(self) -> None:
        """Ask to which day the meeting is put off, and why."""
        self.postpone_to(None)

    def postpone_to(self, day: date | None) -> None:
        """The same with a day that is known already."""
        if self._reading is not None and self.postpone_action.isEnabled():
            self.cancel_bar.hide()
            self.postpone_bar.ask(self._reading, day)

    @Slot()
    def reinstate(self) -> None:
        """Take the cancellation back."""
        if self._reading is not None and self._reading.meeting.state is MeetingState.CANCELLED:
            operations = self._workplace.operations
            operations.run(
                "The meeting takes place again.",
                meetings.reinstate_meeting,
                operations.who,
                self._reading.meeting.id,
            )

    @Slot()
    def mark_held(self) -> None:
        """Record that the meeting took place."""
        if self._reading is not None:
            operations = self._workplace.operations
            operations.run(
                "Marked as held.",
                meetings.mark_held,
                operations.who,
                self._reading.meeting.id,
                current_day(),
            )

    def _action(self, text: str, slot: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(slot)
        return action

    @Slot(str)
    def _on_reason_given(self, reason: str) -> None:
        if self._reading is not None:
            operations = self._workplace.operations
            operations.run(
                "Meeting cancelled.",
                meetings.cancel_meeting,
                operations.who,
                self._reading.meeting.id,
                reason,
            )
        self._on_bar_closed()

    @Slot(object)
    def _on_day_wanted(self, wanted: WantedDay) -> None:
        if self._reading is None:
            return
        operations = self._workplace.operations
        operations.run(
            _said,
            meetings.postpone_meeting,
            operations.who,
            self._reading.meeting.id,
            wanted.to,
            wanted.reason,
            on_done=self._on_postponed,
        )

    def _on_postponed(self, _done: Postponed) -> None:
        self._on_bar_closed()

    @Slot()
    def _on_bar_closed(self) -> None:
        self.cancel_bar.hide()
        self.postpone_bar.hide()
        self.closed.emit()


def _said(done: Postponed) -> str:
    return done.sentence
