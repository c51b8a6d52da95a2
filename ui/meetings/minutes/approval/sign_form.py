"""The form that records who signed approved minutes, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from boardkeeper.approvals import ApprovalView
from ui.panes import DateEdit, PropertyRows, words_label


@dataclass(frozen=True, slots=True)
class WantedSignature:
    """What the form asks for."""

    signed_by: str
    on: date


class SignForm(QWidget):
    """Whoever presided where the minutes were approved is proposed.

    Signals:
        wanted: A `WantedSignature`.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.explains = words_label("muted", self)
        self.name = QLineEdit(self)
        self.name.setAccessibleName("Who signed")
        self.name.setPlaceholderText("Who presided where they were approved")
        self.on = DateEdit("The day they were signed", self)
        self.on.setProperty("inline", False)
        rows = PropertyRows(self)
        rows.add_editor("Signed by", self.name)
        rows.add_editor("On", self.on)
        self.button = QPushButton("Record the signature", self)
        self.button.setProperty("main", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.explains, rows, self.button):
            column.addWidget(widget)
        for field in (self.name, self.on):
            field.textChanged.connect(self._on_changed)
            field.returnPressed.connect(self._on_given)
        self.button.clicked.connect(self._on_given)

    def show_approval(self, approval: ApprovalView, *, is_new: bool) -> None:
        """Propose who and when; what was typed stays unless other minutes are shown."""
        self.explains.setText(
            f"{approval.presided} presided where the minutes were approved."
            if approval.presided
            else "Nobody is recorded as having presided where the minutes were approved."
        )
        if is_new or not self.name.text().strip():
            self.name.setText(approval.presided)
        if is_new or not self.on.text().strip():
            self.on.show_date(approval.approved_on)
        self._on_changed()

    def answer(self) -> WantedSignature | None:
        """What is asked for; None while a field says nothing."""
        name, day = self.name.text().strip(), self.on.day
        return WantedSignature(name, day) if name and day is not None else None

    def begin(self) -> None:
        """Put the cursor into the name."""
        self.name.setFocus()
        self.name.selectAll()

    @Slot()
    def _on_changed(self) -> None:
        self.button.setEnabled(self.answer() is not None)

    @Slot()
    def _on_given(self) -> None:
        answer = self.answer()
        if answer is not None:
            self.wanted.emit(answer)
