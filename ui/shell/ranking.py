"""Which of many titles fit what was typed, best first."""

from __future__ import annotations

from collections.abc import Sequence

_FUZZY_CUTOFF = 72.0


def rank(words: str, titles: Sequence[str], limit: int) -> list[int]:
    """The places of the titles that fit, best first.

    Titles in which every typed word begins a word come first, then titles that hold it anywhere, each in the order
    given; then those that come close (slips of the finger).

    Args:
        words: What was typed.
        titles: Casefolded titles.
        limit: How many to answer at the most.
    """
    typed = words.casefold().strip()
    if not typed:
        return list(range(min(limit, len(titles))))
    parts = typed.split()
    found: list[tuple[bool, int]] = []
    for place, title in enumerate(titles):
        if all(part in title for part in parts):
            begins = all(title.startswith(part) or f" {part}" in title for part in parts)
            found.append((not begins, place))
    found.sort()
    best = [place for _is_inside, place in found[:limit]]
    if len(best) < limit and len(typed) >= 3:
        best += _near(typed, titles, limit - len(best), set(best))
    return best


def _near(typed: str, titles: Sequence[str], limit: int, taken: set[int]) -> list[int]:
    from rapidfuzz import fuzz, process

    near = process.extract(
        typed, titles, scorer=fuzz.partial_ratio, score_cutoff=_FUZZY_CUTOFF, limit=limit + len(taken)
    )
    return [place for _title, _score, place in near if place not in taken][:limit]
