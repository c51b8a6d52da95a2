"""The list side of the plan: one plan in several views that keep to the same choice and the same filter."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from boardkeeper.clock import current_day
from boardkeeper.plan import PlanChanges, PlanView, PriorityView
from boardkeeper.plan.shown import ShownPlan
from ui.page import Workplace
from ui.plan.board import PlanBoard
from ui.plan.changes import ChangesPane
from ui.plan.legend import StatusLegend
from ui.plan.pledges import PledgePanel
from ui.plan.timeline import PlanTimeline
from ui.plan.views import View
from ui.tables.panel import TablePanel

_MARKED = frozenset({View.BOARD, View.TIMELINE})


class Looks(QWidget):
    """The filter, the view that is shown, and what its marks mean.

    Signals:
        row_chosen: A `MilestoneView` was chosen on the board or the timeline.
        priority_chosen: A `PriorityView` was chosen there.
        stale: The view that was chosen shows what has to be read anew.

    Args:
        workplace: What the page works with.
        panel: The table with its filter, which is the filter of all views of milestones.
        add_pledge: The first step where there is no pledge.
        parent: Who owns it.
    """

    row_chosen = Signal(object)
    priority_chosen = Signal(object)
    stale = Signal()

    def __init__(
        self, workplace: Workplace, panel: TablePanel, add_pledge: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.view = View.TABLE
        self.panel = panel
        self.board = PlanBoard(workplace.theme, self)
        self.timeline = PlanTimeline(workplace.theme, self)
        self.changes = ChangesPane(workplace.theme, self)
        self.pledges = PledgePanel(workplace, add_pledge, self)
        self._shown: ShownPlan | None = None
        self._wanted: frozenset[str] | None = None
        self._filter = QWidget(self)
        inside = QVBoxLayout(self._filter)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(panel.bar)
        self._stack = QStackedWidget(self)
        self.legend = StatusLegend(workplace.theme, self)
        self.legend.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._filter)
        column.addWidget(self._stack, 1)
        column.addWidget(self.legend)
        self._pages: dict[View, QWidget] = {
            View.TABLE: panel,
            View.BOARD: self.board,
            View.TIMELINE: self.timeline,
            View.CHANGES: self.changes,
            View.PLEDGES: self.pledges,
        }
        for page in self._pages.values():
            self._stack.addWidget(page)
        for view in (self.board, self.timeline):
            view.row_chosen.connect(self.row_chosen)
            view.priority_chosen.connect(self.priority_chosen)

    def show_view(self, view: View) -> None:
        """Bring a view to the front."""
        self.view = view
        self._turn()
        if view in {View.CHANGES, View.PLEDGES}:
            self.stale.emit()

    def show_plan(self, shown: ShownPlan) -> None:
        """Show a plan in the view that is in front; the others follow when they come there."""
        self._shown = shown
        self._turn()

    def narrow(self, wanted: frozenset[str] | None) -> None:
        """Show only these milestones; None for all."""
        self._wanted = wanted
        self._turn()

    def show_changes(self, changes: PlanChanges) -> None:
        """Show what changed."""
        if self._shown is not None and self._shown.plan is not None:
            self.changes.show_changes(changes, self._shown.plan.words)

    def choose(self, row_id: str) -> None:
        """Mark a milestone as chosen in every view."""
        self.board.choose(row_id)
        self.timeline.choose(row_id)

    def focus_front(self) -> None:
        """Put the keyboard into the view that is in front."""
        if self.view is View.BOARD:
            self.board.focus_chosen()
        elif self.view is View.TIMELINE:
            self.timeline.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.view is View.CHANGES:
            self.changes.focus_first()
        else:
            front: Any = self.pledges if self.view is View.PLEDGES else self.panel
            front.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> bool:
        """Put the cursor into the filter of the view; False where it has none."""
        if self.view is View.CHANGES:
            return False
        return (self.pledges if self.view is View.PLEDGES else self.panel).focus_filter()

    def priority_at_front(self) -> PriorityView | None:
        """The priority whose heading the timeline stands on."""
        if self.view is not View.TIMELINE:
            return None
        place = self.timeline.currentIndex().row()
        rows = self.timeline.lines.rows
        return rows[place].priority if 0 <= place < len(rows) and rows[place].milestone is None else None

    @property
    def _plan(self) -> PlanView | None:
        return self._shown.plan if self._shown is not None else None

    def _turn(self) -> None:
        plan = self._plan
        # A plan without anything says so in the table's place, with the first steps.
        is_bare = self.view is not View.PLEDGES and (plan is None or not plan.priorities)
        front = self.panel if is_bare else self._pages[self.view]
        self._filter.setVisible(front is self.panel or (self.view in _MARKED and not is_bare))
        self.legend.setVisible(self.view in _MARKED and not is_bare)
        if plan is not None and not is_bare:
            if self.view is View.BOARD:
                words = plan.words
                self.board.show_plan(plan, self._wanted, words.milestone, words.milestones)
            elif self.view is View.TIMELINE and self._shown is not None:
                self.timeline.show_plan(plan, current_day(), self._shown.meeting_on, self._wanted)
        self._stack.setCurrentWidget(front)
