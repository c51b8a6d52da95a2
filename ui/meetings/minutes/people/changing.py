"""Every change to who was there on its way to the board."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from boardkeeper import attendance, meetings
from boardkeeper.attendance import Presence
from boardkeeper.errors import UserError
from boardkeeper.meeting_people import MeetingPeople, read_people
from ui.meetings.minutes.people.words import presence_words
from ui.page import Workplace
from ui.today.words import count


class PeopleChanges(QObject):
    """Reads and changes who belongs to one meeting.

    Signals:
        read: The `MeetingPeople`, after they were asked for and after every change.
        asked: A change was asked for; what was read before may be older than it.
    """

    read = Signal(object)
    asked = Signal()

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.meeting_id = ""

    def show_meeting(self, meeting_id: str) -> None:
        """Read a meeting, and change it from now on."""
        self.meeting_id = meeting_id
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read anew."""
        if self.meeting_id:
            self._workplace.operations.run(
                None, read_people, self.meeting_id, on_done=self._on_read, origin=self.parent()
            )

    def ask(
        self,
        said: str | Callable[[Any], str],
        function: Callable[..., Any],
        *args: object,
        on_kept: Callable[[], None] | None = None,
        **options: Any,
    ) -> None:
        """Ask for a change.

        Args:
            said: What the toast says, or a function of the answer.
            function: A use case, called with the desk, who asks, and `args`.
            on_kept: Called when it was taken; what was typed for one that is refused stays to be mended.
            options: More arguments by name.
        """
        self.asked.emit()
        operations = self._workplace.operations
        operations.run(
            said,
            function,
            operations.who,
            *args,
            on_done=partial(self._on_kept, on_kept),
            on_error=self._on_refused,
            origin=self.parent(),
            **options,
        )

    def mark(
        self, person_id: str, name: str, presence: Presence, substitute_for_id: str | None = None
    ) -> None:
        """Record how somebody took part."""
        self.ask(
            f"{name}: {presence_words(presence).lower()}.",
            attendance.record_attendance,
            self.meeting_id,
            person_id,
            presence,
            substitute_for_id=substitute_for_id,
        )

    def mark_all_present(self) -> None:
        """Mark every member present of whom nothing is recorded yet."""
        self.ask(_all_said, attendance.mark_all_present, self.meeting_id)

    def set_time(self, said: str, **facts: Any) -> None:
        """Change when the meeting began or ended."""
        self.ask(said, meetings.update_meeting, self.meeting_id, **facts)

    def _on_read(self, people: MeetingPeople) -> None:
        if people.meeting_id == self.meeting_id:
            self.read.emit(people)

    def _on_kept(self, on_kept: Callable[[], None] | None, _answer: object) -> None:
        if on_kept is not None:
            on_kept()
        self.refresh()

    def _on_refused(self, error: UserError) -> None:
        self._workplace.complain(error)
        self.refresh()


def _all_said(number: int) -> str:
    return f"{count(number, 'member')} marked present." if number else "Every member was marked already."
