"""Signing: whoever presided at the meeting that approved the minutes puts their name under them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import people
from boardkeeper.bound_leaves import signed_into
from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import full_date
from boardkeeper.written_lines import one_line
from db.tables.meetings import Attendance, Meeting, MeetingState, Presence
from db.tables.people import Person, SeatRole

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

_APPROVED = (MeetingState.APPROVED, MeetingState.APPROVED_AS_AMENDED)
_THERE = (Presence.PRESENT, Presence.SUBSTITUTE)


def sign_minutes(store: Store, who: str, meeting_id: str, signed_by: str, on: date) -> None:
    """Record who signed approved minutes: whoever presided where they were approved (`presided_at`).

    Raises:
        UserError: They are not approved yet, nobody is named, or the day is before their approval.
    """
    with store.edit("Record the signature of the minutes", who) as session:
        meeting = session.get_one(Meeting, meeting_id)
        approved_at = session.get(Meeting, meeting.approved_at_id) if meeting.approved_at_id else None
        if approved_at is not None and on < approved_at.held_on:
            raise UserError(
                f"The minutes were approved on {full_date(approved_at.held_on)} and not signed before.",
                "Give the day on which they were signed.",
            )
        sign_into(meeting, signed_by, on)
        # The ledger says so as well, where the leaf with the signature is printed already.
        signed_into(session, meeting.id, meeting.signed_by)


def sign_into(meeting: Meeting, signed_by: str, on: date) -> None:
    """The same inside an edit that is already open."""
    if meeting.state not in _APPROVED:
        raise UserError("Only approved minutes are signed.", "Record their approval first.")
    name = one_line(signed_by, "A name")
    if not name:
        raise UserError("A signature has a name.", "Type who presided at the meeting that approved them.")
    meeting.state = MeetingState.SIGNED
    meeting.signed_by = name
    meeting.signed_on = on


def presided_at(store: Store, meeting_id: str) -> str:
    """Who presided at a meeting, as its attendance says; blank when that is not known."""
    with store.read() as session:
        return presided_in(session, meeting_id)


def presided_in(session: Session, meeting_id: str) -> str:
    """The same inside a session that is already open.

    Whoever acted as chair comes first, then the chair by seat, then whoever acted as vice-chair, then the vice-chair by
    seat: those who were there, or whoever holds the seat while nobody is recorded.
    """
    meeting = session.get_one(Meeting, meeting_id)
    rows = session.execute(
        select(Attendance, Person.name)
        .join(Person, Attendance.person_id == Person.id)
        .where(Attendance.meeting_id == meeting_id)
        .order_by(Attendance.position)
    ).all()
    there = [(row, name) for row, name in rows if row.presence in _THERE]
    acting = {row.acting_as.casefold().replace("-", " ").strip(): name for row, name in reversed(there)}
    ids = {row.person_id for row, _ in there}
    seated = {
        member.role: member.name
        for member in reversed(people.members_in(session, meeting.board_id, meeting.held_on))
        if not rows or member.person_id in ids
    }
    tries = (
        acting.get("chair"),
        seated.get(SeatRole.CHAIR),
        acting.get("vice chair"),
        seated.get(SeatRole.VICE_CHAIR),
    )
    return next((name for name in tries if name), "")
