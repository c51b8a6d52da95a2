"""The improvement plan: every milestone with its latest status, and how it came there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QWidget

from boardkeeper import plan
from boardkeeper.clock import current_day
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from boardkeeper.plan import MilestoneStatus, MilestoneView, PlanView
from boardkeeper.remarks import RemarkAbout
from boardkeeper.rules.due_dates import long_date
from boardkeeper.rules.milestones import MilestoneStatus as Status
from boardkeeper.rules.milestones import summary as count_statuses
from ui.list_page import ListPage, detail_column
from ui.operations import Changes, Desk
from ui.page import Workplace
from ui.panes import PropertyRows, SectionHeader, words_label
from ui.plan.standing import StatusForm, StatusHistory, month_words
from ui.plan.strip import STATUS_TONES, StatusStrip
from ui.remarks.command import remark_command
from ui.remarks.thread import RemarksBox
from ui.tables.columns import Column, Kind


def _priority(row: MilestoneView) -> str:
    return f"{row.priority_number} {row.priority_title}"


def _change(row: MilestoneView) -> str:
    if row.status is None or row.status_before is None or row.status is row.status_before:
        return ""
    return f"was {row.status_before.value}"


class PlanPage(ListPage):
    """Milestones by priority, under the tiles that count them."""

    NAME = "plan"
    TITLE = "Improvement plan"
    WHAT = "milestones"
    ONE = "milestone"
    HAS_MATTERS = True
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {"plan", "priority", "milestone", "milestone_progress", "narrative"}
    )
    COMMANDS = (remark_command("plan"),)
    CHIPS = (("Complete", "On track", "Slight slippage", "Off track", "Not yet due"),)
    EMPTY = (
        "target",
        "No improvement plan yet",
        (
            "Priorities and their milestones stand here with the status of every month. "
            "A plan can be imported from its workbook."
        ),
    )
    IMPORTS = "Import the plan…"
    CHOOSE = "Choose a milestone to see its evidence and its history."
    COLUMNS = (
        Column(
            "Priority",
            _priority,
            width=152,
            sort="priority_title",
            kind=Kind.STRONG,
            lines=2,
            groups=True,
            spare=1,
        ),
        Column("Ref", "reference", width=56, sort="reference", kind=Kind.MUTED),
        Column("Milestone", "text", share=3, sort="text", lines=2),
        Column("Key dates", "key_dates", share=1.2, sort="due_on", kind=Kind.MUTED, lines=2, spare=2),
        Column(
            "Status", "status", width=144, sort="status", kind=Kind.CHIP, tones=STATUS_TONES, note=_change
        ),
    )

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.strip = StatusStrip(workplace.theme, self)
        self.strip.hide()
        self.column.insertWidget(1, self.strip)
        # The tiles are the chips of this page.
        for chip in self.panel.bar.chips.values():
            chip.hide()
        self.strip.pressed.connect(self._on_tile_pressed)
        self.panel.bar.narrowed.connect(self._on_narrowed)

    def make_detail(self, parent: QWidget) -> QWidget:
        """The milestone in full and every status it had."""
        detail = QWidget(parent)
        self._heading = words_label("heading", detail)
        self._text = words_label("", detail)
        self._facts = PropertyRows(detail)
        for name in ("Priority", "Lead", "Key dates", "Due", "Read from"):
            self._facts.add_text(name)
        column = detail_column(detail)
        for widget in (self._heading, self._text, self._facts):
            column.addWidget(widget)
        self._sections: dict[str, tuple[SectionHeader, QLabel]] = {}
        for name in ("Impact and evidence", "Assurance"):
            self._sections[name] = SectionHeader(name, detail), words_label("", detail)
            for part in self._sections[name]:
                column.addWidget(part)
        self.history = StatusHistory(detail)
        column.addWidget(SectionHeader("Status by month", detail))
        column.addWidget(self.history)
        self.remarks = RemarksBox(self.workplace, detail)
        self.remarks.left.connect(self._on_remark_left)
        column.addWidget(self.remarks)
        column.addStretch()
        return detail

    def make_foot(self, parent: QWidget) -> QWidget | None:
        """The status of the month, always at hand."""
        self.form = StatusForm(parent)
        self.form.wanted.connect(self._on_status_wanted)
        return self.form

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
            ("Read from", source),
        ):
            self._facts.say_if_known(name, words)
        for name, words in (("Impact and evidence", row.impact), ("Assurance", row.assurance)):
            header, text = self._sections[name]
            text.setText(words)
            header.setVisible(bool(words))
            text.setVisible(bool(words))
        self.form.begin(row.id, row.period, row.status, current_day())
        self.remarks.show(RemarkAbout.MILESTONE, row.id)
        self.workplace.operations.run(
            None, plan.milestone_history, row.id, on_done=partial(self._show_history, row.id), origin=self
        )

    @Slot()
    def _on_remark_left(self) -> None:
        self.panel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def remark(self) -> None:
        """Put the cursor where a remark on the chosen milestone is written."""
        if self.row is not None:
            self.remarks.begin()

    def _show_history(self, row_id: str, entries: Sequence[tuple[str, MilestoneStatus, str]]) -> None:
        if self.row is not None and row_id == self.row.id:
            self.history.show_history(entries)

    def _on_plan_read(self, whole: PlanView | None) -> None:
        self.header.say(self.TITLE, "" if whole is None else _summary(whole))
        self.strip.show_summary(whole.summary if whole is not None else count_statuses(()))

    @Slot(str)
    def _on_tile_pressed(self, chip: str) -> None:
        self.panel.bar.press(*([chip] if chip else []))

    @Slot(str, object)
    def _on_narrowed(self, _words: str, chips: frozenset[str]) -> None:
        self.strip.show_pressed(chips)

    @Slot(str, object, str)
    def _on_status_wanted(self, month: str, status: MilestoneStatus, why: str) -> None:
        if self.row is None:
            return
        self.workplace.operations.run(
            f"Milestone {self.row.reference}: {status.value} as at {month_words(month)}.",
            plan.record_milestone_status,
            self.workplace.operations.who,
            self.row.id,
            month,
            status,
            why,
            on_done=self._on_status_recorded,
            origin=self,
        )

    def _on_status_recorded(self, _nothing: object) -> None:
        self.form.clear_note()


def _summary(whole: PlanView) -> str:
    """Both bases said: of all milestones, and of those due."""
    counts = whole.summary
    on_track = counts.number(Status.ON_TRACK, Status.COMPLETE)
    of_all = counts.percent_of_all(Status.ON_TRACK, Status.COMPLETE)
    of_due = counts.percent_of_due(Status.ON_TRACK, Status.COMPLETE)
    if not counts.total or of_all is None:
        return whole.title
    as_at = f"As at {month_words(whole.period)}, " if whole.period else ""
    due = f", {of_due:.1f}% of the {counts.due} due" if of_due is not None else ""
    return (
        f"{as_at}{on_track} of {counts.total} milestones are complete or on track: {of_all:.1f}% of all{due}"
    )


def _fetch(board_id: str, desk: Desk, wanted: Wanted) -> Rows[MilestoneView]:
    return plan.list_milestones(desk, board_id, wanted)
