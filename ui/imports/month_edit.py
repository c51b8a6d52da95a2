"""The month that statuses are of, as people type it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from boardkeeper.rules.periods import PeriodKind, parse_period, period_kind, period_title
from ui.panes import InlineEdit


class MonthEdit(InlineEdit):
    """A line that takes “June 2019”, “Jun-19” or “2019-06”.

    Signals:
        month_committed: The month that was meant, "2019-06"; blank when the line was emptied.
    """

    month_committed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Statuses as at", "for example June 2019", parent)
        # It must be seen that something is asked for here.
        self.setProperty("inline", False)

    def show_month(self, month: str) -> None:
        """Show a month, or that none is known."""
        self.mark_wrong("")
        self.show_text(period_title(month) if month else "")

    @Slot()
    def _commit(self) -> None:
        text = self.text().strip()
        if text == self._shown:
            self.mark_wrong("")
            return
        month = parse_period(text) if text else ""
        if month is None or (month and period_kind(month) is not PeriodKind.MONTH):
            self.mark_wrong(f"“{text}” is not a month. Write it like June 2019.")
            return
        self._shown = period_title(month) if month else ""
        self.setText(self._shown)
        self.mark_wrong("")
        self.month_committed.emit(month)
