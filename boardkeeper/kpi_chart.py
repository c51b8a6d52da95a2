"""The chart of one KPI as a description: whoever paints it, on a screen or on paper, decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from boardkeeper.charts import (
    Baseline,
    BenchmarkLine,
    Chart,
    ChartPoint,
    Course,
    EventMark,
    RunMark,
    TargetSpan,
    Tick,
)
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
from boardkeeper.rules.rag import amber_limit, amber_range
from boardkeeper.rules.round_axis import round_axis
from boardkeeper.rules.spc import Limits, shifts, xmr

__all__ = [
    "Baseline",
    "BenchmarkLine",
    "Chart",
    "ChartPoint",
    "Course",
    "EventMark",
    "RunMark",
    "TargetSpan",
    "Tick",
    "baselines_of",
    "chart_of",
    "course_of",
    "unit_words",
]

_MOST_POINTS = 240
_RAG_WORDS = {Rag.RED: "red", Rag.AMBER: "amber", Rag.GREEN: "green"}


def course_of(kpi: KpiView, most: int = _MOST_POINTS) -> Course | None:
    """The course of a KPI’s series in the space of a word, the last `most` of it; None without two figures."""
    series = kpi.series[-most:]
    known = [figure for figure in series if figure.value is not None]
    if len(known) < 2:
        return None
    first, last = known[0], known[-1]
    words = f"{first.shown} in {period_title(first.period)}, {last.shown} in {period_title(last.period)}"
    return Course(tuple(figure.value for figure in series), last.target, last.rag, words)


def baselines_of(kpi: KpiView) -> tuple[Baseline, ...]:
    """What control limits can be drawn from: every figure, those before an event, those after it.

    Only what holds at least two figures is offered; all figures stand first. Which of them is right is for somebody who
    knows what happened, so none is ever taken without being chosen.
    """
    series = [figure for figure in kpi.series if figure.value is not None]
    if len(series) < 2:
        return ()
    found = [Baseline(f"all {len(series)} figures")]
    for event in kpi.events:
        start = period_key(event.first_period_after)
        before = [figure for figure in series if period_key(figure.period) < start]
        after = [figure for figure in series if period_key(figure.period) >= start]
        what = event.title or event.label_after.removeprefix("After ").removeprefix("the ")
        if len(before) >= 2 and len(after) >= 1:
            found.append(
                Baseline(
                    f"the {len(before)} figures “{event.label_before or f'before {what}'}”",
                    last_period=before[-1].period,
                )
            )
        if len(after) >= 2 and len(before) >= 1:
            found.append(
                Baseline(
                    f"the {len(after)} figures “{event.label_after or f'after {what}'}”",
                    first_period=after[0].period,
                )
            )
    return tuple(found)


def chart_of(kpi: KpiView, *, with_limits: bool = False, baseline: Baseline | None = None) -> Chart | None:
    """Describe the chart of a KPI; None when it has no figure to draw.

    Args:
        kpi: The KPI with all its figures.
        with_limits: Add the limits of an XmR chart (`rules.spc`).
        baseline: The figures they are drawn from, one of `baselines_of`; by default every figure of the series.
    """
    series = [figure for figure in kpi.series if figure.value is not None]
    outturns = [
        figure
        for figure in kpi.figures
        if period_kind(figure.period) is PeriodKind.YEAR and figure.value is not None
    ]
    if not series and not outturns:
        return None
    base = baseline or Baseline(f"all {len(series)} figures")
    limits = xmr(_base_values(series, base)) if with_limits else None
    periods = [*(figure.period for figure in outturns), *_run(series)]
    found = {figure.period: figure for figure in (*outturns, *series)}
    points = tuple(_points(kpi, periods, found, limits))
    targets = tuple(_targets(kpi, points, found))
    benchmarks = tuple(_benchmarks(kpi, points))
    runs = tuple(_runs(series, points, limits)) if limits is not None else ()
    said_of_limits = _limit_words(kpi, series, limits, base, runs) if limits is not None else ""
    low, high, ticks = _axis(kpi, points, targets, limits, benchmarks)
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
        description=_describe(kpi, series, outturns, targets, benchmarks, said_of_limits),
        benchmarks=benchmarks,
        runs=runs,
        baseline=base if limits is not None else None,
    )


def _base_values(series: Sequence[FigureView], base: Baseline) -> list[Decimal]:
    first = period_key(base.first_period) if base.first_period else None
    last = period_key(base.last_period) if base.last_period else None
    return [
        figure.value
        for figure in series
        if figure.value is not None
        and (first is None or period_key(figure.period) >= first)
        and (last is None or period_key(figure.period) <= last)
    ]


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
            f"{words}, outside the limits" if is_outside else words,
        )
        yield before


def _figure_words(kpi: KpiView, figure: FigureView) -> str:
    parts = [f"{period_title(figure.period)}: {figure.shown}"]
    if figure.fraction:
        parts[0] += f" ({figure.fraction})"
    if figure.target is not None:
        parts.append(f"target {figure.target_shown or shown(figure.target, kpi.unit, kpi.decimals)}")
    if figure.rag is not None:
        parts.append(_RAG_WORDS[figure.rag])
    if figure.was:
        parts.append(f"was {figure.was[0].shown} before it was restated")
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
        aim = next(
            (
                figure
                for _, point in places
                if (figure := found.get(point.period)) is not None and figure.target is not None
            ),
            None,
        )
        if aim is not None and aim.target is not None:
            yield _span(kpi, year, places[0][0], places[-1][0], aim, aim.target)


def _span(kpi: KpiView, year: str, first: int, last: int, aim: FigureView, target: Decimal) -> TargetSpan:
    tolerance = kpi.tolerance if aim.tolerance is None else aim.tolerance
    label = f"Target {year}: {aim.target_shown or shown(target, kpi.unit, kpi.decimals)}"
    if aim.target_upper is not None:
        least, most = amber_range(target, aim.target_upper, tolerance)
        return TargetSpan(first, last, target, least, label, aim.target_upper, most, aim.stretch)
    way = kpi.polarity if _way(kpi.polarity) is not None else None
    amber = amber_limit(target, way, tolerance) if way is not None else None
    return TargetSpan(first, last, target, amber, label, stretch=aim.stretch)


def _benchmarks(kpi: KpiView, points: Sequence[ChartPoint]) -> Iterator[BenchmarkLine]:
    """A comparator's figure holds from its own year until the next that is known; the first holds before it too."""
    years = [
        (place, int(financial_year_of(point.period)[:4]))
        for place, point in enumerate(points)
        if not point.is_outturn
    ]
    if not years:
        return
    comparators = sorted({benchmark.comparator for benchmark in kpi.benchmarks})
    for comparator in comparators:
        known = sorted(
            (benchmark for benchmark in kpi.benchmarks if benchmark.comparator == comparator),
            key=lambda benchmark: benchmark.year,
        )
        in_force = [
            (
                place,
                max(
                    (each for each in known if each.year <= year),
                    key=lambda each: each.year,
                    default=known[0],
                ),
            )
            for place, year in years
        ]
        for benchmark, group in groupby(in_force, key=lambda pair: pair[1]):
            places = [place for place, _ in group]
            year = f"{benchmark.year}/{(benchmark.year + 1) % 100:02d}"
            label = f"{comparator} {year}: {benchmark.shown}"
            yield BenchmarkLine(places[0], places[-1], benchmark.value, label, comparator)


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
            before, after = event.label_before, event.label_after or event.title
            marks.append(EventMark(first, before, after))
    return tuple(marks)


def _runs(series: Sequence[FigureView], points: Sequence[ChartPoint], limits: Limits) -> Iterator[RunMark]:
    place_of = {point.period: place for place, point in enumerate(points)}
    shown_series = [figure for figure in series if figure.period in place_of and figure.value is not None]
    values = [figure.value for figure in shown_series if figure.value is not None]
    for shift in shifts(values, limits.mean):
        first, last = shown_series[shift.first], shown_series[shift.last]
        count = shift.last - shift.first + 1
        yield RunMark(
            place_of[first.period],
            place_of[last.period],
            f"{count} {shift.kind.value}, {period_title(first.period)} to {period_title(last.period)}",
        )


def _axis(
    kpi: KpiView,
    points: Sequence[ChartPoint],
    targets: Sequence[TargetSpan],
    limits: Limits | None,
    benchmarks: Sequence[BenchmarkLine],
) -> tuple[Decimal, Decimal, tuple[Tick, ...]]:
    """The ends and lines of the axis of values, on round numbers."""
    values = [point.value for point in points if point.value is not None]
    values += [
        value
        for span in targets
        for value in (span.target, span.amber, span.upper, span.amber_upper, span.stretch)
        if value is not None
    ]
    values += [line.value for line in benchmarks]
    if limits is not None:
        values += [limits.lower, limits.upper]
    lines, decimals = round_axis(values)
    return lines[0], lines[-1], tuple(Tick(line, shown(line, kpi.unit, decimals)) for line in lines)


def _describe(
    kpi: KpiView,
    series: Sequence[FigureView],
    outturns: Sequence[FigureView],
    targets: Sequence[TargetSpan],
    benchmarks: Sequence[BenchmarkLine],
    said_of_limits: str,
) -> str:
    if not series:
        years = ", ".join(f"{figure.period} {figure.shown}" for figure in outturns)
        return f"{kpi.name}: only whole years have figures: {years}."
    first, last = series[0], series[-1]
    ordered = sorted(series, key=lambda figure: figure.value or Decimal())
    count = "1 figure" if len(series) == 1 else f"{len(series)} figures"
    course = (
        f"{kpi.name}: {count} from {first.shown} in {period_title(first.period)} "
        f"to {last.shown} in {period_title(last.period)}"
    )
    reach = (
        f"Lowest {ordered[0].shown} in {period_title(ordered[0].period)}, "
        f"highest {ordered[-1].shown} in {period_title(ordered[-1].period)}"
    )
    parts = [course, reach]
    parts += [span.label for span in targets[-1:]]
    if last.rag is not None:
        parts.append(f"The latest figure is {_RAG_WORDS[last.rag]}")
    parts += [
        f"{event.label_after or event.title} from {period_title(event.first_period_after)}"
        for event in kpi.events
    ]
    parts += {line.comparator: line.label for line in benchmarks}.values()
    parts += [said_of_limits] if said_of_limits else []
    return ". ".join(parts) + "."


def _limit_words(
    kpi: KpiView, series: Sequence[FigureView], limits: Limits, base: Baseline, runs: Sequence[RunMark]
) -> str:
    values = [figure.value for figure in series if figure.value is not None]
    outside = sum(limits.is_outside(value) for value in values)
    lower, upper = (shown(each, kpi.unit, kpi.decimals) for each in (limits.lower, limits.upper))
    mean = shown(limits.mean, kpi.unit, kpi.decimals)
    said = "; ".join(run.words for run in runs)
    return (
        f"Control limits {lower} to {upper} round a mean of {mean}, from {base.words}: "
        f"{outside} outside, {len(runs)} run{'s' if len(runs) != 1 else ''} of seven or more"
        + (f" ({said})" if said else "")
    )


def unit_words(unit: Unit) -> str:
    """What a figure counts, beside a name."""
    return {Unit.PERCENT: "per cent", Unit.COUNT: "number", Unit.MONEY: "pounds"}.get(unit, unit.value)
