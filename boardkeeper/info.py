"""What a file holds: its boards, how many of everything, and whether it is sound."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from boardkeeper import boards, plan
from db.tables.actions import Action
from db.tables.decisions import TrackingDecision
from db.tables.kpis import Kpi, Observation
from db.tables.meetings import Meeting
from db.tables.minutes import Minute
from db.tables.people import Seat
from db.tables.programme import ProgrammeItem

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["BoardInfo", "board_infos"]

_COUNTED: dict[str, Any] = {
    "members": Seat,
    "meetings": Meeting,
    "minutes": Minute,
    "decisions": TrackingDecision,
    "actions": Action,
    "kpis": Kpi,
    "programme_items": ProgrammeItem,
}


@dataclass(frozen=True, slots=True)
class BoardInfo:
    """One board by numbers, with the days it meets."""

    board: boards.BoardView
    counts: dict[str, int]
    meeting_days: tuple[date, ...]


def board_infos(store: Store) -> tuple[BoardInfo, ...]:
    """Every board of the file, counted."""
    found = boards.list_boards(store)
    with store.read() as session:
        return tuple(
            BoardInfo(board, _counts(session, board.id), _days(session, board.id)) for board in found
        )


def _counts(session: Session, board_id: str) -> dict[str, int]:
    counts = {
        name: session.scalar(select(func.count(table.id)).where(table.board_id == board_id)) or 0
        for name, table in _COUNTED.items()
    }
    figures = (
        select(func.count(Observation.id))
        .join(Kpi, Observation.kpi_id == Kpi.id)
        .where(Kpi.board_id == board_id)
    )
    return counts | {
        "milestones": plan.count_milestones(session, board_id),
        "figures": session.scalar(figures) or 0,
    }


def _days(session: Session, board_id: str) -> tuple[date, ...]:
    days = select(Meeting.held_on).where(Meeting.board_id == board_id).order_by(Meeting.held_on)
    return tuple(session.scalars(days))
