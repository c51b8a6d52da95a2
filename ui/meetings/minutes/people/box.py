"""Who was there, whole: times, members and guests in rows, names to type, interests, and the quorum."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Protocol

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardkeeper import attendance
from boardkeeper.attendance import Presence
from boardkeeper.clock import current_day
from boardkeeper.meeting_people import MeetingPeople, ParticipantView
from boardkeeper.minutes import MinutesView
from boardkeeper.people import MemberView
from boardkeeper.rules.due_dates import clock
from ui.meetings.minutes.people.changing import PeopleChanges
from ui.meetings.minutes.people.declarations import Declarations
from ui.meetings.minutes.people.in_view import bring_into_view
from ui.meetings.minutes.people.movement_form import MovementForm
from ui.meetings.minutes.people.names_line import NamedPeople, NamesLine
from ui.meetings.minutes.people.participant_row import ParticipantRow
from ui.meetings.minutes.people.participants import Participants
from ui.meetings.minutes.people.quorum_box import QuorumBox
from ui.meetings.minutes.people.times_line import TimesLine
from ui.meetings.minutes.people.words import presence_words, present_words
from ui.operations import Desk
from ui.page import Workplace
from ui.panes import words_label


class Reading(Protocol):
    """What is wanted of a reading of one meeting, to know when its people must be read anew."""

    @property
    def minutes(self) -> MinutesView: ...
    @property
    def members(self) -> tuple[MemberView, ...]: ...
    @property
    def items(self) -> Sequence[object]: ...


class PeopleBox(QWidget):
    """Reads one meeting's people and changes them; the same beside the minutes and on the meeting's own step.

    Signals:
        shown: The `MeetingPeople` that are shown now.
    """

    shown = Signal(object)

    def __init__(
        self, workplace: Workplace, parent: QWidget | None = None, *, has_times: bool = True
    ) -> None:
        super().__init__(parent)
        theme = workplace.theme
        self.people: MeetingPeople | None = None
        self._item_id = ""
        self._shown: tuple[object, ...] = ()
        self.changes = PeopleChanges(workplace, self)
        self.summary = words_label("muted", self)
        self.summary.setContentsMargins(8, 0, 8, 0)
        self.all_present = QPushButton("Everybody &present", self)
        self.all_present.setToolTip("Mark every member present of whom nothing is recorded yet (Alt+P)")
        self.times = TimesLine(self)
        self.times.setVisible(has_times)
        self.rows = Participants(theme, self)
        self.names = NamesLine(self)
        self.movement = MovementForm(self)
        self.declarations = Declarations(self.changes, self)
        self.quorum = QuorumBox(theme, self)
        self._lay_out()
        self._connect()

    def show_reading(self, reading: Reading) -> None:
        """Show a meeting's people; what the reading does not change is not read again."""
        minutes = reading.minutes
        shown = (
            *(minutes.meeting_id, minutes.attendance, minutes.declarations, minutes.state),
            *(minutes.starts_at, minutes.ended_at, reading.members, reading.items),
        )
        if shown != self._shown:
            self._shown = shown
            self.show_meeting(minutes.meeting_id)

    def show_meeting(self, meeting_id: str) -> None:
        """Read a meeting's people; what is typed for another goes."""
        if meeting_id != self.changes.meeting_id:
            self.people = None
            self.names.clear()
            self.movement.hide()
            self.declarations.form.hide()
        self.changes.show_meeting(meeting_id)

    def set_current_item(self, item_id: str) -> None:
        """Know which item is being written: arrivals, departures and interests begin with it."""
        self._item_id = item_id
        items = self.people.items if self.people is not None else ()
        self.declarations.set_current_item(next((each.name for each in items if each.id == item_id), ""))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 8, 0)
        head.setSpacing(8)
        head.addWidget(self.summary, 1)
        head.addWidget(self.all_present, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        for widget in (self.times, self.rows, self.names, self.declarations, self.quorum):
            column.addWidget(widget)
        self.movement.hide()

    def _connect(self) -> None:
        self.changes.read.connect(self._on_read)
        self.changes.asked.connect(self._on_asked)
        self.all_present.clicked.connect(self._on_all_present)
        self.times.began.connect(self._on_began)
        self.times.ended.connect(self._on_ended)
        self.rows.made.connect(self._on_row_made)
        self.rows.left.connect(self._on_rows_left)
        self.names.entered.connect(self._on_named)
        self.movement.recorded.connect(self._on_moved)
        self.movement.closed.connect(self._on_movement_closed)
        self.declarations.closed.connect(self._on_declarations_closed)

    @Slot(object)
    def _on_read(self, people: MeetingPeople) -> None:
        self.people = people
        is_writable = not people.is_record
        self.summary.setText(present_words(people))
        self.all_present.setVisible(is_writable and bool(people.unmarked))
        self.times.show_times(people.starts_at, people.ended_at, is_writable=is_writable)
        self.rows.show_people(people.everybody, is_writable=is_writable)
        self.names.setVisible(is_writable)
        self.names.show_people(people)
        self.declarations.show_people(people)
        self.quorum.show_people(people)
        self.set_current_item(self._item_id)
        self.shown.emit(people)

    @Slot()
    def _on_asked(self) -> None:
        self._shown = ()

    @Slot(object)
    def _on_row_made(self, row: ParticipantRow) -> None:
        row.presence_chosen.connect(self._on_presence_chosen)
        row.substitute_chosen.connect(self._on_substitute_chosen)
        row.online_chosen.connect(self._on_online_chosen)
        row.acting_chosen.connect(self._on_acting_chosen)
        row.movement_wanted.connect(self._on_movement_wanted)
        row.movement_removed.connect(self._on_movement_removed)
        row.declaration_wanted.connect(self.declarations.ask)
        row.cleared.connect(self._on_cleared)

    def _person(self, person_id: str) -> ParticipantView | None:
        everybody = self.people.everybody if self.people is not None else ()
        return next((each for each in everybody if each.person_id == person_id), None)

    def _name(self, person_id: str) -> str:
        person = self._person(person_id)
        return person.name if person is not None else ""

    @Slot()
    def _on_all_present(self) -> None:
        self.changes.mark_all_present()
        self.rows.focus()

    @Slot(str, object)
    def _on_presence_chosen(self, person_id: str, presence: Presence) -> None:
        self.changes.mark(person_id, self._name(person_id), presence)

    @Slot(str, str)
    def _on_substitute_chosen(self, member_id: str, person_id: str) -> None:
        if not person_id:
            self.names.ask_substitute(member_id)
            return
        named = {each.id: each.name for each in self.people.known} if self.people is not None else {}
        self.changes.mark(person_id, named.get(person_id, ""), Presence.SUBSTITUTE, member_id)

    @Slot(str, bool)
    def _on_online_chosen(self, person_id: str, is_online: bool) -> None:
        where = "online" if is_online else "in the room"
        self.changes.ask(
            f"{self._name(person_id)} was there {where}.",
            attendance.set_online,
            self.changes.meeting_id,
            person_id,
            is_online=is_online,
        )

    @Slot(str, str)
    def _on_acting_chosen(self, person_id: str, acting_as: str) -> None:
        name = self._name(person_id)
        said = f"{name} is {acting_as.lower()} for this meeting." if acting_as else f"{name} is not any more."
        self.changes.ask(said, attendance.choose_acting, self.changes.meeting_id, person_id, acting_as)

    @Slot(str, bool)
    def _on_movement_wanted(self, person_id: str, is_arrival: bool) -> None:
        if self.people is None:
            return
        self.rows.put(self.movement, person_id)
        self.movement.ask(
            person_id,
            self._name(person_id),
            self.people.items,
            is_arrival=is_arrival,
            item_id=self._item_id,
            now=_now() if self.people.held_on == current_day() else None,
        )
        bring_into_view(self.movement)

    @Slot(str, bool, str, object)
    def _on_moved(self, person_id: str, is_arrival: bool, item_id: str, at: time | None) -> None:
        self.changes.ask(
            f"{self._name(person_id)} {'arrived' if is_arrival else 'left'}.",
            attendance.record_movement,
            self.changes.meeting_id,
            person_id,
            is_arrival=is_arrival,
            agenda_item_id=item_id or None,
            happened_at=at,
            on_kept=self._on_movement_closed,
        )

    @Slot()
    def _on_movement_closed(self) -> None:
        self.movement.hide()
        self.rows.focus(self.movement.person_id)

    @Slot(str)
    def _on_movement_removed(self, movement_id: str) -> None:
        self.changes.ask("Removed.", attendance.remove_movement, movement_id)

    @Slot(str)
    def _on_cleared(self, person_id: str) -> None:
        name = self._name(person_id)
        self.changes.ask(
            f"{name} is not marked any more.",
            attendance.remove_attendance,
            self.changes.meeting_id,
            person_id,
        )

    @Slot(object)
    def _on_named(self, named: NamedPeople) -> None:
        self.changes.ask(_said, _record_named, self.changes.meeting_id, named, on_kept=self.names.clear)

    @Slot(object)
    def _on_began(self, at: time | None) -> None:
        self.changes.set_time(
            f"The meeting began at {clock(at)}." if at else "Time taken away.", starts_at=at
        )

    @Slot(object)
    def _on_ended(self, at: time | None) -> None:
        self.changes.set_time(f"The meeting ended at {clock(at)}." if at else "Time taken away.", ended_at=at)

    @Slot()
    def _on_rows_left(self) -> None:
        self.names.names.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_declarations_closed(self) -> None:
        self.rows.focus()


def _record_named(
    desk: Desk, who: str, meeting_id: str, named: NamedPeople
) -> tuple[tuple[str, ...], Presence]:
    names = attendance.record_named(
        desk,
        who,
        meeting_id,
        named.written,
        named.presence,
        substitute_for_id=named.substitute_for_id,
        post=named.post,
        organisation=named.organisation,
    )
    return names, named.presence


def _said(answer: tuple[tuple[str, ...], Presence]) -> str:
    names, presence = answer
    how = presence_words(presence).lower()
    return f"{names[0]}: {how}." if len(names) == 1 else f"{len(names)} people: {how}."


def _now() -> time:
    return datetime.now().time().replace(second=0, microsecond=0)  # noqa: DTZ005 - the clock on the wall
