"""Citations in the minutes."""

from __future__ import annotations

from ui.meetings.minutes.reading import MinutesReading
from ui.writing.aids.citations import SurfaceCitations


class CitationLinks(SurfaceCitations):
    """Makes links of what minutes cite; Ctrl+click or Alt+Return follows one."""

    def show_reading(self, reading: MinutesReading) -> None:
        """Follow citations into the minutes of this board."""
        self.show_board(reading.board.id)
