"""Saves the meetings of a board as a calendar file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from boardkeeper import calendar_file
from boardkeeper.calendar_file import CalendarFile
from ui.page import Workplace
from ui.today.words import count


class CalendarSaver(QObject):
    """Asks where, gathers on the database thread, and writes in the background."""

    def __init__(self, workplace: Workplace, window: QWidget) -> None:
        super().__init__(window)
        self._workplace = workplace
        self._window = window
        self._path = Path()

    def save(self, board_id: str, name: str, *, with_deadlines: bool) -> None:
        """Ask for a place and save a board's calendar there."""
        folder = str(self._workplace.settings.value("calendar/folder", str(Path.home())))
        start = str(Path(folder) / f"{name}.ics")
        chosen, _ = QFileDialog.getSaveFileName(self._window, "Save the calendar", start, "Calendar (*.ics)")
        if chosen:
            path = Path(chosen if chosen.lower().endswith(".ics") else f"{chosen}.ics")
            self.save_to(path, board_id, with_deadlines=with_deadlines)

    def save_to(self, path: Path, board_id: str, *, with_deadlines: bool) -> None:
        """Save a board's calendar in a file."""
        self._path = path
        self._workplace.settings.setValue("calendar/folder", str(path.parent))
        self._workplace.operations.run(
            None,
            calendar_file.gather_calendar,
            board_id,
            with_deadlines=with_deadlines,
            on_done=self._on_gathered,
        )

    def _on_gathered(self, gathered: CalendarFile) -> None:
        self._workplace.tasks.run("Saving the calendar", _save, gathered, self._path, on_done=self._on_saved)

    def _on_saved(self, gathered: CalendarFile) -> None:
        self._workplace.say(
            f"{count(gathered.meetings, 'meeting')} saved in {self._path.name}. Open it with Outlook or your calendar."
        )


def _save(gathered: CalendarFile, path: Path, **_watched_by: object) -> CalendarFile:
    calendar_file.save_calendar(gathered, path)
    return gathered
