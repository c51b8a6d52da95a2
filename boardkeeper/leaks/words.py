"""Words as they are compared: without case, accents, spaces and signs, so that a broken line or a ligature hides nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

RUN_WORDS = 6
"""So many words in a row say something: fewer are phrases that anybody may have used."""
_LEAST_LETTERS = 18
"""Of a run; and so few letters a short passage must have to be looked for."""
_KEY_LETTERS = 12
"""By its first letters a run is found; every run has more."""
_PIECE = 9
"""Half of the shortest run, so that one whole piece of it begins at a multiple of this."""
_SMALL = bytes(range(256)).lower()
_NO_ASCII_LETTERS = bytes(code for code in range(256) if not chr(code).isalnum() or code > 127)

_NOT_LETTERS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W_]+(?:[’'ʼ][^\W_]+)*")
_FIGURE = re.compile(r"\d[\d.,]{3,}\d")
_YEARLESS_DIGITS = 5
"""A figure with fewer digits may be a page, a year or a count that stands there for a reason of its own."""
_ANY_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ-][^\W\d_]+)*")
_ACCENTS = re.compile("[\u0300-\u036f]")
_ENDS_SENTENCE = re.compile(r"(?:^|[.!?:;•\n\t(“\"–—]|\d\.)\s*$")
_LEAST_NAME = 4

_STATUTE = re.compile(
    r"paragraphs?\s+[1-7](?:\s*(?:,|and|to|–|-)\s*[1-7])*\s+of\s+part\s+(?:1|one|i)\s+of\s+schedule\s+12A"
    r"(?:\s+(?:to|of)\s+(?:the\s+)?local\s+government\s+act(?:,?\s+1972)?)?"
    r"|section\s+100A\s*\([24]\)(?:\s+of)?(?:\s+the)?(?:\s+local\s+government\s+act(?:,?\s+1972)?)?"
    r"|local\s+government\s+act(?:,?\s+1972)?",
    re.IGNORECASE,
)
"""The law is cited in public and in private alike."""

_NO_NAME = frozenset(
    word
    for line in """
    a an and any are as at but by each every few for from he her his how if in is it its it’s many
    members more most mr mrs ms miss dr sir dame lord lady no not of officers on one or our she some
    that the their these they this those three to two was we were what when where which while who
    whom why with would you your exempt confidential minute minutes agenda item items page pages
    part board council committee meeting report appendix
    """.splitlines()
    for word in line.split()
)
"""Words that begin sentences, titles and addresses, and what every pack says of itself."""


def squeezed(text: str) -> str:
    """Its letters and digits alone, in one case and without accents."""
    return _NOT_LETTERS.sub("", _plain(text))


def segments(passage: str) -> Iterator[str]:
    """A passage without its citations of the law, in the pieces that are left."""
    yield from (piece for piece in _STATUTE.split(passage) if piece.strip())


def runs(text: str) -> Iterator[str]:
    """Every run of words of a passage, squeezed; a short passage is one run, unless it is too short to mean anything."""
    words = [squeezed(word) for word in _WORD.findall(text)]
    words = [word for word in words if word]
    if len(words) <= RUN_WORDS:
        whole = "".join(words)
        if len(words) > 2 and len(whole) >= _LEAST_LETTERS:
            yield whole
        return
    for start in range(len(words) - RUN_WORDS + 1):
        end = start + RUN_WORDS
        run = "".join(words[start:end])
        while len(run) < _LEAST_LETTERS and end < len(words):
            run += words[end]
            end += 1
        if len(run) >= _LEAST_LETTERS:
            yield run


def names(text: str) -> Iterator[str]:
    """People and firms a text names: “jane kowalski” for two words with capitals, “kowalski” inside a sentence."""
    every = ((each.start(), each.end(), each.group()) for each in _ANY_WORD.finditer(text))
    found = [each for each in every if each[2][0].isupper() and len(each[2]) > 1]
    for (_, end, first), (start, _, second) in pairwise(found):
        if text[end:start] in {" ", "\u00a0"} and first.casefold() not in _NO_NAME:
            yield f"{squeezed(first)} {squeezed(second)}"
    for start, _, word in found:
        begins = _ENDS_SENTENCE.search(text[max(0, start - 4) : start])
        if len(word) >= _LEAST_NAME and not begins and word.casefold() not in _NO_NAME:
            yield squeezed(word)


def figures(text: str) -> Iterator[str]:
    """Its larger figures, as digits only: “2431000” for £2,431,000."""
    for each in _FIGURE.findall(text):
        digits = each.replace(",", "").replace(".", "")
        if len(digits) >= _YEARLESS_DIGITS:
            yield digits


def vocabulary(text: str) -> set[str]:
    """Every word, every two neighbours and every figure of a text, as `names` and `figures` write them."""
    words = _ANY_WORD.findall(_plain(text))
    words = [_NOT_LETTERS.sub("", each) if not each.isalpha() else each for each in words]
    return {*words, *map(" ".join, pairwise(words)), *figures(text)}


def _plain(text: str) -> str:
    """In one case and without accents."""
    if text.isascii():
        return text.casefold()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).casefold()


def ascii_letters(data: bytes) -> str:
    """The letters and digits among bytes of any kind; UTF-16 loses its zeros and reads like the rest."""
    return data.translate(_SMALL, _NO_ASCII_LETTERS).decode("ascii")


class RunFinder:
    """Finds many runs in one go.

    Every run holds a piece of `_PIECE` letters at each place that is a multiple of `_PIECE`; so only these are looked at, and
    the neighbourhood of those that stand in some run.

    Args:
        wanted: Squeezed runs.
    """

    def __init__(self, wanted: Iterable[str]) -> None:
        self._by_head: dict[str, list[str]] = {}
        self._pieces: set[str] = set()
        self._longest = 0
        for run in wanted:
            self._by_head.setdefault(run[:_KEY_LETTERS], []).append(run)
            self._pieces.update(run[at : at + _PIECE] for at in range(len(run) - _PIECE + 1))
            self._longest = max(self._longest, len(run))

    def found_in(self, letters: str) -> Iterator[str]:
        """Every wanted run that stands in squeezed letters, as often as it does."""
        pieces, done = self._pieces, 0
        if not pieces:
            return
        met = [at for at in range(0, len(letters), _PIECE) if letters[at : at + _PIECE] in pieces]
        for at in met:
            first = max(done, at - self._longest)
            done = at + 1
            yield from self._begun_in(letters, first, done)

    def _begun_in(self, letters: str, first: int, last: int) -> Iterator[str]:
        by_head = self._by_head
        for at in range(first, last):
            wanted = by_head.get(letters[at : at + _KEY_LETTERS])
            if wanted is not None:
                yield from (run for run in wanted if letters.startswith(run, at))
