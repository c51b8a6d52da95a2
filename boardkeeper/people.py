"""People: who is in the file, and the members of a board. Changing seats is in `seats`, posts are in `posts`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from boardkeeper.errors import UserError
from boardkeeper.lists import Listing, Page, Wanted
from boardkeeper.written_lines import one_line
from db.tables.meetings import Attendance, Declaration
from db.tables.people import Person, Post, Seat, SeatRole, Substitute, Voting

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "MemberView",
    "PersonView",
    "SeatRole",
    "Voting",
    "add_member",
    "add_person",
    "list_members",
    "remove_person",
    "update_person",
]

_ROLE_ORDER = {role: place for place, role in enumerate(SeatRole)}


@dataclass(frozen=True, slots=True)
class MemberView:
    """Who holds a seat and as what."""

    id: str
    person_id: str
    name: str
    role: SeatRole
    voting: Voting
    organisation: str
    party: str
    from_date: date | None
    to_date: date | None

    @property
    def title(self) -> str:
        """The name as an agenda lists it: “Councillor Murphy, Vice-chair”."""
        return self.name if self.role is SeatRole.MEMBER else f"{self.name}, {_role_words(self.role)}"


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person with the seat and the post they hold on a day."""

    id: str
    name: str
    role: str
    post: str
    organisation: str
    party: str
    email: str
    telephone: str


def _role_words(role: SeatRole) -> str:
    return role.value if role is SeatRole.DFE else role.value.capitalize()


def list_members(store: Store, board_id: str, on: date | None = None) -> tuple[MemberView, ...]:
    """The members of a board, chair first; those who held a seat on the day, or all without one."""
    with store.read() as session:
        return members_in(session, board_id, on)


def members_in(session: Session, board_id: str, on: date | None) -> tuple[MemberView, ...]:
    """The same as `list_members` inside a session that is already open."""
    statement = (
        select(Seat, Person).join(Person, Seat.person_id == Person.id).where(Seat.board_id == board_id)
    )
    if on is not None:
        statement = statement.where(term_covers(Seat.from_date, Seat.to_date, on))
    rows = session.execute(statement).all()
    members = [
        MemberView(
            id=seat.id,
            person_id=person.id,
            name=person.name,
            role=seat.role,
            voting=seat.voting,
            organisation=person.organisation,
            party=person.party,
            from_date=seat.from_date,
            to_date=seat.to_date,
        )
        for seat, person in sorted(rows, key=_seat_order)
    ]
    return tuple(members)


def _seat_order(row: Any) -> tuple[int, int, str]:
    seat, person = row
    return _ROLE_ORDER[seat.role], seat.position, person.sort_name or person.name


def term_covers(
    starts: InstrumentedAttribute[date | None], ends: InstrumentedAttribute[date | None], on: date
) -> ColumnElement[bool]:
    """Whether a day lies in a term, both ends included; an end that is not known is open."""
    return and_(or_(starts.is_(None), starts <= on), or_(ends.is_(None), ends >= on))


def list_people(store: Store, board_id: str, on: date, wanted: Wanted | None = None) -> Page[PersonView]:
    """Everybody in the file, with their seat on this board and their post on the day."""
    seat = and_(
        Seat.person_id == Person.id, Seat.board_id == board_id, term_covers(Seat.from_date, Seat.to_date, on)
    )
    post = (
        select(func.group_concat(Post.title, "; "))
        .where(Post.person_id == Person.id, term_covers(Post.from_date, Post.to_date, on))
        .correlate(Person)
        .scalar_subquery()
    )
    statement = (
        select(
            Person.id,
            Person.name,
            Seat.role,
            post.label("post"),
            Person.organisation,
            Person.party,
            Person.email,
            Person.telephone,
        )
        .select_from(Person)
        .outerjoin(Seat, seat)
    )
    role_order = case(_ROLE_ORDER, value=Seat.role, else_=99)
    listing = Listing(
        order=(role_order, Seat.position, Person.sort_name, Person.name),
        sortable={
            "name": Person.sort_name,
            "role": role_order,
            "post": post,
            "organisation": Person.organisation,
            "party": Person.party,
            "email": Person.email,
        },
        searched=(Person.name, post, Person.organisation, Person.party, Person.email),
        chips={"Members": Seat.id.is_not(None), "Officers": post.is_not(None)},
    )
    with store.read() as session:
        return listing.page(session, statement, wanted or Wanted(), _person_view)


def _person_view(row: Any) -> PersonView:
    person_id, name, role, post, *facts = row
    return PersonView(person_id, name, "" if role is None else _role_words(role), post or "", *facts)


def add_member(
    store: Store,
    who: str,
    board_id: str,
    name: str,
    role: SeatRole = SeatRole.MEMBER,
    *,
    voting: Voting = Voting.ALL,
    organisation: str = "",
    party: str = "",
    email: str = "",
    from_date: date | None = None,
    to_date: date | None = None,
) -> str:
    """Give a person a seat on a board; a person of that name already in the file is the same person.

    Raises:
        UserError: The name is blank, the term ends before it begins, or they hold a seat on the board then.
    """
    with store.edit(f"Add {name.strip()} to the board", who) as session:
        person = ensure_person(session, name, organisation=organisation, party=party, email=email)
        return seat_into(
            session, board_id, person, role, voting=voting, from_date=from_date, to_date=to_date
        ).id


def seat_into(
    session: Session,
    board_id: str,
    person: Person,
    role: SeatRole = SeatRole.MEMBER,
    *,
    voting: Voting = Voting.ALL,
    from_date: date | None = None,
    to_date: date | None = None,
) -> Seat:
    """Give a person a seat inside an edit that is already open."""
    require_free_term(session, board_id, person, from_date, to_date)
    place = session.scalar(select(func.count(Seat.id)).where(Seat.board_id == board_id)) or 0
    seat = Seat(
        board_id=board_id,
        person_id=person.id,
        role=role,
        voting=voting,
        from_date=from_date,
        to_date=to_date,
        position=place,
    )
    session.add(seat)
    session.flush()
    return seat


def require_free_term(
    session: Session,
    board_id: str,
    person: Person,
    from_date: date | None,
    to_date: date | None,
    besides: str = "",
) -> None:
    """Refuse a term that runs backwards, or during which the person holds a seat on the board already.

    Args:
        besides: The seat whose own term it is.
    """
    if from_date and to_date and to_date < from_date:
        raise UserError("A term cannot end before it begins.", "Correct one of the two dates.")
    overlapping = select(Seat.id).where(
        Seat.board_id == board_id,
        Seat.person_id == person.id,
        Seat.id != besides,
        or_(Seat.from_date.is_(None), Seat.from_date <= (to_date or date.max)),
        or_(Seat.to_date.is_(None), Seat.to_date >= (from_date or date.min)),
    )
    if session.scalar(overlapping):
        raise UserError(
            f"{person.name} already holds a seat on this board then.", "End that one first, or change it."
        )


def ensure_person(session: Session, name: str, **details: str) -> Person:
    """The person of that name, made when there is none."""
    wanted = one_line(name, "A name")
    if not wanted:
        raise UserError("A person needs a name.", "Type it as the papers print it.")
    person = session.scalar(select(Person).where(Person.name == wanted))
    if person is None:
        person = Person(name=wanted, **({"sort_name": _surname(wanted)} | details))
        session.add(person)
        session.flush()
    return person


def add_person(store: Store, who: str, name: str, **details: str) -> str:
    """Record somebody without a seat or a post: a guest, or a substitute to be named later; answers the person.

    Raises:
        UserError: The name is blank, or somebody of that name is in the file.
    """
    with store.edit(f"Add {name.strip()}", who) as session:
        wanted = one_line(name, "A name")
        if session.scalar(select(Person.id).where(Person.name == wanted)):
            raise UserError(f"{wanted} is in the file already.", "Give them a seat or a post there.")
        return ensure_person(session, name, **details).id


def update_person(store: Store, who: str, person_id: str, **facts: str) -> None:
    """Change a person’s `name`, `sort_name`, `email`, `telephone`, `organisation` or `party`.

    Raises:
        UserError: The name is blank, or somebody else in the file has it.
    """
    unknown = facts.keys() - _FACTS
    if unknown:
        msg = f"a person has no {', '.join(sorted(unknown))}"
        raise TypeError(msg)
    with store.edit("Change a person", who) as session:
        person = session.get_one(Person, person_id)
        if "name" in facts:
            facts = {"sort_name": _surname(facts["name"])} | facts
        for name, value in facts.items():
            setattr(person, name, one_line(value, "A name or an address"))
        _require_own_name(session, person)


def _require_own_name(session: Session, person: Person) -> None:
    if not person.name:
        raise UserError("A person needs a name.", "Type it as the papers print it.")
    with session.no_autoflush:
        others = session.scalars(select(Person.id).where(Person.name == person.name)).all()
    if any(other != person.id for other in others):
        raise UserError(f"Somebody else in the file is called {person.name}.", "Tell the two names apart.")


def _surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1] if name.split() else ""


def remove_person(store: Store, who: str, person_id: str) -> None:
    """Take somebody out of the file who was never there: with seats or minutes to their name they stay.

    Raises:
        UserError: They hold or held a seat, stand in as a substitute, or are recorded at a meeting.
    """
    with store.edit("Remove a person", who) as session:
        person = session.get_one(Person, person_id)
        for table, words in _KEEPS:
            if session.scalar(select(table.id).where(table.person_id == person_id).limit(1)):
                raise UserError(
                    f"{person.name} {words}, so the name stays in the file.",
                    "End the seat or the post instead.",
                )
        session.delete(person)


_FACTS = frozenset({"name", "sort_name", "email", "telephone", "organisation", "party"})

#: What holds a person in the file.
_KEEPS: tuple[tuple[type[Seat | Substitute | Attendance | Declaration], str], ...] = (
    (Seat, "holds or held a seat"),
    (Substitute, "is named as a substitute"),
    (Attendance, "is recorded at a meeting"),
    (Declaration, "declared an interest"),
)
