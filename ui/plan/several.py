"""The form that gives every chosen milestone its status for a month, in the place of the detail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from boardkeeper.plan import MilestoneStatus, MilestoneView
from boardkeeper.rules.period_words import period_words
from ui.list_page import detail_column
from ui.panes import words_label
from ui.plan.standing import months_to_offer
from ui.plan.status_mark import NO_STATUS
from ui.tables.columns import as_text
from ui.today.words import count


class SeveralForm(QWidget):
    """Month, status and why, for several rows at once.

    Signals:
        wanted: The month (“2019-06”), the `MilestoneStatus` and why.
        cancelled: Escape or Cancel.
    """

    wanted = Signal(str, object, str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = words_label("heading", self)
        self.summary = words_label("muted", self)
        self.month = QComboBox(self)
        self.status = QComboBox(self)
        for status in MilestoneStatus:
            self.status.addItem(as_text(status), status)
        self.note = QLineEdit(self)
        self.note.setPlaceholderText("Why, if it needs saying")
        self.record = QPushButton("Record", self)
        self.record.setProperty("main", True)
        self.record.setToolTip("Record (Ctrl+Return)")
        cancel = QPushButton("Cancel", self)
        cancel.setToolTip("Cancel (Esc)")
        column = detail_column(self)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.summary)
        for name, field in (("As at", self.month), ("Status", self.status), ("Why", self.note)):
            label = QLabel(name, self)
            label.setProperty("rank", "muted")
            label.setBuddy(field)
            field.setAccessibleName(f"{name} of the chosen rows")
            column.addSpacing(8)
            column.addWidget(label)
            column.addWidget(field)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.record)
        buttons.addWidget(cancel)
        buttons.addStretch()
        column.addSpacing(16)
        column.addLayout(buttons)
        column.addStretch()
        self.record.clicked.connect(self._on_record)
        self.note.returnPressed.connect(self._on_record)
        cancel.clicked.connect(self.cancelled)

    def begin(self, number: int, rows: Sequence[MilestoneView], one: str, many: str, today: date) -> None:
        """Say which rows are chosen; what was chosen for others stays, it may be meant for these too."""
        self.heading.setText(f"{count(number, one, many)} chosen")
        counted = Counter(row.status.value if row.status else NO_STATUS for row in rows)
        words = " · ".join(f"{counted[each]:,} {each}" for each in counted)
        self.summary.setText(words if len(rows) == number else "")
        self.summary.setVisible(bool(self.summary.text()))
        latest = max((row.period for row in rows), default="")
        chosen = self.month.currentData()
        self.month.clear()
        for period in months_to_offer(latest, today):
            self.month.addItem(period_words(period), period)
        self.month.setCurrentIndex(max(0, self.month.findData(chosen or latest)))
        self.record.setText(f"Record for {number:,}")

    def clear(self) -> None:
        """The statuses were recorded."""
        self.note.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_record()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_record(self) -> None:
        status = MilestoneStatus(self.status.currentData())
        self.wanted.emit(self.month.currentData(), status, self.note.text().strip())
