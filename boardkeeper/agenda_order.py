"""The order of an agenda as it is kept: rows, their numbers, and moving them about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.rules.agenda_order import Order, PlacedItem, moved, settled, under, why_not_under
from boardkeeper.rules.numbering import NumberedItem, agenda_numbers
from db.tables.agenda import AgendaItem, ItemKind, PaperKind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "arrange",
    "end_of_business",
    "end_of_public_part",
    "insert_row",
    "is_published",
    "move_item",
    "numbers_of",
    "order_of",
    "place_of_business",
    "put_under",
    "rows_in",
    "settle",
]


def rows_in(session: Session, meeting_id: str) -> list[AgendaItem]:
    """The items of a meeting as rows, in their order."""
    return list(
        session.scalars(
            select(AgendaItem)
            .where(AgendaItem.meeting_id == meeting_id)
            .order_by(AgendaItem.position, AgendaItem.id)
        )
    )


def numbers_of(rows: Sequence[AgendaItem]) -> tuple[str, ...]:
    """The number of each row as it is now; blank for a heading."""
    numbered = [
        NumberedItem(
            kept=row.frozen_number,
            is_sub=row.parent_id is not None,
            is_numbered=row.kind is not ItemKind.HEADING,
        )
        for row in rows
    ]
    return tuple(number or "" for number in agenda_numbers(numbered))


def is_published(rows: Iterable[AgendaItem]) -> bool:
    """Whether an agenda has been published: its numbers are frozen."""
    return any(row.frozen_number is not None for row in rows)


def order_of(rows: Iterable[AgendaItem]) -> Order:
    """The rows as the rules about order see them."""
    return tuple(PlacedItem(row.id, row.parent_id, row.kind is ItemKind.HEADING) for row in rows)


def arrange(rows: Sequence[AgendaItem], order: Order) -> None:
    """Keep an order: place and parent of every row, written only where they change."""
    by_id = {row.id: row for row in rows}
    for position, placed in enumerate(order):
        row = by_id[placed.id]
        if row.position != position:
            row.position = position
        if row.parent_id != placed.parent_id:
            row.parent_id = placed.parent_id


def insert_row(session: Session, rows: list[AgendaItem], new: AgendaItem, place: int) -> None:
    """Add a row at a place counted from 0, not between another item and its sub-items."""
    while new.parent_id is None and place < len(rows) and rows[place].parent_id is not None:
        place += 1
    rows.insert(place, new)
    new.position = place
    for position, row in enumerate(rows):
        if row.position != position:
            row.position = position
    session.add(new)
    session.flush()


_LOGS = frozenset({PaperKind.PROGRAMME, PaperKind.DECISIONS, PaperKind.ACTIONS})


def place_of_business(rows: Sequence[AgendaItem]) -> int:
    """Where new business belongs: before the work programme, the logs and what is taken in private, or at the end."""
    for place, row in enumerate(rows):
        is_private = row.excludes_public or bool(row.exempt_paragraphs) or row.is_confidential
        if row.parent_id is None and (row.paper in _LOGS or is_private):
            return place
    return len(rows)


def end_of_public_part(rows: Sequence[AgendaItem]) -> int:
    """Where an item that nobody places goes: at the end, but before press and public are asked to leave."""
    return next((place for place, row in enumerate(rows) if row.excludes_public), len(rows))


def end_of_business(rows: Sequence[AgendaItem], item: AgendaItem) -> int:
    """Where typed business goes: a draft that ends with the work programme and the logs takes it before them."""
    place = end_of_public_part(rows)
    if item.paper in _LOGS:
        return place
    while place and rows[place - 1].paper in _LOGS and rows[place - 1].frozen_number is None:
        place -= 1
    return place or end_of_public_part(rows)


def settle(rows: Sequence[AgendaItem]) -> None:
    """Let sub-items of what became a heading, or left, stand by themselves."""
    arrange(rows, settled(order_of(rows)))


def move_item(store: Store, who: str, item_id: str, to_place: int) -> None:
    """Move an item with its sub-items to a place counted from 0 among the others, which close up.

    A sub-item that leaves its item becomes one of the item it then follows.
    """
    with store.edit("Move the agenda item", who) as session:
        rows = rows_in(session, session.get_one(AgendaItem, item_id).meeting_id)
        arrange(rows, moved(settled(order_of(rows)), item_id, to_place))


def put_under(store: Store, who: str, item_id: str, parent_id: str | None) -> None:
    """Make an item the last sub-item of another (5.1, 5.2 …), or with None an item by itself again.

    Raises:
        UserError: There is one level only, a heading takes no part in it, or the item’s number is published.
    """
    with store.edit("Put an item under another" if parent_id else "Take a sub-item out", who) as session:
        item = session.get_one(AgendaItem, item_id)
        rows = rows_in(session, item.meeting_id)
        if item.frozen_number is not None:
            raise UserError(
                f"Item {item.frozen_number} stands on a published agenda.",
                "Its number is kept, so it stays at its level; it can still be moved up or down.",
            )
        order = settled(order_of(rows))
        if parent_id is not None and (why_not := why_not_under(order, item_id, parent_id)):
            raise UserError(why_not, "Choose another item to put it under.")
        arrange(rows, under(order, item_id, parent_id))
