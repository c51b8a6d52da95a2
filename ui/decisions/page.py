"""Tracking decisions: what was decided, who must do it by when, and what has come of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from boardkeeper import decisions, scheduling
from boardkeeper.clock import current_day
from boardkeeper.decisions import DecisionView
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from boardkeeper.rules.due_dates import long_date
from ui.commands import Command, Menu
from ui.follow_up.page import STATUS_TONES, FollowUpPage, due_cell, due_in_words
from ui.link_row import LinkRow
from ui.operations import Desk
from ui.page import Place
from ui.tables.columns import Column, DueCell, Kind


def _target(row: DecisionView) -> DueCell:
    return due_cell(row.target_written, row.target_on, row.overdue_days, is_closed=row.is_closed)


def _source(row: DecisionView) -> str:
    return f"{row.source_sheet}, cell {row.source_cell}" if row.source_cell else ""


def _meant(row: DecisionView) -> str:
    return due_in_words(row.target_written, row.target_on, row.overdue_days)


def _decided(row: DecisionView) -> str:
    return long_date(row.decided_on) if row.decided_on else row.decided_on_written


class DecisionsPage(FollowUpPage):
    """The log of tracking decisions."""

    NAME = "decisions"
    TITLE = "Decisions"
    WHAT = "decisions"
    ONE = "decision"
    TABLES: ClassVar[frozenset[str]] = frozenset({"tracking_decision", "progress", "programme_item"})
    COMMANDS = (
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
    )
    EMPTY = (
        "gavel",
        "No decisions are being tracked yet",
        (
            "Every limb of a resolution that asks somebody for something is followed up here. "
            "Bring an existing log in with File, Import."
        ),
    )
    IMPORTS = "Import decisions…"
    CHOOSE = "Choose a decision to see what has come of it."
    COLUMNS = (
        Column(
            "Minute", "minute_title", share=1.6, sort="decided_on", kind=Kind.STRONG, note=_decided, spare=2
        ),
        Column("Decision", "text", share=2.6, sort="text", lines=2),
        Column("Officer", "officer", width=108, sort="officer", lines=2, spare=1),
        Column("Target", _target, width=132, sort="target_on", kind=Kind.DUE),
        Column("Status", "status", width=112, sort="status", kind=Kind.CHIP, tones=STATUS_TONES),
    )
    FACTS = (
        ("Decided", _decided),
        ("Minute", lambda row: row.minute_reference),
        ("Officer", lambda row: row.officer),
        ("Target", _meant),
        ("Read from", _source),
    )
    HISTORY = decisions.decision_history
    RECORD = decisions.record_decision_progress
    RECORDED = "Progress recorded."

    def fetcher(self, board_id: str) -> Callable[[Desk, Wanted], Rows[Any]]:
        """The decisions as at today."""
        return partial(_fetch, board_id)

    def make_detail(self, parent: QWidget) -> QWidget:
        """The decision, and beneath its facts the work programme: the topic made of it, or the button that makes one."""
        detail = super().make_detail(parent)
        self.topic = LinkRow("On the work programme", detail)
        self.topic.followed.connect(self._on_topic_followed)
        self.make_topic = QPushButton("Put on the work programme", detail)
        self.make_topic.clicked.connect(self._on_make_topic)
        column = detail.layout()
        assert isinstance(column, QVBoxLayout)
        beneath = column.indexOf(self.thread_pane)
        column.insertWidget(beneath, self.topic)
        column.insertWidget(beneath + 1, self.make_topic, 0, Qt.AlignmentFlag.AlignLeft)
        return detail

    def show_row(self, row: DecisionView) -> None:
        """Show a decision; its history is fetched."""
        super().show_row(row)
        place = Place("programme", row.programme_item_id or "")
        self.topic.say("", row.programme_topic, place)
        self.make_topic.setVisible(row.programme_item_id is None and not row.is_closed)

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

    @Slot()
    def _on_make_topic(self) -> None:
        self.put_on_programme()

    @Slot(object)
    def _on_topic_followed(self, place: Place) -> None:
        self.workplace.go(place)

    def heading_of(self, row: DecisionView) -> str:
        """The minute the decision was made under."""
        return row.minute_title or row.minute_reference or "Decision"


def _fetch(board_id: str, desk: Desk, wanted: Wanted) -> Rows[DecisionView]:
    return decisions.list_decisions(desk, board_id, current_day(), wanted)
