"""Adding to the thread of an action or a tracking decision, named by its id."""

from __future__ import annotations

from datetime import date

from boardkeeper.follow_up import FollowUpStatus, Log, Matter, record
from db.store import Store


def record_action_progress(
    store: Store, who: str, action_id: str, text: str, status: FollowUpStatus, said_on: date
) -> str:
    """An update of an action."""
    return record(store, who, Matter(Log.ACTIONS, action_id), text, status, said_on)


def record_decision_progress(
    store: Store, who: str, decision_id: str, text: str, status: FollowUpStatus, said_on: date
) -> str:
    """An update of a tracking decision."""
    return record(store, who, Matter(Log.DECISIONS, decision_id), text, status, said_on)
