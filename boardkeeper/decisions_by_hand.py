"""Tracking decisions that no minutes of this file hold: those of before, or of another body."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper.decisions import next_reference
from boardkeeper.errors import UserError
from boardkeeper.rules.due_dates import full_date, parse_due
from db.tables.decisions import TrackingDecision
from db.tables.follow_up import Importance

if TYPE_CHECKING:
    from db.store import Store

__all__ = ["add_decision"]


def add_decision(
    store: Store,
    who: str,
    board_id: str,
    text: str,
    officer: str,
    target_written: str,
    *,
    decided_on: date,
    minute: str = "",
    importance: Importance = Importance.MEDIUM,
) -> str:
    """Begin to follow up a decision that is typed in; answers its id. The date is kept as written and as meant.

    Raises:
        UserError: It says nothing.
    """
    if not text.strip():
        raise UserError("A decision says what was decided.", "Type what was asked for.")
    with store.edit(f"Add the decision “{text.strip()[:60]}”", who) as session:
        place = select(func.count(TrackingDecision.id)).where(TrackingDecision.board_id == board_id)
        decision = TrackingDecision(
            board_id=board_id,
            position=session.scalar(place) or 0,
            reference=next_reference(session, board_id),
            decided_on=decided_on,
            decided_on_written=full_date(decided_on),
            minute_title=minute.strip(),
            text=text.strip(),
            officer=" ".join(officer.split()),
            target_written=target_written.strip(),
            target_on=parse_due(target_written, decided_on),
            importance=importance,
        )
        session.add(decision)
        session.flush()
        return decision.id
