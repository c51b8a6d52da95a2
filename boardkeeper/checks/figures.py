"""Figures that cannot be right as they stand: each with its place and the sum that shows it.

What a careful proofreader does with a scorecard (`domain.md` §12): divides what stands below a percentage, looks for the
same two numbers under two indicators, for more than all of something, for one group of children counted twice
differently, and for a rate that should be one printed figure over another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from boardkeeper.figures import FigureView, shown
from boardkeeper.kpis import KpiView, Unit, list_kpis
from boardkeeper.rules.fractions import is_rounded_from, quotient_reaches
from boardkeeper.rules.periods import period_key, period_title
from boardkeeper.rules.rag import displayed

if TYPE_CHECKING:
    from db.store import Store

_PER = {Unit.PERCENT: 100, Unit.RATE: 10_000, Unit.RATIO: 1}
_LEAST_TELLING = 20
"""Small numbers meet by chance: the same two of them under two indicators say something only from so many on."""
_LEAST_TIMES = 2


class FigureFault(StrEnum):
    """What is wrong with a figure."""

    NOT_ITS_FRACTION = "not its fraction"
    SAME_NUMBERS = "same numbers under two indicators"
    MORE_THAN_ALL = "more than 100%"
    TWO_DENOMINATORS = "denominators disagree"
    NOT_ITS_RATIO = "not the ratio of the two"


@dataclass(frozen=True, slots=True)
class FigureFinding:
    """One figure that cannot be right, or one of two that cannot both be.

    Attributes:
        fault: What is wrong.
        kpi_id: The indicator.
        kpi_name: Its name.
        period: Of the figure.
        place: The file, sheet and cell it was read from; blank when it was typed in.
        sentence: What is wrong.
        arithmetic: The sum that shows it.
    """

    fault: FigureFault
    kpi_id: str
    kpi_name: str
    period: str
    place: str
    sentence: str
    arithmetic: str


def check_board(store: Store, board_id: str) -> tuple[FigureFinding, ...]:
    """Check every figure of a board."""
    return check_figures(list_kpis(store, board_id).rows)


def check_figures(kpis: Sequence[KpiView]) -> tuple[FigureFinding, ...]:
    """Check every figure of some indicators against each other, by indicator and period."""
    order = {kpi.id: place for place, kpi in enumerate(kpis)}
    found = [
        *_fractions(kpis),
        *_more_than_all(kpis),
        *_same_numbers(kpis),
        *_denominators(kpis),
        *_ratios(kpis),
    ]
    return tuple(
        sorted(found, key=lambda each: (order[each.kpi_id], period_key(each.period), each.fault.value))
    )


def _finding(
    fault: FigureFault, kpi: KpiView, figure: FigureView, sentence: str, arithmetic: str
) -> FigureFinding:
    return FigureFinding(fault, kpi.id, kpi.name, figure.period, _place(figure), sentence, arithmetic)


def _place(figure: FigureView) -> str:
    source = figure.source
    if source is None:
        return f"typed in by {figure.written_by}" if figure.written_by else ""
    cells = f"{source.cell} and {source.fraction_cell}" if source.fraction_cell else source.cell
    return f"{source.file}, {source.sheet}, {cells}"


def _whole(figure: FigureView) -> tuple[int, int] | None:
    """Numerator and denominator where both are whole numbers."""
    above, below = figure.numerator, figure.denominator
    if above is None or below is None or above != int(above) or below != int(below):
        return None
    return int(above), int(below)


def _is_its_fraction(kpi: KpiView, figure: FigureView) -> bool | None:
    """Whether a figure is what its numbers make; None when that cannot be asked."""
    numbers = _whole(figure)
    if numbers is None or figure.value is None or kpi.unit not in _PER:
        return None
    return is_rounded_from(figure.value, *numbers, kpi.decimals, _PER[kpi.unit])


def _fractions(kpis: Sequence[KpiView]) -> Iterator[FigureFinding]:
    holders: dict[tuple[str, tuple[int, int]], list[KpiView]] = defaultdict(list)
    for kpi in kpis:
        for figure in kpi.figures:
            numbers = _whole(figure)
            if numbers is not None and _is_its_fraction(kpi, figure):
                holders[figure.period, numbers].append(kpi)
    for kpi in kpis:
        for figure in kpi.figures:
            if _is_its_fraction(kpi, figure) is not False:
                continue
            numbers = _whole(figure)
            assert numbers is not None
            others = holders.get((figure.period, numbers), [])
            whose = f"; those are the numbers of “{others[0].name}”" if others else ""
            yield _finding(
                FigureFault.NOT_ITS_FRACTION,
                kpi,
                figure,
                f"{figure.shown} in {period_title(figure.period)} is not {figure.fraction}{whose}.",
                _divided(kpi, Decimal(numbers[0]), Decimal(numbers[1])),
            )


def _divided(kpi: KpiView, above: Decimal, below: Decimal) -> str:
    if below <= 0:
        return f"Nothing is {above:,f} out of {below:,f}."
    per = _PER[kpi.unit]
    times = f" × {per:,}" if per != 1 else ""
    return f"{above:,f} ÷ {below:,f}{times} = {shown(above * per / below, kpi.unit, kpi.decimals)}"


def _more_than_all(kpis: Sequence[KpiView]) -> Iterator[FigureFinding]:
    for kpi in kpis:
        for figure in kpi.figures if kpi.unit is Unit.PERCENT else ():
            if figure.value is not None and displayed(figure.value, kpi.decimals) > 100:
                over = displayed(figure.value, kpi.decimals) - 100
                yield _finding(
                    FigureFault.MORE_THAN_ALL,
                    kpi,
                    figure,
                    f"{figure.shown} in {period_title(figure.period)} is more than 100%.",
                    f"{figure.shown} − 100% = {over:f} percentage points too many",
                )


def _same_numbers(kpis: Sequence[KpiView]) -> Iterator[FigureFinding]:
    """Two indicators that stand on the same two numbers time after time, and both are what those make."""
    by_numbers: dict[tuple[str, tuple[int, int]], list[tuple[KpiView, FigureView]]] = defaultdict(list)
    for kpi in kpis:
        for figure in kpi.figures:
            numbers = _whole(figure)
            if numbers is not None and numbers[1] >= _LEAST_TELLING and 0 < numbers[0] < numbers[1]:
                by_numbers[figure.period, numbers].append((kpi, figure))
    shared: dict[tuple[str, str], list[tuple[KpiView, KpiView, FigureView]]] = defaultdict(list)
    for holders in by_numbers.values():
        for place, (kpi, figure) in enumerate(holders):
            for other, its in holders[:place]:
                if _is_its_fraction(kpi, figure) is not False and _is_its_fraction(other, its) is not False:
                    shared[other.id, kpi.id].append((kpi, other, figure))
    for found in shared.values():
        for kpi, other, figure in found if len(found) >= _LEAST_TIMES else ():
            yield _finding(
                FigureFault.SAME_NUMBERS,
                kpi,
                figure,
                f"{figure.fraction} in {period_title(figure.period)} also stands under “{other.name}”.",
                f"{figure.fraction} twice, in {len(found)} periods",
            )


def _denominators(kpis: Sequence[KpiView]) -> Iterator[FigureFinding]:
    """What is counted below the line has one name and must have one number in a period."""
    groups: dict[tuple[str, bool], list[KpiView]] = defaultdict(list)
    for kpi in kpis:
        if kpi.denominator_name.strip():
            groups[_folded(kpi.denominator_name), kpi.is_year_to_date].append(kpi)
    for group in groups.values():
        first: dict[str, tuple[KpiView, Decimal]] = {}
        for kpi in group:
            for figure in kpi.figures:
                if figure.denominator is None:
                    continue
                other, below = first.setdefault(figure.period, (kpi, figure.denominator))
                if figure.denominator != below:
                    yield _finding(
                        FigureFault.TWO_DENOMINATORS,
                        kpi,
                        figure,
                        f"{kpi.denominator_name} in {period_title(figure.period)} are {figure.denominator:,f} here "
                        f"and {below:,f} under “{other.name}”.",
                        f"{figure.denominator:,f} and {below:,f} differ by {abs(figure.denominator - below):,f}",
                    )


def _ratios(kpis: Sequence[KpiView]) -> Iterator[FigureFinding]:
    """Where a definition names two other indicators as what is above and below the line."""
    named = {_folded(name): kpi for kpi in kpis for name in (kpi.name, kpi.code, *kpi.other_names) if name}
    for kpi in kpis:
        above, below = (
            named.get(_folded(name)) if name.strip() else None
            for name in (kpi.numerator_name, kpi.denominator_name)
        )
        if above is None or below is None or kpi.unit not in _PER or kpi.id in {above.id, below.id}:
            continue
        of_above = {figure.period: figure for figure in above.figures}
        of_below = {figure.period: figure for figure in below.figures}
        for figure in kpi.figures:
            if figure.period in of_above and figure.period in of_below:
                yield from _ratio(
                    kpi, figure, (above, of_above[figure.period]), (below, of_below[figure.period])
                )


def _ratio(
    kpi: KpiView, figure: FigureView, above: tuple[KpiView, FigureView], below: tuple[KpiView, FigureView]
) -> Iterator[FigureFinding]:
    (upper, numerator), (lower, denominator) = above, below
    if figure.value is None or numerator.value is None or denominator.value is None:
        return
    one, other = displayed(numerator.value, upper.decimals), displayed(denominator.value, lower.decimals)
    reach = quotient_reaches(one, upper.decimals, other, lower.decimals, _PER[kpi.unit])
    if reach is None:
        return
    value, half = displayed(figure.value, kpi.decimals), Decimal(5).scaleb(-kpi.decimals - 1)
    if reach[0] - half <= value <= reach[1] + half:
        return
    yield _finding(
        FigureFault.NOT_ITS_RATIO,
        kpi,
        figure,
        f"{figure.shown} in {period_title(figure.period)} is not {numerator.shown} over {denominator.shown}, "
        f"“{upper.name}” over “{lower.name}”.",
        _divided(kpi, one, other),
    )


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
