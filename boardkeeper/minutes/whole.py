"""A minute written whole, from plain values: by a command, an import or the sample."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from boardkeeper.errors import UserError
from boardkeeper.minutes.reading import minutes_in
from boardkeeper.minutes.writing import pieces_into
from boardkeeper.minutes.written import PieceKind, WrittenDecision, WrittenPiece, new_id, pieces_of
from db.tables.minutes import Minute, ParagraphKind, Verb

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store


@dataclass(frozen=True, slots=True)
class WrittenMinute:
    """A minute to be written: its paragraphs, then its limbs.

    `recommended_to` names, by limb, the body that a recommendation goes to.
    """

    title: str
    text: Sequence[tuple[ParagraphKind, str]] = ()
    limbs: Sequence[tuple[Verb, str]] = ()
    recommended_to: Mapping[int, str] = field(default_factory=dict)
    agenda_item_id: str | None = None
    is_numbered: bool = True


def write_minute(store: Store, who: str, meeting_id: str, written: WrittenMinute) -> str:
    """Write a minute at the end of a meeting’s minutes; it gets its number when they are circulated.

    Raises:
        UserError: It has no title, or one of its limbs decides nothing.
        MinutesApproved: The minutes are a record by now.
    """
    with store.edit(f"Write the minute “{written.title}”", who) as session:
        return minute_into(session, meeting_id, written).id


def minute_into(session: Session, meeting_id: str, written: WrittenMinute) -> Minute:
    """The same inside an edit that is already open; points without words are passed over."""
    if not written.title.strip():
        raise UserError("A minute needs a title.", "Type which item it records.")
    if not all(text.strip() for _, text in written.limbs):
        raise UserError("A limb without words decides nothing.", "Type what was decided, or leave it out.")
    heading = WrittenPiece(
        new_id(),
        PieceKind.HEADING,
        written.title,
        is_numbered=written.is_numbered,
        agenda_item_id=written.agenda_item_id,
    )
    said = [WrittenPiece(new_id(), PieceKind(kind.value), text) for kind, text in written.text]
    decided = [
        WrittenPiece(
            new_id(),
            PieceKind.RESOLUTION,
            text,
            decision=WrittenDecision(verb, written.recommended_to.get(limb, "")),
        )
        for limb, (verb, text) in enumerate(written.limbs, start=1)
    ]
    there = pieces_of(minutes_in(session, meeting_id))
    pieces_into(session, meeting_id, [*there, heading, *said, *decided], there)
    return session.get_one(Minute, heading.id)
