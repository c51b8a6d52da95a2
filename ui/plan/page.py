"""The improvement plan: every milestone with its latest status, and how it came there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from boardkeeper import plan
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from boardkeeper.plan import MilestoneStatus, MilestoneView, PlanView
from boardkeeper.rules.due_dates import long_date
from boardkeeper.rules.milestones import MilestoneStatus as Status
from boardkeeper.rules.periods import period_title
from ui.list_page import ListPage
from ui.operations import Changes, Desk
from ui.panes import PropertyRows, SectionHeader, words_label
from ui.tables.columns import Column, Kind, as_text
from ui.theme.tokens import Tone

STATUS_TONES: dict[str, Tone] = {
    MilestoneStatus.COMPLETE: Tone.GOOD,
    MilestoneStatus.ON_TRACK: Tone.GOOD,
    MilestoneStatus.SLIGHT_SLIPPAGE: Tone.WARNING,
    MilestoneStatus.OFF_TRACK: Tone.BAD,
    MilestoneStatus.NOT_YET_DUE: Tone.NEUTRAL,
}


def _priority(row: MilestoneView) -> str:
    return f"{row.priority_number} {row.priority_title}"


def _change(row: MilestoneView) -> str:
    if row.status is None or row.status_before is None or row.status is row.status_before:
        return ""
    return f"was {row.status_before.value}"


class PlanPage(ListPage):
    """Milestones by priority."""

    NAME = "plan"
    TITLE = "Improvement plan"
    WHAT = "milestones"
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {"plan", "priority", "milestone", "milestone_progress", "narrative"}
    )
    CHIPS = ("Off track", "Slight slippage", "On track", "Not yet due", "Complete")
    EMPTY = (
        "target",
        "No improvement plan yet",
        (
            "Priorities and their milestones stand here with the status of every month. "
            "Bring the plan in from its workbook with File, Import."
        ),
    )
    IMPORTS = "Import the plan…"
    CHOOSE = "Choose a milestone to see its evidence and its history."
    COLUMNS = (
        Column("Ref", "reference", width=56, sort="reference", kind=Kind.STRONG),
        Column("Priority", _priority, share=1.2, sort="priority_title", kind=Kind.MUTED, lines=2),
        Column("Milestone", "text", share=3, sort="text", lines=2),
        Column("Key dates", "key_dates", share=1, sort="due_on", kind=Kind.MUTED, lines=2),
        Column("Status", "status", width=128, sort="status", kind=Kind.CHIP, tones=STATUS_TONES),
        Column("Change", _change, width=140, kind=Kind.MUTED),
    )

    def make_detail(self, parent: QWidget) -> QWidget:
        """The milestone in full, its status for the month, and every status before."""
        detail = QWidget(parent)
        self._heading = words_label("heading", detail)
        self._text = words_label("", detail)
        self._facts = PropertyRows(detail)
        for name in ("Priority", "Lead", "Key dates", "Due", "Impact and evidence", "Assurance", "Read from"):
            self._facts.add_text(name)
        self.status = QComboBox(detail)
        self.status.setAccessibleName("Status as at the period")
        for status in MilestoneStatus:
            self.status.addItem(as_text(status), status)
        self.record = QPushButton("Record status", detail)
        self.record.clicked.connect(self._on_record)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.status)
        row.addWidget(self.record)
        row.addStretch()
        self._status_heading = SectionHeader("Status", detail)
        self._history = words_label("", detail)
        column = QVBoxLayout(detail)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(12)
        for widget in (self._heading, self._text, self._facts, self._status_heading):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(SectionHeader("History", detail))
        column.addWidget(self._history)
        column.addStretch()
        return detail

    def fetcher(self, board_id: str) -> Callable[[Desk, Wanted], Rows[Any]]:
        """Milestones with their latest status."""
        return partial(_fetch, board_id)

    def refresh(self, changes: Changes | None) -> None:
        super().refresh(changes)
        if self.board is not None:
            self.workplace.operations.run(
                None, plan.get_plan, self.board.id, on_done=self._on_plan_read, origin=self
            )

    def show_row(self, row: MilestoneView) -> None:
        """Show a milestone; its history is fetched."""
        self._heading.setText(f"Milestone {row.reference}")
        self._text.setText(row.text)
        source = f"{row.source_sheet}, cell {row.source_cell}" if row.source_cell else ""
        for name, words in (
            ("Priority", _priority(row)),
            ("Lead", row.lead),
            ("Key dates", row.key_dates),
            ("Due", long_date(row.due_on) if row.due_on else ""),
            ("Impact and evidence", row.impact),
            ("Assurance", row.assurance),
            ("Read from", source),
        ):
            self._facts.say(name, words or "–")
        self._status_heading.say(f"Status as at {period_title(row.period)}" if row.period else "Status")
        self.status.setCurrentIndex(self.status.findData(row.status))
        self.record.setEnabled(bool(row.period))
        self.workplace.operations.run(
            None, plan.milestone_history, row.id, on_done=self._on_history, origin=self
        )

    def _on_plan_read(self, whole: PlanView | None) -> None:
        self.header.say(self.TITLE, "" if whole is None else _summary(whole))

    def _on_history(self, entries: Sequence[tuple[str, MilestoneStatus, str]]) -> None:
        lines = [
            f"{period_title(period)}: {as_text(status)}{f' – {note}' if note else ''}"
            for period, status, note in reversed(entries)
        ]
        self._history.setText("\n".join(lines) or "No status has been recorded yet.")

    @Slot()
    def _on_record(self) -> None:
        if self.row is not None and self.row.period:
            self.workplace.operations.run(
                f"Milestone {self.row.reference}: status recorded.",
                plan.record_milestone_status,
                self.workplace.operations.who,
                self.row.id,
                self.row.period,
                self.status.currentData(),
                origin=self,
            )


def _summary(whole: PlanView) -> str:
    """Both bases said: of all milestones, and of those due."""
    counts = whole.summary
    on_track = counts.number(Status.ON_TRACK, Status.COMPLETE)
    of_all = counts.percent_of_all(Status.ON_TRACK, Status.COMPLETE)
    of_due = counts.percent_of_due(Status.ON_TRACK, Status.COMPLETE)
    if not counts.total or of_all is None:
        return whole.title
    due = f", {of_due:.1f} % of the {counts.due} due" if of_due is not None else ""
    as_at = f" as at {period_title(whole.period)}" if whole.period else ""
    return f"{on_track} of {counts.total} milestones complete or on track{as_at}: {of_all:.1f} % of all{due}"


def _fetch(board_id: str, desk: Desk, wanted: Wanted) -> Rows[MilestoneView]:
    return plan.list_milestones(desk, board_id, wanted)
