"""What an amendment says: “for “two weeks” read “four weeks””, so that old and new can be told without both texts.

Source: the form in which councils record amendments and errata; words are compared, never letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

_WORD = re.compile(r"\S+")
_AROUND = 2
"""So many words are quoted beside a place where words only came or went, or where the words alone stand elsewhere too."""
_CLOSE = 3
"""Places with fewer unchanged words between them are told as one."""
_MOST_PLACES = 3
_MOST_WORDS = 40


def amendment_words(before: str, after: str) -> str:
    """Say how a text was changed: “for “44” read “40””; the new text whole when little of the old one is left.

    Raises:
        ValueError: No word was changed.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    places = _places(old, new)
    if not places:
        raise ValueError("The two texts have the same words.")
    is_long = max(len(old[a:b]) + len(new[c:d]) for a, b, c, d in places) > _MOST_WORDS
    if len(places) > _MOST_PLACES or is_long:
        return f"the text is to read “{' '.join(new)}”"
    return "; ".join(_said(old, new, *place) for place in places)


def _places(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Where they differ: from and to in the old, from and to in the new; close ones joined."""
    found: list[tuple[int, int, int, int]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if found and a - found[-1][1] < _CLOSE:
            first = found.pop()
            found.append((first[0], b, first[2], d))
        else:
            found.append((a, b, c, d))
    return found


def _said(old: Sequence[str], new: Sequence[str], a: int, b: int, c: int, d: int) -> str:
    """One place; words around it are quoted until they point to that place alone."""
    around = 0 if a < b and c < d and _times(old, old[a:b]) == 1 else _AROUND
    lead, tail = min(a, c, around), min(len(old) - b, len(new) - d, around)
    was, now = old[a - lead : b + tail], new[c - lead : d + tail]
    if not was:
        return f"insert “{' '.join(now)}”"
    return f"for “{' '.join(was)}” read “{' '.join(now)}”" if now else f"leave out “{' '.join(was)}”"


def _times(words: Sequence[str], phrase: Sequence[str]) -> int:
    size = len(phrase)
    return sum(1 for start in range(len(words) - size + 1) if words[start : start + size] == phrase)


def kept_places(before: str, after: str) -> list[int]:
    """Where each character of the old text stands in the new one, and last its length, for marks that lie on it.

    A mark on words that were replaced lies on what replaced them.
    """
    moved: list[int] = []
    old, new = _stretches(before), _stretches(after)
    for tag, a, b, c, _ in SequenceMatcher(
        None, [before[x:y] for x, y in old], [after[x:y] for x, y in new], autojunk=False
    ).get_opcodes():
        shift = (new[c][0] if c < len(new) else len(after)) - (old[a][0] if a < len(old) else len(before))
        for start, end in old[a:b]:
            moved += [place + shift if tag == "equal" else old[a][0] + shift for place in range(start, end)]
    return [*moved, len(after)]


def _stretches(text: str) -> list[tuple[int, int]]:
    """Words and the blanks between them, end to end."""
    ends = [0, *(found.end() for found in re.finditer(r"\s+|\S+", text))]
    return list(pairwise(ends))
