"""The chart of one KPI as a description: whoever paints it, on a screen or on paper, decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from boardkeeper.figures import FigureView, Rag, shown
from boardkeeper.kpis import KpiView, Polarity, Unit
from boardkeeper.rules.periods import (
    PeriodKind,
    financial_year_of,
    period_key,
    period_kind,
    period_title,
    previous,
)
from boardkeeper.rules.rag import amber_limit
from boardkeeper.rules.round_axis import round_axis
from boardkeeper.rules.spc import Limits, shifts, xmr

__all__ = ["Chart", "ChartPoint", "EventMark", "TargetSpan", "Tick", "chart_of"]

_MOST_POINTS = 240
_RAG_WORDS = {Rag.RED: "red", Rag.AMBER: "amber", Rag.GREEN: "green"}


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One place on the axis of periods.

    Attributes:
        period: "2019-06", "2019-Q1" or "2017/18".
        title: What the axis says.
        value: None where there is no figure: the line has a gap.
        is_joined: Whether the line comes from the point before; not where a year-to-date series starts again.
        is_outturn: A whole year's figure, marked apart from the line.
        is_outside: Beyond the control limits.
        rag: Its colour.
        words: The figure in words, for whoever points at it.
    """

    period: str
    title: str
    value: Decimal | None
    is_joined: bool
    is_outturn: bool
    is_outside: bool
    rag: Rag | None
    words: str


@dataclass(frozen=True, slots=True)
class TargetSpan:
    """The target of one financial year, from the first to the last point of it, both counted from 0.

    `amber` is the worst figure that is still amber; None while no way is good.
    """

    first: int
    last: int
    target: Decimal
    amber: Decimal | None
    label: str


@dataclass(frozen=True, slots=True)
class EventMark:
    """A line between two points: before it and after it the papers call things differently."""

    first_after: int
    label_before: str
    label_after: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across, with its words."""

    value: Decimal
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything there is to paint.

    Attributes:
        points: From the left: earlier years' outturns, then the series without holes in its periods.
        targets: By financial year.
        higher_is_better: Which way is good; None when neither is, or nobody has said.
        events: What splits the series.
        limits: Control limits; None when they are not wanted or there are too few figures.
        low, high: The ends of the axis of values.
        ticks: Between them.
        limit_words: What the limits say; blank without them.
        description: The chart in words.
    """

    points: tuple[ChartPoint, ...]
    targets: tuple[TargetSpan, ...]
    higher_is_better: bool | None
    events: tuple[EventMark, ...]
    limits: Limits | None
    low: Decimal
    high: Decimal
    ticks: tuple[Tick, ...]
    limit_words: str
    description: str


def chart_of(kpi: KpiView, *, with_limits: bool = False) -> Chart | None:
    """Describe the chart of a KPI; None when it has no figure to draw.

    Args:
        kpi: The KPI with all its figures.
        with_limits: Add the limits of an XmR chart over all figures of the series (`rules.spc`).
    """
    series = [figure for figure in kpi.series if figure.value is not None]
    outturns = [
        figure
        for figure in kpi.figures
        if period_kind(figure.period) is PeriodKind.YEAR and figure.value is not None
    ]
    if not series and not outturns:
        return None
    values = [figure.value for figure in series if figure.value is not None]
    limits = xmr(values) if with_limits else None
    periods = [*(figure.period for figure in outturns), *_run(series)]
    found = {figure.period: figure for figure in (*outturns, *series)}
    points = tuple(_points(kpi, periods, found, limits))
    targets = tuple(_targets(kpi, points, found))
    said_of_limits = _limit_words(kpi, series, limits) if limits is not None else ""
    low, high, ticks = _axis(kpi, points, targets, limits)
    return Chart(
        points=points,
        targets=targets,
        higher_is_better=_way(kpi.polarity),
        events=_events(kpi, points),
        limits=limits,
        low=low,
        high=high,
        ticks=ticks,
        limit_words=said_of_limits,
        description=_describe(kpi, series, targets, said_of_limits),
    )


def _way(polarity: Polarity | None) -> bool | None:
    return polarity is Polarity.HIGHER if polarity in {Polarity.HIGHER, Polarity.LOWER} else None


def _run(series: Sequence[FigureView]) -> list[str]:
    """Every period from the first to the last, those without a figure too; as they are when kinds are mixed."""
    periods = [figure.period for figure in series]
    if not periods or len({period_kind(period) for period in periods}) > 1:
        return periods
    run = [periods[-1]]
    while run[-1] != periods[0] and len(run) < _MOST_POINTS:
        run.append(previous(run[-1]))
    return run[::-1]


def _points(
    kpi: KpiView, periods: Sequence[str], found: dict[str, FigureView], limits: Limits | None
) -> Iterator[ChartPoint]:
    before: ChartPoint | None = None
    for period in periods:
        figure = found.get(period)
        value = figure.value if figure is not None else None
        is_outturn = period_kind(period) is PeriodKind.YEAR
        restarts = kpi.is_year_to_date and period[4:] in {"-04", "-Q1"}
        is_joined = (
            value is not None
            and before is not None
            and before.value is not None
            and not (before.is_outturn or is_outturn or restarts)
        )
        is_outside = limits is not None and value is not None and not is_outturn and limits.is_outside(value)
        words = f"{period_title(period)}: no figure" if figure is None else _figure_words(kpi, figure)
        before = ChartPoint(
            period,
            period_title(period),
            value,
            is_joined,
            is_outturn,
            is_outside,
            figure.rag if figure is not None else None,
            f"{words}, outside the control limits" if is_outside else words,
        )
        yield before


def _figure_words(kpi: KpiView, figure: FigureView) -> str:
    parts = [f"{period_title(figure.period)}: {figure.shown}"]
    if figure.fraction:
        parts[0] += f" ({figure.fraction})"
    if figure.target is not None:
        parts.append(f"target {shown(figure.target, kpi.unit, kpi.decimals)}")
    if figure.rag is not None:
        parts.append(_RAG_WORDS[figure.rag])
    return ", ".join(parts)


def _targets(
    kpi: KpiView, points: Sequence[ChartPoint], found: dict[str, FigureView]
) -> Iterator[TargetSpan]:
    by_year = groupby(
        ((place, point) for place, point in enumerate(points) if not point.is_outturn),
        key=lambda pair: financial_year_of(pair[1].period),
    )
    for year, group in by_year:
        places = list(group)
        target = next(
            (
                figure.target
                for _, point in places
                if (figure := found.get(point.period)) is not None and figure.target is not None
            ),
            None,
        )
        if target is not None:
            way = kpi.polarity if _way(kpi.polarity) is not None else None
            amber = amber_limit(target, way, kpi.tolerance) if way is not None else None
            label = f"Target {year}: {shown(target, kpi.unit, kpi.decimals)}"
            yield TargetSpan(places[0][0], places[-1][0], target, amber, label)


def _events(kpi: KpiView, points: Sequence[ChartPoint]) -> tuple[EventMark, ...]:
    marks = []
    for event in kpi.events:
        first = next(
            (
                place
                for place, point in enumerate(points)
                if not point.is_outturn and period_key(point.period) >= period_key(event.first_period_after)
            ),
            0,
        )
        if first > 0:
            marks.append(EventMark(first, event.label_before, event.label_after))
    return tuple(marks)


def _axis(
    kpi: KpiView, points: Sequence[ChartPoint], targets: Sequence[TargetSpan], limits: Limits | None
) -> tuple[Decimal, Decimal, tuple[Tick, ...]]:
    """The ends and lines of the axis of values, on round numbers."""
    values = [point.value for point in points if point.value is not None]
    values += [value for span in targets for value in (span.target, span.amber) if value is not None]
    if limits is not None:
        values += [limits.lower, limits.upper]
    lines, decimals = round_axis(values)
    return lines[0], lines[-1], tuple(Tick(line, shown(line, kpi.unit, decimals)) for line in lines)


def _describe(
    kpi: KpiView, series: Sequence[FigureView], targets: Sequence[TargetSpan], said_of_limits: str
) -> str:
    if not series:
        return f"{kpi.name}: only whole years have figures."
    first, last = series[0], series[-1]
    ordered = sorted(series, key=lambda figure: figure.value or Decimal())
    course = (
        f"{kpi.name}: {len(series)} figures from {first.shown} in {period_title(first.period)} "
        f"to {last.shown} in {period_title(last.period)}"
    )
    reach = (
        f"Lowest {ordered[0].shown} in {period_title(ordered[0].period)}, "
        f"highest {ordered[-1].shown} in {period_title(ordered[-1].period)}"
    )
    parts = [course, reach]
    parts += [span.label for span in targets[-1:]]
    parts += [f"{event.label_after} from {period_title(event.first_period_after)}" for event in kpi.events]
    parts += [said_of_limits] if said_of_limits else []
    return ". ".join(parts) + "."


def _limit_words(kpi: KpiView, series: Sequence[FigureView], limits: Limits) -> str:
    values = [figure.value for figure in series if figure.value is not None]
    outside = sum(limits.is_outside(value) for value in values)
    runs = len(shifts(values, limits.mean))
    lower, upper = (shown(each, kpi.unit, kpi.decimals) for each in (limits.lower, limits.upper))
    mean = shown(limits.mean, kpi.unit, kpi.decimals)
    return (
        f"Control limits {lower} to {upper} round a mean of {mean}, from all {len(values)} figures: "
        f"{outside} outside, {runs} run{'s' if runs != 1 else ''} of seven or more"
    )


def unit_words(unit: Unit) -> str:
    """What a figure counts, beside a name."""
    return {Unit.PERCENT: "per cent", Unit.COUNT: "number", Unit.MONEY: "pounds"}.get(unit, unit.value)
