"""One line below the toolbar: where the minutes stand, and the next step as a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from boardkeeper.approvals import ApprovalStep, ApprovalView
from boardkeeper.clock import current_day
from ui.meetings.minutes.approval.facts import facts_of
from ui.meetings.minutes.approval.words import STEP_WORDS, state_words
from ui.page import Workplace
from ui.panes import words_label
from ui.today.words import count

if TYPE_CHECKING:
    from ui.meetings.minutes.reading import MinutesReading
    from ui.meetings.minutes.surface.surface import MinutesSurface


class ApprovalBar(QFrame):
    """Says how far the minutes are on their way to the book.

    Signals:
        step_wanted: The `ApprovalStep` the button asks for; `NONE` opens the panel as it is.
    """

    step_wanted = Signal(object)

    def __init__(self, workplace: Workplace, surface: MinutesSurface, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = facts_of(workplace, surface)
        self._approval: ApprovalView | None = None
        self.words = words_label("", self)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.faults = QPushButton(self)
        self.faults.setProperty("link", True)
        self.faults.clicked.connect(self._on_details)
        self.details = QPushButton("Details", self)
        self.details.setProperty("link", True)
        self.details.setAccessibleName("Circulation, comments, approval and slips of these minutes")
        self.details.clicked.connect(self._on_details)
        self.next = QPushButton(self)
        self.next.clicked.connect(self.go_on)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.faults)
        row.addWidget(self.details)
        row.addWidget(self.next)
        self._facts.changed.connect(self._on_facts_changed)
        self.hide()

    def show_reading(self, reading: MinutesReading) -> None:
        """Take the minutes as they were read; minutes nobody has begun have no bar."""
        self._facts.show_reading(reading)
        self.setVisible(bool(reading.minutes.minutes))

    @Slot(object)
    def _on_facts_changed(self, approval: ApprovalView) -> None:
        self._approval = approval
        self.words.setText(state_words(approval, current_day()))
        faults = len(approval.number_faults)
        self.faults.setText(f"⚠ {count(faults, 'fault')} in the numbers")
        self.faults.setToolTip("\n".join(approval.number_faults))
        self.faults.setVisible(bool(faults))
        self.next.setText(STEP_WORDS.get(approval.step, ""))
        self.next.setVisible(approval.step in STEP_WORDS)

    @Slot()
    def go_on(self) -> None:
        """Ask for the next step."""
        if self._approval is not None:
            self.step_wanted.emit(self._approval.step)

    @Slot()
    def _on_details(self) -> None:
        self.step_wanted.emit(ApprovalStep.NONE)
