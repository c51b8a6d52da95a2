"""Recording a whole list of people as papers print it; whoever is not known yet comes into the file with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import people, posts
from boardkeeper.attendance.recording import attendance_into, draft_meeting, excuse_member_into
from boardkeeper.attendance.standing_in import holders_of_seats
from boardkeeper.errors import UserError
from boardkeeper.rules.attendance_lines import WrittenPerson, read_attendance
from boardkeeper.rules.known_names import KnownPerson, who_is_meant
from boardkeeper.written_lines import listed
from db.tables.meetings import Meeting, Presence
from db.tables.people import Person, Seat, Substitute

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

TAKES_NEWCOMERS = frozenset({Presence.IN_ATTENDANCE, Presence.SUBSTITUTE})
"""The ways of taking part in which somebody not yet known comes into the file; a seat is given elsewhere."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a written list means.

    Attributes:
        presence: How all of them took part.
        people: Each as written, with the person who is meant; None for somebody new.
        unclear: Sentences about names that may mean several people or nobody; nothing is recorded while there are any.
    """

    presence: Presence
    people: tuple[tuple[WrittenPerson, KnownPerson | None], ...]
    unclear: tuple[str, ...]


def understand(written: str, presence: Presence, known: Sequence[KnownPerson]) -> Understood:
    """What a list of names means, given everybody in the file; words at its beginning say another way of taking part."""
    line = read_attendance(written)
    if line.presence:
        presence = Presence(line.presence)
    if line.people and all(each.instead_of for each in line.people):
        presence = Presence.SUBSTITUTE
    found: list[tuple[WrittenPerson, KnownPerson | None]] = []
    unclear = []
    for each in line.people:
        meant = who_is_meant(each.name, known)
        if len(meant) > 1:
            unclear.append(f"{each.name} may be {listed([one.name for one in meant], quoted=False)}.")
        elif not meant and presence not in TAKES_NEWCOMERS:
            unclear.append(f"{each.name} is not known.")
        found.append((each, meant[0] if len(meant) == 1 else None))
    return Understood(presence, tuple(found), tuple(unclear))


def record_named(
    store: Store,
    who: str,
    meeting_id: str,
    written: str,
    presence: Presence = Presence.PRESENT,
    *,
    substitute_for_id: str | None = None,
    is_online: bool = False,
    post: str = "",
    organisation: str = "",
) -> tuple[str, ...]:
    """Record everybody a list names, as one step; answers their names as the file has them.

    Args:
        store: The file.
        who: Who records it.
        meeting_id: The meeting.
        written: “Councillors Allen, Buchan and Goslin”, or “Ed Coley (Head of Skills), Helen Rickman (Adviser)”.
        presence: How they took part, unless the list begins with it: “Apologies: …”.
        substitute_for_id: The member for whom a single substitute came; the list may say it, too.
        is_online: Whether they were there online.
        post: Of a single person new to the file, and of one known who held none on the day.
        organisation: Of a single person, whom they come from.

    Raises:
        UserError: The minutes are approved, a name is unclear, or a substitute cannot stand in so.
    """
    with store.edit("Record who was there", who) as session:
        meeting = draft_meeting(session, meeting_id)
        understood = understand(written, presence, known_in(session, meeting))
        if not understood.people:
            raise UserError("Nobody is named.", "Type the names as the papers print them.")
        if understood.unclear:
            raise UserError(" ".join(understood.unclear), "Write more of the name; nobody was recorded.")
        names = []
        for named, known in understood.people:
            facts = (named.part, "") if len(understood.people) > 1 else (named.part or post, organisation)
            person = _person(session, meeting, named, known, *facts)
            instead_of = _instead_of(session, meeting, named) or substitute_for_id
            _record(session, meeting, person, understood.presence, named, instead_of, is_online=is_online)
            names.append(person.name)
        return tuple(names)


def known_in(session: Session, meeting: Meeting) -> tuple[KnownPerson, ...]:
    """Everybody in the file; the board's members on the day and their substitutes may be called by surname."""
    near = set(holders_of_seats(session, meeting.board_id, meeting.held_on))
    near |= set(
        session.scalars(
            select(Substitute.person_id)
            .join(Seat, Substitute.seat_id == Seat.id)
            .where(Seat.board_id == meeting.board_id)
        )
    )
    rows = session.execute(select(Person.id, Person.name).order_by(Person.sort_name, Person.name))
    return tuple(KnownPerson(row.id, row.name, row.id in near) for row in rows)


def _person(
    session: Session,
    meeting: Meeting,
    named: WrittenPerson,
    known: KnownPerson | None,
    post: str,
    organisation: str,
) -> Person:
    """The person who is meant, with the post that was written where none is known on the day."""
    if known is None:
        person = people.ensure_person(session, named.name)
        since = None
    else:
        person = session.get_one(Person, known.id)
        since = meeting.held_on
    if post.strip() and person.id not in posts.posts_on(session, meeting.held_on):
        posts.take_post_into(session, person.id, post, since)
    if organisation.strip():
        person.organisation = organisation.strip()
    return person


def _instead_of(session: Session, meeting: Meeting, named: WrittenPerson) -> str | None:
    if not named.instead_of:
        return None
    members = [
        KnownPerson(person_id, name, is_near=True)
        for person_id, name in holders_of_seats(session, meeting.board_id, meeting.held_on).items()
    ]
    meant = who_is_meant(named.instead_of, members)
    if len(meant) != 1:
        raise UserError(
            f"{named.instead_of} is no single member of the board.",
            "Name the member in whose place they came.",
        )
    return meant[0].id


def _record(
    session: Session,
    meeting: Meeting,
    person: Person,
    presence: Presence,
    named: WrittenPerson,
    instead_of: str | None,
    *,
    is_online: bool,
) -> None:
    if presence is Presence.SUBSTITUTE:
        excuse_member_into(session, meeting, person.id, instead_of)
    row = attendance_into(session, meeting.id, person.id, presence, named.acting_as, instead_of)
    row.is_online = row.is_online or is_online or named.is_online
