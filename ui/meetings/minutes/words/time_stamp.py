"""The time, written where the cursor is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence

from boardkeeper.clock import current_time
from boardkeeper.rules.due_dates import clock

if TYPE_CHECKING:
    from ui.meetings.minutes.surface.surface import MinutesSurface


class TimeStamp(QObject):
    """Alt+Shift+T writes the time as council papers do: “2.05 pm”."""

    def __init__(self, surface: MinutesSurface) -> None:
        super().__init__(surface)
        self._surface = surface
        self.action = QAction("Write the time", self)
        self.action.setShortcut(QKeySequence("Alt+Shift+T"))
        self.action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.action.triggered.connect(self.write)
        surface.addAction(self.action)

    @Slot()
    def write(self) -> None:
        """Write the time at the cursor, with a blank before it where a word ends there."""
        if not self._surface.is_writable:
            return
        cursor = self._surface.textCursor()
        start = cursor.selectionStart()
        before = self._surface.document().characterAt(start - 1) if start else ""
        blank = " " if before.isalnum() or before in {",", ";", ":", "."} else ""
        self._surface.insert_words(f"{blank}{clock(current_time())}")
