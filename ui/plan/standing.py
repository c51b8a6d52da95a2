"""How one milestone stands: its status for a month to record, and every month before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.plan import MilestoneStatus, StatusEntry
from boardkeeper.rules.due_dates import long_date
from boardkeeper.rules.period_words import period_words
from boardkeeper.rules.periods import MONTH_NAMES, PeriodKind, last_day, period_kind, period_title
from ui.panes import words_label
from ui.tables.columns import as_text

_MONTHS_MOST = 6


class StatusForm(QWidget):
    """Records how a milestone stands as at a month.

    Signals:
        wanted: The month (“2019-06”), the `MilestoneStatus` and why.
    """

    wanted = Signal(str, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._milestone = ""
        self.month = QComboBox(self)
        self.month.setAccessibleName("As at the month")
        self.status = QComboBox(self)
        self.status.setAccessibleName("Status")
        for status in MilestoneStatus:
            self.status.addItem(as_text(status), status)
        self.note = QLineEdit(self)
        self.note.setAccessibleName("Why")
        self.note.setPlaceholderText("Why, if it needs saying")
        self.record = QPushButton("Record", self)
        self.record.setProperty("main", True)
        self.record.setAccessibleName("Record the status")
        upper = QHBoxLayout()
        upper.setSpacing(8)
        upper.addWidget(self.month, 1)
        upper.addWidget(self.status, 1)
        lower = QHBoxLayout()
        lower.setSpacing(8)
        lower.addWidget(self.note, 1)
        lower.addWidget(self.record)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 16)
        column.setSpacing(8)
        column.addLayout(upper)
        column.addLayout(lower)
        self.record.clicked.connect(self._on_record)
        self.note.returnPressed.connect(self._on_record)

    def begin(self, milestone: str, latest: str, status: MilestoneStatus | None, today: date) -> None:
        """Turn to a milestone: offer its latest month and those since; a note half typed for it stays."""
        is_same = milestone == self._milestone
        chosen = self.month.currentData() if is_same else ""
        self._milestone = milestone
        self.month.clear()
        for period in months_to_offer(latest, today):
            self.month.addItem(_short(period), period)
        self.month.setCurrentIndex(max(0, self.month.findData(chosen or latest)))
        if not (is_same and self.note.text()):
            self.note.setText("")
            self.status.setCurrentIndex(max(0, self.status.findData(status)))

    def clear_note(self) -> None:
        """The status was recorded with its reason; unlike `clear`, this leaves the field nothing to undo."""
        self.note.setText("")

    @Slot()
    def _on_record(self) -> None:
        # Qt keeps the word of an enumeration, not the enumeration.
        status = MilestoneStatus(self.status.currentData())
        self.wanted.emit(self.month.currentData(), status, self.note.text().strip())


class StatusHistory(QWidget):
    """Every status a milestone had, the latest month first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    def show_history(self, entries: Sequence[StatusEntry]) -> None:
        """Show period, status, note, and who said it when, of each entry, given oldest first."""
        self._words = []
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not entries:
            self._say(0, 1, "No status has been recorded yet.", "muted")
        for place, entry in enumerate(reversed(entries)):
            row, status = 2 * place, as_text(entry.status)
            self._say(row, 0, period_words(entry.period), "muted")
            self._say(row, 1, f"{status}: {entry.note}" if entry.note else status, "")
            said = [long_date(entry.said_on) if entry.said_on else "", entry.said_by]
            if any(said):
                self._say(row + 1, 1, " · ".join(part for part in said if part), "muted")

    def words(self) -> list[str]:
        """Everything that is shown."""
        return list(self._words)

    def _say(self, row: int, column: int, text: str, rank: str) -> None:
        label = words_label(rank, self)
        label.setWordWrap(column == 1)
        label.setText(text)
        self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        self._words.append(text)


def months_to_offer(latest: str, today: date) -> list[str]:
    """The month a status was recorded for last and those that have come since, newest first.

    Without a month, this month and the one before: statuses are recorded as at the month that has ended.
    """
    month = f"{today:%Y-%m}"
    offered = [month]
    while len(offered) < _MONTHS_MOST and offered[-1] > (latest or "9999"):
        offered.append(_month_before(offered[-1]))
    if not latest:
        offered.append(_month_before(month))
    if latest and latest not in offered:
        offered.append(latest)
    return offered


def _month_before(period: str) -> str:
    year, month = int(period[:4]), int(period[5:])
    return f"{year - 1}-12" if month == 1 else f"{year}-{month - 1:02d}"


def month_words(period: str) -> str:
    """A month in a sentence: “October 2026”; other periods by their last day’s month."""
    day = last_day(period)
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def _short(period: str) -> str:
    """“Oct 2026”; a quarter or a year as it is printed."""
    if period_kind(period) is not PeriodKind.MONTH:
        return period_title(period)
    name, year = month_words(period).split()
    return f"{name[:3]} {year}"
