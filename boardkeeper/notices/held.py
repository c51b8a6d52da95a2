"""The meetings a board held, as evidence: who was there, what was decided, how far the minutes are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper import people
from boardkeeper.meetings import MINUTED
from db.tables.actions import Action
from db.tables.meetings import Attendance, Meeting, MeetingState, Presence
from db.tables.minutes import Minute, MinuteParagraph, ParagraphKind
from db.tables.people import SeatRole

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_THERE = {Presence.PRESENT, Presence.SUBSTITUTE, Presence.IN_ATTENDANCE}
_APART = {SeatRole.ADVISER, SeatRole.DFE}
"""These sit with the board and are no members of it."""


@dataclass(frozen=True, slots=True)
class SeatHeld:
    """A seat at one meeting, and whether whoever holds it came or sent a substitute."""

    person_id: str
    name: str
    role: SeatRole
    organisation: str
    came: bool


@dataclass(frozen=True, slots=True)
class Turnout:
    """Somebody with a seat: at how many of the meetings held in their term, with attendance recorded, they were there."""

    name: str
    role: SeatRole
    organisation: str
    came: int
    meetings: int


@dataclass(frozen=True, slots=True)
class MeetingHeld:
    """One meeting that was held.

    Attributes:
        is_recorded: Whether anybody’s attendance is; without it all that follows is unknown.
        present: How many of those who held a seat that day came, or sent a substitute.
        seats: How many held one; the adviser and the Department are not counted.
        chaired_by: Whoever took the chair: the chair if there, else who was chosen to act; blank when nobody is recorded.
        is_chair_there: Whether the board’s own chair came; None when it had none that day.
        is_dfe_there: Whether the Department’s representative came; None when nobody sat for it that day.
        is_adviser_there: The same of the adviser.
        minutes: How far the minutes are: “approved”, “draft”, “none yet”.
        resolutions: How many limbs were decided.
        actions: How many actions its minutes raised.
    """

    id: str
    held_on: date
    is_recorded: bool
    present: int
    seats: int
    chaired_by: str
    is_chair_there: bool | None
    is_dfe_there: bool | None
    is_adviser_there: bool | None
    minutes: str
    resolutions: int
    actions: int
    held_seats: tuple[SeatHeld, ...] = ()


def turnout(meetings: Sequence[MeetingHeld]) -> tuple[Turnout, ...]:
    """How often each came to a row of meetings, in the board's own order; meetings without attendance are left out."""
    seats: dict[str, list[SeatHeld]] = defaultdict(list)
    for meeting in reversed([each for each in meetings if each.is_recorded]):
        for seat in meeting.held_seats:
            seats[seat.person_id].append(seat)
    return tuple(
        Turnout(
            rows[0].name, rows[0].role, rows[0].organisation, sum(1 for row in rows if row.came), len(rows)
        )
        for rows in seats.values()
    )


def last_held_in(session: Session, board_id: str, today: date) -> date | None:
    """The day of the last meeting that was held; one that is only past has not been."""
    return session.scalar(
        select(func.max(Meeting.held_on)).where(
            Meeting.board_id == board_id,
            Meeting.held_on <= today,
            Meeting.state.in_((MeetingState.HELD, *MINUTED)),
        )
    )


def meetings_held_in(
    session: Session, board_id: str, since: date | None, today: date
) -> tuple[MeetingHeld, ...]:
    """The meetings that were held after a day and up to another, in order."""
    statement = (
        select(Meeting)
        .where(
            Meeting.board_id == board_id,
            Meeting.held_on <= today,
            Meeting.state.in_((MeetingState.HELD, *MINUTED)),
        )
        .order_by(Meeting.held_on, Meeting.starts_at, Meeting.id)
    )
    if since is not None:
        statement = statement.where(Meeting.held_on > since)
    meetings = list(session.scalars(statement))
    ids = [meeting.id for meeting in meetings]
    came: dict[str, list[Attendance]] = defaultdict(list)
    for row in session.scalars(select(Attendance).where(Attendance.meeting_id.in_(ids))):
        came[row.meeting_id].append(row)
    resolutions: Counter[str] = Counter()
    for meeting_id, number in session.execute(
        select(Minute.meeting_id, func.count(MinuteParagraph.id))
        .join(MinuteParagraph, MinuteParagraph.minute_id == Minute.id)
        .where(Minute.meeting_id.in_(ids), MinuteParagraph.kind == ParagraphKind.RESOLUTION)
        .group_by(Minute.meeting_id)
    ):
        resolutions[meeting_id] = number
    actions: Counter[str] = Counter()
    for meeting_id, number in session.execute(
        select(Minute.meeting_id, func.count(Action.id))
        .join(Action, Action.minute_id == Minute.id)
        .where(Minute.meeting_id.in_(ids))
        .group_by(Minute.meeting_id)
    ):
        actions[meeting_id] = number
    return tuple(
        _held(session, meeting, came[meeting.id], resolutions[meeting.id], actions[meeting.id])
        for meeting in meetings
    )


def _held(
    session: Session, meeting: Meeting, came: Sequence[Attendance], resolutions: int, actions: int
) -> MeetingHeld:
    seats = people.members_in(session, meeting.board_id, meeting.held_on)
    there = {row.person_id for row in came if row.presence in _THERE}
    stood_for = {row.substitute_for_id for row in came if row.presence is Presence.SUBSTITUTE}
    members = [seat for seat in seats if seat.role not in _APART]
    names = {seat.person_id: seat.name for seat in seats}
    acting = next((row.person_id for row in came if row.acting_as.casefold() == "chair"), None)
    chair = next((seat for seat in seats if seat.role is SeatRole.CHAIR), None)
    is_chair_there = None if chair is None else chair.person_id in there
    presiding = acting or (chair.person_id if chair is not None and is_chair_there else None)
    return MeetingHeld(
        id=meeting.id,
        held_on=meeting.held_on,
        is_recorded=bool(came),
        present=sum(1 for seat in members if seat.person_id in there | stood_for),
        seats=len(members),
        chaired_by=names.get(presiding, "") if presiding else "",
        is_chair_there=is_chair_there,
        is_dfe_there=_is_there(seats, SeatRole.DFE, there | stood_for),
        is_adviser_there=_is_there(seats, SeatRole.ADVISER, there | stood_for),
        minutes=_minutes_words(meeting.state),
        resolutions=resolutions,
        actions=actions,
        held_seats=tuple(
            SeatHeld(
                seat.person_id, seat.name, seat.role, seat.organisation, seat.person_id in there | stood_for
            )
            for seat in seats
        ),
    )


def _is_there(
    seats: Sequence[people.MemberView], role: SeatRole, there: set[str] | set[str | None]
) -> bool | None:
    """Whether anybody who sits as this came; a substitute stands for whom they are named for."""
    sitting = [seat.person_id for seat in seats if seat.role is role]
    return None if not sitting else any(person in there for person in sitting)


def _minutes_words(state: MeetingState) -> str:
    if state in {MeetingState.APPROVED, MeetingState.APPROVED_AS_AMENDED}:
        return "approved"
    if state is MeetingState.SIGNED:
        return "approved and signed"
    return {MeetingState.CIRCULATED: "circulated", MeetingState.MINUTES_DRAFT: "draft"}.get(state, "none yet")
