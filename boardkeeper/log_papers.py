"""Either log on paper, as it is filtered: gathered as plain values, laid out like every other paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from boardkeeper import actions, boards, decisions, meetings
from boardkeeper.documents.actions import compose_actions
from boardkeeper.documents.tracking import compose_tracking
from boardkeeper.errors import UserError
from boardkeeper.exempt_words import kept_back_in
from boardkeeper.lists import Wanted
from boardkeeper.minutes_out.gathering import pack_of
from db.tables.boards import Board
from db.tables.follow_up import Log

if TYPE_CHECKING:
    from boardkeeper.documents.blocks import Pack
    from db.store import Store

__all__ = ["gather_log"]

_ALL = 1_000_000


def gather_log(
    store: Store, board_id: str, log: Log, today: date, wanted: Wanted, *, with_exempt: bool = False
) -> Pack:
    """Compose the rows of a log that a filter leaves, in its order.

    What was asked for in private is left out unless it is asked for: the paper may lie on any table.

    Raises:
        UserError: No row is left.
    """
    whole = replace(wanted, offset=0, limit=_ALL)
    with store.read() as session:
        board = boards.board_view(session.get_one(Board, board_id))
        coming = meetings.next_meeting(session, board_id, today)
        kept = None if with_exempt else kept_back_in(session, board_id)
        found: tuple[Any, ...] = (
            actions.actions_in(session, board_id, today, whole).rows
            if log is Log.ACTIONS
            else decisions.decisions_in(session, board_id, today, whole).rows
        )
    rows = tuple(row for row in found if with_exempt or not row.is_exempt)
    if not rows:
        raise UserError(
            "No row is left to print.",
            "Take something off the filter." if not found else "Print it with exempt rows.",
        )
    compose: Any = compose_actions if log is Log.ACTIONS else compose_tracking
    steps = store.history(limit=1)
    created = steps[0].at if steps else datetime(1970, 1, 1, tzinfo=UTC)
    return pack_of(
        board,
        coming.held_on if coming is not None else today,
        compose(rows, today, by=wanted.group, board=board.name),
        created,
        kept_back=kept,
    )
