"""The line in which a printing or initials are recorded: which leaves, by whom, on which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from boardkeeper.clock import current_day
from boardkeeper.rules.due_dates import long_date, parse_due
from ui.theme.theme import Theme


class Recording(StrEnum):
    """What is written into the ledger."""

    PRINTING = "printing"
    INITIALS = "initials"


@dataclass(frozen=True, slots=True)
class RecordWords:
    """What was typed: leaves (blank: all that are new or changed), a name for initials, the day."""

    recording: Recording
    leaves: str
    by: str
    on: date


class RecordForm(QWidget):
    """Asks for what the ledger needs; Return records, Escape closes.

    Signals:
        wanted: `RecordWords` to write down.
        closed: Nothing is to be recorded.
    """

    wanted = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._recording = Recording.PRINTING
        self.title = QLabel(self)
        self.title.setProperty("rank", "heading")
        self.note = QLabel(self)
        self.note.setProperty("rank", "muted")
        self.note.setWordWrap(True)
        self.leaves, self._leaves_label = self._field("&Leaves", "1-24, 26, 17a")
        self.by, self._by_label = self._field("Initialled &by", "whoever presided")
        self.day, self._day_label = self._field("&Day", "for example 11/9/19 or today")
        self.fault = QLabel(self)
        self.fault.setWordWrap(True)
        self.fault.setProperty("rank", "muted")
        self.fault.hide()
        self.record = QPushButton("Record", self)
        self.record.setProperty("main", True)
        self.cancel = QPushButton("Cancel", self)
        self._lay_out()
        for field in (self.leaves, self.by, self.day):
            field.returnPressed.connect(self._on_record)
        self.record.clicked.connect(self._on_record)
        self.cancel.clicked.connect(self.closed)
        self.setAccessibleName("Record in the ledger")

    def begin(self, recording: Recording, leaves: str, by: str, names: tuple[str, ...]) -> None:
        """Ask for a printing or for initials; `names` are offered while a name is typed."""
        self._recording = recording
        is_initials = recording is Recording.INITIALS
        self.title.setText("Record initials" if is_initials else "Record a printing")
        self.note.setText(
            "Slips among the leaves are meant too: 1-24 takes 17a along."
            if is_initials
            else "Only leaves that are new or changed are written down; the others stay as they were initialled."
        )
        for widget in (self.by, self._by_label):
            widget.setVisible(is_initials)
        # A column without a field leaves its room to the others.
        self._grid.setColumnStretch(1, int(is_initials))
        self.leaves.setText(leaves)
        self.leaves.setPlaceholderText("1-24, 26, 17a" if is_initials else "all that are new or changed")
        self.by.setText(by)
        self.by.setCursorPosition(0)
        completer = QCompleter(list(names), self.by)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.by.setCompleter(completer)
        self.day.setText(long_date(current_day()))
        self.fault.hide()
        self.show()
        self.leaves.setFocus(Qt.FocusReason.OtherFocusReason)
        self.leaves.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _field(self, words: str, placeholder: str) -> tuple[QLineEdit, QLabel]:
        label = QLabel(words, self)
        field = QLineEdit(self)
        field.setAccessibleName(words.replace("&", ""))
        field.setPlaceholderText(placeholder)
        label.setBuddy(field)
        return field, label

    def _lay_out(self) -> None:
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(24, 8, 24, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.title, 0, 0, 1, 4)
        grid.addWidget(self.note, 1, 0, 1, 4)
        for column, (label, field) in enumerate(
            ((self._leaves_label, self.leaves), (self._by_label, self.by), (self._day_label, self.day))
        ):
            grid.addWidget(label, 2, column)
            grid.addWidget(field, 3, column)
            grid.setColumnStretch(column, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.record)
        buttons.addWidget(self.cancel)
        grid.addLayout(buttons, 3, 3)
        grid.addWidget(self.fault, 4, 0, 1, 4)

    @Slot()
    def _on_record(self) -> None:
        day = parse_due(self.day.text(), current_day()) if self.day.text().strip() else None
        if day is None:
            self._complain("No day can be read there. Try 11/9/2019 or “today”.", self.day)
        elif self._recording is Recording.INITIALS and not self.leaves.text().strip():
            self._complain("Say which leaves were initialled, for example 1-24.", self.leaves)
        elif self._recording is Recording.INITIALS and not self.by.text().strip():
            self._complain("Type who initialled the leaves.", self.by)
        else:
            self.fault.hide()
            words = RecordWords(self._recording, self.leaves.text().strip(), self.by.text().strip(), day)
            self.wanted.emit(words)

    def _complain(self, words: str, field: QLineEdit) -> None:
        self.fault.setText(words)
        self.fault.show()
        field.setAccessibleDescription(words)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
