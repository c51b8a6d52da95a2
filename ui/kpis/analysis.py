"""What the figures of a KPI say, in sentences, below its chart; first what cannot be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardkeeper.checks.figures import FigureFinding
from boardkeeper.kpis import KpiView
from boardkeeper.kpis.analysis import Subject, analyse
from ui.panes import PropertyRows, words_label


class AnalysisBox(QWidget):
    """The sentences of one KPI by subject; a subject without any takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kpi_id = ""
        self._findings: dict[str, list[FigureFinding]] = {}
        self.wrong = words_label("bad", self)
        self.wrong.setAccessibleName("Figures that cannot be right")
        self.rows = PropertyRows(self)
        for subject in Subject:
            self.rows.add_text(subject.value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.wrong)
        column.addWidget(self.rows)
        self._say_what_is_wrong()

    def show_kpi(self, kpi: KpiView) -> None:
        """Say what the figures of a KPI say."""
        said: dict[Subject, list[str]] = defaultdict(list)
        for statement in analyse(kpi):
            said[statement.subject].append(statement.words)
        for subject in Subject:
            self.rows.say_if_known(subject.value, "\n".join(said[subject]))
        self._kpi_id = kpi.id
        self._say_what_is_wrong()

    def show_findings(self, findings: Sequence[FigureFinding]) -> None:
        """Take what was found among all figures of the board."""
        by_kpi: dict[str, list[FigureFinding]] = defaultdict(list)
        for finding in findings:
            by_kpi[finding.kpi_id].append(finding)
        self._findings = dict(by_kpi)
        self._say_what_is_wrong()

    def _say_what_is_wrong(self) -> None:
        found = self._findings.get(self._kpi_id, [])
        self.wrong.setText("\n".join(f"▲ {each.sentence} {each.arithmetic}." for each in found))
        self.wrong.setVisible(bool(found))
