"""Papers about figures, made anew from the store whenever they are wanted: data set, exceptions, a page per priority."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from boardkeeper import boards, live_figures, meetings, plan, plan_figures
from boardkeeper.clock import current_day
from boardkeeper.documents.kpi_exceptions import compose_exceptions
from boardkeeper.documents.kpis import compose_kpis
from boardkeeper.documents.priority_pages import compose_priority_pages
from boardkeeper.errors import UserError
from boardkeeper.exempt_words import kept_back_in
from boardkeeper.kpi_exceptions import KpiExceptions, exceptions_of
from boardkeeper.minutes_out import pack_of
from boardkeeper.plan.changes import last_meeting_day
from db.tables.boards import Board

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from boardkeeper.documents.blocks import Pack, Section
    from boardkeeper.kpis import KpiView
    from db.store import Store

__all__ = ["KpiPaper", "exceptions", "gather_kpi_paper"]


class KpiPaper(StrEnum):
    """What can be printed about figures."""

    DATA_SET = "data set"
    EXCEPTIONS = "exceptions"
    PRIORITIES = "priorities"


def exceptions(store: Store, board_id: str, today: date | None = None) -> KpiExceptions:
    """What stands out among a board's indicators; restated figures since the last meeting."""
    day = today or current_day()
    with store.read() as session:
        known = live_figures.known_kpis_in(session, board_id, day)
        return exceptions_of(known, last_meeting_day(session, board_id, day))


def gather_kpi_paper(
    store: Store,
    board_id: str,
    paper: KpiPaper,
    *,
    plan_id: str | None = None,
    priority: int | None = None,
    today: date | None = None,
) -> Pack:
    """Compose a paper about the figures of a board, as they could be known on a day.

    Args:
        store: The file.
        board_id: Whose figures.
        paper: Which paper.
        plan_id: For the pages of priorities: of which plan; the first without.
        priority: The number of the one priority that is wanted.
        today: The day; today's own by default.

    Raises:
        UserError: There is nothing to print: no figures, no plan, no such priority.
    """
    day = today or current_day()
    with store.read() as session:
        board = boards.board_view(session.get_one(Board, board_id))
        known = live_figures.known_kpis_in(session, board_id, day)
        coming = meetings.next_meeting(session, board_id, day)
        kept = kept_back_in(session, board_id)
        if paper is KpiPaper.PRIORITIES:
            section = _priorities(session, board_id, plan_id, priority, day, known)
        elif not any(kpi.figures for kpi in known):
            raise UserError("The board has no figures yet.", "Import their workbook first.")
        elif paper is KpiPaper.EXCEPTIONS:
            since = last_meeting_day(session, board_id, day)
            section = compose_exceptions(exceptions_of(known, since))
        else:
            section = compose_kpis(known)
    steps = store.history(limit=1)
    created = steps[0].at if steps else datetime(1970, 1, 1, tzinfo=UTC)
    pack = pack_of(board, coming.held_on if coming else day, section, created, kept_back=kept)
    return replace(pack, subject=section.title, keywords=(board.name, board.council, section.title))


def _priorities(
    session: Session,
    board_id: str,
    plan_id: str | None,
    number: int | None,
    day: date,
    known: tuple[KpiView, ...],
) -> Section:
    found = plan.plan_in(session, board_id, plan_id, today=day)
    if found is None:
        raise UserError("The board has no plan yet.", "Make one, or import its workbook.")
    if not found.priorities:
        noun = found.words.priority
        raise UserError(f"“{found.title}” has no {noun} yet.", f"Add the first {noun}, then print it.")
    numbers = [each.number for each in found.priorities]
    if number is not None and number not in numbers:
        raise UserError(
            f"“{found.title}” has no {found.words.priority} {number}.",
            f"It has {numbers[0]} to {numbers[-1]}.",
        )
    return compose_priority_pages(plan_figures.plan_as_read(found, known), known, number)
