"""Papers that came after the agenda went out, and the button that publishes them as a supplement."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from boardkeeper.errors import UserError
from boardkeeper.publishing import PublicationKind, WaitingPaper
from ui.meetings.publishing.day_field import DayField
from ui.meetings.publishing.publisher import Publisher
from ui.meetings.publishing.waiting_row import WaitingRow
from ui.meetings.reading import MeetingReading
from ui.page import Workplace
from ui.theme.tokens import Tone


class SupplementPanel(QWidget):
    """Lists what waits, each to be taken or left, and publishes it."""

    def __init__(self, workplace: Workplace, publisher: Publisher, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._publisher = publisher
        self._reading: MeetingReading | None = None
        self._shown: tuple[WaitingPaper, ...] = ()
        self._trouble = ""
        self.rows: list[WaitingRow] = []
        title = QLabel("Waiting for a supplement", self)
        title.setProperty("rank", "heading")
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.day = DayField(workplace.theme, is_law=False, parent=self)
        self.publish_button = QPushButton(self)
        self.publish_button.setProperty("main", True)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(12)
        column.addWidget(title)
        column.addLayout(self._list)
        column.addWidget(self.day)
        column.addWidget(self.publish_button)
        column.addWidget(self.said)
        self.day.changed.connect(self._on_changed)
        self.day.entered.connect(self.publish)
        self.publish_button.clicked.connect(self.publish)
        publisher.began.connect(self._say)
        publisher.ended.connect(self._say)
        publisher.refused.connect(self._on_refused)
        self.hide()

    def show_reading(self, reading: MeetingReading) -> None:
        """Show what waits; nothing, and it takes no room."""
        is_new = self._reading is None or self._reading.meeting.id != reading.meeting.id
        self._reading = reading
        self.setVisible(bool(reading.waiting))
        if is_new or not self._shown:
            self.day.begin(reading.meeting, reading.rule)
        else:
            self.day.show_meeting(reading.meeting, reading.rule)
        if reading.waiting != self._shown or is_new:
            self._shown = reading.waiting
            self._trouble = ""
            self._fill()
        number = 1 + sum(1 for each in reading.publications if each.kind is PublicationKind.SUPPLEMENT)
        self.publish_button.setText(f"Publish supplement {number}")
        self._say()

    @Slot()
    def publish(self) -> None:
        """Publish what is ticked."""
        day = self.day.day
        if self._reading is not None and day is not None and self.publish_button.isEnabled():
            self._trouble = ""
            self._publisher.supplement(self._reading.meeting.id, self._chosen(), day)

    def _chosen(self) -> list[str]:
        return [row.item_id for row in self.rows if row.box.isChecked()]

    def _fill(self) -> None:
        left = {row.item_id for row in self.rows if not row.box.isChecked()}
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows.clear()
        for paper in self._shown:
            row = WaitingRow(paper, self)
            row.box.setChecked(paper.item_id not in left)
            row.toggled.connect(self._on_changed)
            self._list.addWidget(row)
            self.rows.append(row)

    @Slot()
    def _on_changed(self) -> None:
        self._trouble = ""
        self._say()

    @Slot()
    def _say(self) -> None:
        is_free = not self._publisher.is_at_work
        self.publish_button.setEnabled(is_free and self.day.day is not None and bool(self._chosen()))
        self.said.setText(self._trouble if is_free else "Making the papers …")
        self.said.setVisible(bool(self.said.text()))
        ink = self._workplace.theme.ink(Tone.BAD).text
        self.said.setStyleSheet(f"color: {ink};" if self._trouble else "")

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        if self.isVisible():
            self._trouble = str(error)
            self._say()
