"""Spelling in the minutes."""

from __future__ import annotations

from ui.meetings.minutes.reading import MinutesReading
from ui.writing.aids.speller import SurfaceSpeller


class Speller(SurfaceSpeller):
    """Underlines the doubtful words of minutes; F7 goes to the next."""

    def show_reading(self, reading: MinutesReading) -> None:
        """Know the words of the board, and what is ignored in these minutes."""
        self.show_document(reading.board.id, reading.meeting.id)
