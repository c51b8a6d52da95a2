"""Places in an order, so that moving one row touches one row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

STEP = 1024
"""The room left between neighbours, so that others fit between them later."""


def spread(now: Sequence[int | None]) -> list[int]:
    """Give rows ascending places, changing as few as can be.

    Args:
        now: The place every row has at present in the order wanted; None for a new one.
    """
    stays = _longest_ascending(now)
    bounds = [*stays, len(now)]
    placed: list[int] = []
    for index in bounds:
        count = index - len(placed)
        below = placed[-1] if placed else None
        above = now[index] if index < len(now) else None
        filled = _between(below, above, count)
        if filled is None:
            return [STEP * (place + 1) for place in range(len(now))]
        placed += filled
        if above is not None:
            placed.append(above)
    return placed


def _between(below: int | None, above: int | None, count: int) -> list[int] | None:
    """As many places as asked for between two; None when there is no room."""
    if below is None:
        below = above - STEP * (count + 1) if above is not None else 0
    if above is None:
        above = below + STEP * (count + 1)
    if above - below <= count:
        return None
    return [below + (above - below) * (place + 1) // (count + 1) for place in range(count)]


def _longest_ascending(now: Sequence[int | None]) -> list[int]:
    """The indices of a longest run of rows whose places ascend already."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for index, place in enumerate(now):
        if place is None:
            continue
        at = bisect_left(tails, place)
        before[index] = ends[at - 1] if at else None
        if at == len(tails):
            tails.append(place)
            ends.append(index)
        else:
            tails[at] = place
            ends[at] = index
    chain: list[int] = []
    index_or_none = ends[-1] if ends else None
    while index_or_none is not None:
        chain.append(index_or_none)
        index_or_none = before[index_or_none]
    return chain[::-1]
