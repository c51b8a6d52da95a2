"""The interests members declare at a meeting, and those they declared before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper.attendance.recording import draft_meeting, require_item
from boardkeeper.errors import UserError
from boardkeeper.written_lines import one_line
from db.tables.meetings import Declaration, Interest, Meeting

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

ALL_ITEMS = "All items"

_FACTS = frozenset({"subject", "reason", "interest", "left_the_room", "agenda_item_id"})


@dataclass(frozen=True, slots=True)
class Preset:
    """An interest somebody declared at an earlier meeting, to be declared again."""

    subject: str
    reason: str
    interest: Interest


def declare_interest(
    store: Store,
    who: str,
    meeting_id: str,
    person_id: str,
    subject: str,
    reason: str,
    interest: Interest = Interest.PERSONAL,
    *,
    left_the_room: bool = False,
    agenda_item_ids: Sequence[str] = (),
) -> str:
    """Record an interest that a member declared at a meeting; answers its id.

    Args:
        store: The file.
        who: Who records it.
        meeting_id: The meeting.
        person_id: Who declared it.
        subject: What it is about, “All items” or other words; not needed where items are given.
        reason: Why, as it prints.
        interest: Its kind.
        left_the_room: Whether the member left for what it is about.
        agenda_item_ids: The items it is about: each becomes a declaration of its own, and the first one's id is answered.

    Raises:
        UserError: The minutes are approved, it does not say what it is about, or an item is not on this agenda.
    """
    with store.edit("Record a declaration of interest", who) as session:
        draft_meeting(session, meeting_id)
        rows = [
            declaration_into(
                session,
                meeting_id,
                person_id,
                subject,
                reason,
                interest,
                left_the_room=left_the_room,
                agenda_item_id=item_id,
            )
            for item_id in agenda_item_ids or (None,)
        ]
        return rows[0].id


def declaration_into(
    session: Session,
    meeting_id: str,
    person_id: str,
    subject: str,
    reason: str,
    interest: Interest = Interest.PERSONAL,
    *,
    left_the_room: bool = False,
    agenda_item_id: str | None = None,
) -> Declaration:
    """The same inside an edit that is already open; about an item, its subject is the item's title.

    Raises:
        UserError: It does not say which item it is about.
    """
    if agenda_item_id is not None:
        subject = require_item(session, meeting_id, agenda_item_id).title
    last = session.scalar(select(func.max(Declaration.position)).where(Declaration.meeting_id == meeting_id))
    declaration = Declaration(
        meeting_id=meeting_id,
        person_id=person_id,
        agenda_item_id=agenda_item_id,
        subject=_subject(subject),
        reason=reason.strip(),
        interest=interest,
        left_the_room=left_the_room,
        position=0 if last is None else last + 1,
    )
    session.add(declaration)
    session.flush()
    return declaration


def update_declaration(store: Store, who: str, declaration_id: str, **facts: object) -> None:
    """Change a declaration’s `subject`, `reason`, `interest`, `left_the_room` or `agenda_item_id`.

    Other words as its subject take it away from the item it was about; an item gives it the item’s title.

    Raises:
        UserError: The minutes are approved, it would not say what it is about, or the item is not on this agenda.
    """
    unknown = facts.keys() - _FACTS
    if unknown:
        msg = f"a declaration has no {', '.join(sorted(unknown))}"
        raise TypeError(msg)
    with store.edit("Change a declaration of interest", who) as session:
        row = session.get_one(Declaration, declaration_id)
        draft_meeting(session, row.meeting_id)
        item_id = facts.get("agenda_item_id")
        if item_id is not None:
            facts["subject"] = require_item(session, row.meeting_id, str(item_id)).title
        elif "subject" in facts and facts["subject"] != row.subject:
            facts["agenda_item_id"] = None
        if "subject" in facts:
            facts["subject"] = _subject(str(facts["subject"]))
        for name, value in facts.items():
            setattr(row, name, value.strip() if type(value) is str else value)


def remove_declaration(store: Store, who: str, declaration_id: str) -> None:
    """Take back a declaration that was not made."""
    with store.edit("Remove a declaration of interest", who) as session:
        row = session.get_one(Declaration, declaration_id)
        draft_meeting(session, row.meeting_id)
        session.delete(row)


def presets(store: Store, person_id: str) -> tuple[Preset, ...]:
    """What somebody has declared at meetings before, the latest first and each once."""
    with store.read() as session:
        return presets_in(session, person_id)


def presets_in(session: Session, person_id: str, before: Meeting | None = None) -> tuple[Preset, ...]:
    """The same inside a session that is already open; with a meeting, what was declared before its day."""
    statement = (
        select(Declaration)
        .join(Meeting, Declaration.meeting_id == Meeting.id)
        .where(Declaration.person_id == person_id)
        .order_by(Meeting.held_on.desc(), Declaration.position)
    )
    if before is not None:
        statement = statement.where(Meeting.held_on < before.held_on)
    found: dict[tuple[str, str], Preset] = {}
    for row in session.scalars(statement):
        key = (row.subject.casefold(), row.reason.casefold())
        found.setdefault(key, Preset(row.subject, row.reason, row.interest))
    return tuple(found.values())


def _subject(written: str) -> str:
    subject = one_line(written, "What a declaration is about")
    if not subject:
        raise UserError("A declaration names the item it is about.", f"Type the item, or “{ALL_ITEMS}”.")
    return subject
