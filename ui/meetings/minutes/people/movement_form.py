"""Asks when somebody arrived or left: at which item, at what time, or both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from boardkeeper.meeting_people import ItemChoice
from boardkeeper.rules.due_dates import clock, parse_clock
from ui.meetings.minutes.people.still_choice import StillChoice
from ui.panes import Hairline, words_label


class MovementForm(QWidget):
    """Enter records what stands here.

    Signals:
        recorded: Person, whether they arrived, the item's id (blank for none), and the time or None.
        closed: It is not needed any more.
    """

    recorded = Signal(str, bool, str, object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person_id = ""
        self._is_arrival = False
        self.heading = words_label("strong", self)
        self.item = StillChoice("At which item", self)
        self.at = QLineEdit(self)
        self.at.setAccessibleName("At what time")
        self.at.setPlaceholderText("Time, e.g. 3.10 pm")
        self.said = words_label("muted", self)
        self.record = QPushButton("Record", self)
        self.record.setProperty("main", True)
        self.record.setToolTip("Record (Enter)")
        self.record.clicked.connect(self._on_record)
        close = QPushButton("Cancel", self)
        close.setToolTip("Cancel (Esc)")
        close.clicked.connect(self.closed)
        self.at.textChanged.connect(self._on_changed)
        self.item.currentIndexChanged.connect(self._on_changed)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.at, 1)
        buttons.addWidget(self.record)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(4)
        for widget in (Hairline(self), self.heading, self.item):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self.said)
        self.hide()

    def ask(
        self,
        person_id: str,
        name: str,
        items: Sequence[ItemChoice],
        *,
        is_arrival: bool,
        item_id: str,
        now: time | None,
    ) -> None:
        """Ask about somebody, beginning with the item that is being written and the time it is."""
        self.person_id, self._is_arrival = person_id, is_arrival
        self.heading.setText(f"{name} {'arrived' if is_arrival else 'left'}")
        self.item.clear()
        self.item.addItem("At no item in particular", "")
        for each in items:
            self.item.addItem(f"At item {each.name}", each.id)
        self.item.setCurrentIndex(max(self.item.findData(item_id), 0))
        self.at.setText(clock(now) if now else "")
        self._on_changed()
        self.show()
        first: QWidget = self.at if item_id else self.item
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.at.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # Line and choice alike let Enter pass.
            self._on_record()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_changed(self) -> None:
        typed = self.at.text().strip()
        is_read = not typed or parse_clock(typed) is not None
        has_item = bool(self.item.currentData())
        self.record.setEnabled(is_read and (has_item or bool(typed)))
        if not is_read:
            self.said.setText(f"“{typed}” is not a time that can be read. Try 3.10 pm or 15:10.")
        elif not has_item:
            self.said.setText("Without the item it prints, but does not count for the quorum.")
        else:
            self.said.setText("")
        self.said.setVisible(bool(self.said.text()))

    @Slot()
    def _on_record(self) -> None:
        if self.record.isEnabled():
            typed = self.at.text().strip()
            self.recorded.emit(
                self.person_id,
                self._is_arrival,
                str(self.item.currentData()),
                parse_clock(typed) if typed else None,
            )
