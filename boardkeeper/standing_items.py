"""Standing items: what the board's agendas start with, in order: its agenda template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.ordered_rows import count_places, move_row, put_facts
from boardkeeper.standard_templates import STANDING_ITEMS
from boardkeeper.written_lines import one_line
from db.tables.agenda import ItemKind, PaperKind
from db.tables.boards import Occasion, StandingItem

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "Occasion",
    "StandingItemView",
    "add_standing_item",
    "move_standing_item",
    "remove_standing_item",
    "standing_item_called",
    "standing_items",
    "standing_items_in",
    "update_standing_item",
]


@dataclass(frozen=True, slots=True)
class StandingItemView:
    """An item the board's agendas start with, and on which of them."""

    id: str
    title: str
    purpose: str
    kind: ItemKind
    paper: PaperKind
    occasion: Occasion


def standing_items(store: Store, board_id: str) -> tuple[StandingItemView, ...]:
    """The board's standing items in their order."""
    with store.read() as session:
        return standing_items_in(session, board_id)


def standing_items_in(session: Session, board_id: str) -> tuple[StandingItemView, ...]:
    """The same inside a session that is already open."""
    return tuple(
        StandingItemView(item.id, item.title, item.purpose, item.kind, item.paper, item.occasion)
        for item in _standing(session, board_id)
    )


def standing_item_called(session: Session, board_id: str, title: str) -> StandingItemView | None:
    """The board's standing item of that title, however its apostrophes and capitals were typed; None without one."""
    wanted = _said(title)
    return next((item for item in standing_items_in(session, board_id) if _said(item.title) == wanted), None)


def _said(title: str) -> str:
    return " ".join(title.replace("’", "'").casefold().split())


def add_standing_item(
    store: Store,
    who: str,
    board_id: str,
    title: str,
    *,
    purpose: str = "",
    kind: ItemKind = ItemKind.STANDING,
    paper: PaperKind = PaperKind.NONE,
    occasion: Occasion = Occasion.EVERY,
) -> str:
    """Add a standing item at the end; answers its id.

    Raises:
        UserError: The title is blank, or the item is to be urgent.
    """
    title = one_line(title)
    with store.edit(f"Add the standing item “{title}”", who) as session:
        rows = _standing(session, board_id)
        item = StandingItem(
            board_id=board_id,
            position=len(rows),
            title=title,
            purpose=purpose.strip(),
            kind=kind,
            paper=paper,
            occasion=occasion,
        )
        _check_standing(item)
        session.add(item)
        count_places([*rows, item])
        session.flush()
        return item.id


def update_standing_item(store: Store, who: str, item_id: str, **facts: object) -> None:
    """Change a standing item's `title`, `purpose`, `kind`, `paper` or `occasion`. Agendas made before stay as they are.

    Raises:
        UserError: The title is blank, or the item is to be urgent.
    """
    with store.edit("Change the standing item", who) as session:
        item = session.get_one(StandingItem, item_id)
        put_facts(item, facts, {"title", "purpose", "kind", "paper", "occasion"})
        _check_standing(item)


def move_standing_item(store: Store, who: str, item_id: str, to_place: int) -> None:
    """Move a standing item to a place counted from 0; the others close up."""
    with store.edit("Move the standing item", who) as session:
        item = session.get_one(StandingItem, item_id)
        move_row(_standing(session, item.board_id), item, to_place)


def remove_standing_item(store: Store, who: str, item_id: str) -> None:
    """Take a standing item out; it stays on the agendas that have it already."""
    with store.edit("Remove the standing item", who) as session:
        item = session.get_one(StandingItem, item_id)
        rows = _standing(session, item.board_id)
        rows.remove(item)
        session.delete(item)
        count_places(rows)


def usual_items_into(session: Session, board_id: str) -> None:
    """Give a new board the usual standing items, inside an edit that is already open."""
    session.add_all(
        StandingItem(
            board_id=board_id,
            position=position,
            title=item.title,
            purpose=item.purpose,
            kind=item.kind,
            paper=item.paper,
        )
        for position, item in enumerate(STANDING_ITEMS)
    )


def copy_items_into(session: Session, from_board_id: str, board_id: str) -> None:
    """Give a new board the standing items of another, inside an edit that is already open."""
    session.add_all(
        StandingItem(
            board_id=board_id,
            position=position,
            title=item.title,
            purpose=item.purpose,
            kind=item.kind,
            paper=item.paper,
            occasion=item.occasion,
        )
        for position, item in enumerate(_standing(session, from_board_id))
    )


def _standing(session: Session, board_id: str) -> list[StandingItem]:
    wanted = select(StandingItem).where(StandingItem.board_id == board_id)
    return list(session.scalars(wanted.order_by(StandingItem.position, StandingItem.id)))


def _check_standing(item: StandingItem) -> None:
    item.title = one_line(item.title)
    if not item.title:
        raise UserError("A standing item needs a title.", "Type it as the agenda shall print it.")
    if item.kind is ItemKind.URGENT:
        raise UserError(
            "A standing item cannot be urgent: the chair rules that for one meeting, with the reason.",
            "Choose another kind, and add the urgent item to the meeting’s own agenda.",
        )
