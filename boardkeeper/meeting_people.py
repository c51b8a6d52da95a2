"""Everybody who belongs to one meeting, as a screen shows them: members with what is recorded of each, guests, interests."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.agenda_items import items_in
from boardkeeper.attendance import (
    KnownPerson,
    Preset,
    QuorumAtItem,
    known_in,
    presets_in,
    quorum_in,
)
from boardkeeper.minutes import APPROVED, AttendeeView, DeclarationView, MovementView, minutes_in
from boardkeeper.people import MemberView, SeatRole, Voting, members_in
from boardkeeper.seats import substitutes_of
from db.tables.agenda import ItemKind
from db.tables.meetings import Attendance, Meeting, MeetingState, Presence

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["ItemChoice", "MeetingPeople", "ParticipantView", "items_meant", "read_people"]


@dataclass(frozen=True, slots=True)
class ItemChoice:
    """An item of the agenda at which somebody may come or go, or in which they have an interest."""

    id: str
    number: str
    title: str

    @property
    def name(self) -> str:
        """“7 Pledges Update”."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class ParticipantView:
    """A member, whether anything is recorded of them or not, or somebody else who took part.

    Attributes:
        role: Of the seat held on the day; None for somebody without one.
        presence: None while nothing is recorded.
        post: The one held on the day.
        substitutes: Of a member: who was named beforehand and may come instead.
    """

    person_id: str
    name: str
    role: SeatRole | None = None
    voting: Voting = Voting.NONE
    presence: Presence | None = None
    acting_as: str = ""
    post: str = ""
    organisation: str = ""
    substitute_for: str = ""
    substitute_for_id: str | None = None
    is_online: bool = False
    movements: tuple[MovementView, ...] = ()
    substitutes: tuple[KnownPerson, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingPeople:
    """Who belongs to a meeting.

    Attributes:
        members: Who held a seat on the day, chair first.
        others: Everybody else who is recorded, in the order of recording.
        quorum: By item; nothing while nobody is recorded as being there.
        items: Of the agenda, headings left out.
        known: Everybody in the file, for names that are typed.
        presets: By member, what they declared at earlier meetings.
    """

    meeting_id: str
    board_id: str
    held_on: date
    starts_at: time | None
    ended_at: time | None
    state: MeetingState
    members: tuple[ParticipantView, ...]
    others: tuple[ParticipantView, ...]
    declarations: tuple[DeclarationView, ...]
    quorum: tuple[QuorumAtItem, ...]
    items: tuple[ItemChoice, ...]
    known: tuple[KnownPerson, ...]
    presets: Mapping[str, tuple[Preset, ...]]

    @property
    def is_record(self) -> bool:
        """Whether the minutes are approved, and so is who was there."""
        return self.state in APPROVED

    @property
    def everybody(self) -> tuple[ParticipantView, ...]:
        """Members, then the others."""
        return self.members + self.others

    @property
    def unmarked(self) -> tuple[ParticipantView, ...]:
        """The members of whom nothing is recorded yet."""
        return tuple(each for each in self.members if each.presence is None)

    @property
    def inquorate(self) -> tuple[QuorumAtItem, ...]:
        """The items for which too few were there."""
        return tuple(each for each in self.quorum if not each.is_quorate)


_NUMBER = r"\d+[a-z]?(?:\.\d+)?"
_NUMBERS = re.compile(
    rf"(?:agenda )?(?:items? )?(?P<numbers>{_NUMBER}(?:\s*(?:,|and|&)\s*{_NUMBER})*)", re.IGNORECASE
)


def items_meant(written: str, items: Sequence[ItemChoice]) -> tuple[ItemChoice, ...]:
    """The items that words name: by numbers (“Items 6 and 7”), as “7 Pledges Update”, or by a title; none for others."""
    wanted = " ".join(written.split()).casefold()
    found = _NUMBERS.fullmatch(wanted)
    if found:
        numbers = set(re.findall(_NUMBER, found["numbers"]))
        meant = tuple(each for each in items if each.number.casefold() in numbers)
        return meant if len(meant) == len(numbers) else ()
    named = [each for each in items if wanted in {each.name.casefold(), each.title.casefold()}]
    return tuple(named[:1])


def read_people(store: Store, meeting_id: str) -> MeetingPeople:
    """Everybody who belongs to a meeting."""
    with store.read() as session:
        return people_in(session, meeting_id)


def people_in(session: Session, meeting_id: str) -> MeetingPeople:
    """The same inside a session that is already open."""
    meeting = session.get_one(Meeting, meeting_id)
    minutes = minutes_in(session, meeting_id)
    recorded = {each.person_id: each for each in minutes.attendance}
    replaced = {
        row.person_id: row.substitute_for_id
        for row in session.execute(
            select(Attendance.person_id, Attendance.substitute_for_id).where(
                Attendance.meeting_id == meeting_id
            )
        )
    }
    seats = {each.person_id: each for each in members_in(session, meeting.board_id, meeting.held_on)}
    is_anybody_there = any(each.presence is Presence.PRESENT for each in minutes.attendance)
    return MeetingPeople(
        meeting_id=meeting_id,
        board_id=meeting.board_id,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        ended_at=meeting.ended_at,
        state=meeting.state,
        members=tuple(_member(session, seat, recorded.get(person_id)) for person_id, seat in seats.items()),
        others=tuple(
            _other(each, replaced.get(each.person_id))
            for each in minutes.attendance
            if each.person_id not in seats
        ),
        declarations=minutes.declarations,
        quorum=quorum_in(session, meeting_id) if is_anybody_there else (),
        items=tuple(
            ItemChoice(item.id, item.number, item.title)
            for item in items_in(session, meeting_id)
            if item.kind is not ItemKind.HEADING
        ),
        known=known_in(session, meeting),
        presets={person_id: presets_in(session, person_id, meeting) for person_id in {*seats, *recorded}},
    )


def _member(session: Session, seat: MemberView, attendee: AttendeeView | None) -> ParticipantView:
    view = ParticipantView(seat.person_id, seat.name) if attendee is None else _other(attendee, None)
    return replace(
        view,
        role=seat.role,
        voting=seat.voting,
        organisation=seat.organisation,
        substitutes=tuple(
            KnownPerson(each.person_id, each.name, is_near=True) for each in substitutes_of(session, seat.id)
        ),
    )


def _other(attendee: AttendeeView, substitute_for_id: str | None) -> ParticipantView:
    return ParticipantView(
        person_id=attendee.person_id,
        name=attendee.name,
        presence=attendee.presence,
        acting_as=attendee.acting_as,
        post=attendee.post,
        organisation=attendee.organisation,
        substitute_for=attendee.substitute_for,
        substitute_for_id=substitute_for_id,
        is_online=attendee.is_online,
        movements=attendee.movements,
    )
