"""The action log: tasks with owners and dates, the longest overdue first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from boardkeeper import actions
from boardkeeper.actions import ActionView, Importance
from boardkeeper.clock import current_day
from boardkeeper.follow_up import Log
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from boardkeeper.remarks import RemarkAbout
from boardkeeper.rules.due_dates import long_date
from ui.actions.new_action import NewActionForm
from ui.commands import Command, Menu
from ui.empty import ActionButton
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
from ui.follow_up.command_table import log_commands
from ui.follow_up.page import FollowUpPage
from ui.operations import Desk
from ui.page import Workplace
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
        Command(
            "actions.new",
            "&New action…",
            "plus",
            Menu.PAGE,
            "Ctrl+Shift+A",
            method="start_new_action",
            words="add task owner due",
        ),
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
    RECORDED = "Update added."

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        self._new = QAction("New action…")
        self._new.setToolTip("New action (Ctrl+Shift+A)")
        super().__init__(workplace, parent)
        self._new.setParent(self)
        self._new.triggered.connect(self._on_new_triggered)
        button = ActionButton(self._new, is_main=True, parent=self.header)
        button.setVisible(not workplace.is_review)
        self.header.add(button)
        self.new_action = NewActionForm(workplace.theme, self)
        self.new_action.hide()
        self.new_action.wanted.connect(self._on_wanted)
        self.new_action.cancelled.connect(self._on_cancelled)
        workplace.operations.became_idle.connect(self.new_action.be_ready)

    def first_steps(self) -> tuple[QAction, ...]:
        """A new action, or a log that is kept elsewhere."""
        return (self._new, *super().first_steps())

    def start_new_action(self) -> None:
        """Open the form; what was typed before and not added is still in it."""
        self.open_form(self.new_action)
        self.new_action.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def heading_of(self, row: ActionView) -> str:
        """The action’s number."""
        return f"Action {row.reference}"

    def _on_names_read(self, names: Sequence[str]) -> None:
        super()._on_names_read(names)
        self.new_action.offer_names(names)

    @Slot()
    def _on_new_triggered(self) -> None:
        self.start_new_action()

    @Slot()
    def _on_cancelled(self) -> None:
        self.close_form()

    @Slot(str, str, str, object)
    def _on_wanted(self, text: str, owner: str, due: str, importance: Importance) -> None:
        if self.board is None:
            return
        self.new_action.add.setEnabled(False)
        self.workplace.operations.run(
            "Action added.",
            actions.add_action,
            self.workplace.operations.who,
            self.board.id,
            text,
            owner,
            due,
            raised_on=current_day(),
            importance=importance,
            on_done=self._on_added,
            origin=self,
        )

    def _on_added(self, action_id: str) -> None:
        self.new_action.clear()
        self.close_form()
        self.reveal(action_id)
