"""Which later meeting approved or corrected the minutes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QWidget

from boardkeeper.approvals import LaterMeeting
from boardkeeper.clock import current_day
from boardkeeper.rules.due_dates import long_date


class LaterChoice(QComboBox):
    """The later meetings of the board; those whose own minutes are a record already cannot be chosen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._meetings: tuple[LaterMeeting, ...] = ()

    def show_meetings(self, meetings: Sequence[LaterMeeting], chosen: str = "") -> None:
        """List them; what was chosen stays so, or else the one given, or else the first that can be."""
        wanted = self.meeting_id or chosen
        if tuple(meetings) != self._meetings:
            self._meetings = tuple(meetings)
            model = QStandardItemModel(self)
            for each in meetings:
                words = long_date(each.held_on) + ("" if each.is_open else " – its minutes are approved")
                item = QStandardItem(words)
                item.setData(each.id, Qt.ItemDataRole.UserRole)
                item.setEnabled(each.is_open)
                model.appendRow(item)
            self.setModel(model)
        ids = [each.id for each in meetings if each.is_open]
        self.setEnabled(bool(ids))
        choice = next((each for each in (wanted, chosen, *ids) if each in ids), "")
        self.setCurrentIndex(next((at for at, each in enumerate(meetings) if each.id == choice), -1))

    @property
    def meeting_id(self) -> str:
        """The chosen meeting; blank for none."""
        found = self.currentData(Qt.ItemDataRole.UserRole)
        return found if isinstance(found, str) else ""

    @property
    def is_to_come(self) -> bool:
        """Whether the chosen meeting has not been held: it can decide nothing yet."""
        return any(each.id == self.meeting_id and each.held_on > current_day() for each in self._meetings)

    def forget(self) -> None:
        """Other minutes are shown: what was chosen for the last ones says nothing."""
        self._meetings = ()
        self.setModel(QStandardItemModel(self))
