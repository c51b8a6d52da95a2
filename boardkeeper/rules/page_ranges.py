"""The pages somebody names as they are printed: “33-64”, “i-iv, 9-10”, “70-”."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_DASH = r"\s*(?:-|–|—|\bto\b)\s*"
_PIECE = re.compile(rf"(?P<first>\w+)?(?:(?P<dash>{_DASH})(?P<last>\w+)?)?", re.IGNORECASE)
_LEADING_WORD = re.compile(r"^(?:pages?|pp?\.?)\s+", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@dataclass(frozen=True, slots=True)
class ChosenPages:
    """What was meant.

    Attributes:
        pages: Counted from 0, each once, in the order of the pack.
        unknown: The first piece that names no page here, as it was written; blank when all could be read.
    """

    pages: tuple[int, ...]
    unknown: str = ""


def chosen_pages(written: str, labels: Sequence[str]) -> ChosenPages:
    """The pages named by what is printed on them; nothing written is all of them.

    A range takes whatever pages lie between its ends: an edition that leaves papers out has gaps in its numbers, and a range
    may begin or end in one. Its ends may stand in either order. A single page must be there.

    Args:
        written: Pages and ranges with commas between; a range without an end goes on to the last page.
        labels: What is printed on every page, in order: the agenda sheet's roman, then the papers' own.
    """
    words = _LEADING_WORD.sub("", written.strip())
    if not words:
        return ChosenPages(tuple(range(len(labels))))
    places: dict[str, int] = {}
    for place, label in enumerate(labels):
        places.setdefault(label.casefold(), place)
    found: set[int] = set()
    for piece in re.split(r"[,;]|\band\b|&", words):
        if not piece.strip():
            continue
        pages = _pages_of(piece.strip(), labels, places)
        if not pages:
            return ChosenPages((), piece.strip())
        found.update(pages)
    return ChosenPages(tuple(sorted(found)), "" if found else words)


def _pages_of(piece: str, labels: Sequence[str], places: Mapping[str, int]) -> tuple[int, ...]:
    match = _PIECE.fullmatch(piece)
    if match is None or not (match["first"] or match["last"]):
        return ()
    first, last = (match["first"] or "").casefold(), (match["last"] or "").casefold()
    if not match["dash"]:
        return (places[first],) if first in places else ()
    ends = [_order(first) if first else _FRONT, _order(last) if last else _BACK]
    if None in ends:
        return ()
    low, high = sorted(end for end in ends if end is not None)
    return tuple(place for place, label in enumerate(labels) if low <= (_order(label) or _BACK) <= high)


_FRONT = (-1, 0)
_BACK = (2, 0)


def _order(label: str) -> tuple[int, int] | None:
    """Where a page comes: roman numbers before all others; None for what is no number."""
    if label.isdecimal():
        return 1, int(label)
    number = _roman(label.casefold())
    return None if number is None else (0, number)


def _roman(label: str) -> int | None:
    if not label or any(letter not in _ROMAN for letter in label):
        return None
    values = [_ROMAN[letter] for letter in label]
    return sum(
        -value if after > value else value for value, after in zip(values, [*values[1:], 0], strict=True)
    )


def page_words(pages: Sequence[int], labels: Sequence[str]) -> str:
    """Pages as they would be written: “i–ii, 33–64”; runs are pages that follow one another in the pack."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1 and _follows(labels[runs[-1][-1]], labels[page]):
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(
        labels[run[0]] if len(run) == 1 else f"{labels[run[0]]}–{labels[run[-1]]}" for run in runs
    )


def _follows(one: str, other: str) -> bool:
    """Whether two labels count in the same kind of number, one after the other."""
    before, after = _order(one), _order(other)
    return before is not None and after is not None and after == (before[0], before[1] + 1)
