"""What Today says of the plans of a board: what is slow, and how many moved since the last meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.lists import Wanted
from boardkeeper.plan.changes import changes_in
from boardkeeper.plan.listing import SLOW, milestones_in
from boardkeeper.plan.views import MilestoneView
from db.tables.plan import Plan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

__all__ = ["PlansToday", "plans_today_in"]


@dataclass(frozen=True, slots=True)
class PlansToday:
    """What is slow in the plans of a board, and what moved.

    Attributes:
        slow: The first of them in the order of the plans.
        slow_total: How many there are altogether.
        moved: How many stand otherwise than at the last meeting.
        since_words: “since the meeting of 10 July 2019”.
        has_plans: Whether there is any plan at all.
    """

    slow: tuple[MilestoneView, ...] = ()
    slow_total: int = 0
    moved: int = 0
    since_words: str = ""
    has_plans: bool = False


def plans_today_in(session: Session, board_id: str, today: date, most: int) -> PlansToday:
    """What there is to say on a day, with `most` of the slow ones at the most."""
    if not session.scalar(select(Plan.id).where(Plan.board_id == board_id).limit(1)):
        return PlansToday()
    slow = milestones_in(session, board_id, Wanted(chips=frozenset({SLOW}), limit=most), today=today)
    changes = changes_in(session, board_id, today=today)
    return PlansToday(slow.rows, slow.total, len(changes.moved), changes.since_words, has_plans=True)
