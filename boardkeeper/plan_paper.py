"""A plan as a paper: gathered as plain values, laid out like every other paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from boardkeeper import boards, live_figures, meetings, plan, plan_figures
from boardkeeper.clock import current_day
from boardkeeper.documents.plan import compose_plan
from boardkeeper.errors import UserError
from boardkeeper.exempt_words import kept_back_in
from boardkeeper.minutes_out import pack_of
from db.tables.boards import Board

if TYPE_CHECKING:
    from boardkeeper.documents.blocks import Pack
    from db.store import Store

__all__ = ["gather_plan"]


def gather_plan(
    store: Store,
    board_id: str,
    plan_id: str | None = None,
    *,
    today: date | None = None,
    as_at: date | None = None,
    since: date | None = None,
) -> Pack:
    """Compose a plan with what is slow in it and what changed.

    Args:
        store: The open file.
        board_id: Whose plan.
        plan_id: Which one; the first without.
        today: The day slowness is judged on; today’s own by default.
        as_at: A day; the plan is then as it was known on it.
        since: The day changes are told from; without one that of the last meeting.

    Raises:
        UserError: The board has no plan, or this one says nothing yet.
    """
    today = today or current_day()
    day = as_at or today
    with store.read() as session:
        board = boards.board_view(session.get_one(Board, board_id))
        found = plan.plan_in(session, board_id, plan_id, as_at, today)
        if found is None:
            raise UserError("The board has no plan yet.", "Make one, or import its workbook.")
        if not found.priorities:
            noun = found.words.priority
            raise UserError(f"“{found.title}” has no {noun} yet.", f"Add the first {noun}, then print it.")
        changes = None if as_at else plan.changes_in(session, board_id, found.id, since, today)
        if plan_figures.plan_names_figures(found):
            known = live_figures.known_kpis_in(session, board_id, day)
            found = plan_figures.plan_as_read(found, known)
            changes = changes and plan_figures.changes_as_read(changes, known)
        coming = meetings.next_meeting(session, board_id, day)
        kept = kept_back_in(session, board_id)
    steps = store.history(limit=1)
    created = steps[0].at if steps else datetime(1970, 1, 1, tzinfo=UTC)
    section = compose_plan(found, changes=changes)
    pack = pack_of(board, coming.held_on if coming else day, section, created, kept_back=kept)
    return replace(pack, subject=found.title, keywords=(board.name, board.council, found.title))
