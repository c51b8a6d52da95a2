"""Tracking decisions: what was decided, who must do it by when, and what has come of it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from boardkeeper import decisions, decisions_by_hand, scheduling
from boardkeeper.clock import current_day
from boardkeeper.decisions import DecisionView
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


def _target(row: DecisionView) -> DueCell:
    return due_cell(
        row.target_written,
        row.target_on,
        row.overdue_days,
        is_closed=row.is_closed,
        first=first_date(row, row.target_written, row.target_on),
    )


def _source(row: DecisionView) -> str:
    return f"{row.source_sheet}, cell {row.source_cell}" if row.source_cell else ""


def _meant(row: DecisionView) -> str:
    return due_in_words(row.target_written, row.target_on, row.overdue_days)


_TARGET_EDIT = due_edit(lambda row: row.target_written, lambda row: row.target_on)


def _decided(row: DecisionView) -> str:
    return long_date(row.decided_on) if row.decided_on else row.decided_on_written


def _list_rows(desk: Desk, board_id: str, today: date, wanted: Wanted) -> Rows[DecisionView]:
    return decisions.list_decisions(desk, board_id, today, wanted)


def _add(desk: Desk, who: str, board_id: str, new: NewMatter) -> str:
    return decisions_by_hand.add_decision(
        desk,
        who,
        board_id,
        new.text,
        new.owner,
        new.due,
        decided_on=new.began_on,
        minute=new.minute,
        importance=new.importance,
    )


class DecisionsPage(FollowUpPage):
    """The log of tracking decisions."""

    NAME = "decisions"
    TITLE = "Decisions"
    WHAT = "decisions"
    ONE = "decision"
    LOG = Log.DECISIONS
    ABOUT = RemarkAbout.DECISION
    OWNER = ("Officer", "officer")
    DUE = "Target"
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {
            "evidence",
            "kpi",
            "meeting",
            "milestone",
            "programme_item",
            "progress",
            "saved_view",
            "tracking_decision",
        }
    )
    COMMANDS = (
        new_command("decisions", "decision", "resolution recommendation"),
        Command(
            "decisions.programme",
            "Put on the &work programme",
            "calendar-range",
            Menu.PAGE,
            "Ctrl+Shift+W",
            method="put_on_programme",
            words="topic schedule meeting",
        ),
        Command(
            "decisions.minutes",
            "Open in the &minutes",
            "file-text",
            Menu.PAGE,
            "Ctrl+Shift+O",
            method="open_minutes",
            words="paragraph limb source where from",
        ),
        *log_commands("decisions"),
    )
    EMPTY = (
        "gavel",
        "No decisions are being tracked yet",
        (
            "Every limb of a resolution that asks somebody for something is followed up here. "
            "Bring an existing log in from its workbook, or type one in."
        ),
    )
    IMPORTS = "Import decisions…"
    CHOOSE = "Choose a decision to see what has come of it."
    COLUMNS = (
        Column("No.", "reference", width=76, sort="reference", kind=Kind.MUTED, spare=3),
        Column(
            "Minute", "minute_title", share=1.5, sort="decided_on", kind=Kind.STRONG, note=_decided, spare=2
        ),
        Column("Decision", "text", share=2.6, sort="text", lines=2),
        Column("Officer", "officer", width=108, sort="officer", lines=2, spare=1, edit=owner_edit("officer")),
        Column("Target", _target, width=148, sort="target_on", kind=Kind.DUE, edit=_TARGET_EDIT),
        Column(
            "Priority",
            "importance",
            width=96,
            sort="importance",
            kind=Kind.CHIP,
            tones=IMPORTANCE_TONES,
            spare=4,
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
        ("Decided", _decided),
        ("Minute", lambda row: row.minute_reference),
        ("Officer", lambda row: row.officer or "Nobody named"),
        ("Target", _meant),
        ("First asked for", lambda row: first_date(row, row.target_written, row.target_on)),
        ("Priority", lambda row: as_text(row.importance)),
        *thread_facts(),
        ("Read from", _source),
    )
    LIST = _list_rows
    HISTORY = decisions.decision_history
    ADDS = _add
    RECORDED = "Progress recorded."

    def make_detail(self, parent: QWidget) -> QWidget:
        """The decision, and beneath its facts the button that makes a topic of the work programme of it."""
        detail = super().make_detail(parent)
        self.topic = self.matter.link_rows.rows["programme"]
        self.make_topic = QPushButton("Put on the work programme", detail)
        self.make_topic.clicked.connect(self.put_on_programme)
        column = self.matter.column
        beneath = column.indexOf(self.thread_pane)
        column.insertWidget(beneath, self.make_topic, 0, Qt.AlignmentFlag.AlignLeft)
        return detail

    def show_row(self, row: DecisionView) -> None:
        """Show a decision; its history is fetched."""
        super().show_row(row)
        can_be_made = row.programme_item_id is None and not row.is_closed
        self.make_topic.setVisible(can_be_made and not self.workplace.is_review)

    @Slot()
    def put_on_programme(self) -> None:
        """Make a topic of the work programme of the decision that is chosen."""
        if self.row is not None:
            self.workplace.operations.run(
                f"“{self.row.minute_title or 'Decision'}” is on the work programme.",
                scheduling.from_decision,
                self.workplace.operations.who,
                self.row.id,
                current_day(),
                origin=self,
            )

    def heading_of(self, row: DecisionView) -> str:
        """The minute the decision was made under."""
        return row.minute_title or row.minute_reference or "Decision"
