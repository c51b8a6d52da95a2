"""The lines of a chart's axis of values, on numbers people say."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_WANTED = 4
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


def round_axis(values: Sequence[Decimal]) -> tuple[tuple[Decimal, ...], int]:
    """Lines that lie round all values, about four of them, a step of 1, 2, 2.5 or 5 times a power of ten apart.

    Args:
        values: At least one.

    Returns:
        The lines from the lowest, and how many decimals their words need.
    """
    low, high = min(values), max(values)
    if low == high:
        low, high = low - 1, high + 1
    step = _step((high - low) / _WANTED)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    _, _, exponent = step.normalize().as_tuple()
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return tuple(step * number for number in range(int(first), int(last) + 1)), decimals


def _step(wanted: Decimal) -> Decimal:
    size = Decimal(1).scaleb(wanted.adjusted())
    return next(step * size for step in _STEPS if step * size >= wanted)
