"""A log taken away into Excel so that it comes back unchanged: what is kept is written, not what the table shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from boardkeeper.log_sheets import Log, sheet_of, write_sheet
from ui.tables.export import TableExport
from ui.tables.panel import TablePanel

if TYPE_CHECKING:
    from boardkeeper.lists import Page as Rows
    from ui.page import Workplace


class LogExport(TableExport):
    """Like every table’s export, with the log’s own columns; the filter, the order and the groups are the table’s.

    Args:
        panel: The table with its filter.
        title: What the table is called.
        workplace: What the page works with.
        parent: The page.
        log: Which log it shows.
    """

    def __init__(
        self, panel: TablePanel, title: str, workplace: Workplace, parent: QWidget, log: Log
    ) -> None:
        super().__init__(panel, title, workplace, parent)
        self._log = log

    def _on_read(self, page: Rows[Any]) -> None:
        self._workplace.tasks.run(
            "Writing the workbook",
            write_sheet,
            self._path,
            sheet_of(self._log, page.rows),
            on_done=self._on_written,
        )
