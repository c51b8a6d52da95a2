"""What changed between two texts, word by word. Sign-offs, versions of minutes and the merging of reviews all ask here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

SAME, ADDED, REMOVED = "same", "added", "removed"

_WORD = re.compile(r"\n|[^\s]+")


@dataclass(frozen=True, slots=True)
class WordChange:
    """A run of words that stayed, came or went; `change` is “same”, “added” or “removed”."""

    text: str
    change: str


def compare(before: str, after: str) -> tuple[WordChange, ...]:
    """Hold two texts against each other, first line by line and then, where lines differ, word by word."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found: list[tuple[str, str]] = []
    for a, b, c, d, is_same in stretches(old, new):
        if is_same:
            found += [(word, SAME) for line in old[a:b] for word in _WORD.findall(line)]
        elif b - a == d - c:
            for was, now in zip(old[a:b], new[c:d], strict=True):
                found += _words(was, now)
        else:
            found += _words("".join(old[a:b]), "".join(new[c:d]))
    return tuple(
        WordChange(_joined([word for word, _ in run]), change)
        for change, run in groupby(found, key=lambda each: each[1])
    )


def _words(before: str, after: str) -> Iterator[tuple[str, str]]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    for a, b, c, d, is_same in stretches(old, new):
        if is_same:
            yield from ((word, SAME) for word in old[a:b])
        else:
            yield from ((word, REMOVED) for word in old[a:b])
            yield from ((word, ADDED) for word in new[c:d])


def stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int, bool]]:
    """Where two sequences are the same and where not: from and to in the old, from and to in the new, and which it is.

    What is the same at both ends is found first; in the middle very common words are no anchors (`autojunk`), without
    which a rewritten page would take minutes.
    """
    shorter = min(len(old), len(new))
    start = next((place for place in range(shorter) if old[place] != new[place]), shorter)
    rest = shorter - start
    end = next((count for count in range(rest) if old[-1 - count] != new[-1 - count]), rest)
    if start:
        yield 0, start, 0, start, True
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    for tag, a, b, c, d in SequenceMatcher(None, middle_old, middle_new).get_opcodes():
        yield start + a, start + b, start + c, start + d, tag == "equal"
    if end:
        yield len(old) - end, len(old), len(new) - end, len(new), True


def _joined(words: Sequence[str]) -> str:
    return re.sub(r" ?\n ?", "\n", " ".join(words))
