"""Which parts of a text are words whose spelling can be doubted."""

from __future__ import annotations

import re
from dataclasses import dataclass

_RUN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’‐‑-][^\W\d_]+)*")
_ENDINGS = r"com|csv|docx?|eu|gov|html?|info|io|net|nhs|org|pdf|police|pptx?|sch|txt|uk|xlsx?"
_ADDRESS = re.compile(rf"://|@|\bwww\.|\\|\w\.(?:{_ENDINGS})\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_MARK = re.compile(r"\((?:[ivxlc]{1,6}|[a-z]{1,2})\)")
_LONGEST = 64
"""No hand writes a longer word; what is longer came from a machine, and the dictionary takes seconds over it."""


@dataclass(frozen=True, slots=True)
class FoundWord:
    """A word and where it begins in its text, counted in characters."""

    start: int
    word: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.word)


def words_in(text: str) -> tuple[FoundWord, ...]:
    """The words of a text in their order, hyphens and apostrophes within them included.

    Left out is what has a spelling of its own: figures and references (“2018/19”, “CYP17”), e-mail and web addresses,
    names of files, marks of points (“(iv)”), single letters, and what is longer than any word.
    """
    found: list[FoundWord] = []
    for run in _RUN.finditer(text):
        if _DIGIT.search(run[0]):
            found += _beside_figures(run[0], run.start())
        elif not _ADDRESS.search(run[0]) and not _MARK.match(run[0]):
            found += (FoundWord(run.start() + each.start(), each[0]) for each in _WORD.finditer(run[0]))
    return tuple(each for each in found if 1 < len(each.word) <= _LONGEST)


def _beside_figures(run: str, start: int) -> list[FoundWord]:
    """Words that only a bracket, a dash or a stop parts from a figure: “children(417)”, “2019;the”."""
    found: list[FoundWord] = []
    if _ADDRESS.search(run):
        return found
    for part in re.finditer(r"[^()\[\]–—;:,!?“”\"]+", run):
        if not _DIGIT.search(part[0]):
            found += (
                FoundWord(start + part.start() + each.start(), each[0]) for each in _WORD.finditer(part[0])
            )
    return found


def abbreviations_defined_in(text: str) -> frozenset[str]:
    """The abbreviations a text says the meaning of: “the Medium Term Financial Plan (MTFP)” makes MTFP a word.

    The letters must be those the words before begin with, in their order; small words between may be passed over.
    """
    defined = set()
    for bracket in re.finditer(r"[(“‘\"'](?P<short>[A-Z][A-Za-z&]{1,9})[)”’\"']", text):
        short = bracket["short"]
        if sum(each.isupper() for each in short) >= 2 and _stands_for(
            short, text[max(0, bracket.start() - 160) : bracket.start()]
        ):
            defined.add(short)
    return frozenset(defined)


def _stands_for(short: str, before: str) -> bool:
    """Whether the last words of a text begin with these letters."""
    letters = [each.casefold() for each in short if each.isalpha()]
    if len(letters) > 2 and letters[-1] == "s" and short[-1] == "s":
        letters.pop()
    initials = [word[0].casefold() for word in re.findall(r"[^\W\d_]+", before)]
    place = len(initials)
    for each in reversed(letters):
        place -= 1
        passed = 0
        while place >= 0 and initials[place] != each and passed < 2:
            place -= 1
            passed += 1
        if place < 0 or initials[place] != each:
            return False
    return True
