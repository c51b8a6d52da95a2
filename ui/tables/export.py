"""A table taken away into Excel: every row the filter leaves, in the order shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from boardkeeper.errors import UserError
from ui.tables.columns import Column
from ui.tables.panel import TablePanel

if TYPE_CHECKING:
    from boardkeeper.lists import Page as Rows
    from ui.page import Workplace

_FOLDER = "tables/folder"


class ExportStopped(UserError):
    """Writing was cancelled; an earlier file of that name is as it was."""


class NotWritten(UserError):
    """The place cannot be written to, or the file is open in Excel."""


class TableExport(QObject):
    """Asks for a place, fetches all rows on the database thread, and writes them on another.

    Args:
        panel: The table with its filter.
        title: What the table is called; the sheet and the file are named after it.
        workplace: What the page works with.
        parent: The page, over which the question for a place is shown.
    """

    def __init__(self, panel: TablePanel, title: str, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._panel = panel
        self._title = title
        self._workplace = workplace
        self._page = parent
        self._path = Path()

    def ask(self) -> None:
        """Ask where to write, and write there."""
        folder = str(self._workplace.settings.value(_FOLDER, str(Path.home())))
        start = str(Path(folder) / f"{self._title}.xlsx")
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, f"Export {self._title.casefold()}", start, "Excel (*.xlsx)"
        )
        if chosen:
            self.write_to(Path(chosen if chosen.lower().endswith(".xlsx") else f"{chosen}.xlsx"))

    def write_to(self, path: Path) -> None:
        """Write every row the filter leaves."""
        self._workplace.settings.setValue(_FOLDER, str(path.parent))
        self._path = path
        self._workplace.operations.run(
            None, self._panel.table.everything(), on_done=self._on_read, origin=self
        )

    def _on_read(self, page: Rows[Any]) -> None:
        columns = self._panel.table.columns
        self._workplace.tasks.run(
            "Writing the workbook",
            _write,
            self._path,
            self._title,
            columns,
            page.rows,
            on_done=self._on_written,
        )

    def _on_written(self, count: int) -> None:
        self._workplace.say(f"{count:,} {'row' if count == 1 else 'rows'} written to {self._path.name}.")


def _write(
    path: Path,
    title: str,
    columns: Sequence[Column],
    rows: Sequence[object],
    *,
    progress: Callable[[str, int, int], None],
    cancelled: Callable[[], bool],
) -> int:
    from boardkeeper.render.xlsx import write_table

    def values() -> Any:
        for count, row in enumerate(rows):
            if cancelled():
                raise ExportStopped("The table was not written.")
            if count % 500 == 0:
                progress("Writing the workbook", count, len(rows))
            yield [_value(column, row) for column in columns]

    try:
        return write_table(path, title, [column.title for column in columns], values())
    except OSError as error:
        why = error.strerror or str(error)
        raise NotWritten(
            f"“{path.name}” could not be written: {why}.", "Close it in Excel, or choose another place."
        ) from error


def _value(column: Column, row: object) -> Any:
    """Numbers and dates stay what they are, so that Excel can sort them; everything else is what the table says."""
    value = column.value_of(row)
    is_plain = isinstance(value, int | Decimal | date | time) and not isinstance(value, bool)
    return value if is_plain and column.says is None else column.text_of(row)
