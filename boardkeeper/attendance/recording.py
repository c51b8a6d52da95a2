"""Who took part in a meeting and how, for whom they stood in, and when they came and went."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper.attendance.standing_in import require_substitute
from boardkeeper.errors import UserError
from boardkeeper.people import members_in
from boardkeeper.rules.due_dates import full_date
from db.tables.agenda import AgendaItem
from db.tables.meetings import Attendance, Meeting, MeetingState, Movement, Presence
from db.tables.people import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

CHAIR = "Chair"
VICE_CHAIR = "Vice-chair"

IN_THE_ROOM = frozenset({Presence.PRESENT, Presence.SUBSTITUTE, Presence.IN_ATTENDANCE})
"""The ways of taking part of somebody who can come, go, take the chair or be there online."""

_A_RECORD = frozenset({MeetingState.APPROVED, MeetingState.APPROVED_AS_AMENDED, MeetingState.SIGNED})


def record_attendance(
    store: Store,
    who: str,
    meeting_id: str,
    person_id: str,
    presence: Presence,
    acting_as: str = "",
    substitute_for_id: str | None = None,
    *,
    is_online: bool | None = None,
) -> None:
    """Record how somebody took part in a meeting; recording it again changes it.

    A member for whom somebody stands in, and of whom nothing else is recorded, has sent apologies.

    Args:
        store: The file.
        who: Who records it.
        meeting_id: The meeting.
        person_id: Who took part, or sent apologies.
        presence: How.
        acting_as: “Chair” or “Vice-chair” when they took that part for this meeting; whoever did before no longer does.
        substitute_for_id: The member a substitute stood in for.
        is_online: Whether they were there online; without it, as it was.

    Raises:
        UserError: The minutes are approved, or a substitute cannot stand in so.
    """
    with store.edit("Record attendance", who) as session:
        meeting = draft_meeting(session, meeting_id)
        if presence is Presence.SUBSTITUTE:
            excuse_member_into(session, meeting, person_id, substitute_for_id)
        row = attendance_into(session, meeting_id, person_id, presence, acting_as, substitute_for_id)
        if is_online is not None:
            row.is_online = is_online and presence in IN_THE_ROOM


def attendance_into(
    session: Session,
    meeting_id: str,
    person_id: str,
    presence: Presence,
    acting_as: str = "",
    substitute_for_id: str | None = None,
) -> Attendance:
    """The same inside an edit that is already open; who may be whose substitute is not asked."""
    row = row_of(session, meeting_id, person_id)
    if row is None:
        last = select(func.max(Attendance.position)).where(Attendance.meeting_id == meeting_id)
        place = session.scalar(last)
        row = Attendance(
            meeting_id=meeting_id,
            person_id=person_id,
            position=0 if place is None else place + 1,
            presence=presence,
        )
        session.add(row)
    if acting_as:
        for other in session.scalars(
            select(Attendance).where(
                Attendance.meeting_id == meeting_id,
                Attendance.acting_as == acting_as,
                Attendance.person_id != person_id,
            )
        ):
            other.acting_as = ""
    row.presence = presence
    row.acting_as = acting_as
    row.substitute_for_id = substitute_for_id if presence is Presence.SUBSTITUTE else None
    if presence not in IN_THE_ROOM:
        row.is_online = False
        session.flush()
        _forget_movements(session, row)
    session.flush()
    return row


def excuse_member_into(session: Session, meeting: Meeting, person_id: str, member_id: str | None) -> None:
    """Record the apologies of a member in whose place somebody comes, unless more is recorded of the member.

    Raises:
        UserError: That person cannot come in that member's place.
    """
    require_substitute(session, meeting, person_id, member_id)
    if member_id and row_of(session, meeting.id, member_id) is None:
        attendance_into(session, meeting.id, member_id, Presence.APOLOGIES)


def remove_attendance(store: Store, who: str, meeting_id: str, person_id: str) -> None:
    """Take back what was recorded of somebody’s part in a meeting, with when they came and went."""
    with store.edit("Remove somebody from the attendance", who) as session:
        draft_meeting(session, meeting_id)
        row = row_of(session, meeting_id, person_id)
        if row is not None:
            _forget_movements(session, row)
            session.flush()
            session.delete(row)


def _forget_movements(session: Session, row: Attendance) -> None:
    for movement in session.scalars(select(Movement).where(Movement.attendance_id == row.id)):
        session.delete(movement)


def set_online(store: Store, who: str, meeting_id: str, person_id: str, *, is_online: bool) -> None:
    """Record that somebody who was there took part online, or in the room."""
    with store.edit("Record who was there online", who) as session:
        draft_meeting(session, meeting_id)
        _require_there(session, meeting_id, person_id).is_online = is_online


def choose_acting(store: Store, who: str, meeting_id: str, person_id: str, acting_as: str) -> None:
    """Record that somebody took the chair, or the vice-chair, for this meeting; blank takes it back.

    Raises:
        UserError: The minutes are approved, or the person was not there.
    """
    with store.edit(f"Record who acted as {acting_as or 'chair'}", who) as session:
        draft_meeting(session, meeting_id)
        row = row_of(session, meeting_id, person_id) or attendance_into(
            session, meeting_id, person_id, Presence.PRESENT
        )
        if row.presence not in IN_THE_ROOM:
            raise _not_there(session, person_id)
        attendance_into(session, meeting_id, person_id, row.presence, acting_as, row.substitute_for_id)


def record_movement(
    store: Store,
    who: str,
    meeting_id: str,
    person_id: str,
    *,
    is_arrival: bool,
    agenda_item_id: str | None = None,
    happened_at: time | None = None,
) -> str:
    """Record that somebody came in or left at an item, at a time, or both; answers its id.

    Whoever arrives was there, also when nothing or apologies were recorded before.

    Raises:
        UserError: The minutes are approved, it does not say when, or somebody who was not there leaves.
    """
    with store.edit("Record an arrival" if is_arrival else "Record a departure", who) as session:
        draft_meeting(session, meeting_id)
        return movement_into(
            session,
            meeting_id,
            person_id,
            is_arrival=is_arrival,
            agenda_item_id=agenda_item_id,
            happened_at=happened_at,
        ).id


def movement_into(
    session: Session,
    meeting_id: str,
    person_id: str,
    *,
    is_arrival: bool,
    agenda_item_id: str | None = None,
    happened_at: time | None = None,
) -> Movement:
    """The same inside an edit that is already open."""
    if agenda_item_id is None and happened_at is None:
        raise UserError("It does not say when that was.", "Name the item of the agenda, the time, or both.")
    if agenda_item_id is not None:
        require_item(session, meeting_id, agenda_item_id)
    row = row_of(session, meeting_id, person_id)
    if row is None or row.presence not in IN_THE_ROOM:
        if not is_arrival:
            raise _not_there(session, person_id)
        row = attendance_into(session, meeting_id, person_id, Presence.PRESENT)
    last = session.scalar(select(func.max(Movement.position)).where(Movement.attendance_id == row.id))
    movement = Movement(
        attendance_id=row.id,
        agenda_item_id=agenda_item_id,
        is_arrival=is_arrival,
        happened_at=happened_at,
        position=0 if last is None else last + 1,
    )
    session.add(movement)
    session.flush()
    return movement


def remove_movement(store: Store, who: str, movement_id: str) -> None:
    """Take back that somebody came in or left."""
    with store.edit("Remove an arrival or departure", who) as session:
        movement = session.get_one(Movement, movement_id)
        draft_meeting(session, session.get_one(Attendance, movement.attendance_id).meeting_id)
        session.delete(movement)


def mark_all_present(store: Store, who: str, meeting_id: str) -> int:
    """Mark everybody with a seat on the day present of whom nothing is recorded yet; answers how many."""
    with store.edit("Mark everybody present", who) as session:
        meeting = draft_meeting(session, meeting_id)
        known = set(session.scalars(select(Attendance.person_id).where(Attendance.meeting_id == meeting_id)))
        missing = [
            each.person_id
            for each in members_in(session, meeting.board_id, meeting.held_on)
            if each.person_id not in known
        ]
        for person_id in dict.fromkeys(missing):
            attendance_into(session, meeting_id, person_id, Presence.PRESENT)
        return len(set(missing))


def draft_meeting(session: Session, meeting_id: str) -> Meeting:
    """The meeting, when who was there may still be changed.

    Raises:
        UserError: Its minutes are approved.
    """
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.state in _A_RECORD:
        raise UserError(
            f"The minutes of {full_date(meeting.held_on)} are approved, and who was there is part of them.",
            "Record a correction of the header at a later meeting.",
        )
    return meeting


def row_of(session: Session, meeting_id: str, person_id: str) -> Attendance | None:
    """What is recorded of somebody at a meeting."""
    return session.scalar(
        select(Attendance).where(Attendance.meeting_id == meeting_id, Attendance.person_id == person_id)
    )


def require_item(session: Session, meeting_id: str, item_id: str) -> AgendaItem:
    """An item of this meeting's own agenda.

    Raises:
        UserError: It is none.
    """
    item = session.get(AgendaItem, item_id)
    if item is None or item.meeting_id != meeting_id:
        raise UserError("That item is not on this meeting’s agenda.", "Choose one that is.")
    return item


def _require_there(session: Session, meeting_id: str, person_id: str) -> Attendance:
    row = row_of(session, meeting_id, person_id)
    if row is None or row.presence not in IN_THE_ROOM:
        raise _not_there(session, person_id)
    return row


def _not_there(session: Session, person_id: str) -> UserError:
    name = session.get_one(Person, person_id).name
    return UserError(f"{name} is not recorded as being there.", "Mark them as present first.")
