"""How the pages of a booklet come to lie on folded sheets: saddle order, four pages to a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

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


_SAID = re.compile(r"Booklet of (\d+) pages?: (.+)")
_APART, _TO = ", ", " to "


def pages_said(labels: Sequence[str]) -> str:
    """Which pages a booklet has, as its file says it: “Booklet of 10 pages: i, ii, 1 to 4, 33 to 36”."""
    return f"Booklet of {len(labels)} page{'' if len(labels) == 1 else 's'}: {_APART.join(_runs(labels))}"


def labels_said(words: str) -> tuple[str, ...]:
    """The pages of such words; none where they are no such words, or name other pages than they count."""
    said = _SAID.fullmatch(words)
    if said is None:
        return ()
    found: list[str] = []
    for run in said[2].split(_APART):
        first, _, last = run.partition(_TO)
        if not last:
            found.append(first)
        elif first.isdigit() and last.isdigit() and int(last) - int(first) < int(said[1]):
            found += [str(number) for number in range(int(first), int(last) + 1)]
    return tuple(found) if len(found) == int(said[1]) else ()


def _runs(labels: Sequence[str]) -> Iterator[str]:
    """Numbers that count on from one another as one run; every other label by itself."""
    starts = [place for place, (a, b) in enumerate(pairwise(("", *labels))) if not _counts_on(a, b)]
    for start, end in pairwise((*starts, len(labels))):
        yield labels[start] if end == start + 1 else f"{labels[start]}{_TO}{labels[end - 1]}"


def _counts_on(before: str, label: str) -> bool:
    return before.isdigit() and label.isdigit() and int(label) == int(before) + 1
