"""Ways of looking at a log that a secretariat comes back to, each under a name of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.lists import Wanted
from boardkeeper.written_lines import one_line
from db.tables.follow_up import Log, SavedView

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["SavedViewView", "find_view", "list_views", "remove_view", "rename_view", "save_view"]


@dataclass(frozen=True, slots=True)
class SavedViewView:
    """One way of looking at a log; `wanted` brings its first rows."""

    id: str
    log: Log
    name: str
    wanted: Wanted


def list_views(store: Store, board_id: str, log: Log) -> tuple[SavedViewView, ...]:
    """The saved views of a log, in the order they were saved."""
    with store.read() as session:
        rows = select(SavedView).where(SavedView.board_id == board_id, SavedView.log == log)
        return tuple(
            SavedViewView(row.id, row.log, row.name, _wanted(row))
            for row in session.scalars(rows.order_by(SavedView.position, SavedView.name))
        )


def find_view(store: Store, board_id: str, log: Log, name: str) -> SavedViewView:
    """The saved view of a name, whatever its case.

    Raises:
        UserError: There is none.
    """
    wanted = " ".join(name.split()).casefold()
    for view in list_views(store, board_id, log):
        if view.name.casefold() == wanted:
            return view
    raise UserError(
        f"There is no view of the {log.value} called “{name.strip()}”.", "List them and choose one."
    )


def save_view(store: Store, who: str, board_id: str, log: Log, name: str, wanted: Wanted) -> str:
    """Keep how a log is looked at under a name; answers its id. The same name again is the same view, looked at anew.

    Raises:
        UserError: The name is blank.
    """
    name = one_line(name, "A view")
    if not name:
        raise UserError("A view needs a name.", "Type what you look for with it.")
    with store.edit(f"Save the view “{name}”", who) as session:
        same = [row for row in _views(session, board_id, log) if row.name.casefold() == name.casefold()]
        row = same[0] if same else None
        if row is None:
            row = SavedView(
                board_id=board_id, log=log, name=name, position=len(_views(session, board_id, log))
            )
            session.add(row)
        row.words = " ".join(wanted.words.split())
        row.chips = "\n".join(sorted(wanted.chips))
        row.sort, row.is_descending, row.grouped_by = wanted.sort, wanted.descending, wanted.group
        session.flush()
        return row.id


def rename_view(store: Store, who: str, view_id: str, name: str) -> None:
    """Give a view another name.

    Raises:
        UserError: The name is blank, or another view of the log has it.
    """
    name = one_line(name, "A view")
    if not name:
        raise UserError("A view needs a name.", "Type what you look for with it.")
    with store.edit(f"Rename the view “{name}”", who) as session:
        row = session.get_one(SavedView, view_id)
        others = [each for each in _views(session, row.board_id, row.log) if each.id != row.id]
        if any(each.name.casefold() == name.casefold() for each in others):
            raise UserError(f"There is a view “{name}” already.", "Choose another name.")
        row.name = name


def remove_view(store: Store, who: str, view_id: str) -> None:
    """Forget a view; the rows it showed stay."""
    with store.edit("Remove a view", who) as session:
        session.delete(session.get_one(SavedView, view_id))


def with_view(wanted: Wanted, view: SavedViewView) -> Wanted:
    """What a screen wants when a view is chosen: the view’s filter, order and grouping, with whatever else it wants."""
    kept = view.wanted
    return replace(
        wanted,
        words=kept.words,
        chips=kept.chips,
        sort=kept.sort,
        descending=kept.descending,
        group=kept.group,
        offset=0,
    )


def _views(session: Session, board_id: str, log: Log) -> list[SavedView]:
    rows = select(SavedView).where(SavedView.board_id == board_id, SavedView.log == log)
    return list(session.scalars(rows.order_by(SavedView.position, SavedView.name)))


def _wanted(row: SavedView) -> Wanted:
    return Wanted(
        words=row.words,
        chips=frozenset(row.chips.split("\n")) - {""},
        sort=row.sort,
        descending=row.is_descending,
        group=row.grouped_by,
    )
