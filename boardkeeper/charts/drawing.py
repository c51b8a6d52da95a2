"""Where every line, mark and word of a chart stands on a sheet; renderers only paint them, in this order.

Lengths are points, from the upper left corner of the sheet. Colours are named by what they mean, so that each renderer
takes its own; none stands alone: red is a diamond, amber a triangle, green a circle, and every line has its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from boardkeeper.charts.described import Chart, ChartPoint, TargetSpan
from boardkeeper.charts.event_names import event_marks, event_names, names_height
from boardkeeper.charts.legend import legend_height, legend_marks, legend_of
from boardkeeper.charts.marks import (
    FAINT_DASHES,
    LIMIT_DASHES,
    POINT_RADIUS,
    RAG_INKS,
    TARGET_DASHES,
    Box,
    Drawing,
    Field,
    Ink,
    Letters,
    Mark,
    Ring,
    Stroke,
    Words,
    benchmark_dashes,
    rag_mark,
)

_GAP = 5.0


def drawing_of(
    chart: Chart, width: float, height: float, letters: Letters, *, with_colours: bool = True
) -> Drawing:
    """Lay a chart out on a sheet of `width` and `height`, its legend below the axis of periods.

    Where colours are explained beside the chart, the legend can go without them.
    """
    size = letters.size
    legend = legend_of(chart, width, letters, with_colours=with_colours)
    left = max((letters.plain(tick.label) for tick in chart.ticks), default=0) + _GAP
    across = Field(chart, left, 0.0, max(width - left - _GAP, 1.0), 1.0)
    event_lines = [across.x(event.first_after - 0.5) for event in chart.events]
    names = event_names(chart.events, event_lines, width, letters)
    top = names_height(names, letters) if chart.events else size * 0.7
    bottom = size * 1.9 + legend_height(legend, letters)
    field = replace(across, top=top, height=max(height - top - bottom, 1.0))
    marks: list[Mark] = []
    for span in chart.targets:
        marks += _ground(field, span)
    marks += _axes(field, letters)
    for span in chart.targets:
        marks += _target_lines(field, span)
    marks += _benchmark_lines(field)
    marks += _limit_lines(field)
    marks += event_marks(names, event_lines, field.bottom, letters)
    marks += _course(field)
    for place, point in enumerate(chart.points):
        if point.value is not None:
            marks += _point(field, place, point)
    marks += _latest(field, letters)
    marks += legend_marks(legend, field.bottom + size * 1.9, letters)
    return Drawing(width, height, tuple(marks), field)


def _ground(field: Field, span: TargetSpan) -> Iterator[Mark]:
    """Green where the target is met, amber as far as the tolerance reaches; nothing while no way is good."""
    if span.amber is None:
        return
    left, right = field.x(span.first - 0.5), field.x(span.last + 0.5)
    target, amber = field.y(span.target), field.y(span.amber)
    bands: list[tuple[float, float, Ink]] = []
    if span.upper is not None and span.amber_upper is not None:
        upper = field.y(span.upper)
        bands = [
            (upper, target, Ink.GOOD_GROUND),
            (target, amber, Ink.AMBER_GROUND),
            (field.y(span.amber_upper), upper, Ink.AMBER_GROUND),
        ]
    elif field.chart.higher_is_better is not None:
        best = field.top if field.chart.higher_is_better else field.bottom
        bands = [(best, target, Ink.GOOD_GROUND), (target, amber, Ink.AMBER_GROUND)]
    for one, other, ink in bands:
        upper, lower = sorted((one, other))
        if lower > upper:
            yield Box(left, upper, round(right - left, 2), round(lower - upper, 2), ink)


def _axes(field: Field, letters: Letters) -> Iterator[Mark]:
    for tick in field.chart.ticks:
        y = field.y(tick.value)
        yield Stroke(((field.left, y), (field.right, y)), Ink.GRID, 0.5)
        left = field.left - _GAP - letters.plain(tick.label)
        yield Words(round(left, 2), round(y + letters.size * 0.33, 2), tick.label, Ink.QUIET, letters.size)
    for left, title in named_places(field, letters):
        yield Words(left, round(field.bottom + letters.size * 1.4, 2), title, Ink.QUIET, letters.size)


def named_places(field: Field, letters: Letters) -> Iterator[tuple[float, str]]:
    """Left edge and words of what the axis names: whole years, then from the latest backwards as many as fit."""
    points = field.chart.points
    widest = max(letters.plain(point.title) for point in points)
    every = max(1, -int(-(widest + _GAP) * len(points) // max(field.width, 1)))
    years = [place for place, point in enumerate(points) if point.is_outturn]
    others = [place for place in range(len(points) - 1, -1, -every) if not points[place].is_outturn]
    taken: list[tuple[float, float]] = []
    for place in (*years, *others):
        wide = letters.plain(points[place].title)
        left = max(min(field.x(place) - wide / 2, field.right + _GAP - wide), 0.0)
        if all(left + wide + _GAP <= start or left >= end + _GAP for start, end in taken):
            taken.append((left, left + wide))
            yield round(left, 2), points[place].title


def _target_lines(field: Field, span: TargetSpan) -> Iterator[Mark]:
    left, right = field.x(span.first - 0.5), field.x(span.last + 0.5)
    for value, ink, width, dashes in (
        (span.target, Ink.GOOD, 1.1, TARGET_DASHES),
        (span.upper, Ink.GOOD, 1.1, TARGET_DASHES),
        (span.amber, Ink.AMBER, 0.7, FAINT_DASHES),
        (span.amber_upper, Ink.AMBER, 0.7, FAINT_DASHES),
        (span.stretch, Ink.GOOD, 0.7, FAINT_DASHES),
    ):
        if value is not None:
            y = field.y(value)
            yield Stroke(((left, y), (right, y)), ink, width, dashes)


def _benchmark_lines(field: Field) -> Iterator[Mark]:
    order = sorted({line.comparator for line in field.chart.benchmarks})
    for line in field.chart.benchmarks:
        y = field.y(line.value)
        left, right = field.x(line.first - 0.5), field.x(line.last + 0.5)
        yield Stroke(
            ((left, y), (right, y)), Ink.BENCHMARK, 0.9, benchmark_dashes(order.index(line.comparator))
        )


def _limit_lines(field: Field) -> Iterator[Mark]:
    limits, points = field.chart.limits, field.chart.points
    if limits is None:
        return
    first = next((place for place, point in enumerate(points) if not point.is_outturn), 0)
    left = field.x(first - 0.5)
    for value, dashes in (
        (limits.upper, LIMIT_DASHES),
        (limits.mean, ()),
        (limits.lower, LIMIT_DASHES),
    ):
        y = field.y(value)
        yield Stroke(((left, y), (field.right, y)), Ink.QUIET, 0.7, dashes)


def _course(field: Field) -> Iterator[Mark]:
    piece: list[tuple[float, float]] = []
    for place, point in enumerate(field.chart.points):
        if point.value is None or point.is_outturn:
            continue
        if not point.is_joined and piece:
            yield Stroke(tuple(piece), Ink.LINE, 1.3)
            piece = []
        piece.append((field.x(place), field.y(point.value)))
    if len(piece) > 1:
        yield Stroke(tuple(piece), Ink.LINE, 1.3)


def _point(field: Field, place: int, point: ChartPoint) -> Iterator[Mark]:
    """The mark of its colour; an empty circle for a whole year, a ring round what is outside the limits."""
    assert point.value is not None
    x, y = field.x(place), field.y(point.value)
    if point.is_outturn:
        yield Ring(x, y, POINT_RADIUS, Ink.PAPER, RAG_INKS[point.rag] if point.rag else Ink.LINE, 1.0)
    else:
        yield rag_mark(x, y, point.rag)
    if point.is_outside:
        yield Ring(x, y, POINT_RADIUS * 1.9, None, Ink.TEXT, 0.9)


def _latest(field: Field, letters: Letters) -> Iterator[Mark]:
    """The latest figure in words, above its mark or below it where there is more room."""
    place = next(
        (at for at in range(len(field.chart.points) - 1, -1, -1) if field.chart.points[at].value is not None),
        None,
    )
    if place is None:
        return
    point = field.chart.points[place]
    assert point.value is not None
    said = point.words.partition(": ")[2].partition(",")[0].partition(" (")[0]
    wide = letters.heavy(said)
    x, y = field.x(place), field.y(point.value)
    left = max(min(x - wide / 2, field.right - wide), field.left)
    size = letters.size
    above, below = y - size * 0.75, y + size * 1.45
    crossed = _lines_across(field, place)
    places = sorted(
        (above, below),
        key=lambda baseline: (
            not field.top <= baseline - size * 0.8 < baseline <= field.bottom,
            _is_crossed_by_course(field, place, left, baseline, wide, size),
            any(baseline - size * 0.9 < line < baseline + size * 0.2 for line in crossed),
            baseline,
        ),
    )
    yield Words(round(left, 2), round(places[0], 2), said, Ink.TEXT, size, is_heavy=True)


def _is_crossed_by_course(
    field: Field, place: int, left: float, baseline: float, wide: float, size: float
) -> bool:
    """Whether the course to the latest point would run through words set there."""
    points = field.chart.points
    for at in range(place, 0, -1):
        value, before = points[at].value, points[at - 1].value
        if value is None or before is None or field.x(at) < left:
            return False
        (x1, y1), (x2, y2) = (field.x(at - 1), field.y(before)), (field.x(at), field.y(value))
        for step in range(9 if points[at].is_joined else 1):
            x, y = x1 + (x2 - x1) * step / 8, y1 + (y2 - y1) * step / 8
            near = POINT_RADIUS if step == 0 else 0.0
            if (
                left - 1 <= x <= left + wide + 1
                and baseline - size * 0.9 - near <= y <= baseline + size * 0.2 + near
            ):
                return True
    return False


def _lines_across(field: Field, place: int) -> list[float]:
    """How far down the lines lie that cross the column of a point: words are better not set on them."""
    chart = field.chart
    values: list[Decimal | None] = [
        line.value for line in chart.benchmarks if line.first <= place <= line.last
    ]
    for span in chart.targets:
        if span.first <= place <= span.last:
            values += [span.target, span.amber, span.upper, span.amber_upper, span.stretch]
    if chart.limits is not None:
        values += [chart.limits.lower, chart.limits.mean, chart.limits.upper]
    return [field.y(value) for value in values if value is not None]
