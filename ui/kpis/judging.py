"""How a KPI is judged, edited in place: which way is good, how wide amber is, the target of the year."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from boardkeeper.figures import TargetView, shown_target
from boardkeeper.kpis import KpiView, Polarity, TargetWords
from boardkeeper.rules.periods import financial_year_of
from ui.kpis import words
from ui.kpis.figure_edit import FigureEdit, TargetEdit
from ui.panes import InlineEdit, PropertyRows


class JudgingRows(QWidget):
    """Three facts with their editors.

    Signals:
        polarity_chosen: Which way is good, a `Polarity`.
        tolerance_written: Amber's width in percent of the target.
        target_written: The target of the latest figure's year, a `TargetWords`.
    """

    polarity_chosen = Signal(object)
    tolerance_written = Signal(object)
    target_written = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.polarity = QComboBox(self)
        self.polarity.setPlaceholderText("Not said yet")
        self.polarity.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.polarity.setMinimumContentsLength(6)
        for polarity, said in words.POLARITY_WORDS.items():
            self.polarity.addItem(said, polarity)
        self.tolerance = FigureEdit("Amber within, percent of the target", "15", self)
        self.target = TargetEdit("Target", "none yet", self)
        self._year = _suffix(self)
        self._of_target = _suffix(self)
        self._rows = PropertyRows(self)
        self._rows.add_editor("Good is", self.polarity)
        self._rows.add_editor("Target", _beside(self.target, self._year, self))
        self._rows.add_editor("Amber within", _beside(self.tolerance, self._of_target, self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._rows)
        self.polarity.activated.connect(self._on_activated)
        self.tolerance.figure_committed.connect(self.tolerance_written)
        self.target.target_committed.connect(self.target_written)

    def show_kpi(self, kpi: KpiView) -> None:
        """Show how a KPI is judged."""
        known = list(words.POLARITY_WORDS)
        self.polarity.setCurrentIndex(known.index(kpi.polarity) if kpi.polarity is not None else -1)
        self.tolerance.show_figure(f"{kpi.tolerance.normalize():f}")
        latest = kpi.latest
        target = words.target_words(kpi, latest) if latest is not None and latest.target is not None else ""
        year = financial_year_of(latest.period) if latest is not None else ""
        written = latest.target_written if latest is not None and latest.target is None else ""
        self.target.setPlaceholderText(written or "none yet")
        self._year.setText(f"in {year}" if year else "")
        own = latest.tolerance if latest is not None else None
        has_own = own is not None and own != kpi.tolerance
        self._of_target.setText(
            f"% of target; {own.normalize():f}% in {year}" if has_own and own else "% of target"
        )
        self.target.setEnabled(latest is not None)
        self.target.setAccessibleName(f"Target {year}".strip())
        self.target.show_figure(target)

    @Slot(int)
    def _on_activated(self, number: int) -> None:
        self.polarity_chosen.emit(list(words.POLARITY_WORDS)[number])


def _suffix(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setProperty("rank", "muted")
    return label


def _beside(editor: InlineEdit, suffix: QLabel, parent: QWidget) -> QWidget:
    """An editor as wide as a figure, and what belongs behind the figure."""
    editor.setMinimumWidth(64)
    editor.setMaximumWidth(104)
    both = QWidget(parent)
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(editor)
    row.addWidget(suffix)
    row.addStretch()
    return both


def judged_words(
    kpi: KpiView,
    *,
    polarity: Polarity | None = None,
    tolerance: Decimal | None = None,
    target: TargetWords | None = None,
) -> str:
    """What the toast says."""
    if polarity is not None:
        return f"{kpi.name}: {words.POLARITY_WORDS[polarity].lower()}."
    if tolerance is not None:
        return f"{kpi.name}: amber within {tolerance:f}% of the target."
    assert target is not None
    aim = TargetView(0, target.value, target.upper, written=target.written)
    return f"{kpi.name}: target {shown_target(aim, kpi.unit, kpi.decimals)}."
