"""The figures of one KPI, latest first; each leads to the cell it came from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardkeeper.figures import FigureView
from boardkeeper.kpis import KpiView
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from boardkeeper.rules.periods import period_title
from ui.kpis.words import numbers_words, rag_cell, table_note, target_words, travel_cell
from ui.operations import Desk
from ui.page import Workplace
from ui.tables.columns import Column, Kind, RagCell, TravelCell
from ui.tables.model import RowTable
from ui.tables.view import RowTableView


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure as the table shows it."""

    id: str
    period: str
    shown: str
    fraction: str
    target: str
    rag: RagCell
    travel: TravelCell
    note: str
    figure: FigureView


_COLUMNS = (
    Column("Period", "period", width=100, kind=Kind.STRONG),
    Column("Figure", "shown", width=72, kind=Kind.NUMBER),
    Column("Numbers", "fraction", share=1.2, kind=Kind.MUTED),
    Column("Target", "target", width=76, kind=Kind.MUTED, spare=1),
    Column("RAG", "rag", width=48, kind=Kind.RAG),
    Column("Travel", "travel", width=200, kind=Kind.TRAVEL, spare=3),
    Column("Note", "note", share=0.8, kind=Kind.MUTED, spare=4),
)


class FigureTable(QWidget):
    """A table as high as its rows: the detail around it scrolls.

    Signals:
        opened: A `FigureView` was clicked, or Return pressed on it.
    """

    opened = Signal(object)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = RowTable(_COLUMNS, workplace.operations, self)
        self.view = RowTableView(self.table, workplace.theme, workplace.settings, "figures", self)
        self.view.setAccessibleName("Figures")
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.table.arrived.connect(self._on_arrived)
        self.view.clicked.connect(self._on_clicked)
        self.view.row_opened.connect(self._on_row_opened)
        workplace.theme.changed.connect(self._on_theme_changed)

    def show_kpi(self, kpi: KpiView) -> None:
        """Show the figures of a KPI."""
        self.table.show_from(fetch_rows(figure_rows(kpi)))

    def _fit(self) -> None:
        header = self.view.horizontalHeader().height()
        self.view.setFixedHeight(header + max(self.table.total, 1) * self.view.row_height() + 2)

    @Slot(int)
    def _on_arrived(self, _total: int) -> None:
        self._fit()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._on_row_opened(self.table.row(index.row()))

    @Slot(object)
    def _on_row_opened(self, row: FigureRow | None) -> None:
        if row is not None:
            self.opened.emit(row.figure)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._fit()


def figure_rows(kpi: KpiView) -> tuple[FigureRow, ...]:
    """The figures of a KPI, latest first, whole years after the rest."""
    running = kpi.series
    years = [figure for figure in kpi.figures if figure not in running]
    return tuple(
        FigureRow(
            id=figure.period,
            period=period_title(figure.period),
            shown=figure.shown or "–",
            fraction=numbers_words(figure),
            target=target_words(kpi, figure) if figure.target is not None else "",
            rag=RagCell(rag_cell(kpi, figure).letter),
            travel=travel_cell(kpi, figure),
            note=table_note(figure),
            figure=figure,
        )
        for figure in (*reversed(running), *reversed(years))
    )


def fetch_rows(rows: tuple[FigureRow, ...]) -> Callable[[Desk, Wanted], Rows[FigureRow]]:
    """What the table asks for its rows; they are known already."""
    return partial(_fetch, rows)


def _fetch(rows: tuple[FigureRow, ...], _desk: Desk, wanted: Wanted) -> Rows[FigureRow]:
    return Rows(rows[wanted.offset : wanted.offset + wanted.limit], len(rows))
