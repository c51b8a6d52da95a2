"""A log on paper, as it is filtered, ordered and grouped: on a printer, or in a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from boardkeeper import log_papers
from boardkeeper.clock import current_day
from boardkeeper.follow_up import Log
from ui.page import Workplace
from ui.paper_out import PaperOut
from ui.tables.model import RowTable

if TYPE_CHECKING:
    from boardkeeper.documents.blocks import Pack

_NAMES = {Log.ACTIONS: "Action log", Log.DECISIONS: "Tracking decisions"}


class LogTakingOut(QObject):
    """Prints and saves one log.

    Args:
        workplace: What the page works with.
        table: The table; what it leaves out is left out on paper too.
        log: Which log.
        parent: The page.
    """

    def __init__(self, workplace: Workplace, table: RowTable, log: Log, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._table = table
        self._log = log
        self._out = PaperOut(workplace, "logs", parent)

    def print(self, board_id: str) -> None:
        """Lay the log out, then ask for a printer."""
        self._gather(board_id, self._out.print)

    def save(self, board_id: str) -> None:
        """Ask for a place and write the log there."""
        path = self._out.ask_path(f"{_NAMES[self._log]} {current_day().isoformat()}", "Save the log")
        if path is not None:
            self.save_to(board_id, path)

    def save_to(self, board_id: str, path: Path) -> None:
        """The same without asking."""
        self._gather(board_id, partial(self._out.save_to, path=path))

    def _gather(self, board_id: str, on_done: Callable[[Pack], None]) -> None:
        wanted = replace(self._table.look, who=self._workplace.operations.who, hides_archived=True)
        self._workplace.operations.run(
            None,
            log_papers.gather_log,
            board_id,
            self._log,
            current_day(),
            wanted,
            on_done=on_done,
            origin=self,
        )
