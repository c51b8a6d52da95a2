"""The detail of a KPI: its course, what it says, how it is judged, what it is, and every figure."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QVBoxLayout, QWidget

from boardkeeper.kpi_chart import Baseline, baselines_of, chart_of
from boardkeeper.kpis import KpiView
from boardkeeper.remarks import RemarkAbout
from ui.kpis import words
from ui.kpis.analysis import AnalysisBox
from ui.kpis.chart import KpiChart
from ui.kpis.figure_table import FigureTable
from ui.kpis.judging import JudgingRows
from ui.page import Workplace
from ui.panes import PropertyRows, SectionHeader, words_label
from ui.remarks.thread import RemarksBox

_LIMITS = "kpis/limits"


class KpiDetail(QWidget):
    """Everything about one KPI, to be scrolled.

    Signals:
        figure_opened: The period of a figure that was opened, in the chart or in the table.
        definition_wanted: What it is shall be changed.
        figure_wanted: A figure shall be written by hand.
    """

    figure_opened = Signal(str)
    definition_wanted = Signal()
    figure_wanted = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._kpi: KpiView | None = None
        self._heading = words_label("heading", self)
        self._context = words_label("muted", self)
        self._note = words_label("muted", self)
        self.chart = KpiChart(workplace.theme, self)
        self.limits = QCheckBox("Control limits", self)
        self.limits.setToolTip(
            "Mean ± 2.66 × mean moving range of the figures chosen; seven on one side mark a shift"
        )
        self.limits.setChecked(bool(workplace.settings.value(_LIMITS, False, bool)))
        self.baseline = QComboBox(self)
        self.baseline.setAccessibleName("Control limits from")
        self.baseline.setToolTip(
            "Which figures the limits are drawn from; they are never drawn anew by themselves"
        )
        self.baseline.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._baselines: dict[str, str] = {}
        self._limit_words = words_label("muted", self)
        self.analysis = AnalysisBox(self)
        self.judging = JudgingRows(self)
        self.facts = PropertyRows(self)
        for name, _ in words.definition_words(None):
            self.facts.add_text(name)
        self.figures = FigureTable(workplace, self)
        self.remarks = RemarksBox(workplace, self)
        self._lay_out()
        self.limits.toggled.connect(self._on_limits_toggled)
        self.baseline.activated.connect(self._on_baseline_chosen)
        self.chart.period_opened.connect(self.figure_opened)
        self.figures.opened.connect(self._on_opened)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 24)
        column.setSpacing(8)
        definition, figures = SectionHeader("Definition", self), SectionHeader("Figures", self)
        self.define_button = self._button(
            "Change…", "Definition, targets, benchmarks, events (F2)", definition
        )
        self.define_button.setAccessibleName("Change the definition")
        self.define_button.clicked.connect(self.definition_wanted)
        self.write_button = self._button("Write a figure…", "Type a figure by hand (Ctrl+Shift+U)", figures)
        self.write_button.clicked.connect(self.figure_wanted)
        for widget in (
            self._heading,
            self._context,
            self._note,
            self.chart,
            self.limits,
            self.baseline,
            self._limit_words,
            SectionHeader("What it says", self),
            self.analysis,
            SectionHeader("How it is judged", self),
            self.judging,
            definition,
            self.facts,
            figures,
        ):
            column.addWidget(_indented(widget, self))
        column.addWidget(self.figures)
        column.addWidget(_indented(self.remarks, self))
        column.addStretch()
        if self._workplace.is_review:
            self.judging.setEnabled(False)
            self.judging.setToolTip("How it is judged is set in the board’s own file; comment on it below.")
            self.define_button.hide()
            self.write_button.hide()

    def _button(self, words: str, says: str, header: SectionHeader) -> QPushButton:
        button = QPushButton(words, header)
        button.setToolTip(says)
        header.add(button)
        return button

    def show_kpi(self, kpi: KpiView) -> None:
        """Show a KPI."""
        self._kpi = kpi
        self._heading.setText(kpi.name)
        self._context.setText(words.context_words(kpi))
        self._note.setText(kpi.note)
        self._note.setVisible(bool(kpi.note))
        self._offer_baselines(kpi)
        self._show_chart(kpi)
        self.analysis.show_kpi(kpi)
        self.judging.show_kpi(kpi)
        for name, text in words.definition_words(kpi):
            self.facts.say_if_known(name, text)
        self.figures.show_kpi(kpi)
        self.remarks.show(RemarkAbout.KPI, kpi.id)

    def focus_figures(self) -> None:
        """Put the keyboard into the table of figures."""
        self.figures.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_baselines(self, kpi: KpiView) -> None:
        """What the limits can be drawn from; what was chosen for this KPI stays chosen."""
        self.baseline.clear()
        chosen = self._baselines.get(kpi.id, "")
        for baseline in baselines_of(kpi):
            self.baseline.addItem(f"From {baseline.words}", baseline)
            if baseline.words == chosen:
                self.baseline.setCurrentIndex(self.baseline.count() - 1)

    def _show_chart(self, kpi: KpiView) -> None:
        baseline: Baseline | None = self.baseline.currentData()
        self.baseline.setVisible(self.limits.isChecked() and self.baseline.count() > 1)
        chart = chart_of(kpi, with_limits=self.limits.isChecked(), baseline=baseline)
        self.chart.show_chart(chart)
        has_limits = chart is not None and chart.limits is not None
        self._limit_words.setVisible(has_limits)
        if chart is not None and has_limits:
            self._limit_words.setText(chart.limit_words)

    @Slot(bool)
    def _on_limits_toggled(self, is_on: bool) -> None:
        self._workplace.settings.setValue(_LIMITS, is_on)
        if self._kpi is not None:
            self._show_chart(self._kpi)

    @Slot()
    def _on_baseline_chosen(self) -> None:
        baseline: Baseline | None = self.baseline.currentData()
        if self._kpi is not None and baseline is not None:
            self._baselines[self._kpi.id] = baseline.words
            self._show_chart(self._kpi)

    @Slot(object)
    def _on_opened(self, figure: object) -> None:
        self.figure_opened.emit(getattr(figure, "period", ""))


def _indented(widget: QWidget, parent: QWidget) -> QWidget:
    """The margin of a detail; the table of figures reaches from edge to edge."""
    around = QWidget(parent)
    column = QVBoxLayout(around)
    column.setContentsMargins(24, 0, 24, 0)
    column.addWidget(widget)
    return around
