"""How a KPI is said: unit, direction, gap, colour and travel in words."""

from __future__ import annotations

from datetime import UTC, datetime

from boardkeeper.figures import FigureView, Rag, RestatedView, financial_year_start, shown
from boardkeeper.kpi_chart import course_of, unit_words
from boardkeeper.kpis import KpiView, Polarity, TargetView, Travel, Unit
from boardkeeper.rules.due_dates import long_date
from boardkeeper.rules.municipal_year import financial_year_title
from boardkeeper.rules.periods import period_title
from boardkeeper.rules.rag import displayed
from ui.tables.columns import RagCell, SparklineCell, TravelCell
from ui.theme.tokens import Tone

POLARITY_WORDS = {
    Polarity.HIGHER: "Higher is better",
    Polarity.LOWER: "Lower is better",
    Polarity.NONE: "Only watched",
}
_FACTS = (
    "Code",
    "Owner",
    "Numerator",
    "Denominator",
    "Definition",
    "Counts",
    "Targets",
    "Benchmarks",
    "Events",
    "Other names",
)
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


def definition_words(kpi: KpiView | None) -> tuple[tuple[str, str], ...]:
    """What a KPI is, as facts; what is not known is blank. Without a KPI, the names of the facts."""
    if kpi is None:
        return tuple((name, "") for name in _FACTS)
    year = max((each.year for each in kpi.benchmarks), default=0)
    texts = (
        kpi.code,
        kpi.owner,
        kpi.numerator_name,
        kpi.denominator_name,
        kpi.definition,
        "Year to date, anew from April" if kpi.is_year_to_date else "",
        "; ".join(
            f"{financial_year_title(each.year)}: {each.shown}{_stretch(kpi, each)}"
            for each in reversed(kpi.targets)
        ),
        "; ".join(
            f"{each.comparator} {each.shown} in {financial_year_title(each.year)}"
            for each in kpi.benchmarks
            if each.year == year
        ),
        "; ".join(f"{each.label_after} from {period_title(each.first_period_after)}" for each in kpi.events),
        "; ".join(kpi.other_names),
    )
    return tuple(zip(_FACTS, texts, strict=True))


def _stretch(kpi: KpiView, target: TargetView) -> str:
    words = f", stretch {shown(target.stretch, kpi.unit, kpi.decimals)}" if target.stretch is not None else ""
    return words + (
        f", amber within {target.tolerance.normalize():f}%" if target.tolerance is not None else ""
    )


def target_words(kpi: KpiView, figure: FigureView | None) -> str:
    """The target as shown, what was written in its place, or that there is none."""
    if figure is None or figure.target is None:
        return (figure.target_written if figure is not None else "") or "No target"
    return figure.target_shown or shown(figure.target, kpi.unit, kpi.decimals)


def gap_words(kpi: KpiView, figure: FigureView | None) -> str:
    """How far a figure is from its target: “6.4 points from target”, “0.5 better than target”, “on target”."""
    if figure is None or figure.gap is None:
        return ""
    amount = displayed(abs(figure.gap), kpi.decimals)
    if not amount:
        return "on target" if figure.target_upper is None else "within the range"
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
    course = course_of(kpi)
    if course is None:
        return SparklineCell(tuple(figure.value for figure in kpi.series))
    tone = _RAG_TONES[course.rag] if course.rag is not None else Tone.INFO
    return SparklineCell(course.values, course.target, tone, course.words)


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


def year_of(figure: FigureView) -> int:
    """The financial year a figure lies in; 2019 is 2019/20."""
    return financial_year_start(figure.period)


def written_words(period: str) -> str:
    """What is said of a figure that was typed in."""
    return f"Figure of {period_title(period)} written."


def was_words(was: RestatedView) -> str:
    """What a figure was, where it came from, and who replaced it when."""
    fraction = f" ({was.fraction})" if was.fraction else ""
    if was.source is not None:
        source = f"{was.source.file}, {was.source.sheet}, {was.source.cell}"
        came = f"from {source}, imported {imported_words(was.source.imported_at, was.source.imported_by)}"
    else:
        came = f"typed in {written_at_words(was.written_at, was.written_by)}".strip()
    return f"{was.shown}{fraction} {came}; replaced {imported_words(was.replaced_at, was.replaced_by)}"


def written_at_words(written_at: str, written_by: str) -> str:
    """When and by whom a figure was typed in; blank when that is not known."""
    return imported_words(written_at, written_by) if written_at else ""


def numbers_words(figure: FigureView) -> str:
    """What a figure was before it was restated, and the numbers behind it: “was 31.0% · 45 of 143”."""
    was = f"was {figure.was[0].shown}" if figure.was else ""
    return " · ".join(part for part in (was, figure.fraction) if part)


def table_note(figure: FigureView) -> str:
    """What stands beside a figure: whether it was typed in, and its note."""
    typed = f"typed in by {figure.written_by}" if figure.written_by else ""
    return " · ".join(part for part in (typed, figure.source_note) if part)
