"""What comes again under the same title, and the standing items that hear everything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from boardkeeper.matters.telling import in_batches
from boardkeeper.matters.views import Thing
from boardkeeper.rules.agenda_titles import read_title
from boardkeeper.rules.subjects import gathered_key
from db.tables.agenda import AgendaItem, ItemKind, PaperKind
from db.tables.boards import StandingItem
from db.tables.minutes import Minute
from db.tables.programme import ProgrammeItem

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_OF_THE_LOGS = (PaperKind.MINUTES, PaperKind.PROGRAMME, PaperKind.DECISIONS, PaperKind.ACTIONS)


def with_the_same_title(session: Session, start: Thing) -> tuple[Thing, ...]:
    """The items, minutes and topics in every board of the file that have the title of one; none for a standing item."""
    title = _title(session, start)
    key = _key(title)
    if not key or start in standing_among(session, (start,)) or key in _standing_keys(session):
        return ()
    found = []
    for table, statement in (
        ("programme_item", select(ProgrammeItem.id, ProgrammeItem.topic)),
        ("agenda_item", select(AgendaItem.id, AgendaItem.title).where(AgendaItem.kind != ItemKind.STANDING)),
        ("minute", select(Minute.id, Minute.title)),
    ):
        found += [
            Thing(table, row_id)
            for row_id, words in session.execute(statement)
            if _key(words) == key and row_id != start.id
        ]
    return tuple(found)


def _title(session: Session, start: Thing) -> str:
    if start.table == "programme_item":
        return session.get_one(ProgrammeItem, start.id).topic
    if start.table == "agenda_item":
        return session.get_one(AgendaItem, start.id).title
    return session.get_one(Minute, start.id).title if start.table == "minute" else ""


def _key(title: str) -> str:
    return gathered_key(read_title(title)[0]) if title else ""


def _standing_keys(session: Session) -> set[str]:
    return {_key(title) for title in session.scalars(select(StandingItem.title).distinct())}


def standing_among(session: Session, things: Iterable[Thing]) -> set[Thing]:
    """Which items come at every meeting and hear whatever there is, with their minutes: none of them is one matter."""
    items = [thing.id for thing in things if thing.table == "agenda_item"]
    minutes = [thing.id for thing in things if thing.table == "minute"]
    is_standing = or_(AgendaItem.kind == ItemKind.STANDING, AgendaItem.paper.in_(_OF_THE_LOGS))
    found: set[Thing] = set()
    for some in in_batches(items):
        rows = session.scalars(select(AgendaItem.id).where(AgendaItem.id.in_(some), is_standing))
        found |= {Thing("agenda_item", row_id) for row_id in rows}
    for some in in_batches(minutes):
        rows = session.scalars(
            select(Minute.id)
            .join(AgendaItem, Minute.agenda_item_id == AgendaItem.id)
            .where(Minute.id.in_(some), is_standing)
        )
        found |= {Thing("minute", row_id) for row_id in rows}
    return found
