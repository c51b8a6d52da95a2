"""When the meeting began and ended, edited where it stands."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Signal, SignalInstance, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from boardkeeper.rules.due_dates import clock, parse_clock
from ui.panes import InlineEdit


class TimesLine(QWidget):
    """Two times of day.

    Signals:
        began: The time it began, or None.
        ended: The time it ended, or None.
    """

    began = Signal(object)
    ended = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start = InlineEdit("When the meeting began", "e.g. 2pm", self)
        self.end = InlineEdit("When the meeting ended", "e.g. 4.15 pm", self)
        self.start.committed.connect(self._on_start)
        self.end.committed.connect(self._on_end)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        for words, field in (("Began", self.start), ("ended", self.end)):
            label = QLabel(words, self)
            label.setProperty("rank", "muted")
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field, 1)

    def show_times(self, start: time | None, end: time | None, *, is_writable: bool) -> None:
        """Show both."""
        for field, at in ((self.start, start), (self.end, end)):
            if not field.property("wrong") or not field.hasFocus():
                field.mark_wrong("")
                field.show_text(clock(at) if at else "")
            field.setReadOnly(not is_writable)

    @Slot(str)
    def _on_start(self, written: str) -> None:
        self._commit(self.start, self.began, written)

    @Slot(str)
    def _on_end(self, written: str) -> None:
        self._commit(self.end, self.ended, written)

    def _commit(self, field: InlineEdit, signal: SignalInstance, written: str) -> None:
        at = parse_clock(written) if written else None
        if written and at is None:
            field.mark_wrong(f"“{written}” is not a time that can be read. Try 2pm or 14:00.")
            return
        field.mark_wrong("")
        signal.emit(at)
