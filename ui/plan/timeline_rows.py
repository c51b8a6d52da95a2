"""What a line of the timeline says: a priority, or one of its milestones with its days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from boardkeeper.rules.due_dates import long_date
from boardkeeper.rules.milestones import MilestoneStatus
from ui.plan.status_mark import NO_STATUS
from ui.tables.columns import as_text

if TYPE_CHECKING:
    from boardkeeper.plan import MilestoneView, PlanView, PriorityView

_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A heading, or a milestone beneath it."""

    priority: PriorityView
    milestone: MilestoneView | None = None

    @property
    def id(self) -> str:
        """Whose line it is."""
        return self.milestone.id if self.milestone else self.priority.id

    @property
    def words(self) -> str:
        """The whole line for a screen reader."""
        if self.milestone is None:
            return f"{self.priority.number} {self.priority.title}"
        return spoken(self.milestone)


def spoken(milestone: MilestoneView) -> str:
    """A milestone with its status, its days and why it is slow, in one sentence for a screen reader."""
    status = as_text(milestone.status) if milestone.status else NO_STATUS
    parts = [f"{milestone.reference} {milestone.text}", status, days_words(milestone)]
    if milestone.slow:
        parts.append(f"slow: {', '.join(milestone.slow)}")
    return ", ".join(part for part in parts if part)


def days_words(milestone: MilestoneView) -> str:
    """“from Mon 1 Apr 2019 to Mon 30 Sep 2019”; as it was written where no day is known."""
    begins = long_date(milestone.starts_on) if milestone.starts_on else ""
    ends = long_date(milestone.due_on) if milestone.due_on else ""
    if begins and ends:
        return f"from {begins} to {ends}"
    return f"due {ends}" if ends else milestone.key_dates or "no due date"


def is_late(milestone: MilestoneView, today: date) -> bool:
    """Whether a milestone should have been complete by now."""
    is_complete = milestone.status is not None and milestone.status.value == MilestoneStatus.COMPLETE.value
    return milestone.due_on is not None and milestone.due_on < today and not is_complete


def rows_of(plan: PlanView, wanted: frozenset[str] | None = None) -> tuple[TimelineRow, ...]:
    """The lines of a plan, only with the milestones that are wanted; a priority left without any is left out."""
    found: list[TimelineRow] = []
    for priority in plan.priorities:
        milestones = [each for each in priority.milestones if wanted is None or each.id in wanted]
        if milestones or wanted is None:
            found.append(TimelineRow(priority))
            found += [TimelineRow(priority, milestone) for milestone in milestones]
    return tuple(found)


def days_of(rows: Iterable[TimelineRow], *others: date | None) -> list[date]:
    """Every day the timeline must show."""
    days = [day for day in others if day]
    for row in rows:
        if row.milestone is not None:
            days += [day for day in (row.milestone.starts_on, row.milestone.due_on) if day]
    return days


class TimelineModel(QAbstractListModel):
    """The lines, for a list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[TimelineRow] = ()

    def show_rows(self, rows: Sequence[TimelineRow]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def place_of(self, row_id: str) -> int:
        """Where the line with this id stands; -1 where there is none."""
        return next((place for place, row in enumerate(self.rows) if row.id == row_id), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        row = self.rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.words
        if role == Qt.ItemDataRole.ToolTipRole and row.milestone is not None:
            return row.words
        return None
