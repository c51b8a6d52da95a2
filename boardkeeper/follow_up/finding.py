"""Where a row stands in a log as a screen looks at it, found without fetching the rows before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.actions import action_listing
from boardkeeper.decisions import decision_listing
from boardkeeper.lists import Wanted
from boardkeeper.logs.listing import meetings_around
from boardkeeper.logs.tables import TABLES
from db.tables.follow_up import Log

if TYPE_CHECKING:
    from db.store import Store

__all__ = ["number_in_log"]

_ALL = 1_000_000


def number_in_log(store: Store, board_id: str, log: Log, today: date, wanted: Wanted, row_id: str) -> int:
    """How many rows stand before a row, with the filter, order and groups of `wanted`; -1 when these leave it out."""
    make = action_listing if log is Log.ACTIONS else decision_listing
    row = TABLES[log].listed.row
    with store.read() as session:
        listing = make(today, meetings_around(session, board_id, today), wanted.who)
        ids = select(row.id).where(row.board_id == board_id)
        found = listing.keys(session, ids, replace(wanted, offset=0, limit=_ALL)).rows
    return found.index(row_id) if row_id in found else -1
