"""Everything the file knows of one person, and taking somebody new into it with all that is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from boardkeeper import people, posts, seats
from boardkeeper.errors import UserError
from boardkeeper.posts import PostView
from boardkeeper.rules.names import read_names
from boardkeeper.seats import SeatRole, SeatView, Voting
from db.tables.people import Person

if TYPE_CHECKING:
    from db.store import Store

__all__ = ["NewPerson", "PersonCard", "add_people", "read_card"]


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person with every seat and post they hold or held."""

    id: str
    name: str
    sort_name: str
    organisation: str
    party: str
    email: str
    telephone: str
    seats: tuple[SeatView, ...]
    posts: tuple[PostView, ...]


def read_card(store: Store, person_id: str) -> PersonCard | None:
    """What is known of a person; None when they are no longer in the file."""
    with store.read() as session:
        person = session.get(Person, person_id)
        if person is None:
            return None
        return PersonCard(
            id=person.id,
            name=person.name,
            sort_name=person.sort_name,
            organisation=person.organisation,
            party=person.party,
            email=person.email,
            telephone=person.telephone,
            seats=seats.seats_of(session, person_id),
            posts=posts.posts_of(session, person_id),
        )


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What is known of somebody new; `names` may list several, as an agenda does: “Councillors Allen and Buchan”.

    Attributes:
        role: The seat they take on the board; None for none.
        post: The post an officer holds; blank for none.
        succeeds: Whether they follow whoever holds the post.
        from_date: The first day of the seat and of the post.
        to_date: The last day of the seat, when it is known.
    """

    names: str
    role: SeatRole | None = None
    voting: Voting = Voting.ALL
    post: str = ""
    succeeds: bool = False
    from_date: date | None = None
    to_date: date | None = None
    party: str = ""
    organisation: str = ""
    email: str = ""
    telephone: str = ""


def add_people(store: Store, who: str, board_id: str, new: NewPerson) -> tuple[str, ...]:
    """Take one or several people into the file with the seat or post they take, as one step; answers the people.

    Raises:
        UserError: No name is given, a seat is held already, or a post cannot be taken.
    """
    names = read_names(new.names)
    if not names:
        raise UserError("A person needs a name.", "Type it as the papers print it.")
    label = f"Add {names[0]}" if len(names) == 1 else f"Add {len(names)} people"
    known = {"party": new.party, "organisation": new.organisation}
    if len(names) == 1:
        known |= {"email": new.email, "telephone": new.telephone}
    with store.edit(label, who) as session:
        ids = []
        for name in names:
            person = people.ensure_person(session, name)
            for fact, value in known.items():
                if value.strip():
                    setattr(person, fact, value.strip())
            if new.role is not None:
                people.seat_into(
                    session,
                    board_id,
                    person,
                    new.role,
                    voting=new.voting,
                    from_date=new.from_date,
                    to_date=new.to_date,
                )
            if new.post.strip():
                posts.take_post_into(session, person.id, new.post, new.from_date, succeeds=new.succeeds)
            ids.append(person.id)
        return tuple(ids)
