"""Statistical process control: the XmR chart of one KPI.

Sources: D. J. Wheeler, Understanding Variation (limits at mean ± 2.66 × mean moving range, where 2.66 is 3 / 1.128);
NHS England, Making Data Count (seven points on one side of the mean, or seven rising or falling, mark a shift). The
program never re-bases by itself: which values are the baseline, and where an event splits the series, is the caller's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import groupby, pairwise

LIMIT_FACTOR = Decimal("2.66")
RUN_LENGTH = 7


@dataclass(frozen=True, slots=True)
class Limits:
    """The lines of an XmR chart, in the unit of the KPI, not rounded."""

    mean: Decimal
    mean_moving_range: Decimal
    lower: Decimal
    upper: Decimal

    def is_outside(self, value: Decimal) -> bool:
        """Say whether a value lies beyond the limits; one on the line does not."""
        return not self.lower <= value <= self.upper


class ShiftKind(StrEnum):
    """What seven points in a row do."""

    ABOVE = "above the mean"
    BELOW = "below the mean"
    RISING = "rising"
    FALLING = "falling"


@dataclass(frozen=True, slots=True)
class Shift:
    """A run of seven or more points: positions of its first and last, counted from 0, both in it."""

    kind: ShiftKind
    first: int
    last: int


def xmr(values: Sequence[Decimal]) -> Limits | None:
    """Draw the lines from the values of the baseline, in order of period; None for fewer than two values."""
    if len(values) < 2:
        return None
    mean = sum(values, Decimal()) / len(values)
    moving_ranges = [abs(after - before) for before, after in pairwise(values)]
    mean_moving_range = sum(moving_ranges, Decimal()) / len(moving_ranges)
    reach = LIMIT_FACTOR * mean_moving_range
    return Limits(mean, mean_moving_range, mean - reach, mean + reach)


def shifts(values: Sequence[Decimal], mean: Decimal) -> tuple[Shift, ...]:
    """Find every run of seven or more, each at its full length, in order of its first point.

    A point on the mean is on neither side, and one that equals the point before neither rises nor falls: both end a
    run. Seven rising points are six rises.
    """
    sides = [_sign(value - mean) for value in values]
    steps = [_sign(after - before) for before, after in pairwise(values)]
    found = [
        *_runs(sides, RUN_LENGTH, {1: ShiftKind.ABOVE, -1: ShiftKind.BELOW}, extra=0),
        *_runs(steps, RUN_LENGTH - 1, {1: ShiftKind.RISING, -1: ShiftKind.FALLING}, extra=1),
    ]
    return tuple(sorted(found, key=lambda shift: (shift.first, shift.last)))


def _sign(difference: Decimal) -> int:
    return (difference > 0) - (difference < 0)


def _runs(signs: Sequence[int], least: int, kinds: dict[int, ShiftKind], extra: int) -> Iterator[Shift]:
    """Yield runs of one sign; ``extra`` is how many points a run of steps has beyond its steps."""
    first = 0
    for sign, group in groupby(signs):
        length = sum(1 for _ in group)
        if sign in kinds and length >= least:
            yield Shift(kinds[sign], first, first + length - 1 + extra)
        first += length
