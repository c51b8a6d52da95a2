"""The form that circulates a draft: when, comments by when, from which number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from boardkeeper.approvals import ApprovalView
from boardkeeper.clock import current_day
from boardkeeper.rules.due_dates import full_date
from boardkeeper.written_lines import listed
from ui.panes import DateEdit, words_label

_COMMENTS_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class WantedCirculation:
    """What the form asks for."""

    on: date
    comments_due_on: date | None
    first_number: int | None


class CirculateForm(QWidget):
    """Asks for the days; the number only where a year has none yet, since then earlier minutes may be on paper.

    Signals:
        wanted: A `WantedCirculation`.
        copy_wanted: The letter on the clipboard.
        save_wanted: The letter as an e-mail file.
    """

    wanted = Signal(object)
    copy_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.explains = words_label("muted", self)
        self.on = _day_field("The day the draft goes out", self)
        self.due = _day_field("Comments are due by", self)
        self.first = QLineEdit(self)
        self.first.setPlaceholderText("1, unless earlier minutes are on paper")
        self.first.setAccessibleName("The first minute number")
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(16)
        self._rows.setColumnStretch(1, 1)
        self._row("Goes out", self.on)
        self._row("Comments by", self.due)
        self._first_name = self._row("First number", self.first)
        self.warning = words_label("warning", self)
        self.button = QPushButton("Circulate", self)
        self.button.setProperty("main", True)
        self.button.clicked.connect(self._on_given)
        self.copy_button = QPushButton("Copy letter", self)
        self.copy_button.clicked.connect(self.copy_wanted)
        self.save_button = QPushButton("Save as e-mail…", self)
        self.save_button.clicked.connect(self.save_wanted)
        letters = QHBoxLayout()
        letters.setSpacing(4)
        for button in (self.copy_button, self.save_button):
            button.setProperty("link", True)
            letters.addWidget(button)
        letters.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.explains)
        column.addLayout(self._rows)
        column.addWidget(self.warning)
        column.addWidget(self.button)
        column.addLayout(letters)
        self.first.textChanged.connect(self._on_changed)
        for field in (self.on, self.due, self.first):
            field.returnPressed.connect(self._on_given)

    def show_approval(self, approval: ApprovalView, *, is_new: bool) -> None:
        """Say what circulating does; days somebody has typed stay unless other minutes are shown."""
        if is_new:
            today = current_day()
            self.on.show_date(today)
            self.due.show_date(today + _COMMENTS_AFTER)
            self.first.clear()
        was_out = approval.circulated_on is not None
        self.explains.setText(_explained(approval))
        for part in (self._first_name, self.first):
            part.setVisible(approval.may_begin_anywhere and bool(approval.coming_numbers))
        self.warning.setText(_warned(approval))
        self.warning.setVisible(bool(self.warning.text()))
        self.button.setText("Circulate again" if was_out else "Circulate")
        self.button.setProperty("main", not was_out)
        self.button.style().polish(self.button)
        for button in (self.copy_button, self.save_button):
            button.setVisible(was_out)

    def answer(self) -> WantedCirculation | None:
        """What is asked for; None while a field cannot be read."""
        first = self.first.text().strip()
        if self.on.day is None or (self.due.text().strip() and self.due.day is None):
            return None
        if first and not (first.isascii() and first.isdigit() and int(first)):
            return None
        return WantedCirculation(self.on.day, self.due.day, int(first) if first else None)

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.on.setFocus()

    def _row(self, name: str, field: QLineEdit) -> QLabel:
        label = QLabel(name, self)
        label.setProperty("rank", "muted")
        label.setBuddy(field)
        row = self._rows.rowCount()
        self._rows.addWidget(label, row, 0)
        self._rows.addWidget(field, row, 1)
        return label

    @Slot()
    def _on_changed(self) -> None:
        self.button.setEnabled(self.answer() is not None)

    @Slot()
    def _on_given(self) -> None:
        answer = self.answer()
        if answer is not None:
            self.wanted.emit(answer)


def _day_field(name: str, parent: QWidget) -> DateEdit:
    field = DateEdit(name, parent)
    field.setProperty("inline", False)
    return field


def _explained(approval: ApprovalView) -> str:
    if approval.circulated_on is None:
        numbers = f" They get the numbers {approval.coming_numbers}." if approval.coming_numbers else ""
        return f"The draft goes to the members, who say what is wrong.{numbers}"
    if approval.coming_numbers:
        return f"Minutes were added: they get the number {approval.coming_numbers} when it goes out again."
    return "After changes the draft goes out again; every minute keeps its number."


def _warned(approval: ApprovalView) -> str:
    said = []
    if approval.earlier_draft is not None:
        said.append(
            f"The minutes of {full_date(approval.earlier_draft)} have no numbers yet; theirs come first."
        )
    if approval.blank_titles:
        said.append(f"Nothing is written under {listed(approval.blank_titles)}.")
    return " ".join(said)
