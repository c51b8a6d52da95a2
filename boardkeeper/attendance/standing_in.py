"""Who may come to a meeting in a member's place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.people import members_in
from db.tables.meetings import Attendance, Meeting, Presence
from db.tables.people import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def holders_of_seats(session: Session, board_id: str, on: date) -> dict[str, str]:
    """Who holds a seat on a board on a day: names by person."""
    return {each.person_id: each.name for each in members_in(session, board_id, on)}


def require_substitute(session: Session, meeting: Meeting, person_id: str, member_id: str | None) -> None:
    """Refuse a substitute for nobody, for somebody without a seat, for somebody who is there, or a second one.

    Raises:
        UserError: One of these.
    """
    members = holders_of_seats(session, meeting.board_id, meeting.held_on)
    name = session.get_one(Person, person_id).name
    if member_id is None:
        raise UserError("A substitute stands in for a member.", f"Say for whom {name} came.")
    if member_id not in members:
        replaced = session.get_one(Person, member_id).name
        raise UserError(f"{replaced} held no seat on the board on that day.", "Name a member.")
    if person_id in members:
        raise UserError(
            f"{name} holds a seat on the board and cannot stand in for another member.",
            "Mark them as present.",
        )
    is_there = select(Attendance.id).where(
        Attendance.meeting_id == meeting.id,
        Attendance.person_id == member_id,
        Attendance.presence == Presence.PRESENT,
    )
    if session.scalar(is_there):
        raise UserError(
            f"{members[member_id]} is recorded as present.", "Record the member’s apologies first."
        )
    other = session.scalar(
        select(Person.name)
        .join(Attendance, Attendance.person_id == Person.id)
        .where(
            Attendance.meeting_id == meeting.id,
            Attendance.presence == Presence.SUBSTITUTE,
            Attendance.substitute_for_id == member_id,
            Attendance.person_id != person_id,
        )
    )
    if other:
        raise UserError(
            f"{other} stands in for {members[member_id]} already.", "One substitute takes one seat."
        )
