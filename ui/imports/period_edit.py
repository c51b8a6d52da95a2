"""A period as people type it: the month that statuses are of, or the period of a table or of a column."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from boardkeeper.rules.periods import PeriodKind, parse_period, period_kind, period_title
from ui.panes import InlineEdit


class PeriodEdit(InlineEdit):
    """A line that takes “June 2019”, “Q1 2019/20”, “2017/18” or a week.

    Signals:
        period_committed: The period that was meant, "2019-06"; blank when the line was emptied.
    """

    period_committed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, example: str = "June 2019") -> None:
        super().__init__(name, f"for example {example}", parent)
        self._example = example
        # It must be seen that something is asked for here.
        self.setProperty("inline", False)

    def show_period(self, period: str) -> None:
        """Show a period, or that none is known."""
        self.mark_wrong("")
        self.show_text(period_title(period) if period else "")

    @Slot()
    def _commit(self) -> None:
        text = self.text().strip()
        if text == self._shown:
            self.mark_wrong("")
            return
        period = parse_period(text) if text else ""
        if period is None or (period and not self._takes(period)):
            self.mark_wrong(f"“{text}” is not a {self._what()}. Write it like {self._example}.")
            return
        self._shown = period_title(period) if period else ""
        self.setText(self._shown)
        self.mark_wrong("")
        self.period_committed.emit(period)

    def _takes(self, _period: str) -> bool:
        return True

    def _what(self) -> str:
        return "period"


class MonthEdit(PeriodEdit):
    """The month that statuses are of; it takes “June 2019”, “Jun-19” or “2019-06”."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Statuses as at", parent)

    def _takes(self, period: str) -> bool:
        return period_kind(period) is PeriodKind.MONTH

    def _what(self) -> str:
        return "month"
