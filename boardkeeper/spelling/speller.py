"""Spelling as one board has it: British, with the board's own words and every name in its file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from boardkeeper.spelling.british import British, british

_PREFIXES = re.compile(
    "anti|bi|co|cross|de|ex|extra|inter|mid|mini|multi|non|over|part|post|pre|pro|quasi|re|self|semi|sub|trans|tri|ultra"
    "|un|under|vice",
    re.IGNORECASE,
)
_MOST = 6
_NEAR = 0.8
_MOST_HYPHENS = 5
"""The dictionary tries every way of parting a word at its hyphens: each more of them doubles its time."""
_PLAIN = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-"})


class Speller:
    """Knows words and proposes what may have been meant. Holds plain values only; may be used on any thread.

    A word kept in small letters is also known with a capital and in capitals; one with capitals as it stands and in
    capitals. An abbreviation is known in the plural too: “KPIs”.

    Args:
        own: The board's own words.
        names: Names of people, posts and places; their parts are known one by one.
        dictionary: Another dictionary than the British.
    """

    def __init__(
        self, own: Iterable[str] = (), names: Iterable[str] = (), dictionary: British | None = None
    ) -> None:
        self._british = dictionary or british()
        kept = {_plain(word) for word in own if word.strip()}
        kept |= {_plain(word) for word in names if word.strip()}
        self._kept = frozenset(kept | self._british.council_words)
        self._capitals = frozenset(word.upper() for word in self._kept)
        self._near = tuple(sorted(self._kept))

    def check(self, words: Iterable[str]) -> set[str]:
        """Those of the words that are not known."""
        return {word for word in set(words) if not self.knows(word)}

    def knows(self, word: str) -> bool:
        """Whether a word is spelt so, also as a possessive or joined by hyphens of words that are known."""
        plain = _plain(word)
        if len(plain) < 2 or self._is_known(plain):
            return True
        base = _without_possessive(plain)
        if base != plain and self._is_known(base):
            return True
        parts = base.split("-")
        return len(parts) > 1 and all(
            self._is_known(part) or (_PREFIXES.fullmatch(part) and place < len(parts) - 1)
            for place, part in enumerate(parts)
            if part
        )

    def suggest(self, word: str) -> tuple[str, ...]:
        """What may have been meant, likeliest first, with the apostrophes and hyphens of the word; at most six.

        Takes some tenths of a second: not for the window's thread.
        """
        plain = _plain(word)
        base = _without_possessive(plain)
        ending = plain[len(base) :]
        found = [f"{each}{ending}" for each in self._near_to(base)]
        parts = base.split("-")
        mended = self._with_parts_mended(parts) if len(parts) > 1 else []
        found += (f"{each}{ending}" for each in mended)
        offered = () if mended or len(parts) - 1 > _MOST_HYPHENS else self._british.suggest(plain)
        # “A fordable” for “afordable”: words torn apart come last.
        found += sorted(offered, key=lambda each: each.count(" ") + each.count("-") - plain.count("-") > 0)
        kept = dict.fromkeys(each for each in found if each != plain)
        return tuple(_as_written(each, word) for each in list(kept)[:_MOST])

    def _is_known(self, word: str) -> bool:
        if len(word) < 2 or word in self._kept:
            return True
        if word.count("-") <= _MOST_HYPHENS and self._british.knows(word):
            return True
        if word.isupper():
            return word in self._capitals
        if word[0].isupper() and word[0].lower() + word[1:] in self._kept:
            return True
        return word[-1] == "s" and word[:-1].isupper() and self._is_known(word[:-1])

    def _near_to(self, word: str) -> list[str]:
        """Own words, names and words of local government that differ by little, or in capitals only."""
        if len(word) < 4:
            return []
        close = process.extract(
            word,
            self._near,
            scorer=OSA.normalized_similarity,
            processor=str.casefold,
            score_cutoff=_NEAR,
            limit=2,
        )
        return [each for each, _, _ in close]

    def _with_parts_mended(self, parts: list[str]) -> list[str]:
        mended = [part if self._is_known(part) else next(iter(self.suggest(part)), "") for part in parts]
        return ["-".join(mended)] if all(mended) else []


def _plain(word: str) -> str:
    return word.strip().translate(_PLAIN)


def _without_possessive(word: str) -> str:
    return word[:-2] if word[-2:] in {"'s", "'S"} else word


def _as_written(word: str, like: str) -> str:
    return word.replace("'", "’") if "’" in like else word
