"""Beginning the minutes of a meeting: a heading for every item of its agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from boardkeeper.agenda_items import AgendaItemView, items_in
from boardkeeper.errors import UserError
from boardkeeper.minutes.reading import minutes_in
from boardkeeper.minutes.writing import pieces_into, require_writable
from boardkeeper.minutes.written import PieceKind, WrittenDecision, WrittenPiece, new_id, pieces_of
from boardkeeper.rules.due_dates import full_date
from db.tables.agenda import ItemKind
from db.tables.meetings import Meeting
from db.tables.minutes import Verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from db.store import Store


def start_minutes(store: Store, who: str, meeting_id: str) -> int:
    """Give every item of the agenda that has none yet a heading in the minutes, as one step; answers how many.

    Apologies need none: the header says them. What a resolution to exclude the public decides stands below its heading at
    once, since its words are counted from the agenda.

    Raises:
        UserError: There is nothing on the agenda, or the minutes do not change any more.
    """
    with store.edit("Begin the minutes", who) as session:
        return start_into(session, meeting_id)


def start_into(session: Session, meeting_id: str) -> int:
    """The same inside an edit that is already open."""
    meeting = session.get_one(Meeting, meeting_id)
    require_writable(meeting)
    items = [item for item in items_in(session, meeting_id) if takes_a_heading(item)]
    if not items:
        raise UserError(
            f"The meeting of {full_date(meeting.held_on)} has no agenda to begin its minutes from.",
            "Add its items, or type a heading.",
        )
    pieces = list(pieces_of(minutes_in(session, meeting_id)))
    made = 0
    for place, item in enumerate(items):
        if any(each.agenda_item_id == item.id for each in pieces):
            continue
        at = _behind(pieces, [each.id for each in items[:place]])
        pieces[at:at] = _begun(item)
        made += 1
    pieces_into(session, meeting_id, pieces)
    return made


def takes_a_heading(item: AgendaItemView) -> bool:
    """Whether an item of the agenda becomes a minute."""
    return item.kind is not ItemKind.HEADING and not item.title.casefold().startswith("apolog")


def _behind(pieces: Sequence[WrittenPiece], earlier: Sequence[str]) -> int:
    """The place behind everything written for the nearest item that stands before; the beginning without one."""
    for item_id in reversed(earlier):
        starts = [place for place, each in enumerate(pieces) if each.agenda_item_id == item_id]
        if not starts:
            continue
        following = (
            place
            for place, each in enumerate(pieces)
            if place > starts[-1] and each.kind is PieceKind.HEADING
        )
        return next(following, len(pieces))
    return 0


def _begun(item: AgendaItemView) -> list[WrittenPiece]:
    heading = WrittenPiece(new_id(), PieceKind.HEADING, item.title, agenda_item_id=item.id)
    if not item.excludes_public or not item.purpose:
        return [heading]
    words = item.purpose[0].lower() + item.purpose[1:]
    return [
        heading,
        WrittenPiece(new_id(), PieceKind.RESOLUTION, words, decision=WrittenDecision(Verb.RESOLVED)),
    ]
