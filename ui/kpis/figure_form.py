"""The form for a figure typed in by hand, in the place of the detail."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from boardkeeper import kpis
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.kpis import FigureView, KpiView
from boardkeeper.kpis.recording import worked_out
from boardkeeper.rules.periods import PeriodKind, parse_period, period_kind, period_title
from ui.kpis.figure_edit import exact_figure
from ui.list_page import detail_column
from ui.panes import words_label


class FigureForm(QWidget):
    """Period, figure or both its numbers or the mark it is withheld with, and a note.

    Signals:
        wanted: The id of the KPI, the period and what is written of it.
        cancelled: Escape or Cancel.
    """

    wanted = Signal(str, str, object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kpi: KpiView | None = None
        self.heading = words_label("heading", self)
        self.period = _line("for example Jun-19, Q1 2019/20, 2018/19", self)
        self.meaning = words_label("muted", self)
        self.value = _line("31.4; blank when both numbers are given", self)
        self.numerator = _line("45", self)
        self.denominator = _line("418", self)
        self.withheld = _line("c, x or .. in place of a figure", self)
        self.note = _line("for example provisional, by telephone", self)
        self._numerator_label = QLabel(self)
        self._denominator_label = QLabel(self)
        self.said = words_label("bad", self)
        self.said.hide()
        self.write = QPushButton("Write figure", self)
        self.write.setProperty("main", True)
        self.write.setToolTip("Write figure (Return)")
        cancel = QPushButton("Cancel", self)
        cancel.setToolTip("Cancel (Esc)")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.write)
        buttons.addWidget(cancel)
        buttons.addStretch()
        column = detail_column(self)
        column.setSpacing(4)
        column.addWidget(self.heading)
        for label, name, field in (
            (QLabel(self), "Period", self.period),
            (QLabel(self), "Figure", self.value),
            (self._numerator_label, "Numerator", self.numerator),
            (self._denominator_label, "Denominator", self.denominator),
            (QLabel(self), "Withheld", self.withheld),
            (QLabel(self), "Note", self.note),
        ):
            label.setText(name)
            label.setProperty("rank", "muted")
            label.setWordWrap(True)
            label.setBuddy(field)
            field.setAccessibleName(name)
            column.addSpacing(8)
            column.addWidget(label)
            column.addWidget(field)
            field.textEdited.connect(self._on_edited)
            field.returnPressed.connect(self._on_write)
        column.addSpacing(8)
        column.addWidget(self.meaning)
        column.addWidget(self.said)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addStretch()
        self.write.clicked.connect(self._on_write)
        cancel.clicked.connect(self.cancelled)

    def begin(self, kpi: KpiView, figure: FigureView | None = None) -> None:
        """Ask for a figure of a KPI: a certain one to be put right, or the next one."""
        self._kpi = kpi
        self.heading.setText(kpi.name)
        self._numerator_label.setText(
            f"Numerator: {kpi.numerator_name}" if kpi.numerator_name else "Numerator"
        )
        self._denominator_label.setText(
            f"Denominator: {kpi.denominator_name}" if kpi.denominator_name else "Denominator"
        )
        self.period.setText(period_title(figure.period if figure is not None else next_period(kpi)))
        self._show(figure)
        self._on_edited()
        start = self.value if figure is None or figure.numerator is None else self.numerator
        start.setFocus(Qt.FocusReason.OtherFocusReason)
        start.selectAll()

    def refuse(self, error: UserError) -> None:
        """Say why it could not be taken; what was typed stays."""
        self.said.setText(" ".join(part for part in (error.sentence, error.next_step) if part))
        self.said.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, figure: FigureView | None) -> None:
        kpi = self._kpi
        assert kpi is not None
        has_numbers = figure is not None and figure.numerator is not None
        value = figure.value if figure is not None and not has_numbers else None
        self.value.setText(exact_figure(value, kpi.unit))
        self.numerator.setText(f"{figure.numerator:f}" if figure and figure.numerator is not None else "")
        self.denominator.setText(
            f"{figure.denominator:f}" if figure and figure.denominator is not None else ""
        )
        self.withheld.setText(figure.withheld if figure is not None else "")
        self.note.setText(figure.source_note if figure is not None else "")
        self.said.hide()

    @Slot()
    def _on_edited(self) -> None:
        self.said.hide()
        self.meaning.setText(" ".join(self._meanings()))

    def _meanings(self) -> list[str]:
        """What is understood of the form so far."""
        kpi, period = self._kpi, parse_period(self.period.text().strip())
        if kpi is None:
            return []
        if period is None:
            return ["No period can be read from this yet."] if self.period.text().strip() else []
        said = []
        try:
            facts = self._facts()
        except UserError:
            facts = {}
        above, below = facts.get("numerator"), facts.get("denominator")
        if isinstance(above, Decimal) and isinstance(below, Decimal) and facts.get("value") is None:
            value = worked_out(kpi.unit, above, below)
            if value is not None:
                said.append(f"{above:f} of {below:f} is {kpis.shown(value, kpi.unit, kpi.decimals)}.")
        now = next((each for each in kpi.figures if each.period == period), None)
        if now is not None:
            said.append(f"{period_title(period)} is {now.shown} now; that is kept as what it was.")
        else:
            said.append(f"{period_title(period)} has no figure yet.")
        return said

    def _facts(self) -> dict[str, Any]:
        facts: dict[str, Any] = {
            name: kpis.read_figure(line.text())
            for name, line in (
                ("value", self.value),
                ("numerator", self.numerator),
                ("denominator", self.denominator),
            )
            if line.text().strip()
        }
        return facts | {"withheld": self.withheld.text().strip(), "note": self.note.text().strip()}

    @Slot()
    def _on_write(self) -> None:
        if self._kpi is None:
            return
        try:
            period = kpis.read_period(self.period.text())
            facts = self._facts()
        except UserError as error:
            self.refuse(error)
            return
        self.wanted.emit(self._kpi.id, period, facts)


def next_period(kpi: KpiView) -> str:
    """The period after the latest figure; without one, the month before this one."""
    latest = kpi.latest.period if kpi.latest is not None else ""
    today = current_day()
    last_month = today.year * 12 + today.month - 2
    if not latest:
        return f"{last_month // 12}-{last_month % 12 + 1:02d}"
    kind, year = period_kind(latest), int(latest[:4])
    if kind is PeriodKind.MONTH:
        return f"{year + 1}-01" if latest.endswith("-12") else f"{year}-{int(latest[5:]) + 1:02d}"
    if kind is PeriodKind.QUARTER:
        return f"{year + 1}-Q1" if latest.endswith("4") else f"{year}-Q{int(latest[-1]) + 1}"
    return latest


def _line(example: str, parent: QWidget) -> QLineEdit:
    line = QLineEdit(parent)
    line.setPlaceholderText(example)
    return line
