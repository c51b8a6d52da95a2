"""Who is meant by what stands in a log as the owner: people in the file, holders of posts, or a name nobody has."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import people
from boardkeeper.e_mail import is_address
from boardkeeper.rules.known_names import KnownPerson, who_is_meant
from boardkeeper.rules.owners import owners_of
from db.tables.people import Person, Post

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: What people write where nobody is named.
_NOBODY = frozenset(
    {"tbc", "tba", "n/a", "na", "none", "nobody", "unknown", "to be confirmed", "not known", "?"}
    | {"", "-", "–", "—"}
)


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody who owes something.

    Attributes:
        id: The person’s, or the name where nobody of that name is in the file.
        post: The post that was written instead of a name.
    """

    id: str
    name: str
    email: str = ""
    person_id: str = ""
    post: str = ""


class Officers:
    """Everybody in the file, to be found by name or post.

    Args:
        session: An open session.
        board_id: On this board members may be called by their surname.
        today: Whose posts count.
    """

    def __init__(self, session: Session, board_id: str, today: date) -> None:
        members = {member.person_id for member in people.members_in(session, board_id, today)}
        self._people = {
            row.id: Officer(row.id, row.name, row.email.strip() if is_address(row.email) else "", row.id)
            for row in session.execute(select(Person.id, Person.name, Person.email))
        }
        self._known = tuple(
            KnownPerson(each.id, each.name, each.id in members) for each in self._people.values()
        )
        self._holders: defaultdict[str, list[str]] = defaultdict(list)
        held = select(Post.title, Post.person_id).where(
            people.term_covers(Post.from_date, Post.to_date, today)
        )
        for title, person_id in session.execute(held.distinct()):
            self._holders[_folded(title)].append(person_id)
        self.names = frozenset({*(each.name for each in self._people.values()), *self._holders})
        self._found: dict[str, tuple[Officer, ...]] = {}

    def of(self, written: str) -> tuple[Officer, ...]:
        """The owners of a matter, each once; none when nobody is named."""
        if written not in self._found:
            named = owners_of(written, self.names) if _names_somebody(written) else ()
            officers = (self._one(name) for name in named if _names_somebody(name))
            self._found[written] = tuple({officer.id: officer for officer in officers}.values())
        return self._found[written]

    def _one(self, name: str) -> Officer:
        holders = self._holders.get(_folded(name), ())
        if len(holders) == 1:
            holder = self._people[holders[0]]
            return Officer(holder.id, holder.name, holder.email, holder.person_id, post=name)
        meant = who_is_meant(name, self._known) if not holders else ()
        if len(meant) == 1:
            return self._people[meant[0].id]
        return Officer(f"name:{_folded(name)}", name)


def _names_somebody(written: str) -> bool:
    return written.strip(" ().").casefold() not in _NOBODY


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold().removeprefix("the ")
