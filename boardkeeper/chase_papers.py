"""The papers of chasing, gathered as plain values: a sheet for each officer, and what was named to the chair."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from boardkeeper import boards, chasing, meetings
from boardkeeper.documents.chase_list import compose_chase_list, compose_named_list
from boardkeeper.errors import UserError
from boardkeeper.exempt_words import kept_back_in
from boardkeeper.minutes_out.gathering import pack_of
from db.tables.boards import Board

if TYPE_CHECKING:
    from boardkeeper.documents.blocks import Pack
    from db.store import Store

__all__ = ["gather_chase_list", "gather_named_list"]


def gather_chase_list(store: Store, board_id: str, today: date, officer_id: str = "") -> Pack:
    """Compose what is due before the next meeting, each officer on a page of their own; of one officer when named.

    What was asked in private says no more than may be said of it, so the sheets can be handed over.

    Raises:
        UserError: Nothing is due of that officer.
    """
    created = _created(store)
    with store.read() as session:
        board = boards.board_view(session.get_one(Board, board_id))
        coming = meetings.next_meeting(session, board_id, today)
        officers = chasing.due_letters_in(session, board_id, today)
        kept = kept_back_in(session, board_id)
    if officer_id:
        officers = tuple(each for each in officers if each.id == officer_id)
        if not officers:
            raise UserError("Nothing is due of that officer.", "Look at the list as it is now.")
    held_on = coming.held_on if coming is not None else None
    section = compose_chase_list(board, officers, today, held_on)
    return pack_of(board, held_on or today, section, created, kept_back=kept)


def gather_named_list(store: Store, board_id: str, today: date) -> Pack:
    """Compose what was named to the chair and is still open."""
    created = _created(store)
    with store.read() as session:
        board = boards.board_view(session.get_one(Board, board_id))
        coming = meetings.next_meeting(session, board_id, today)
        named = chasing.named_to_chair_in(session, board_id, today)
        kept = kept_back_in(session, board_id)
    section = compose_named_list(board, named, today)
    day = coming.held_on if coming is not None else today
    return pack_of(board, day, section, created, kept_back=kept)


def _created(store: Store) -> datetime:
    """When the store was last changed: the same papers give the same bytes."""
    steps = store.history(limit=1)
    return steps[0].at if steps else datetime(1970, 1, 1, tzinfo=UTC)
