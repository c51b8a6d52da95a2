"""Who was at a meeting, for whom they stood in, and what interests they declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper.errors import UserError
from db.tables.meetings import Attendance, Declaration, Interest, Presence

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["Interest", "Presence", "declare_interest", "record_attendance"]


def record_attendance(
    store: Store,
    who: str,
    meeting_id: str,
    person_id: str,
    presence: Presence,
    acting_as: str = "",
    substitute_for_id: str | None = None,
) -> None:
    """Record how somebody took part in a meeting; recording it again changes it.

    Args:
        store: The file.
        who: Who records it.
        meeting_id: The meeting.
        person_id: Who took part, or sent apologies.
        presence: How.
        acting_as: “Chair” or “Vice-chair” when they took that part for this meeting.
        substitute_for_id: The member a substitute stood in for.
    """
    with store.edit("Record attendance", who) as session:
        attendance_into(session, meeting_id, person_id, presence, acting_as, substitute_for_id)


def attendance_into(
    session: Session,
    meeting_id: str,
    person_id: str,
    presence: Presence,
    acting_as: str = "",
    substitute_for_id: str | None = None,
) -> Attendance:
    """The same inside an edit that is already open."""
    row = session.scalar(
        select(Attendance).where(Attendance.meeting_id == meeting_id, Attendance.person_id == person_id)
    )
    if row is None:
        there = select(func.count(Attendance.id)).where(Attendance.meeting_id == meeting_id)
        row = Attendance(
            meeting_id=meeting_id, person_id=person_id, position=session.scalar(there) or 0, presence=presence
        )
        session.add(row)
    row.presence = presence
    row.acting_as = acting_as
    row.substitute_for_id = substitute_for_id
    session.flush()
    return row


def declare_interest(
    store: Store,
    who: str,
    meeting_id: str,
    person_id: str,
    subject: str,
    reason: str,
    interest: Interest = Interest.PERSONAL,
    *,
    left_the_room: bool = False,
) -> str:
    """Record an interest that a member declared at a meeting; answers its id."""
    with store.edit("Record a declaration of interest", who) as session:
        return declaration_into(
            session, meeting_id, person_id, subject, reason, interest, left_the_room=left_the_room
        ).id


def declaration_into(
    session: Session,
    meeting_id: str,
    person_id: str,
    subject: str,
    reason: str,
    interest: Interest = Interest.PERSONAL,
    *,
    left_the_room: bool = False,
) -> Declaration:
    """The same inside an edit that is already open.

    Raises:
        UserError: It does not say which item it is about.
    """
    if not subject.strip():
        raise UserError("A declaration names the item it is about.", "Type the item, or “All items”.")
    there = select(func.count(Declaration.id)).where(Declaration.meeting_id == meeting_id)
    declaration = Declaration(
        meeting_id=meeting_id,
        person_id=person_id,
        subject=subject.strip(),
        reason=reason.strip(),
        interest=interest,
        left_the_room=left_the_room,
        position=session.scalar(there) or 0,
    )
    session.add(declaration)
    session.flush()
    return declaration
