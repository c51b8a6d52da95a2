"""What is done with the plans of a board: statuses, narratives, links, evidence, and the plans themselves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from boardkeeper import plan
from boardkeeper.clock import current_day
from boardkeeper.plan import MilestoneStatus, MilestoneView, NarrativeView, PriorityView
from ui.office import BoardName
from ui.page import Place, Workplace
from ui.plan.doing import PlanDoing
from ui.plan.linking import PlanLinking
from ui.plan.moving import number_beside, place_beside
from ui.plan.narrative import NarrativeEditor, Written
from ui.plan.pledge_desk import PledgeDesk
from ui.plan.several import SeveralForm
from ui.plan.showing import PlanShowing
from ui.plan.taking_out import PlanTakingOut
from ui.plan.views import View
from ui.plan.writer import PlanWriter

_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv"})


class PlanPage(PlanShowing):
    """The plan page with everything it can do."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.writer = PlanWriter(workplace, self)
        self.doing = PlanDoing(self, self.writer)
        self.taking_out = PlanTakingOut(workplace, self)
        self.narrative = NarrativeEditor(workplace, self)
        self.several = SeveralForm(self)
        self.pledges = PledgeDesk(self, self.doing, self.writer)
        self.linking = PlanLinking(self, self.writer)
        for form in (self.narrative, self.several):
            form.hide()
        self._join()
        view = str(workplace.settings.value("plan/view", View.TABLE.value))
        if view in set(View):
            self.show_view(View(view))

    def _join(self) -> None:
        self.form.wanted.connect(self._on_status_wanted)
        self.several.wanted.connect(self._on_several_wanted)
        self.several.cancelled.connect(self.leave_form)
        self.panel.view.choice_changed.connect(self._on_choice_changed)
        self.narrative.written.connect(self._on_narrative_written)
        self.narrative.change_wanted.connect(self.edit_priority)
        self.narrative.milestone_wanted.connect(self.add_milestone)
        self.narrative.left.connect(self.leave_form)
        self.looks.priority_chosen.connect(self.open_priority)
        self.top.plans.new_wanted.connect(self.new_plan)
        self.top.plans.change_wanted.connect(self.edit_plan)
        self.top.plans.notice_wanted.connect(self.open_notice)
        self.top.milestone_wanted.connect(self.add_milestone)
        self.top.priority_wanted.connect(self.add_priority)
        self.top.pledge_wanted.connect(self.add_pledge)
        self._add_pledge.triggered.connect(self.add_pledge)
        for name, slot in (
            ("begin", self.new_plan),
            ("priority", self.add_priority),
            ("milestone", self.add_milestone),
        ):
            if name in self.steps:
                self.steps[name].triggered.connect(slot)
        self.matter.edit_wanted.connect(self.edit_milestone)
        self.matter.narrative_wanted.connect(self.write_narrative)
        self.remarks.left.connect(self._on_remark_left)

    def show_board(self, board: BoardName) -> None:
        super().show_board(board)
        self.narrative.show_board(board.id)

    def show_table(self) -> None:
        """Look at the plan as a table."""
        self._look(View.TABLE)

    def show_cards(self) -> None:
        """Look at the plan by priority."""
        self._look(View.BOARD)

    def show_timeline(self) -> None:
        """Look at the plan along the months."""
        self._look(View.TIMELINE)

    def show_changes(self) -> None:
        """Look at what changed."""
        self._look(View.CHANGES)

    def show_pledges(self) -> None:
        """Look at the pledges."""
        self._look(View.PLEDGES)

    def choose_plan(self) -> None:
        """Open the menu of plans."""
        self.top.plans.open_menu()

    @Slot()
    def new_plan(self) -> None:
        """Begin another plan."""
        self.doing.add_plan()

    @Slot()
    def edit_plan(self) -> None:
        """Change title, kind and days of the plan, or take it away."""
        self.doing.edit_plan()

    @Slot()
    def open_notice(self) -> None:
        """Go to the notice that asks for the plan."""
        self.workplace.go(Place("notice-tracker"))

    @Slot()
    def add_priority(self) -> None:
        """Add a priority."""
        self.doing.add_priority()

    @Slot()
    def edit_priority(self) -> None:
        """Change the priority that is shown."""
        self.doing.edit_priority(self.priority)

    @Slot()
    def add_milestone(self) -> None:
        """Add a milestone to the priority that is shown."""
        self.doing.add_milestone(self.priority)

    @Slot()
    def edit_milestone(self) -> None:
        """Change what is chosen: a milestone, or in their view a pledge."""
        if self.looks.view is not View.PLEDGES:
            self.doing.edit_milestone(self.row)
        else:
            self.pledges.edit()

    def remove_milestone(self) -> None:
        """Take the chosen milestones away; undo brings them back."""
        if self._has_chosen():
            self._with_chosen(self.doing.remove_milestones)

    @Slot()
    def add_pledge(self) -> None:
        """Add a pledge."""
        self._look(View.PLEDGES)
        self.doing.add_pledge()

    def move_up(self) -> None:
        """Move the milestone up by one."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the milestone down by one."""
        self._move(1)

    def move_priority_up(self) -> None:
        """Move the priority up by one."""
        self._move_priority(-1)

    def move_priority_down(self) -> None:
        """Move the priority down by one."""
        self._move_priority(1)

    def record_chosen(self) -> None:
        """Go to the status of the month: of one milestone at the foot, of several in their form."""
        if not self._has_chosen():
            return
        if self.panel.view.chosen_count() > 1 and self.looks.view is View.TABLE:
            self._show_several()
            self.several.status.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.leave_form()
            self.form.status.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def choose_evidence(self) -> None:
        """Ask for files that show it."""
        if self._has_chosen():
            self.linking.choose()

    def link_chosen(self) -> None:
        """Put the cursor where a link is made."""
        if self._has_chosen():
            self.leave_form()
            self.linking.begin()

    def remark(self) -> None:
        """Put the cursor where a remark on the chosen milestone is written."""
        if self.row is not None:
            self.leave_form()
            self.remarks.begin()

    @Slot()
    def write_narrative(self) -> None:
        """Write what the priority says for a month."""
        if self.priority is not None:
            self.open_priority(self.priority)
            self.narrative.write()
        else:
            self.workplace.say(f"There is no {self.words.priority} yet.")

    def print_plan(self) -> None:
        """Print the plan that is shown."""
        if self.board is not None and self.shown is not None:
            self.taking_out.print(self.board.id, self.shown)

    def save_plan(self) -> None:
        """Save the plan that is shown as PDF, Word, web page or text."""
        if self.board is not None and self.shown is not None:
            self.taking_out.save(self.board.id, self.shown)

    def take_file(self, path: Path) -> bool:
        """A file that is dropped shows the chosen milestone; a workbook is one to import."""
        if self.row is None or self.workplace.is_review or path.suffix.casefold() in _WORKBOOKS:
            return False
        self.linking.attach([path])
        return True

    @property
    def priority(self) -> PriorityView | None:
        """The priority that is open, or that of the chosen milestone, or the first."""
        if self.side.currentWidget() is self.narrative and self.narrative.priority is not None:
            return self.priority_shown(self.narrative.priority.id)
        found = self.looks.priority_at_front()
        if found is None and self.row is not None:
            found = self.priority_shown(self.row.priority_id)
        if found is None and self.shown is not None:
            found = next(iter(self.shown.priorities), None)
        return found

    @Slot(object)
    def open_priority(self, priority: PriorityView) -> None:
        """Show what a priority says, and let it be written."""
        self.open_form(self.narrative)
        self.workplace.operations.run(
            None, plan.narratives, priority.id, on_done=partial(self._begin_narrative, priority), origin=self
        )

    def _look(self, view: View) -> None:
        self.show_view(view)
        self.looks.focus_front()

    def _begin_narrative(self, priority: PriorityView, told: Sequence[NarrativeView]) -> None:
        words = (self.words.priority, self.words.milestone, self.words.milestones)
        latest = self.shown.period if self.shown is not None else ""
        self.narrative.begin(priority, told, latest, current_day(), words)

    def _on_shown(self) -> None:
        super()._on_shown()
        open_one = self.narrative.priority
        if self.side.currentWidget() is self.narrative and open_one is not None:
            priority = self.priority_shown(open_one.id)
            if priority is not None:
                self.open_priority(priority)
            else:
                self.leave_form()

    def _on_row_chosen(self, row: Any) -> None:
        # Beside the pledges stands a pledge, whatever the table behind them reads anew.
        if self.looks.view is View.PLEDGES:
            self.row = row
            return
        super()._on_row_chosen(row)

    def show_view(self, view: View) -> None:
        """Look at the plan in another way; beside the pledges stands a pledge."""
        super().show_view(view)
        if view is View.PLEDGES:
            self.pledges.show(self.looks.pledges.view.chosen_row())
        elif view is View.TABLE and self.row is not None:
            self.panel.view.reveal(self.row.id)

    def _show_side(self) -> None:
        super()._show_side()
        if self.panel.view.chosen_count() > 1 and self.looks.view is View.TABLE:
            self._show_several()

    def _show_several(self) -> None:
        view = self.panel.view
        words = self.words
        self.several.begin(
            view.chosen_count(), view.chosen_rows(), words.milestone, words.milestones, current_day()
        )
        self.open_form(self.several)

    def _has_chosen(self) -> bool:
        if self.row is None or self.looks.view is View.PLEDGES:
            self.workplace.say(f"Choose one or more {self.words.milestones} first.")
            return False
        return True

    def _with_chosen(self, use: Any) -> None:
        if self.looks.view is View.TABLE and self.panel.view.chosen_count() > 1:
            self.panel.view.with_chosen(use)
        else:
            use([self.row])

    def _move(self, by: int) -> None:
        if self.shown is None or not self._has_chosen():
            return
        found = place_beside(self.shown, self.row.id, by)
        if found is None:
            edge = "last" if by > 0 else "first"
            self.workplace.say(f"{self.row.reference} is the {edge} of the plan already.")
        else:
            self.writer.move(self.row, *found)

    def _move_priority(self, by: int) -> None:
        priority = self.priority
        if self.shown is None or priority is None:
            return
        place = number_beside(self.shown, priority.id, by)
        if place is None:
            edge = "last" if by > 0 else "first"
            self.workplace.say(f"“{priority.bare_title}” is the {edge} of the plan already.")
        else:
            said = f"“{priority.bare_title}” moved; what follows is numbered anew."
            self.writer.run(said, plan.move_priority, priority.id, place)

    @Slot(str, object, str)
    def _on_status_wanted(self, month: str, status: MilestoneStatus, why: str) -> None:
        if self.row is not None:
            self._record([self.row], month, status, why)

    @Slot(str, object, str)
    def _on_several_wanted(self, month: str, status: MilestoneStatus, why: str) -> None:
        self._with_chosen(partial(self._record, month=month, status=status, why=why))

    def _record(self, rows: list[MilestoneView], month: str, status: MilestoneStatus, why: str) -> None:
        self.writer.record(rows, self.words, month, status, why, on_done=self._on_recorded)

    def _on_recorded(self, _answer: object) -> None:
        self.form.clear_note()
        if self.side.currentWidget() is self.several:
            self.several.clear()
            self.close_form()

    @Slot(int)
    def _on_choice_changed(self, number: int) -> None:
        if self.looks.view is not View.TABLE:
            return
        if number > 1:
            self._show_several()
        elif self.side.currentWidget() is self.several:
            self.leave_form()

    @Slot(object)
    def _on_narrative_written(self, written: Written) -> None:
        self.writer.write(written)

    @Slot()
    def _on_remark_left(self) -> None:
        self.looks.focus_front()
