"""The quorum of each item of a meeting, from who may vote on it and who was there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.agenda_order import numbers_of, rows_in
from boardkeeper.attendance.declaring import ALL_ITEMS
from boardkeeper.people import Voting, members_in
from boardkeeper.rules.quorum import (
    CountedQuorum,
    Move,
    QuorumRule,
    VotingSeat,
    count_quorum,
    items_attended,
)
from db.tables.agenda import AgendaItem, ItemKind
from db.tables.boards import Board
from db.tables.meetings import Attendance, Declaration, Meeting, Movement, Presence
from db.tables.people import Person

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from db.store import Store

_VOTING = frozenset({Presence.PRESENT, Presence.SUBSTITUTE})


@dataclass(frozen=True, slots=True)
class QuorumAtItem:
    """Whether enough of those who may vote on an item were there for it.

    Attributes:
        present: How many of those who may vote were there.
        needed: How many had to be.
        may_vote: How many seats vote on the item.
        names_away: Who of those who may vote was not there for it.
        concerns_education: Whether members who vote on education only vote on it, too.
    """

    item_id: str
    number: str
    title: str
    present: int
    needed: int
    may_vote: int
    names_away: tuple[str, ...]
    concerns_education: bool = False

    @property
    def is_quorate(self) -> bool:
        """Whether the item could be decided."""
        return self.present >= self.needed

    @property
    def sentence(self) -> str:
        """What the minute of an item says that could not be decided."""
        there = f"{self.present} of the {self.needed} members needed {'was' if self.present == 1 else 'were'}"
        return f"The meeting was not quorate for this item: {there} present."


def quorum_of(store: Store, meeting_id: str) -> tuple[QuorumAtItem, ...]:
    """The quorum of each item of a meeting, in the order of its agenda."""
    with store.read() as session:
        return quorum_in(session, meeting_id)


def quorum_in(session: Session, meeting_id: str) -> tuple[QuorumAtItem, ...]:
    """The same inside a session that is already open; nothing for an item on which nobody may vote.

    Who left the room over an interest is away for that item; a substitute votes for the member; whoever came or went
    counts from the item that is given. An arrival or departure without an item changes nothing here.
    """
    meeting = session.get_one(Meeting, meeting_id)
    board = session.get_one(Board, meeting.board_id)
    items = rows_in(session, meeting_id)
    rule = QuorumRule(1, board.quorum_share, board.quorum_minimum)
    seats = _seats(session, meeting)
    rooms = _rooms(session, meeting, items)
    concerns = _concerns_education(items)
    found = []
    for item, number in zip(items, numbers_of(items), strict=True):
        if item.kind is ItemKind.HEADING:
            continue
        counted = count_quorum(seats, rooms[item.id], rule, concerns_education=concerns[item.id])
        if counted.may_vote:
            found.append(_at_item(item, number, counted, concerns_education=concerns[item.id]))
    return tuple(found)


def _at_item(
    item: AgendaItem, number: str, counted: CountedQuorum, *, concerns_education: bool
) -> QuorumAtItem:
    return QuorumAtItem(
        item_id=item.id,
        number=number,
        title=item.title,
        present=counted.present,
        needed=counted.needed,
        may_vote=counted.may_vote,
        names_away=counted.names_away,
        concerns_education=concerns_education,
    )


def _seats(session: Session, meeting: Meeting) -> list[VotingSeat]:
    """The seats with a vote on the day; a substitute, once recorded, is who was to use the seat."""
    substitutes = {
        member: (person, name)
        for member, person, name in session.execute(
            select(Attendance.substitute_for_id, Attendance.person_id, Person.name)
            .join(Person, Attendance.person_id == Person.id)
            .where(Attendance.meeting_id == meeting.id, Attendance.presence == Presence.SUBSTITUTE)
        )
    }
    seats = []
    for member in members_in(session, meeting.board_id, meeting.held_on):
        if member.voting is Voting.NONE:
            continue
        substitute, name = substitutes.get(member.person_id, ("", ""))
        seats.append(
            VotingSeat(
                name=f"{name} (for {member.name})" if name else member.name,
                people=(member.person_id, substitute) if substitute else (member.person_id,),
                is_for_education=member.voting is Voting.EDUCATION,
            )
        )
    return seats


def _rooms(session: Session, meeting: Meeting, items: Sequence[AgendaItem]) -> Mapping[str, set[str]]:
    """Who was there and took part, by item."""
    places = {item.id: place for place, item in enumerate(items)}
    moves: dict[str, list[Move]] = defaultdict(list)
    for movement in session.scalars(
        select(Movement)
        .join(Attendance, Movement.attendance_id == Attendance.id)
        .where(Attendance.meeting_id == meeting.id)
        .order_by(Movement.position)
    ):
        if movement.agenda_item_id in places:
            place = places[movement.agenda_item_id]
            moves[movement.attendance_id].append(Move(place, movement.is_arrival))
    rooms: dict[str, set[str]] = {item.id: set() for item in items}
    for row in session.scalars(select(Attendance).where(Attendance.meeting_id == meeting.id)):
        if row.presence in _VOTING:
            for item, is_there in zip(items, items_attended(moves[row.id], len(items)), strict=True):
                if is_there:
                    rooms[item.id].add(row.person_id)
    for declared in session.scalars(
        select(Declaration).where(Declaration.meeting_id == meeting.id, Declaration.left_the_room)
    ):
        for item_id, room in rooms.items():
            if declared.agenda_item_id == item_id or _is_about_all(declared):
                room.discard(declared.person_id)
    return rooms


def _is_about_all(declared: Declaration) -> bool:
    return declared.agenda_item_id is None and declared.subject.casefold() == ALL_ITEMS.casefold()


def _concerns_education(items: Sequence[AgendaItem]) -> dict[str, bool]:
    """Which items concern education; what is under such an item does, too."""
    own = {item.id: item.concerns_education for item in items}
    return {item.id: item.concerns_education or own.get(item.parent_id or "", False) for item in items}
