"""How a KPI is said: unit, direction, gap, colour and travel in words."""

from __future__ import annotations

from datetime import UTC, datetime

from boardkeeper.figures import FigureView, Rag, shown
from boardkeeper.kpi_chart import unit_words
from boardkeeper.kpis import KpiView, Polarity, Travel, Unit
from boardkeeper.rules.due_dates import long_date
from boardkeeper.rules.periods import period_title
from boardkeeper.rules.rag import displayed
from ui.tables.columns import RagCell, SparklineCell, TravelCell
from ui.theme.tokens import Tone

POLARITY_WORDS = {
    Polarity.HIGHER: "Higher is better",
    Polarity.LOWER: "Lower is better",
    Polarity.NONE: "Only watched",
}
_RAG_TONES = {Rag.RED: Tone.BAD, Rag.AMBER: Tone.WARNING, Rag.GREEN: Tone.GOOD}
_VERDICTS = {Travel.BETTER: "better", Travel.WORSE: "worse", Travel.SAME: "no change"}


def direction_words(kpi: KpiView) -> str:
    """Which way is good."""
    return POLARITY_WORDS[kpi.polarity] if kpi.polarity is not None else "Direction not said yet"


def note_words(kpi: KpiView) -> str:
    """What stands beneath a name in the table: direction first, because the colour hangs on it."""
    return " · ".join(part for part in (direction_words(kpi), kpi.theme) if part)


def context_words(kpi: KpiView) -> str:
    """What stands beneath a name: theme, unit and direction."""
    return " · ".join(
        part for part in (kpi.theme, f"{unit_words(kpi.unit)}, {direction_words(kpi).lower()}") if part
    )


def target_words(kpi: KpiView, figure: FigureView | None) -> str:
    """The target as shown, what was written in its place, or that there is none."""
    if figure is None or figure.target is None:
        return (figure.target_written if figure is not None else "") or "No target"
    return shown(figure.target, kpi.unit, kpi.decimals)


def gap_words(kpi: KpiView, figure: FigureView | None) -> str:
    """How far a figure is from its target: “6.4 points from target”, “0.5 better than target”, “on target”."""
    if figure is None or figure.gap is None:
        return ""
    amount = displayed(abs(figure.gap), kpi.decimals)
    if not amount:
        return "on target"
    is_percent = kpi.unit is Unit.PERCENT
    words = (
        f"{amount:,f} point{'' if amount == 1 else 's'}"
        if is_percent
        else shown(amount, kpi.unit, kpi.decimals)
    )
    return f"{words} better" if figure.gap > 0 else f"{words} from target"


def rag_cell(kpi: KpiView, figure: FigureView | None) -> RagCell:
    """The colour, or in a word why there is none."""
    if figure is not None and figure.rag is not None:
        return RagCell(figure.rag.value)
    if kpi.polarity is None:
        return RagCell("", "Not judged")
    if kpi.polarity is Polarity.NONE:
        return RagCell("", "Watched")
    return RagCell("", "No target" if figure is not None and figure.target is None else "")


def travel_cell(kpi: KpiView, figure: FigureView | None) -> TravelCell:
    """Which way the figure went since the one before it."""
    if figure is None or figure.travel is None or not figure.comparator:
        return TravelCell("", None, "")
    before = next((each.value for each in kpi.figures if each.period == figure.comparator), None)
    rises = None
    if before is not None and figure.value is not None and figure.travel is not Travel.SAME:
        rises = figure.value > before
    return TravelCell(_VERDICTS[figure.travel], rises, period_title(figure.comparator))


def sparkline_cell(kpi: KpiView) -> SparklineCell:
    """The course of the series and the target it is held against now."""
    tone = _RAG_TONES.get(kpi.latest.rag, Tone.INFO) if kpi.latest and kpi.latest.rag else Tone.INFO
    target = kpi.latest.target if kpi.latest else None
    return SparklineCell(tuple(figure.value for figure in kpi.series), target, tone)


def latest_words(kpi: KpiView) -> str:
    """The latest figure."""
    return kpi.latest.shown if kpi.latest is not None else "No figure"


def latest_period(kpi: KpiView) -> str:
    """When the latest figure is of."""
    return period_title(kpi.latest.period) if kpi.latest is not None else ""


def imported_words(imported_at: str, imported_by: str) -> str:
    """When and by whom a workbook was brought in; it is kept in UTC and said as the wall clock says it."""
    moment = datetime.fromisoformat(imported_at).replace(tzinfo=UTC).astimezone()
    return f"{long_date(moment.date())} at {moment:%H:%M} by {imported_by}"
