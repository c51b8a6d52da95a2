"""The action log: tasks with owners and dates, the longest overdue first."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from boardkeeper import actions
from boardkeeper.actions import ActionView
from boardkeeper.follow_up import Log
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from boardkeeper.remarks import RemarkAbout
from boardkeeper.rules.due_dates import long_date
from ui.commands import Command, Menu
from ui.follow_up.cells import (
    IMPORTANCE_EDIT,
    IMPORTANCE_TONES,
    STATUS_EDIT,
    STATUS_TONES,
    chased_note,
    due_cell,
    due_edit,
    due_in_words,
    first_date,
    owner_edit,
    thread_facts,
)
from ui.follow_up.command_table import log_commands, new_command
from ui.follow_up.new_matter import NewMatter
from ui.follow_up.page import FollowUpPage
from ui.operations import Desk
from ui.tables.columns import Column, DueCell, Kind, as_text


def _due(row: ActionView) -> DueCell:
    return due_cell(
        row.due_written,
        row.due_on,
        row.overdue_days,
        is_closed=row.is_closed,
        first=first_date(row, row.due_written, row.due_on),
    )


def _meant(row: ActionView) -> str:
    return due_in_words(row.due_written, row.due_on, row.overdue_days)


_DUE_EDIT = due_edit(lambda row: row.due_written, lambda row: row.due_on)


def _list_rows(desk: Desk, board_id: str, today: date, wanted: Wanted) -> Rows[ActionView]:
    return actions.list_actions(desk, board_id, today, wanted)


def _add(desk: Desk, who: str, board_id: str, new: NewMatter) -> str:
    return actions.add_action(
        desk, who, board_id, new.text, new.owner, new.due, raised_on=new.began_on, importance=new.importance
    )


class ActionsPage(FollowUpPage):
    """The log of actions."""

    NAME = "actions"
    TITLE = "Actions"
    WHAT = "actions"
    ONE = "action"
    LOG = Log.ACTIONS
    ABOUT = RemarkAbout.ACTION
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {
            "action",
            "action_update",
            "evidence",
            "kpi",
            "meeting",
            "milestone",
            "minute",
            "programme_item",
            "saved_view",
        }
    )
    COMMANDS = (
        new_command("actions", "action", "task"),
        Command(
            "actions.minutes",
            "Open in the &minutes",
            "file-text",
            Menu.PAGE,
            "Ctrl+Shift+O",
            method="open_minutes",
            words="paragraph limb source where from",
        ),
        *log_commands("actions"),
    )
    EMPTY = (
        "square-check-big",
        "No actions yet",
        (
            "Tasks from minutes, reviews and the plan are kept here with their owners and dates. "
            "An existing log can be imported from its workbook."
        ),
    )
    IMPORTS = "Import actions…"
    CHOOSE = "Choose an action to see its history and to add an update."
    COLUMNS = (
        Column("No.", "reference", width=76, sort="reference", kind=Kind.MUTED, spare=1),
        Column("Action", "text", share=2, sort="text", lines=2),
        Column("Owner", "owner", width=112, sort="owner", lines=2, spare=2, edit=owner_edit("owner")),
        Column("Due", _due, width=148, sort="due_on", kind=Kind.DUE, edit=_DUE_EDIT),
        Column(
            "Priority",
            "importance",
            width=96,
            sort="importance",
            kind=Kind.CHIP,
            tones=IMPORTANCE_TONES,
            spare=3,
            edit=IMPORTANCE_EDIT,
        ),
        Column(
            "Status",
            "status",
            width=120,
            sort="status",
            kind=Kind.CHIP,
            tones=STATUS_TONES,
            note=chased_note,
            edit=STATUS_EDIT,
        ),
    )
    FACTS = (
        ("Owner", lambda row: row.owner or "Nobody named"),
        ("Due", _meant),
        ("First asked for", lambda row: first_date(row, row.due_written, row.due_on)),
        ("Priority", lambda row: as_text(row.importance)),
        ("Raised", lambda row: long_date(row.raised_on) if row.raised_on else ""),
        ("Minute", lambda row: row.minute),
        *thread_facts(),
    )
    LIST = _list_rows
    HISTORY = actions.action_history
    ADDS = _add
    RECORDED = "Update added."

    def heading_of(self, row: ActionView) -> str:
        """The action’s number."""
        return f"Action {row.reference}"
