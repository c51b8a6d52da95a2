"""Finding a quoted passage again when its paper is issued anew: exactly, then nearly, else not at all. Pure functions."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

CONTEXT_CHARACTERS = 48
"""So much is kept of the words on either side of a quotation."""

_LEAST_LIKENESS = 72.0
_LEAST_LIKENESS_OF_SHORT = 86.0
_SHORT = 24
_LEAST_CONTEXT = 16
_MOST_BETWEEN = 4
_ALIKE = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "−": "-"}
_NOTHING = {"\u00ad", "\u200b", "\ufeff", "\ufffe", "\u0002"}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What was quoted, and the words that stood before and after it."""

    quote: str
    before: str = ""
    after: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether it holds no word that could be found."""
        return not (self.quote.strip() or self.before.strip() or self.after.strip())


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a passage was found.

    Attributes:
        place: Which of the texts, counted from 0.
        start: Its first character there.
        end: Behind its last one.
        is_exact: Whether the words are the same; spaces, the ends of lines and capitals aside.
    """

    place: int
    start: int
    end: int
    is_exact: bool


@dataclass(frozen=True, slots=True)
class _Plain:
    """A text as it is compared, and where each of its characters stands in the text itself."""

    text: str
    places: tuple[int, ...]

    def spot(self, place: int, start: int, end: int, *, is_exact: bool) -> Spot:
        last = self.places[end - 1] + 1 if end > start else self.places[start]
        return Spot(place, self.places[start], last, is_exact)


def anchor_in(text: str, start: int, end: int) -> Anchor:
    """The anchor of a stretch of a text, with the words around it; of a whole text without any."""
    quote = " ".join(text[start:end].split())
    before = " ".join(text[max(0, start - CONTEXT_CHARACTERS) : start].split())
    after = " ".join(text[end : end + CONTEXT_CHARACTERS].split())
    return Anchor(quote, before, after)


def find_anchor(anchor: Anchor, texts: Sequence[str], hint: int | None = None) -> Spot | None:
    """Where the passage stands in some texts now; None when none of them says anything like it.

    Args:
        anchor: What is looked for. Without a quotation the words after it are what is looked for.
        texts: Paragraphs, or the pages of a paper.
        hint: The text it stood in; of equals that one, and then the one nearest to it, is taken.
    """
    wanted = anchor if anchor.quote.strip() else Anchor(anchor.after or anchor.before)
    if wanted.is_blank or not texts:
        return None
    plain = [_plain(text) for text in texts]
    return _exact(wanted, plain, hint) or _between(wanted, plain, hint) or _near(wanted, plain, hint)


def _exact(anchor: Anchor, texts: Sequence[_Plain], hint: int | None) -> Spot | None:
    quote = _plain(anchor.quote).text
    if not quote:
        return None
    found: list[tuple[float, Spot]] = []
    for place, text in enumerate(texts):
        start = text.text.find(quote)
        while start >= 0:
            end = start + len(quote)
            likeness = _context_likeness(anchor, text.text, start, end)
            found.append((likeness - _far(place, hint), text.spot(place, start, end, is_exact=True)))
            start = text.text.find(quote, start + 1)
    return max(found, key=lambda each: each[0])[1] if found else None


def _context_likeness(anchor: Anchor, text: str, start: int, end: int) -> float:
    before, after = _plain(anchor.before).text, _plain(anchor.after).text
    likeness = 0.0
    if before:
        likeness += fuzz.ratio(before, text[max(0, start - len(before) - 1) : start].strip())
    if after:
        likeness += fuzz.ratio(after, text[end : end + len(after) + 1].strip())
    return likeness


def _far(place: int, hint: int | None) -> float:
    """Breaks ties only: what stands around a passage says more than where it stood."""
    return 0.0 if hint is None else min(abs(place - hint), 1000) / 1000


def _between(anchor: Anchor, texts: Sequence[_Plain], hint: int | None) -> Spot | None:
    """The passage itself was put in other words, but the words on both sides of it stand."""
    before, after = _plain(anchor.before).text, _plain(anchor.after).text
    if len(before) < _LEAST_CONTEXT or len(after) < _LEAST_CONTEXT:
        return None
    most = _MOST_BETWEEN * len(anchor.quote) + 80
    found: list[tuple[float, Spot]] = []
    for place, text in enumerate(texts):
        start = text.text.find(before)
        while start >= 0:
            begins = start + len(before)
            ends = text.text.find(after, begins)
            if 0 <= ends - begins <= most:
                inner = text.text[begins:ends]
                first = begins + len(inner) - len(inner.lstrip())
                last = max(first, ends - (len(inner) - len(inner.rstrip())))
                if last > first:
                    found.append((-_far(place, hint), text.spot(place, first, last, is_exact=False)))
            start = text.text.find(before, start + 1)
    return max(found, key=lambda each: each[0])[1] if found else None


def _near(anchor: Anchor, texts: Sequence[_Plain], hint: int | None) -> Spot | None:
    quote = _plain(anchor.quote).text
    least = _LEAST_LIKENESS_OF_SHORT if len(quote) < _SHORT else _LEAST_LIKENESS
    best: tuple[float, Spot] | None = None
    for place, text in enumerate(texts):
        if not text.text:
            continue
        if len(text.text) <= len(quote):
            likeness, start, end = fuzz.ratio(quote, text.text, score_cutoff=least), 0, len(text.text)
        else:
            near = fuzz.partial_ratio_alignment(quote, text.text, score_cutoff=least)
            if near is None:
                continue
            likeness, start, end = near.score, near.dest_start, near.dest_end
        weighed = likeness - _far(place, hint)
        if likeness >= least and end > start and (best is None or weighed > best[0]):
            best = weighed, text.spot(place, start, end, is_exact=False)
    return best[1] if best else None


@lru_cache(maxsize=4096)
def _plain(text: str) -> _Plain:
    """One space for any gap, one kind of quotation mark and dash, no capitals, no hyphen that only ends a line."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character in _NOTHING:
            continue
        if character.isspace():
            if letters and letters[-1] != " ":
                letters.append(" ")
                places.append(place)
            continue
        for letter in unicodedata.normalize("NFKC", _ALIKE.get(character, character)).casefold():
            letters.append(letter if not letter.isspace() else " ")
            places.append(place)
    while letters and letters[-1] == " ":
        letters.pop()
        places.pop()
    return _Plain("".join(letters), tuple(places))
