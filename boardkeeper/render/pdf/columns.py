"""How wide the columns of a table are, and how large its text may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Need:
    """What a column's content asks for, in points at a text size of one point.

    Attributes:
        least: Width of the widest thing that cannot be broken.
        natural: Width at which nothing would have to be broken.
        padding: Room beside the text, in points, whatever the size.
    """

    least: float
    natural: float
    padding: float


STEP = 0.5
COMFORTABLE = 8.0
"""Down to this size text gives way to keep the widths asked for; below it only to keep words whole."""


def fitted(
    needs: Sequence[Need], shares: Sequence[float], room: float, largest: float, smallest: float
) -> tuple[float, list[float]]:
    """The largest text size at which no word has to be cut, and the widths of the columns.

    Args:
        shares: Of each column, in any unit; 0 lets the content decide.
        room: Width of the table in points.

    Returns:
        Size in points and widths that add up to `room`. If even the smallest size is too large, words will be cut.
    """
    size = largest
    while size - STEP >= smallest and not _is_easy(needs, shares, room, size, size > COMFORTABLE):
        size -= STEP
    least = _least(needs, size)
    if sum(least) >= room:
        scale = room / sum(least)
        return size, [width * scale for width in least]
    return size, _raised(_wanted(needs, shares, room, size), least, room)


def _least(needs: Sequence[Need], size: float) -> list[float]:
    return [need.least * size + need.padding for need in needs]


def _is_easy(
    needs: Sequence[Need], shares: Sequence[float], room: float, size: float, with_room: bool
) -> bool:
    """Whether nothing is cut; `with_room` also asks that no wide column is starved by its narrow neighbours."""
    least = _least(needs, size)
    if sum(least) > room:
        return False
    wanted = _wanted(needs, shares, room, size)
    return not with_room or all(
        given >= 0.85 * width for given, width in zip(_raised(wanted, least, room), wanted, strict=True)
    )


def _wanted(needs: Sequence[Need], shares: Sequence[float], room: float, size: float) -> list[float]:
    if all(share > 0 for share in shares):
        return [share / sum(shares) * room for share in shares]
    natural = [need.natural * size + need.padding for need in needs]
    # A share given beside columns without one is a share of the whole, counted in hundredths if it is above one.
    unit = 100.0 if any(share > 1 for share in shares) else 1.0
    fixed = [min(share / unit, 0.9) * room if share > 0 else 0.0 for share in shares]
    free = [width if share <= 0 else 0.0 for width, share in zip(natural, shares, strict=True)]
    left = max(room - sum(fixed), room * 0.1)
    if sum(free) <= left:
        return [f + w * left / sum(free) for f, w in zip(fixed, free, strict=True)]
    # Long text columns give way to short ones: the square root evens them out.
    evened = [width**0.6 for width in free]
    return [f + w * left / sum(evened) for f, w in zip(fixed, evened, strict=True)]


def _raised(wanted: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Widths near `wanted`, none below `least`, adding up to `room`."""
    widths = [max(w, low) for w, low in zip(wanted, least, strict=True)]
    excess = sum(widths) - room
    slack = [width - low for width, low in zip(widths, least, strict=True)]
    if sum(slack) <= 0:
        return [width * room / sum(widths) for width in widths]
    return [width - excess * part / sum(slack) for width, part in zip(widths, slack, strict=True)]
