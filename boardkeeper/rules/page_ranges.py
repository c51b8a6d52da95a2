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
    may begin or end in one, but not before the first page or after the last. Its ends may stand in either order. A single page
    must be there.

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
        chosen = _pages_of(piece.strip(), labels, places)
        if not chosen.pages:
            return chosen
        found.update(chosen.pages)
    return ChosenPages(tuple(sorted(found)), "" if found else words)


def _pages_of(piece: str, labels: Sequence[str], places: Mapping[str, int]) -> ChosenPages:
    match = _PIECE.fullmatch(piece)
    if match is None or not (match["first"] or match["last"]):
        return ChosenPages((), piece)
    if not match["dash"]:
        return (
            ChosenPages((places[piece.casefold()],)) if piece.casefold() in places else ChosenPages((), piece)
        )
    printed = [order for order in map(_order, labels) if order is not None]
    ends = {_FRONT if match["first"] is None else _BACK} if None in match.group("first", "last") else set()
    for written in filter(None, match.group("first", "last")):
        end = _order(written)
        if end is None:
            return ChosenPages((), piece)
        alike = [order for order in printed if order[0] == end[0]]
        if not alike or not min(alike) <= end <= max(alike):
            return ChosenPages((), written)
        ends.add(end)
    low, high = min(ends), max(ends)
    pages = tuple(place for place, label in enumerate(labels) if low <= (_order(label) or _BACK) <= high)
    return ChosenPages(pages, "" if pages else piece)


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
