"""Figures that are named in running text instead of typed: `{kpi re-referrals latest}`.

In braces stand the word “kpi”, the name of an indicator, and what is wanted of it. The name is its code, its name, one of
its other names, or a part of a name that no other indicator has. Wanted is `latest` (also when nothing is said), `previous`,
a period (`Jun-19`, `June 2019`, `Q1 2019/20`), `target`, `gap`, `change`, `fraction` or `rag`; behind one of the last five
may stand the period it is wanted for. Capitals and hyphens make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from boardkeeper.rules.periods import parse_period


class What(StrEnum):
    """What is wanted of an indicator."""

    LATEST = "latest"
    PREVIOUS = "previous"
    TARGET = "target"
    GAP = "gap"
    CHANGE = "change"
    FRACTION = "fraction"
    RAG = "rag"


@dataclass(frozen=True, slots=True)
class LiveFigure:
    """A figure that is named in a text.

    Attributes:
        start: Of the opening brace, in characters.
        end: Behind the closing brace; where it is missing, behind the word “kpi”.
        name: What the indicator is called there; blank when nothing is said.
        period: The period it is wanted for; blank for the latest.
        is_closed: Whether the closing brace is there.
    """

    start: int
    end: int
    name: str
    what: What = What.LATEST
    period: str = ""
    is_closed: bool = True


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator with everything it may be called; `key` is whatever the asker knows it by."""

    key: str
    name: str
    code: str = ""
    other_names: tuple[str, ...] = ()


_BRACES = re.compile(r"\{\s*kpi\b:?(?:([^{}\n]*)\})?", re.IGNORECASE)
_MOST_WORDS_OF_A_PERIOD = 4
_BARE_YEAR = re.compile(r"(?:19|2[01])[0-9]{2}")
_QUOTES = "\"'“”‘’ "
_APOSTROPHES = re.compile("['’*†‡]")
_BETWEEN_WORDS = re.compile(r"[^\w%£]+")


def live_figures(text: str) -> tuple[LiveFigure, ...]:
    """Find the figures a text names, in its order; braces that say nothing of a KPI are left alone."""
    return tuple(_read(found) for found in _BRACES.finditer(text))


def _read(found: re.Match[str]) -> LiveFigure:
    said = found[1]
    if said is None:
        return LiveFigure(found.start(), found.end(), "", is_closed=False)
    words = said.split()
    words, period = _period_off(words)
    words, what = _what_off(words)
    if what is None and not period:
        return LiveFigure(found.start(), found.end(), _name(words))
    if not period:
        # “{kpi re-referrals Jun-19 target}” is said as often as “{kpi re-referrals target Jun-19}”.
        words, period = _period_off(words)
    return LiveFigure(found.start(), found.end(), _name(words), what or What.LATEST, period)


def _what_off(words: list[str]) -> tuple[list[str], What | None]:
    last = words[-1].casefold() if words else ""
    return (words[:-1], What(last)) if last in set(What) else (words, None)


def _period_off(words: list[str]) -> tuple[list[str], str]:
    """Take the period off the end of some words; the longest reading counts."""
    for length in range(min(_MOST_WORDS_OF_A_PERIOD, len(words)), 0, -1):
        if period := parse_period(" ".join(words[-length:])):
            return words[:-length], period
    if words and _BARE_YEAR.fullmatch(words[-1]):
        return words[:-1], words[-1]
    return words, ""


def _name(words: Sequence[str]) -> str:
    return " ".join(words).strip(_QUOTES)


def answering(name: str, known: Sequence[Named]) -> tuple[str, ...]:
    """Say which indicators answer to a name, by their keys: the closest only, several when they are equally close.

    A code, a name or another name that is the same counts first; then whole words of one of its names, then any part,
    then names that hold every word somewhere.
    """
    wanted = folded(name)
    if not wanted:
        return ()
    words = wanted.split()
    tests: tuple[Callable[[str], bool], ...] = (
        lambda each: each == wanted,
        lambda each: each.startswith(f"{wanted} "),
        lambda each: f" {wanted} " in f" {each} ",
        lambda each: wanted in each,
        lambda each: all(word in each for word in words),
    )
    names = {each.key: [folded(said) for said in (each.code, each.name, *each.other_names)] for each in known}
    for test in tests:
        if found := tuple(key for key, said in names.items() if any(test(one) for one in said if one)):
            return found
    return ()


def nearest(name: str, known: Sequence[Named]) -> str:
    """Answer the name an unknown one was perhaps meant for; blank when none is like it."""
    by_folded = {folded(said): each.name for each in known for said in (each.name, *each.other_names)}
    close = get_close_matches(folded(name), list(by_folded), n=1, cutoff=0.5)
    return by_folded[close[0]] if close else ""


def folded(name: str) -> str:
    """A name without capitals, hyphens, footnote marks and apostrophes, as names are compared."""
    return " ".join(_BETWEEN_WORDS.split(_APOSTROPHES.sub("", name.casefold()))).strip()
