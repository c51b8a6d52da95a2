"""What the figures of a KPI say, in sentences: the same in the window, on the command line and in papers.

Every sentence names what it compares with. What is compared is what is displayed. Percentages change by percentage
points, and by per cent only in brackets. Averages and limits are of the figures somebody chose, named each time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from boardkeeper.figures import FigureView, Rag, financial_year_start, shown
from boardkeeper.kpis.views import EventView, KpiView
from boardkeeper.rules.changes import change, change_words, points_words
from boardkeeper.rules.municipal_year import financial_year_title
from boardkeeper.rules.periods import PeriodKind, period_key, period_kind, period_title, previous
from boardkeeper.rules.rag import amber_limit, amber_range, displayed
from boardkeeper.rules.spc import Limits, shifts, xmr
from boardkeeper.rules.travel import Travel, travel
from db.tables.kpis import Polarity, Unit

_RAG_WORDS = {Rag.RED: "red", Rag.AMBER: "amber", Rag.GREEN: "green"}
_WAYS = {
    Polarity.HIGHER: "Higher is better",
    Polarity.LOWER: "Lower is better",
    Polarity.NONE: "Only watched",
}
_VERDICTS = {Travel.BETTER: "better", Travel.WORSE: "worse", Travel.SAME: "no change"}
_PERIODS_A_YEAR = {
    PeriodKind.MONTH: 12,
    PeriodKind.QUARTER: 4,
    PeriodKind.YEAR: 1,
    PeriodKind.CALENDAR_YEAR: 1,
}
_FEWEST_FOR_LIMITS = 8
"""Limits from fewer figures than this move with every new one; the sentence says so."""


class Subject(StrEnum):
    """What a sentence is about."""

    COLOUR = "Colour"
    GAP = "Gap to target"
    TRAVEL = "Travel"
    LIMITS = "Control limits"
    EVENT = "Before and after"
    BENCHMARK = "Benchmarks"
    CAUTION = "Read with care"


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, and whether it is good news; None where it is neither."""

    subject: Subject
    words: str
    is_good: bool | None = None


def analyse(kpi: KpiView) -> tuple[Statement, ...]:
    """Say what the figures of a KPI say, as at its latest; nothing without a figure."""
    latest = kpi.latest
    if latest is None:
        return ()
    return (
        *_colour(kpi, latest),
        *_gap(kpi, latest),
        *_travels(kpi, latest),
        *_limits(kpi),
        *_events(kpi),
        *_benchmarks(kpi, latest),
        *_cautions(kpi),
    )


def _shown(kpi: KpiView, value: Decimal) -> str:
    return shown(value, kpi.unit, kpi.decimals)


def _change(kpi: KpiView, now: Decimal, before: Decimal) -> str:
    found = change(now, before, kpi.decimals)
    return change_words(
        found,
        _shown(kpi, abs(found.by)),
        is_percent=kpi.unit is Unit.PERCENT,
        decimals=kpi.decimals,
    )


def _is_better(kpi: KpiView, now: Decimal, before: Decimal) -> bool | None:
    went = travel(now, before, kpi.polarity, kpi.decimals)
    return None if went in {None, Travel.SAME} else went is Travel.BETTER


def _verdict(kpi: KpiView, now: Decimal, before: Decimal) -> str:
    went = travel(now, before, kpi.polarity, kpi.decimals)
    return f": {_VERDICTS[went]}" if went in {Travel.BETTER, Travel.WORSE} else ""


def _colour(kpi: KpiView, latest: FigureView) -> Iterator[Statement]:
    said = f"{latest.shown} in {period_title(latest.period)}"
    if latest.fraction:
        names = " of ".join(name for name in (kpi.numerator_name, kpi.denominator_name) if name)
        said += f" ({latest.fraction}{f', {names}' if names else ''})"
    way = _WAYS[kpi.polarity] if kpi.polarity is not None else "Nobody has said yet which way is good"
    if latest.rag is None:
        yield Statement(Subject.COLOUR, f"{said} has no colour{_why_not(latest)}. {way}.")
        return
    good = True if latest.rag is Rag.GREEN else False if latest.rag is Rag.RED else None
    yield Statement(
        Subject.COLOUR, f"{said} is {_RAG_WORDS[latest.rag]}. {way}; {_bounds(kpi, latest)}.", good
    )


def _why_not(latest: FigureView) -> str:
    if latest.value is None:
        return ": it is withheld"
    if latest.target is None:
        return f": {latest.target_written}" if latest.target_written else ": there is no target"
    return f" against its target of {latest.target_shown}"


def _bounds(kpi: KpiView, figure: FigureView) -> str:
    tolerance = kpi.tolerance if figure.tolerance is None else figure.tolerance
    assert figure.target is not None
    within = f"within {tolerance.normalize():f}% of the target"
    if figure.target_upper is not None:
        least, most = amber_range(figure.target, figure.target_upper, tolerance)
        return (
            f"green from {_shown(kpi, figure.target)} to {_shown(kpi, figure.target_upper)}, "
            f"amber {within}, from {_exact(kpi, least)} to {_exact(kpi, most)}"
        )
    assert kpi.polarity is not None
    limit = amber_limit(figure.target, kpi.polarity, tolerance)
    ends = "up" if kpi.polarity is Polarity.HIGHER else "down"
    reach = "down to" if ends == "up" else "up to"
    return f"green from {_shown(kpi, figure.target)} {ends}, amber {within}, {reach} {_exact(kpi, limit)}"


def _exact(kpi: KpiView, limit: Decimal) -> str:
    """An amber limit with the decimals it has: 28.75 is not 28.8."""
    _, _, exponent = limit.normalize().as_tuple()
    own = max(0, -exponent) if isinstance(exponent, int) else 0
    return shown(limit, kpi.unit, min(max(kpi.decimals, own), 4))


def _gap(kpi: KpiView, latest: FigureView) -> Iterator[Statement]:
    if latest.gap is None or latest.target is None:
        return
    target = (
        f"the target for {financial_year_title(financial_year_start(latest.period))}, {latest.target_shown}"
    )
    if latest.gap == 0:
        where = "On" if latest.target_upper is None else "Within"
        yield Statement(Subject.GAP, f"{where} {target}.", is_good=True)
        return
    is_percent = kpi.unit is Unit.PERCENT
    size = points_words(latest.gap, kpi.decimals) if is_percent else _shown(kpi, abs(latest.gap))
    which = "better than" if latest.gap > 0 else "outside" if latest.target_upper is not None else "away from"
    yield Statement(Subject.GAP, f"{size} {which} {target}.", latest.gap > 0)
    if latest.stretch is not None:
        yield Statement(Subject.GAP, f"The stretch target is {_shown(kpi, latest.stretch)}.")


def _travels(kpi: KpiView, latest: FigureView) -> Iterator[Statement]:
    """Against the period before, the same period last year, and the start of the year; each once."""
    if latest.value is None:
        return
    found = {figure.period: figure for figure in kpi.figures if figure.value is not None}
    told: set[str] = set()
    for period, name in _comparators(kpi, latest.period):
        before = found.get(period)
        if before is None or before.value is None or period in told:
            continue
        told.add(period)
        words = _change(kpi, latest.value, before.value)
        yield Statement(
            Subject.TRAVEL,
            f"{words[0].upper()}{words[1:]} since {period_title(period)}, {name}, when it was {before.shown}"
            f"{_verdict(kpi, latest.value, before.value)}.",
            _is_better(kpi, latest.value, before.value),
        )


def _comparators(kpi: KpiView, period: str) -> Iterator[tuple[str, str]]:
    kind = period_kind(period)
    restarts = kpi.is_year_to_date and period[4:] in {"-04", "-Q1"}
    if not restarts:
        yield previous(period), f"the {kind.value} before"
    if kind in {PeriodKind.MONTH, PeriodKind.QUARTER}:
        year_before = period
        for _ in range(_PERIODS_A_YEAR[kind]):
            year_before = previous(year_before)
        yield year_before, f"the same {kind.value} last year"
        start = f"{financial_year_start(period)}-{'04' if kind is PeriodKind.MONTH else 'Q1'}"
        if start != period:
            yield start, "the start of the year"


def _limits(kpi: KpiView) -> Iterator[Statement]:
    figures = [figure for figure in kpi.series if figure.value is not None]
    values = [figure.value for figure in figures if figure.value is not None]
    limits = xmr(values)
    if limits is None or len(values) < _FEWEST_FOR_LIMITS:
        return
    lower, upper = _shown(kpi, limits.lower), _shown(kpi, limits.upper)
    outside = [figure for figure in figures if figure.value is not None and limits.is_outside(figure.value)]
    base = f"{lower} to {upper} round a mean of {_shown(kpi, limits.mean)}, from all {len(values)} figures"
    if outside:
        named = ", ".join(f"{period_title(figure.period)} ({figure.shown})" for figure in outside)
        yield Statement(Subject.LIMITS, f"Outside its control limits of {base}: {named}.")
    else:
        yield Statement(Subject.LIMITS, f"Every figure lies within its control limits of {base}.")
    yield from _shifts(figures, values, limits)


def _shifts(figures: Sequence[FigureView], values: Sequence[Decimal], limits: Limits) -> Iterator[Statement]:
    for shift in shifts(values, limits.mean):
        first, last = figures[shift.first], figures[shift.last]
        count = shift.last - shift.first + 1
        yield Statement(
            Subject.LIMITS,
            f"A shift: {count} figures in a row {shift.kind.value}, {period_title(first.period)} "
            f"to {period_title(last.period)}.",
        )


def _events(kpi: KpiView) -> Iterator[Statement]:
    figures = [figure for figure in kpi.series if figure.value is not None]
    edges = [period_key(event.first_period_after) for event in kpi.events]
    for place, event in enumerate(kpi.events):
        least = edges[place - 1] if place else None
        most = edges[place + 1] if place + 1 < len(edges) else None
        before = [
            figure
            for figure in figures
            if period_key(figure.period) < edges[place]
            and (least is None or period_key(figure.period) >= least)
        ]
        after = [
            figure
            for figure in figures
            if period_key(figure.period) >= edges[place]
            and (most is None or period_key(figure.period) < most)
        ]
        if before and after:
            yield _around(kpi, event, before, after)


def _around(
    kpi: KpiView, event: EventView, before: Sequence[FigureView], after: Sequence[FigureView]
) -> Statement:
    was, now = _mean(before), _mean(after)
    name = event.title or event.label_after or event.label_before
    words = _change(kpi, now, was)
    return Statement(
        Subject.EVENT,
        f"“{name}”, from {period_title(event.first_period_after)}: the mean of {_figures(after)} after is "
        f"{_shown(kpi, now)}, of {_figures(before)} before {_shown(kpi, was)}; it {words}{_verdict(kpi, now, was)}.",
        _is_better(kpi, now, was),
    )


def _figures(figures: Sequence[FigureView]) -> str:
    return f"{len(figures)} figure{'' if len(figures) == 1 else 's'}"


def _mean(figures: Sequence[FigureView]) -> Decimal:
    return sum((figure.value or Decimal() for figure in figures), Decimal()) / len(figures)


def _benchmarks(kpi: KpiView, latest: FigureView) -> Iterator[Statement]:
    """Against the latest known figure of each comparator, its year named."""
    if latest.value is None:
        return
    newest = {each.comparator: each for each in sorted(kpi.benchmarks, key=lambda each: each.year)}
    for comparator in sorted(newest):
        mark = newest[comparator]
        by = displayed(latest.value, kpi.decimals) - displayed(mark.value, kpi.decimals)
        year = financial_year_title(mark.year)
        if by == 0:
            yield Statement(Subject.BENCHMARK, f"The same as {comparator} in {year}, {mark.shown}.")
            continue
        size = points_words(by, kpi.decimals) if kpi.unit is Unit.PERCENT else _shown(kpi, abs(by))
        side = "above" if by > 0 else "below"
        yield Statement(
            Subject.BENCHMARK,
            f"{size} {side} {comparator} in {year}, {mark.shown}{_verdict(kpi, latest.value, mark.value)}.",
            _is_better(kpi, latest.value, mark.value),
        )


def _cautions(kpi: KpiView) -> Iterator[Statement]:
    if kpi.is_year_to_date:
        yield Statement(
            Subject.CAUTION,
            "Its figures are year to date and start again in April: months follow from those before them, so means and "
            "control limits say less.",
        )
    if kpi.is_proxy:
        yield Statement(
            Subject.CAUTION,
            "A proxy: its numerator and denominator are not the same children followed through.",
        )
    restated = [figure for figure in kpi.figures if figure.was]
    if restated:
        named = ", ".join(
            f"{period_title(figure.period)} (was {figure.was[0].shown}, now {figure.shown})"
            for figure in restated
        )
        yield Statement(Subject.CAUTION, f"Restated: {named}.")
