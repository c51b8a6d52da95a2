"""Every figure of the KPIs shown, taken away as a workbook, csv or json."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from boardkeeper.kpis import KpiView
from ui.tables.panel import TablePanel

if TYPE_CHECKING:
    from boardkeeper.lists import Page as Rows
    from ui.page import Workplace

_FOLDER = "tables/folder"
_FILTERS = "Excel (*.xlsx);;Comma-separated values (*.csv);;JSON (*.json)"
_ENDINGS = (".xlsx", ".csv", ".json")


class FigureExport(QObject):
    """Asks for a place, reads the KPIs the filter leaves, and writes their figures on another thread."""

    def __init__(self, panel: TablePanel, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._panel = panel
        self._workplace = workplace
        self._page = parent
        self._path = Path()

    def ask(self) -> None:
        """Ask where to write, and write there."""
        folder = str(self._workplace.settings.value(_FOLDER, str(Path.home())))
        start = str(Path(folder) / "KPI figures.xlsx")
        chosen, kind = QFileDialog.getSaveFileName(self._page, "Export every figure", start, _FILTERS)
        if chosen:
            named = Path(chosen).suffix.casefold() in _ENDINGS
            ending = next((each for each in _ENDINGS if f"*{each}" in kind), ".xlsx")
            self.write_to(Path(chosen if named else f"{chosen}{ending}"))

    def write_to(self, path: Path) -> None:
        """Write the figures of every KPI the filter leaves, in the kind of file the name ends with."""
        self._workplace.settings.setValue(_FOLDER, str(path.parent))
        self._path = path
        self._workplace.operations.run(
            None, self._panel.table.everything(), on_done=self._on_read, origin=self
        )

    def _on_read(self, page: Rows[KpiView]) -> None:
        self._workplace.tasks.run(
            f"Writing {self._path.name}", _write, self._path, page.rows, on_done=self._on_written
        )

    def _on_written(self, count: int) -> None:
        self._workplace.say(
            f"{count:,} {'figure' if count == 1 else 'figures'} written to {self._path.name}."
        )


def _write(
    path: Path,
    rows: Sequence[KpiView],
    *,
    progress: Callable[[str, int, int], None],
    cancelled: Callable[[], bool],
) -> int:
    # What writes workbooks costs start-up time.
    from boardkeeper.kpi_sheets import export_kpis

    return export_kpis(path, rows, progress=progress, cancelled=cancelled)
