"""Seats: changing what a member holds, their place in the order of members, and who may come instead of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper import people
from boardkeeper.errors import UserError
from db.tables.boards import Board
from db.tables.people import Person, Seat, SeatRole, Substitute, Voting

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "SeatRole",
    "SeatView",
    "SubstituteView",
    "Voting",
    "change_seat",
    "move_seat",
    "name_substitute",
    "remove_seat",
    "remove_substitute",
]

_FACTS = frozenset({"role", "voting", "from_date", "to_date"})


@dataclass(frozen=True, slots=True)
class SubstituteView:
    """Somebody named beforehand who may come in a member's place."""

    id: str
    person_id: str
    name: str


@dataclass(frozen=True, slots=True)
class SeatView:
    """A seat somebody holds or held on a board of the file."""

    id: str
    board_id: str
    board: str
    role: SeatRole
    voting: Voting
    from_date: date | None
    to_date: date | None
    substitutes: tuple[SubstituteView, ...]


def seats_of(session: Session, person_id: str) -> tuple[SeatView, ...]:
    """Every seat of a person, the boards in their order and the latest term first."""
    rows = session.execute(
        select(Seat, Board.name)
        .join(Board, Seat.board_id == Board.id)
        .where(Seat.person_id == person_id)
        .order_by(Board.position, Seat.from_date.desc(), Seat.id)
    )
    return tuple(
        SeatView(
            id=seat.id,
            board_id=seat.board_id,
            board=board,
            role=seat.role,
            voting=seat.voting,
            from_date=seat.from_date,
            to_date=seat.to_date,
            substitutes=substitutes_of(session, seat.id),
        )
        for seat, board in rows.all()
    )


def substitutes_of(session: Session, seat_id: str) -> tuple[SubstituteView, ...]:
    """Who may come in place of whoever holds a seat, in the order they were named."""
    rows = session.execute(
        select(Substitute.id, Person.id, Person.name)
        .join(Person, Substitute.person_id == Person.id)
        .where(Substitute.seat_id == seat_id)
        .order_by(Substitute.position, Person.sort_name)
    )
    return tuple(SubstituteView(*row) for row in rows)


def change_seat(store: Store, who: str, seat_id: str, **facts: object) -> None:
    """Change a seat’s `role`, `voting`, `from_date` or `to_date`; a term is ended by its last day.

    Raises:
        UserError: The term would end before it begins, or the member holds another seat on the board then.
    """
    unknown = facts.keys() - _FACTS
    if unknown:
        msg = f"a seat has no {', '.join(sorted(unknown))}"
        raise TypeError(msg)
    with store.edit("Change a seat on the board", who) as session:
        seat = session.get_one(Seat, seat_id)
        for name, value in facts.items():
            setattr(seat, name, value)
        with session.no_autoflush:
            people.require_free_term(
                session,
                seat.board_id,
                session.get_one(Person, seat.person_id),
                seat.from_date,
                seat.to_date,
                besides=seat_id,
            )


def remove_seat(store: Store, who: str, seat_id: str) -> None:
    """Take away a seat that was given by mistake; a term that is over is ended instead, so that old papers stay true."""
    with store.edit("Remove a seat from the board", who) as session:
        session.delete(session.get_one(Seat, seat_id))


def move_seat(store: Store, who: str, seat_id: str, to_place: int) -> None:
    """Move a seat to a place, counted from 0, among those of its role; papers list members in that order."""
    with store.edit("Change the order of members", who) as session:
        seat = session.get_one(Seat, seat_id)
        rows = list(
            session.scalars(
                select(Seat)
                .where(Seat.board_id == seat.board_id, Seat.role == seat.role)
                .order_by(Seat.position, Seat.id)
            )
        )
        places = sorted(row.position for row in rows)
        rows.remove(seat)
        rows.insert(max(0, min(to_place, len(rows))), seat)
        for place, row in zip(_distinct(places), rows, strict=True):
            row.position = place


def _distinct(places: list[int]) -> list[int]:
    """The same places, each later than the one before."""
    distinct: list[int] = []
    for place in places:
        distinct.append(max(place, distinct[-1] + 1) if distinct else place)
    return distinct


def name_substitute(store: Store, who: str, seat_id: str, name: str) -> str:
    """Name somebody who may come in a member’s place; a person of that name already in the file is the same person.

    Raises:
        UserError: The name is blank, is the member’s own, or stands there already.
    """
    with store.edit(f"Name {name.strip()} as a substitute", who) as session:
        seat = session.get_one(Seat, seat_id)
        person = people.ensure_person(session, name)
        if person.id == seat.person_id:
            raise UserError(f"{person.name} cannot be their own substitute.", "Name somebody else.")
        there = select(Substitute.id).where(Substitute.seat_id == seat_id, Substitute.person_id == person.id)
        if session.scalar(there):
            raise UserError(f"{person.name} is named as a substitute for this seat already.")
        place = session.scalar(select(func.count(Substitute.id)).where(Substitute.seat_id == seat_id)) or 0
        substitute = Substitute(seat_id=seat_id, person_id=person.id, position=place)
        session.add(substitute)
        session.flush()
        return substitute.id


def remove_substitute(store: Store, who: str, substitute_id: str) -> None:
    """Take a substitute’s name away."""
    with store.edit("Remove a substitute", who) as session:
        session.delete(session.get_one(Substitute, substitute_id))
