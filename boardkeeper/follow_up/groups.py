"""How many rows of a log stand under each heading it can be gathered by, counted without fetching them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, select

from boardkeeper.actions import action_listing
from boardkeeper.decisions import decision_listing
from boardkeeper.lists import Wanted, grouping
from boardkeeper.logs.listing import meetings_around
from boardkeeper.logs.tables import TABLES
from boardkeeper.rules.due_dates import full_date
from db.tables.follow_up import FollowUpStatus, Importance, Log

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["Group", "groups", "groups_in"]

_BLANK = {"owner": "Nobody named", "meeting": "No day known"}


@dataclass(frozen=True, slots=True)
class Group:
    """The rows under one heading.

    Attributes:
        key: What they have in common, as it is kept.
        words: The heading.
        overdue: How many of them are late.
    """

    key: str
    words: str
    count: int
    overdue: int


def groups(store: Store, board_id: str, log: Log, today: date, wanted: Wanted, by: str) -> tuple[Group, ...]:
    """The headings of a log in the order its rows follow each other, for what a screen wants of it.

    Args:
        store: The open file.
        board_id: Whose log.
        log: Which one.
        today: The day lateness is counted to.
        wanted: Words and chips; pages are passed over.
        by: “owner”, “meeting”, “priority” or “status”.
    """
    with store.read() as session:
        return groups_in(session, board_id, log, today, wanted, by)


def groups_in(
    session: Session, board_id: str, log: Log, today: date, wanted: Wanted, by: str
) -> tuple[Group, ...]:
    """The same inside a session that is already open."""
    tables = TABLES[log].listed
    around = meetings_around(session, board_id, today)
    make = action_listing if log is Log.ACTIONS else decision_listing
    listing = make(today, around, wanted.who)
    rows: Select[*tuple[Any, ...]] = select(
        listing.groups[by].label("key"), func.iif(tables.is_late(today), 1, 0).label("late")
    ).where(tables.row.board_id == board_id)
    found = listing.found(rows, wanted).c
    counted = select(found.key, func.count(), func.sum(found.late))
    statement = counted.group_by(found.key).order_by(*grouping(found.key))
    return tuple(
        Group(_key(by, key), _words(by, key), count, overdue)
        for key, count, overdue in session.execute(statement)
    )


def _key(by: str, key: Any) -> str:
    if by == "priority":
        return str(tuple(Importance)[key].value)
    if by == "status":
        return str(tuple(FollowUpStatus)[key].value)
    return "" if key is None else str(key)


def _words(by: str, key: Any) -> str:
    if by in {"priority", "status"}:
        return _key(by, key).capitalize()
    if key is None or not str(key).strip():
        return _BLANK[by]
    return full_date(key) if isinstance(key, date) else str(key)
