"""What a workbook is read as, for milestones of which month, and into which of several plans it goes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from boardkeeper.imports import ImportKind, PlanChoice
from ui.imports.period_edit import MonthEdit
from ui.theme.theme import Theme

KIND_WORDS = {
    ImportKind.KPIS: "KPIs",
    ImportKind.MILESTONES: "Milestones",
    ImportKind.DECISIONS: "Tracking decisions",
    ImportKind.PROGRAMME: "Work programme",
    ImportKind.ACTIONS: "Actions",
}


class KindRow(QWidget):
    """A box with the five kinds, the month, and the plan where there are several.

    Signals:
        kind_chosen: The `ImportKind` that was chosen.
        month_chosen: The month that was typed, "2019-06".
        plan_chosen: The id of the plan that was chosen.
    """

    kind_chosen = Signal(object)
    month_chosen = Signal(str)
    plan_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = _muted(self, "Read as")
        self.kind = QComboBox(self)
        self.kind.setAccessibleName("Read as")
        self.kind.setPlaceholderText("Not known yet")
        for kind, words in KIND_WORDS.items():
            self.kind.addItem(words, kind)
        label.setBuddy(self.kind)
        self._month_label = _muted(self, "Statuses as at")
        self.month = MonthEdit(self)
        self.month.setFixedWidth(theme.px(136))
        self._month_label.setBuddy(self.month)
        self._plan_label = _muted(self, "Plan")
        self.plan = QComboBox(self)
        self.plan.setAccessibleName("Plan it goes into")
        self.plan.setMinimumContentsLength(12)
        self.plan.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._plan_label.setBuddy(self.plan)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (label, self.kind, self._month_label, self.month, self._plan_label, self.plan):
            row.addWidget(widget)
        self.kind.activated.connect(self._on_activated)
        self.month.period_committed.connect(self.month_chosen)
        self.plan.activated.connect(self._on_plan_activated)
        self.offer_plans((), "")

    def say(self, kind: ImportKind | None, month: str) -> None:
        """Show what is chosen; with no kind, the box says that it is not known."""
        self.kind.setCurrentIndex(-1 if kind is None else list(KIND_WORDS).index(kind))
        is_asked = kind is ImportKind.MILESTONES
        self._month_label.setVisible(is_asked)
        self.month.setVisible(is_asked)
        self.month.show_period(month)

    def offer_plans(self, plans: Sequence[PlanChoice], plan_id: str) -> None:
        """Offer the plans it may go into; where there is one only, nobody needs to choose."""
        self.plan.clear()
        for plan in plans:
            self.plan.addItem(plan.title, plan.id)
        self.plan.setCurrentIndex(max(self.plan.findData(plan_id), 0))
        for widget in (self._plan_label, self.plan):
            widget.setVisible(len(plans) > 1)

    @Slot(int)
    def _on_activated(self, number: int) -> None:
        self.kind_chosen.emit(list(KIND_WORDS)[number])

    @Slot(int)
    def _on_plan_activated(self, _number: int) -> None:
        self.plan_chosen.emit(str(self.plan.currentData()))


def _muted(parent: QWidget, text: str) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("rank", "muted")
    return label
