"""What the braces of a snippet are filled with: facts of the meeting whose minutes are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import meetings
from boardkeeper.minutes.numbers import year_of
from boardkeeper.people import members_in
from boardkeeper.rules.due_dates import clock, full_date
from boardkeeper.rules.municipal_year import municipal_year_title
from db.tables.boards import Board
from db.tables.meetings import Attendance, Meeting, Presence
from db.tables.people import Person, SeatRole

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

PLACEHOLDERS: dict[str, str] = {
    "chair": "who chairs the meeting",
    "vice-chair": "the vice-chair",
    "board": "the name of the board",
    "council": "the council",
    "venue": "where the meeting is held",
    "start": "when the meeting starts",
    "time": "the time on the clock",
    "date of this meeting": "its day",
    "date of last meeting": "the day of the meeting whose minutes come before these",
    "date of next meeting": "the day of the next meeting",
    "municipal year": "as 2019/20",
}
"""What may stand in braces and is filled in, with what it means. `time` comes from whoever has a clock."""


def snippet_facts(store: Store, meeting_id: str) -> dict[str, str]:
    """The facts of a meeting by the names of `PLACEHOLDERS`; what is not known is left out, and so is the time."""
    with store.read() as session:
        meeting = session.get_one(Meeting, meeting_id)
        board = session.get_one(Board, meeting.board_id)
        before = meetings.previous_meeting(session, meeting_id)
        after = session.scalar(
            select(Meeting.held_on)
            .where(
                Meeting.board_id == board.id,
                Meeting.held_on > meeting.held_on,
                Meeting.state != meetings.MeetingState.CANCELLED,
            )
            .order_by(Meeting.held_on)
        )
        facts = {
            "chair": _presiding(session, meeting),
            "vice-chair": _holder(session, meeting, SeatRole.VICE_CHAIR),
            "board": board.name,
            "council": board.council,
            "venue": meeting.venue,
            "start": clock(meeting.starts_at) if meeting.starts_at else "",
            "date of this meeting": full_date(meeting.held_on),
            "date of last meeting": full_date(before.held_on) if before else "",
            "date of next meeting": full_date(after) if after else "",
            "municipal year": municipal_year_title(year_of(session, meeting)),
        }
    return {name: fact for name, fact in facts.items() if fact}


def _presiding(session: Session, meeting: Meeting) -> str:
    """Who took the chair for this meeting; without anybody, whose the chair is."""
    acting = session.scalar(
        select(Person.name)
        .join(Attendance, Attendance.person_id == Person.id)
        .where(
            Attendance.meeting_id == meeting.id,
            Attendance.acting_as.ilike("chair"),
            Attendance.presence.in_((Presence.PRESENT, Presence.SUBSTITUTE)),
        )
    )
    return acting or _holder(session, meeting, SeatRole.CHAIR)


def _holder(session: Session, meeting: Meeting, role: SeatRole) -> str:
    members = members_in(session, meeting.board_id, meeting.held_on)
    return next((member.name for member in members if member.role is role), "")
