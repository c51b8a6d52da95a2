"""KPIs: where every indicator stands against its target, its course, and where its figures came from."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from boardkeeper import kpis
from boardkeeper.errors import UserError
from boardkeeper.figures import FigureView
from boardkeeper.kpi_chart import chart_of
from boardkeeper.kpis import KpiView
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from boardkeeper.remarks import RemarkAbout
from ui.kpis import words
from ui.kpis.chart import KpiChart
from ui.kpis.figure_table import FigureTable
from ui.kpis.judging import JudgingRows, judged_words
from ui.kpis.source import SourcePane
from ui.list_page import ListPage
from ui.operations import Desk
from ui.page import Workplace
from ui.panes import SectionHeader, words_label
from ui.remarks.command import remark_command
from ui.remarks.thread import RemarksBox
from ui.tables.columns import Column, Kind

_LIMITS = "kpis/limits"


def _of_latest(say: Callable[[KpiView, FigureView | None], Any]) -> Callable[[KpiView], Any]:
    def of(kpi: KpiView) -> Any:
        return say(kpi, kpi.latest)

    return of


class KpisPage(ListPage):
    """The indicators of the board."""

    NAME = "kpis"
    TITLE = "KPIs"
    WHAT = "indicators"
    ONE = "indicator"
    HAS_MATTERS = True
    TABLES: ClassVar[frozenset[str]] = frozenset({"kpi", "kpi_target", "kpi_event", "observation", "import"})
    COMMANDS = (remark_command("kpis"),)
    CHIPS = ("Red", "Amber", "Green", "Polarity not known", "Proxy")
    EMPTY = (
        "chart-line",
        "No KPIs yet",
        (
            "Indicators stand here with their course, their target and the cell every figure came from. "
            "Bring them in from the workbook they are kept in."
        ),
    )
    IMPORTS = "Import KPIs…"
    CHOOSE = "Choose an indicator to see its course and its figures."
    SIZES = (720, 424)
    COLUMNS = (
        Column("Indicator", "name", share=2, sort="name", kind=Kind.STRONG, lines=2, note=words.note_words),
        Column("Course", words.sparkline_cell, width=80, kind=Kind.SPARKLINE, spare=2),
        Column(
            "Latest", words.latest_words, width=76, sort="latest", kind=Kind.STRONG, note=words.latest_period
        ),
        Column(
            "Target",
            _of_latest(words.target_words),
            width=164,
            sort="gap",
            note=_of_latest(words.gap_words),
        ),
        Column("RAG", _of_latest(words.rag_cell), width=88, sort="rag", kind=Kind.RAG),
        Column("Travel", _of_latest(words.travel_cell), width=120, kind=Kind.TRAVEL, spare=1),
    )

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.source = SourcePane(workplace, self)
        self.source.hide()
        self.source.closed.connect(self._on_source_closed)

    def make_detail(self, parent: QWidget) -> QWidget:
        """Name, chart, how it is judged, and every figure."""
        detail = QWidget(parent)
        self._heading = words_label("heading", detail)
        self._context = words_label("muted", detail)
        self._note = words_label("muted", detail)
        self.chart = KpiChart(self.workplace.theme, detail)
        self.limits = QCheckBox("Control limits", detail)
        self.limits.setToolTip(
            "Mean ± 2.66 × mean moving range over all figures; seven on one side mark a shift"
        )
        self.limits.setChecked(bool(self.workplace.settings.value(_LIMITS, False, bool)))
        self._limit_words = words_label("muted", detail)
        self.judging = JudgingRows(detail)
        self.figures = FigureTable(self.workplace, detail)
        self.remarks = RemarksBox(self.workplace, detail)
        self.remarks.left.connect(self._on_remark_left)
        if self.workplace.is_review:
            self.judging.setEnabled(False)
            self.judging.setToolTip("How it is judged is set in the board’s own file; comment on it below.")
        column = QVBoxLayout(detail)
        column.setContentsMargins(0, 16, 0, 24)
        column.setSpacing(8)
        for widget in (
            self._heading,
            self._context,
            self._note,
            self.chart,
            self.limits,
            self._limit_words,
            SectionHeader("How it is judged", detail),
            self.judging,
            SectionHeader("Figures", detail),
        ):
            column.addWidget(_indented(widget, detail))
        column.addWidget(self.figures)
        column.addWidget(_indented(self.remarks, detail))
        column.addStretch()
        self.limits.toggled.connect(self._on_limits_toggled)
        self.chart.period_opened.connect(self._on_period_opened)
        self.figures.opened.connect(self._on_figure_opened)
        self.judging.polarity_chosen.connect(partial(self._judge, "polarity"))
        self.judging.tolerance_written.connect(partial(self._judge, "tolerance"))
        self.judging.target_written.connect(partial(self._judge, "target"))
        return detail

    def fetcher(self, board_id: str) -> Callable[[Desk, Wanted], Rows[Any]]:
        """The indicators by priority."""
        return partial(_fetch, board_id)

    def show_row(self, row: KpiView) -> None:
        """Show an indicator."""
        self._heading.setText(row.name)
        self._context.setText(words.context_words(row))
        self._note.setText(row.note)
        self._note.setVisible(bool(row.note))
        self._show_chart(row)
        self.judging.show_kpi(row)
        self.figures.show_kpi(row)
        self.remarks.show(RemarkAbout.KPI, row.id)

    @Slot()
    def _on_remark_left(self) -> None:
        self.panel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def remark(self) -> None:
        """Put the cursor where a remark on the chosen indicator is written."""
        if self.row is not None:
            self.remarks.begin()

    def open_figure(self, figure: FigureView) -> None:
        """Show the cell a figure came from, in the place of the detail."""
        if isinstance(self.row, KpiView):
            self.source.show_figure(self.row, figure)
            self.open_form(self.source)
            self.source.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_chart(self, row: KpiView) -> None:
        chart = chart_of(row, with_limits=self.limits.isChecked())
        self.chart.show_chart(chart)
        has_limits = chart is not None and chart.limits is not None
        self._limit_words.setVisible(has_limits)
        if chart is not None and has_limits:
            self._limit_words.setText(chart.limit_words)

    @Slot(bool)
    def _on_limits_toggled(self, is_on: bool) -> None:
        self.workplace.settings.setValue(_LIMITS, is_on)
        if self.row is not None:
            self._show_chart(self.row)

    @Slot(str)
    def _on_period_opened(self, period: str) -> None:
        figure = next((each for each in self.row.figures if each.period == period), None)
        if figure is not None:
            self.open_figure(figure)

    @Slot(object)
    def _on_figure_opened(self, figure: FigureView) -> None:
        self.open_figure(figure)

    @Slot()
    def _on_source_closed(self) -> None:
        self.close_form()
        self.figures.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _judge(self, what: str, value: object) -> None:
        if not isinstance(self.row, KpiView):
            return
        said: dict[str, Any] = {what: value}
        self.workplace.operations.run(
            judged_words(self.row, **said),
            kpis.set_kpi,
            self.workplace.operations.who,
            self.row.id,
            on_error=self._on_not_judged,
            origin=self,
            **said,
        )

    def _on_not_judged(self, error: UserError) -> None:
        self.workplace.complain(error)
        if isinstance(self.row, KpiView):
            self.judging.show_kpi(self.row)


def _indented(widget: QWidget, parent: QWidget) -> QWidget:
    """The margin of a detail; the table of figures reaches from edge to edge."""
    around = QWidget(parent)
    column = QVBoxLayout(around)
    column.setContentsMargins(24, 0, 24, 0)
    column.addWidget(widget)
    return around


def _fetch(board_id: str, desk: Desk, wanted: Wanted) -> Rows[KpiView]:
    return kpis.list_kpis(desk, board_id, wanted)
