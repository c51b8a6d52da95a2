"""The turning points of a series: the few figures that tell its course.

A line of time cannot hold sixteen months of a KPI. Kept are the first and the last figure, those at which the colour
changed, and the peaks and troughs from which the series came back by more than it usually moves from one period to
the next (twice the mean moving range, so that ordinary wobble is no turn).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

_REACH = 2


class Turn(StrEnum):
    """Why a figure is worth telling; the first that holds is said."""

    FIRST = "first figure"
    COLOUR = "changed colour"
    PEAK = "peak"
    TROUGH = "trough"
    LATEST = "latest figure"


def turning_points(values: Sequence[Decimal], colours: Sequence[str | None]) -> dict[int, Turn]:
    """Answer the places worth telling, counted from 0, in order, each with why.

    Args:
        values: the figures as displayed, oldest first; withheld ones are left out by the caller.
        colours: the colour of each, None for one without. A colour counts as changed when it is not that of the last
            figure that had one.

    Raises:
        ValueError: when there is not one colour for each figure.
    """
    if len(values) != len(colours):
        raise ValueError("Each figure has one colour, or None.")
    if not values:
        return {}
    found = {len(values) - 1: Turn.LATEST}
    found |= {
        place: Turn.PEAK if is_peak else Turn.TROUGH
        for place, is_peak in _extremes(values)
        if 0 < place < len(values) - 1
    }
    found |= dict.fromkeys(_changes(colours), Turn.COLOUR)
    found[0] = Turn.FIRST
    return dict(sorted(found.items()))


def _changes(colours: Sequence[str | None]) -> list[int]:
    changes = []
    last: str | None = None
    for place, colour in enumerate(colours):
        if colour is None:
            continue
        if last is not None and colour != last:
            changes.append(place)
        last = colour
    return changes


def _extremes(values: Sequence[Decimal]) -> list[tuple[int, bool]]:
    """Peaks (True) and troughs by turns, each followed by a move of at least the reach."""
    moves = [abs(after - before) for before, after in pairwise(values)]
    if not any(moves):
        return []
    reach = _REACH * sum(moves, Decimal()) / len(moves)
    found: list[tuple[int, bool]] = []
    high = low = 0
    rising: bool | None = None
    for place, value in enumerate(values):
        if value > values[high]:
            high = place
        if value < values[low]:
            low = place
        if rising is not False and values[high] - value >= reach:
            found.append((high, True))
            rising, low = False, place
            high = place
        elif rising is not True and value - values[low] >= reach:
            found.append((low, False))
            rising, high = True, place
            low = place
    return found
