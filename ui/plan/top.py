"""The line above the views of a plan: how it is looked at, which plan it is, and what can be added."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from boardkeeper.plan import PlanWords
from boardkeeper.plan.shown import ShownPlan
from ui.plan.plan_button import PlanButton
from ui.plan.views import ViewBar


class PlanTop(ViewBar):
    """The buttons of the views, the plans, and “Add”.

    Signals:
        milestone_wanted, priority_wanted, pledge_wanted: One shall be added.
    """

    milestone_wanted = Signal()
    priority_wanted = Signal()
    pledge_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, *, can_change: bool = True) -> None:
        super().__init__(parent)
        self._can_change = can_change
        self.plans = PlanButton(self)
        self.adding = QToolButton(self)
        self.adding.setText("Add ▾")
        self.adding.setAccessibleName("Add to the plan")
        self.adding.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.adding)
        menu.setAccessibleName("Add to the plan")
        self.milestone = self._action(menu, self.milestone_wanted)
        self.priority = self._action(menu, self.priority_wanted)
        self.pledge = self._action(menu, self.pledge_wanted)
        self.pledge.setText("Pledge…")
        self.adding.setMenu(menu)
        self.adding.setVisible(can_change)
        self.add(self.plans)
        self.add(self.adding)

    def show_plan(self, shown: ShownPlan, words: PlanWords) -> None:
        """Say which plan it is, and offer what it has by its words."""
        shown_id = shown.plan.id if shown.plan is not None else ""
        self.plans.show_plans(shown.plans, shown_id, can_change=self._can_change)
        self.milestone.setText(f"{words.milestone.capitalize()}…")
        self.priority.setText(f"{words.priority[:1].upper()}{words.priority[1:]}…")
        self.milestone.setVisible(shown.plan is not None and bool(shown.plan.priorities))
        self.priority.setVisible(shown.plan is not None)

    def open_adding(self) -> None:
        """Open the menu of what can be added."""
        self.adding.menu().popup(self.adding.mapToGlobal(QPoint(0, self.adding.height())))

    def _action(self, menu: QMenu, wanted: object) -> QAction:
        action = QAction(menu)
        action.triggered.connect(wanted)
        menu.addAction(action)
        return action
