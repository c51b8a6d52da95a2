"""The people old minutes name, and who of them is in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import people, posts
from boardkeeper.attendance import KnownPerson, attendance_into, declaration_into
from boardkeeper.errors import UserError
from boardkeeper.importing.old_minutes import Came, OldAttendee, OldMinutes
from boardkeeper.importing.old_minutes.declarations import KNOWN
from boardkeeper.rules.known_names import who_is_meant
from db.tables.meetings import Declaration, Interest, Meeting, Presence
from db.tables.people import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ADD = ""
"""Said of a name: somebody new, who comes into the file."""

Chosen = Mapping[str, str | None]
"""By a name in the paper: the id of the person meant, `ADD` for somebody new, None to leave the name as words."""


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A name in the head of the paper or in a declaration.

    Attributes:
        name: As printed.
        part: What the paper says they were there: “present, Chair”.
        line: Where the name stands first.
        known: Who may be meant: one when it is clear, several when somebody must say, none for somebody new.
        is_exact: Whether the file has the name just so.
        also: Other ways in which the paper writes the name.
    """

    name: str
    part: str
    line: int
    known: tuple[KnownPerson, ...]
    is_exact: bool
    also: tuple[str, ...] = ()

    @property
    def proposed(self) -> str | None:
        """What is done unless somebody says otherwise: the one person meant, or somebody new; words when it is unclear."""
        if len(self.known) > 1:
            return None
        return self.known[0].id if self.known else ADD


def named_people(old: OldMinutes, known: Sequence[KnownPerson]) -> tuple[NamedPerson, ...]:
    """Everybody the paper names, once, in its order; “Cllr Tan” and “Councillor Tan” are one person."""
    found: dict[str, NamedPerson] = {}
    for name, part, line in _said(old):
        first = _same_in_paper(name, list(found))
        if first is not None:
            if name != first and name not in found[first].also:
                found[first] = replace(found[first], also=(*found[first].also, name))
            continue
        meant = who_is_meant(name, known)
        is_exact = len(meant) == 1 and meant[0].name.casefold() == name.casefold()
        found[name] = NamedPerson(name, part, line, meant, is_exact)
    return tuple(found.values())


def _said(old: OldMinutes) -> list[tuple[str, str, int]]:
    """Names with what is said of them and where: attendance first, whose names are the fullest."""
    said = [(each.name, _part(each), each.line) for each in old.attendance]
    said += [
        (each.substitute_for, "replaced by a substitute", each.line)
        for each in old.attendance
        if each.substitute_for
    ]
    return said + [(each.member, "declared an interest", each.line) for each in old.declarations]


def _same_in_paper(name: str, names: Sequence[str]) -> str | None:
    """The name under which the paper has called the same person before; None when it may be several, or is new."""
    if name in names:
        return name
    meant = who_is_meant(name, [KnownPerson(each, each, is_near=True) for each in names])
    return meant[0].name if len(meant) == 1 else None


def _part(attendee: OldAttendee) -> str:
    return ", ".join(part for part in (attendee.presence.value, attendee.acting_as, attendee.post) if part)


class Registry:
    """Finds the people of old minutes while they are written, and takes new ones into the file."""

    def __init__(self, session: Session, named: Sequence[NamedPerson], chosen: Chosen) -> None:
        self._session = session
        self._chosen: dict[str, tuple[str, str | None]] = {}
        for each in named:
            choice = chosen.get(each.name, each.proposed)
            self._chosen |= dict.fromkeys((each.name, *each.also), (each.name, choice))

    def person(self, name: str) -> Person | None:
        """The person meant by a name; None for one that is left as words."""
        known_as, choice = self._chosen.get(name, (name, None))
        if choice is None:
            return None
        if choice != ADD:
            person = self._session.get(Person, choice)
            if person is None:
                raise UserError(f"The person chosen for “{name}” is no longer in the file.", "Choose again.")
            return person
        return people.ensure_person(self._session, known_as)


def record_people_into(session: Session, meeting: Meeting, old: OldMinutes, registry: Registry) -> list[str]:
    """Record attendance and declarations; answers, as lines to keep, what concerns people who are left as words."""
    left: list[str] = []
    roles = {
        member.person_id: member.role.value
        for member in people.members_in(session, meeting.board_id, meeting.held_on)
    }
    for each in old.attendance:
        person = registry.person(each.name)
        if person is None:
            left.append(_attendance_words(each))
            continue
        replaced = registry.person(each.substitute_for) if each.substitute_for else None
        presence = Presence(each.presence.value)
        has_role = roles.get(person.id, "").replace("-", " ") == each.acting_as.casefold().replace("-", " ")
        row = attendance_into(
            session,
            meeting.id,
            person.id,
            presence,
            "" if has_role else each.acting_as,
            replaced.id if replaced else None,
        )
        row.is_online = each.is_online
        if each.post and person.id not in posts.posts_on(session, meeting.held_on):
            posts.take_post_into(session, person.id, each.post, meeting.held_on)
        if each.substitute_for and replaced is None:
            left.append(f"{each.name} stood in for {each.substitute_for}.")
    for declared in old.declarations:
        person = registry.person(declared.member)
        interest = Interest(KNOWN.get(declared.interest, Interest.PERSONAL.value))
        if person is None:
            left.append(
                f"{declared.member} declared an interest ({declared.interest}) in {declared.subject}: {declared.reason}"
            )
            continue
        if session.scalar(
            select(Declaration.id).where(
                Declaration.meeting_id == meeting.id,
                Declaration.person_id == person.id,
                Declaration.subject == declared.subject,
            )
        ):
            continue
        declaration_into(
            session,
            meeting.id,
            person.id,
            declared.subject,
            declared.reason,
            interest,
            left_the_room=declared.left_the_room,
        )
    session.flush()
    return left


def _attendance_words(each: OldAttendee) -> str:
    behind = f" ({each.post})" if each.post else ""
    acting = f", {each.acting_as}" if each.acting_as else ""
    label = {
        Came.PRESENT: "Present",
        Came.APOLOGIES: "Apologies",
        Came.SUBSTITUTE: "Substitute",
        Came.IN_ATTENDANCE: "Also in attendance",
        Came.ABSENT: "Absent",
    }[each.presence]
    instead = f" (for {each.substitute_for})" if each.substitute_for else ""
    return f"{label}: {each.name}{behind}{acting}{instead}."
