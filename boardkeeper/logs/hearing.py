"""“Added to the work programme” is not complete until the topic has been heard; then it is, by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from boardkeeper.logs.links import awaits
from boardkeeper.logs.tables import CLOSED, TABLES
from boardkeeper.logs.threads import entry_into, status_before_closing
from boardkeeper.rules.due_dates import full_date
from db.tables.follow_up import EntryKind, FollowUpStatus
from db.tables.programme import ProgrammeItem

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

__all__ = ["completed_by_hearing_into", "not_heard_after_all_into"]


def completed_by_hearing_into(session: Session, topic: ProgrammeItem, who: str) -> int:
    """Complete what waited for a topic that has been heard, inside the edit that records the hearing; answers how many.

    What was asked for on the day of the hearing, or later, waits for another one.
    """
    if topic.heard_on is None or awaits(topic.heard_on, topic.scheduled_on):
        return 0
    completed = 0
    for log, tables in TABLES.items():
        waiting = select(tables.row).where(
            tables.row.programme_item_id == topic.id, tables.row.status.not_in(CLOSED)
        )
        rows: Sequence[Any] = session.scalars(waiting).all()
        for row in rows:
            asked_on = getattr(row, tables.began_on)
            if asked_on is not None and asked_on >= topic.heard_on:
                continue
            words = f"“{topic.topic}” was heard on {full_date(topic.heard_on)}."
            status = FollowUpStatus.COMPLETE
            entry_into(session, log, row, words, status, topic.heard_on, who, kind=EntryKind.HEARD)
            completed += 1
    return completed


def not_heard_after_all_into(session: Session, topic: ProgrammeItem, who: str, on: date | None) -> int:
    """Take up again what only a hearing completed that did not take place; answers how many."""
    reopened = 0
    for log, tables in TABLES.items():
        completed = select(tables.row).where(
            tables.row.programme_item_id == topic.id, tables.row.status == FollowUpStatus.COMPLETE
        )
        rows: Sequence[Any] = session.scalars(completed).all()
        for row in rows:
            last = select(tables.entry.kind).where(tables.parent_column == row.id)
            if session.scalar(last.order_by(tables.entry.position.desc()).limit(1)) is not EntryKind.HEARD:
                continue
            status = status_before_closing(session, log, row.id)
            words = f"“{topic.topic}” was not heard after all."
            entry_into(session, log, row, words, status, on, who, kind=EntryKind.REOPENED)
            reopened += 1
    return reopened
