"""The button that says which plan is shown, with the others behind it and a way to begin one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from boardkeeper.plan import PlanLine
from ui.today.words import count

_LONGEST = 28


class PlanButton(QToolButton):
    """The plans of the board.

    Signals:
        chosen: The id of a plan.
        new_wanted: Another plan shall be begun.
        change_wanted: The plan that is shown shall be changed.
        notice_wanted: The notice behind the plans shall be shown.
    """

    chosen = Signal(str)
    new_wanted = Signal()
    change_wanted = Signal()
    notice_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAccessibleName("Plan")
        self.setToolTip("Choose a plan (Ctrl+Shift+O)")
        # Where there is little room its own words give way first; the heading says the title anyway.
        self.setMinimumWidth(64)
        self.plans = QMenu(self)
        self.plans.setAccessibleName("Plans")
        self._group = QActionGroup(self)
        self._new = QAction("New plan…", self)
        self._change = QAction("Title, kind and dates…", self)
        self._notice = QAction("Notice tracker", self)
        self.setMenu(self.plans)
        self._group.triggered.connect(self._on_triggered)
        self._new.triggered.connect(self.new_wanted)
        self._change.triggered.connect(self.change_wanted)
        self._notice.triggered.connect(self.notice_wanted)
        self.show_plans((), "", can_change=True)

    def show_plans(self, plans: Sequence[PlanLine], shown: str, *, can_change: bool) -> None:
        """Offer these plans, the one that is shown with a tick."""
        for action in self._group.actions():
            self._group.removeAction(action)
        self.plans.clear()
        for plan in plans:
            about = count(plan.milestones, "line")
            slow = f", {plan.slow} slow" if plan.slow else ""
            action = self.plans.addAction(f"{plan.title}  ({plan.kind.value}, {about}{slow})")
            action.setCheckable(True)
            action.setChecked(plan.id == shown)
            action.setData(plan.id)
            self._group.addAction(action)
        if can_change:
            if plans:
                self.plans.addSeparator()
                self.plans.addAction(self._change)
            self.plans.addAction(self._new)
            self.plans.addSeparator()
            self.plans.addAction(self._notice)
        title = next((plan.title for plan in plans if plan.id == shown), "")
        short = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"
        self.setText(f"{short} ▾" if len(plans) > 1 else "Plan ▾")
        self.setVisible(can_change or len(plans) > 1)

    def open_menu(self) -> None:
        """Open the menu beneath the button."""
        self.plans.popup(self.mapToGlobal(QPoint(0, self.height())))

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))
