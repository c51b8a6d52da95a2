"""How the pages of a booklet come to lie on folded sheets: saddle order, four pages to a sheet."""

from __future__ import annotations

MOST_SHEETS = 25
"""More sheets of office paper neither fold flat nor take a staple; what is longer is bound in several parts."""


def parts_of(pages: int, most_sheets: int = MOST_SHEETS) -> tuple[int, ...]:
    """The sheets of each part of a booklet: as few parts as fold, and all about as thick."""
    sheets = -(-pages // 4)
    if not sheets:
        return ()
    parts = -(-sheets // most_sheets)
    each, more = divmod(sheets, parts)
    return tuple(each + (1 if place < more else 0) for place in range(parts))


def saddle_order(pages: int, most_sheets: int = MOST_SHEETS) -> tuple[tuple[int | None, int | None], ...]:
    """Which two pages, counted from 0, stand on each side of paper: left and right, front before back.

    Sheets lie in each other: the outermost has the first and the last page. What the last sheet has more than the pack
    stays blank (None).

    Args:
        pages: How many there are.
        most_sheets: In each other.
    """
    sides: list[tuple[int, int]] = []
    begun = 0
    for sheets in parts_of(pages, most_sheets):
        end = begun + 4 * sheets - 1
        for sheet in range(sheets):
            first, last = begun + 2 * sheet, end - 2 * sheet
            sides += [(last, first), (first + 1, last - 1)]
        begun = end + 1
    return tuple((left if left < pages else None, right if right < pages else None) for left, right in sides)
