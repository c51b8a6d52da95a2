"""KPIs: where every indicator stands against its target, its course, and where its figures came from."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from boardkeeper import kpis
from boardkeeper.checks.figures import FigureFinding, check_board
from boardkeeper.errors import UserError
from boardkeeper.figures import FigureView
from boardkeeper.kpi_papers import KpiPaper
from boardkeeper.kpis import DefinitionChoices, KpiView, Polarity, TargetWords, Unit
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from ui.kpis import words
from ui.kpis.command_table import KPI_COMMANDS
from ui.kpis.definition import DefinitionPane
from ui.kpis.detail import KpiDetail
from ui.kpis.figure_form import FigureForm
from ui.kpis.findings import FindingsPane
from ui.kpis.judging import judged_words
from ui.kpis.new_kpi import MergeForm, NewKpiForm
from ui.kpis.papers import KpiPapersPane
from ui.kpis.source import SourcePane
from ui.kpis.taking_out import FigureExport
from ui.list_page import ListPage
from ui.operations import Changes, Desk
from ui.page import Workplace
from ui.remarks.command import remark_command
from ui.tables.columns import Column, Kind


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
    TABLES: ClassVar[frozenset[str]] = frozenset(
        {
            "event",
            "import",
            "kpi",
            "kpi_benchmark",
            "kpi_event",
            "kpi_other_name",
            "kpi_target",
            "observation",
            "restatement",
        }
    )
    COMMANDS = (*KPI_COMMANDS, remark_command("kpis"))
    CHIPS = ("Red", "Amber", "Green", "Polarity not known", "Proxy", "Restated")
    EMPTY = (
        "chart-line",
        "No KPIs yet",
        (
            "Indicators stand here with their course, their target and the cell every figure came from. "
            "Bring them in from the workbook they are kept in, or define one by hand."
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
        self.definition = DefinitionPane(workplace, self)
        self.figure_form = FigureForm(self)
        self.new_form = NewKpiForm(self)
        self.merge_form = MergeForm(self)
        self.papers = KpiPapersPane(workplace, self)
        self.findings = FindingsPane(self)
        self._figure_wanted: tuple[str, str] | None = None
        self._figure_export = FigureExport(self.panel, workplace, self)
        for form in (
            self.source,
            self.definition,
            self.figure_form,
            self.new_form,
            self.merge_form,
            self.papers,
            self.findings,
        ):
            form.hide()
        self.papers.closed.connect(self.close_form)
        self.findings.closed.connect(self.close_form)
        self.findings.opened.connect(self._on_finding_opened)
        self.panel.row_chosen.connect(self._on_wanted_row_chosen)
        self.source.closed.connect(self._on_figures_wanted)
        self.source.correction_wanted.connect(self._on_correction_wanted)
        self.definition.closed.connect(self._on_figures_wanted)
        self.figure_form.cancelled.connect(self._on_figures_wanted)
        self.figure_form.wanted.connect(self._on_figure_written)
        self.new_form.cancelled.connect(self.close_form)
        self.new_form.wanted.connect(self._on_kpi_wanted)
        self.merge_form.cancelled.connect(self.close_form)
        self.merge_form.wanted.connect(self._on_merge_wanted)

    def first_steps(self) -> tuple[QAction, ...]:
        by_hand = QAction("New KPI…", self)
        by_hand.triggered.connect(self.add_kpi)
        return (*super().first_steps(), by_hand)

    def make_detail(self, parent: QWidget) -> QWidget:
        """Name, chart, how it is judged, and every figure."""
        self.sheet = sheet = KpiDetail(self.workplace, parent)
        self.chart, self.limits, self.judging = sheet.chart, sheet.limits, sheet.judging
        self.figures, self.remarks = sheet.figures, sheet.remarks
        sheet.figure_opened.connect(self._on_period_opened)
        sheet.definition_wanted.connect(self.define)
        sheet.figure_wanted.connect(self.write_figure)
        sheet.remarks.left.connect(self._on_remark_left)
        sheet.judging.polarity_chosen.connect(partial(self._judge, "polarity"))
        sheet.judging.tolerance_written.connect(partial(self._judge, "tolerance"))
        sheet.judging.target_written.connect(self._on_target_written)
        return sheet

    def fetcher(self, board_id: str) -> Callable[[Desk, Wanted], Rows[Any]]:
        """The indicators by priority."""
        return partial(_fetch, board_id)

    def show_row(self, row: KpiView) -> None:
        """Show an indicator, also where its definition is being changed."""
        self.sheet.show_kpi(row)
        if self.board is not None and self.side.currentWidget() is self.definition:
            self.definition.show_kpi(row, self.board.id)

    def refresh(self, changes: Changes | None) -> None:
        """Read the indicators anew, and check every figure of the board again."""
        super().refresh(changes)
        if self.board is not None:
            self.workplace.operations.run(None, check_board, self.board.id, on_done=self._on_checked)

    # What can be done ---------------------------------------------------------------------------------------

    def add_kpi(self) -> None:
        """Ask for a new indicator."""
        if self.workplace.is_review:
            return
        self.new_form.clear()
        self.open_form(self.new_form)
        self.new_form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def define(self) -> None:
        """Change what the chosen indicator is and what it is held against."""
        if isinstance(self.row, KpiView) and self.board is not None and not self.workplace.is_review:
            self.open_form(self.definition)
            self.definition.show_kpi(self.row, self.board.id)
            self.definition.begin()

    def write_figure(self) -> None:
        """Type a figure of the chosen indicator by hand."""
        if isinstance(self.row, KpiView) and not self.workplace.is_review:
            self.open_form(self.figure_form)
            self.figure_form.begin(self.row)

    def move_up(self) -> None:
        """Move the chosen indicator one place up in the papers."""
        self._move(-1, "up")

    def move_down(self) -> None:
        """Move the chosen indicator one place down in the papers."""
        self._move(1, "down")

    def merge(self) -> None:
        """Ask which other indicator is the same as the chosen one."""
        if isinstance(self.row, KpiView) and self.board is not None and not self.workplace.is_review:
            self.workplace.operations.run(
                None, kpis.definition_choices, self.board.id, on_done=self._on_names_known
            )

    def remove(self) -> None:
        """Take the chosen indicator out with everything that hangs on it."""
        if isinstance(self.row, KpiView) and not self.workplace.is_review:
            self._run(f"{self.row.name}: removed with its figures.", kpis.remove_kpi, self.row.id)

    def take_out(self) -> None:
        """Take every figure of the indicators shown away, as a workbook, csv or json."""
        self._figure_export.ask()

    def show_papers(self) -> None:
        """Look at the papers these figures make, as they will be printed."""
        self._show_papers(None)

    def show_exceptions(self) -> None:
        """Look at what stands out among the figures."""
        self._show_papers(KpiPaper.EXCEPTIONS)

    def _show_papers(self, paper: KpiPaper | None) -> None:
        if self.board is not None:
            self.open_form(self.papers)
            self.papers.show_board(self.board.id, paper)
            self.papers.begin()

    def show_findings(self) -> None:
        """List the figures that cannot be right."""
        if self.board is not None:
            self.open_form(self.findings)
            self.findings.begin()

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

    # How it is answered --------------------------------------------------------------------------------------

    def _run(self, said: str, function: Callable[..., Any], *args: Any, **options: Any) -> None:
        operations = self.workplace.operations
        operations.run(said, function, operations.who, *args, origin=self, **options)

    def _move(self, steps: int, way: str) -> None:
        if isinstance(self.row, KpiView) and not self.workplace.is_review:
            self._run(f"{self.row.name}: moved {way}.", kpis.move_kpi, self.row.id, steps)

    def _on_names_known(self, choices: DefinitionChoices) -> None:
        if isinstance(self.row, KpiView):
            self.open_form(self.merge_form)
            self.merge_form.begin(self.row, choices.names)

    @Slot(str, object, object)
    def _on_kpi_wanted(self, name: str, unit: Unit, polarity: Polarity | None) -> None:
        if self.board is not None:
            self._run(
                f"{name}: added.",
                kpis.add_kpi,
                self.board.id,
                name,
                unit=unit,
                polarity=polarity,
                on_done=self._on_added,
                on_error=self.new_form.refuse,
            )

    def _on_added(self, kpi_id: str) -> None:
        self.close_form()
        self.reveal(kpi_id)

    @Slot(str, str, str)
    def _on_merge_wanted(self, kept_id: str, merged_id: str, name: str) -> None:
        self._run(
            f"“{name}” merged.",
            kpis.merge_kpis,
            kept_id,
            merged_id,
            on_done=self._on_form_done,
            on_error=self.merge_form.refuse,
        )

    @Slot(str, str, object)
    def _on_figure_written(self, kpi_id: str, period: str, facts: dict[str, Any]) -> None:
        self._run(
            words.written_words(period),
            kpis.record_figure,
            kpi_id,
            period,
            on_done=self._on_form_done,
            on_error=self.figure_form.refuse,
            **facts,
        )

    def _on_form_done(self, _answer: object) -> None:
        self.close_form()

    @Slot(object)
    def _on_correction_wanted(self, figure: FigureView) -> None:
        if isinstance(self.row, KpiView):
            self.open_form(self.figure_form)
            self.figure_form.begin(self.row, figure)

    @Slot(str)
    def _on_period_opened(self, period: str) -> None:
        figure = next((each for each in self.row.figures if each.period == period), None)
        if figure is not None:
            self.open_figure(figure)

    def _on_checked(self, found: tuple[FigureFinding, ...]) -> None:
        self.sheet.analysis.show_findings(found)
        self.findings.show_findings(found)

    @Slot(str, str)
    def _on_finding_opened(self, kpi_id: str, period: str) -> None:
        self._figure_wanted = (kpi_id, period)
        if self.row is not None and self.row.id == kpi_id:
            self._on_wanted_row_chosen(self.row)
        else:
            self.reveal(kpi_id)

    @Slot(object)
    def _on_wanted_row_chosen(self, row: object) -> None:
        """Open the figure that a finding asked for, once its indicator is chosen."""
        if self._figure_wanted is not None and isinstance(row, KpiView) and row.id == self._figure_wanted[0]:
            _, period = self._figure_wanted
            self._figure_wanted = None
            self._on_period_opened(period)

    @Slot()
    def _on_figures_wanted(self) -> None:
        self.close_form()
        if self.row is not None:
            self.sheet.focus_figures()

    @Slot()
    def _on_remark_left(self) -> None:
        self.panel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _judge(self, what: str, value: object) -> None:
        if isinstance(self.row, KpiView):
            said: dict[str, Any] = {what: value}
            self._run(
                judged_words(self.row, **said),
                kpis.set_kpi,
                self.row.id,
                on_error=self._on_not_judged,
                **said,
            )

    @Slot(object)
    def _on_target_written(self, target: TargetWords) -> None:
        kpi = self.row
        if not isinstance(kpi, KpiView) or kpi.latest is None:
            return
        year = words.year_of(kpi.latest)
        before = kpi.target_in(year)
        self._run(
            judged_words(kpi, target=target),
            kpis.record_target,
            kpi.id,
            year,
            value=target.value,
            upper=target.upper,
            written=target.written,
            stretch=before.stretch if before is not None and target.value is not None else None,
            tolerance=before.tolerance if before is not None else None,
            on_error=self._on_not_judged,
        )

    def _on_not_judged(self, error: UserError) -> None:
        self.workplace.complain(error)
        if isinstance(self.row, KpiView):
            self.judging.show_kpi(self.row)


def _fetch(board_id: str, desk: Desk, wanted: Wanted) -> Rows[KpiView]:
    return kpis.list_kpis(desk, board_id, wanted)
