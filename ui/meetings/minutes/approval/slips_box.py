"""The slips on minutes: what later meetings changed, and how it was."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardkeeper.approvals import SlipView
from ui.meetings.minutes.approval.place_lines import PlaceLine
from ui.panes import SectionHeader


class SlipsBox(QWidget):
    """A line for each; without any it takes no room.

    Signals:
        piece_wanted: The id of a paragraph.
    """

    piece_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slips: tuple[SlipView, ...] = ()
        self.lines: list[PlaceLine] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(SectionHeader("Slips", self))

    def show_slips(self, slips: Sequence[SlipView]) -> None:
        """Say where, what, why, and where it is recorded."""
        self.setVisible(bool(slips))
        if tuple(slips) == self._slips:
            return
        self._slips = tuple(slips)
        for line in self.lines:
            self.column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(slip) for slip in slips]
        for line in self.lines:
            self.column.addWidget(line)

    def _line(self, slip: SlipView) -> PlaceLine:
        line = PlaceLine(slip.paragraph_id or slip.minute_id, slip.place, _words(slip), self)
        line.opened.connect(self.piece_wanted)
        return line


def _words(slip: SlipView) -> str:
    change = slip.change[:1].upper() + slip.change[1:]
    told = (
        f"Recorded in {slip.recorded_as}."
        if slip.recorded_in_id
        else f"⚠ No longer recorded in {slip.recorded_as}."
    )
    return f"{change}.\n{slip.reason}\n{told}"
