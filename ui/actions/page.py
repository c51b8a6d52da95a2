"""The action log: tasks with owners and dates, the longest overdue first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from boardkeeper import actions
from boardkeeper.actions import ActionView, Importance
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from boardkeeper.rules.due_dates import full_date, long_date
from ui.follow_up.page import STATUS_TONES, FollowUpPage
from ui.operations import Desk
from ui.tables.columns import Column, DueCell, Kind, as_text
from ui.theme.tokens import Tone
from ui.today.day import current_day


def _due(row: ActionView) -> DueCell:
    written = row.due_written or (full_date(row.due_on) if row.due_on else "")
    return DueCell(written, row.overdue_days, row.is_closed)


def _meant(row: ActionView) -> str:
    if row.due_on is None:
        return row.due_written
    late = f" – {row.overdue_days} days late" if row.overdue_days else ""
    return f"{row.due_written or 'written'}, meant as {long_date(row.due_on)}{late}"


class ActionsPage(FollowUpPage):
    """The log of actions."""

    NAME = "actions"
    TITLE = "Actions"
    WHAT = "actions"
    TABLES: ClassVar[frozenset[str]] = frozenset({"action", "action_update", "minute", "meeting"})
    CHIPS = ("Overdue", "Open", "Requested", "Complete")
    EMPTY = (
        "square-check-big",
        "No actions yet",
        (
            "Tasks from minutes, reviews and the plan are kept here with their owners and dates. "
            "Bring an existing log in with File, Import."
        ),
    )
    IMPORTS = "Import actions…"
    CHOOSE = "Choose an action to see its history and to add an update."
    COLUMNS = (
        Column("No.", "reference", width=56, sort="reference", kind=Kind.MUTED),
        Column("Action", "text", share=3, sort="text", lines=2),
        Column("Owner", "owner", share=1.1, sort="owner", lines=2),
        Column("Due", _due, width=148, sort="due_on", kind=Kind.DUE),
        Column(
            "Importance",
            "importance",
            width=108,
            sort="importance",
            kind=Kind.CHIP,
            tones={Importance.HIGH: Tone.WARNING},
        ),
        Column("Status", "status", width=116, sort="status", kind=Kind.CHIP, tones=STATUS_TONES),
    )
    FACTS = (
        ("Owner", lambda row: row.owner),
        ("Due", _meant),
        ("Importance", lambda row: as_text(row.importance)),
        ("Raised", lambda row: long_date(row.raised_on) if row.raised_on else ""),
        ("Minute", lambda row: row.minute),
    )
    HISTORY = actions.action_history
    RECORD = actions.record_action_progress
    RECORDED = "Update added."

    def fetcher(self, board_id: str) -> Callable[[Desk, Wanted], Rows[Any]]:
        """The actions as at today."""
        return partial(_fetch, board_id)

    def heading_of(self, row: ActionView) -> str:
        """The action’s number."""
        return f"Action {row.reference}"


def _fetch(board_id: str, desk: Desk, wanted: Wanted) -> Rows[ActionView]:
    return actions.list_actions(desk, board_id, current_day(), wanted)
