"""The distribution list of a board kept: read, added to, changed, put in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from boardkeeper import people
from boardkeeper.distribution.views import MOST_COPIES, DistributionList, KnownPerson, RecipientView
from boardkeeper.e_mail import is_address
from boardkeeper.errors import UserError
from boardkeeper.ordered_rows import count_places, move_row, put_facts
from boardkeeper.people import SeatRole
from boardkeeper.written_lines import one_line
from db.tables.packs import Readers, Recipient
from db.tables.people import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from boardkeeper.people import MemberView
    from db.store import Store

_FACTS = frozenset({"name", "readers", "is_large_print", "copies", "email", "note"})
_READERS_OF_ROLE: Mapping[SeatRole, Readers] = {
    SeatRole.CHAIR: Readers.CHAIR,
    # Who sits with the board without being of it has no right to exempt papers until somebody says so.
    SeatRole.ADVISER: Readers.PUBLIC,
    SeatRole.DFE: Readers.PUBLIC,
}


def recipients(store: Store, board_id: str) -> tuple[RecipientView, ...]:
    """The board's distribution list in its order."""
    with store.read() as session:
        return recipients_in(session, board_id)


def recipients_in(session: Session, board_id: str) -> tuple[RecipientView, ...]:
    """The same inside a session that is already open."""
    return tuple(_view(row, email) for row, email in _listed(session, board_id))


def distribution_list(store: Store, board_id: str, today: date) -> DistributionList:
    """The list, everybody in the file who could be on it too, and how many of those sit on the board."""
    with store.read() as session:
        listed = recipients_in(session, board_id)
        taken = {each.person_id for each in listed} | {_folded(each.name) for each in listed}
        known = tuple(
            KnownPerson(person.id, person.name, person.email.strip())
            for person in session.scalars(select(Person).order_by(Person.name, Person.id))
            if person.id not in taken and _folded(person.name) not in taken
        )
        free = {each.id for each in known}
        missing = sum(member.person_id in free for member in people.members_in(session, board_id, today))
    return DistributionList(listed, known, missing)


def add_recipient(store: Store, who: str, board_id: str, name: str, **facts: Any) -> str:
    """Put somebody on the list, at its end; answers the id of the line.

    A name that stands in the file is tied to that person. Who holds a seat gets the edition of the seat, everybody else the
    public one, unless `readers` says otherwise.

    Args:
        store: The file.
        who: Who does it.
        board_id: Whose list it is.
        name: As it is to be printed on the cover.
        facts: `readers`, `is_large_print`, `copies`, `email`, `note`.

    Raises:
        UserError: The name is blank or on the list already, or the copies or the address are none.
    """
    written = one_line(name, "A name")
    with store.edit(f"Put {written} on the distribution list", who) as session:
        rows = [row for row, _ in _listed(session, board_id)]
        person = _person_called(session, written)
        row = Recipient(
            board_id=board_id,
            position=len(rows),
            name=person.name if person is not None else written,
            person_id=person.id if person is not None else None,
            readers=_usual_readers(session, board_id, person.id if person is not None else ""),
            is_large_print=False,
            copies=1,
            email="",
            note="",
        )
        put_facts(row, {name: value for name, value in facts.items() if value is not None}, _FACTS - {"name"})
        _require_fit(row, rows)
        session.add(row)
        count_places([*rows, row])
        session.flush()
        return row.id


def update_recipient(store: Store, who: str, recipient_id: str, **facts: object) -> None:
    """Change the `name`, `readers`, `is_large_print`, `copies`, `email` or `note` of a line.

    Raises:
        UserError: The name is blank or on the list already, or the copies or the address are none.
    """
    with store.edit("Change the distribution list", who) as session:
        row = session.get_one(Recipient, recipient_id)
        put_facts(row, facts, _FACTS)
        with session.no_autoflush:
            others = [each for each, _ in _listed(session, row.board_id) if each is not row]
            if "name" in facts:
                person = _person_called(session, one_line(row.name, "A name"))
                row.person_id = person.id if person is not None else row.person_id
            _require_fit(row, others)


def move_recipient(store: Store, who: str, recipient_id: str, to_place: int) -> None:
    """Move a line to a place counted from 0; the others close up."""
    with store.edit("Move a line of the distribution list", who) as session:
        row = session.get_one(Recipient, recipient_id)
        move_row([each for each, _ in _listed(session, row.board_id)], row, to_place)


def remove_recipient(store: Store, who: str, recipient_id: str) -> None:
    """Take somebody off the list."""
    with store.edit("Take somebody off the distribution list", who) as session:
        row = session.get_one(Recipient, recipient_id)
        rows = [each for each, _ in _listed(session, row.board_id)]
        rows.remove(row)
        session.delete(row)
        count_places(rows)


def add_members(store: Store, who: str, board_id: str, today: date) -> int:
    """Put everybody on the list who sits on the board and is not there yet; answers how many that were.

    The chair gets the chair's edition and the other members the restricted one; advisers and representatives of the
    department get the public one until somebody says otherwise. Everybody gets one copy on paper.

    Raises:
        UserError: All members are on the list, or the board has none.
    """
    with store.edit("Put the members on the distribution list", who) as session:
        return members_into(session, board_id, today)


def members_into(session: Session, board_id: str, today: date) -> int:
    """The same within a step; the same errors."""
    rows = [row for row, _ in _listed(session, board_id)]
    taken = {row.person_id for row in rows} | {_folded(row.name) for row in rows}
    members = people.members_in(session, board_id, today)
    new: list[Recipient] = []
    for member in members:
        if member.person_id in taken or _folded(member.name) in taken:
            continue
        taken.add(member.person_id)
        new.append(_line_of(member, board_id, len(rows) + len(new)))
    if not new:
        raise UserError(
            "Every member is on the distribution list already."
            if members
            else "Nobody holds a seat on the board yet.",
            "Add others by name." if members else "Add its members under People, or others by name.",
        )
    session.add_all(new)
    count_places([*rows, *new])
    return len(new)


def _line_of(member: MemberView, board_id: str, position: int) -> Recipient:
    return Recipient(
        board_id=board_id,
        position=position,
        name=member.name,
        person_id=member.person_id,
        readers=_READERS_OF_ROLE.get(member.role, Readers.RESTRICTED),
    )


def _usual_readers(session: Session, board_id: str, person_id: str) -> Readers:
    """The edition somebody gets by their seat; whoever has none gets the public one."""
    for member in people.members_in(session, board_id, None):
        if person_id and member.person_id == person_id and member.to_date is None:
            return _READERS_OF_ROLE.get(member.role, Readers.RESTRICTED)
    return Readers.PUBLIC


def _person_called(session: Session, name: str) -> Person | None:
    wanted = _folded(name)
    found = [each for each in session.scalars(select(Person)) if _folded(each.name) == wanted]
    return found[0] if len(found) == 1 else None


def _listed(session: Session, board_id: str) -> list[tuple[Recipient, str]]:
    """The lines in their order, each with the address the file has of the person."""
    wanted = (
        select(Recipient, Person.email)
        .outerjoin(Person, Recipient.person_id == Person.id)
        .where(Recipient.board_id == board_id)
        .order_by(Recipient.position, Recipient.id)
    )
    return [(row, (email or "").strip()) for row, email in session.execute(wanted)]


def _view(row: Recipient, person_email: str) -> RecipientView:
    return RecipientView(
        id=row.id,
        name=row.name,
        person_id=row.person_id,
        readers=row.readers,
        is_large_print=row.is_large_print,
        copies=row.copies,
        email=row.email,
        person_email=person_email,
        note=row.note,
    )


def _require_fit(row: Recipient, others: Sequence[Recipient]) -> None:
    row.name, row.note = one_line(row.name, "A name"), one_line(row.note, "A note")
    if not row.name:
        raise UserError("A line of the distribution list needs a name.", "Type it as the cover shall say it.")
    if any(_folded(each.name) == _folded(row.name) for each in others):
        raise UserError(
            f"{row.name} is on the distribution list already.", "Change that line, or tell the names apart."
        )
    if not 0 <= row.copies <= MOST_COPIES:
        raise UserError(
            f"{row.copies:,} copies are no number of copies.", f"Give 0 to {MOST_COPIES}; 0 for e-mail alone."
        )
    if row.email and not is_address(row.email):
        raise UserError(
            f"“{row.email}” is not an e-mail address.", "Write it like jean.kelly@council.gov.uk."
        )


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold().replace("’", "'")
