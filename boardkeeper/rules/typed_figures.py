"""Figures typed in running text, and what each says of itself: of which period it is, whether it is a target or a change.

Only what can be told from the words around it is told. A figure that is a change (“by 0.8%”), an approximation (“around
30%”) or somebody else's (“England (51%)”) is passed over, because no figure of the board could contradict it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from boardkeeper.rules.periods import MONTH_NAMES, parse_period


class Measure(StrEnum):
    """What a figure is typed in."""

    PERCENT = "per cent"
    RATE = "per 10,000"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class TypedFigure:
    """A figure as somebody typed it.

    Attributes:
        start: The first character, counted from 0; `end` is behind the last, its unit with it.
        decimals: How many were typed.
        period: Which period the words around it say: “2019-06”, or a month or quarter without its year: “06”, “Q1”; blank
            where they say none.
        is_target: Whether it is called a target.
        is_now: Whether it is said to be so now (“is 31.4%”, “currently”).
    """

    start: int
    end: int
    written: str
    value: Decimal
    decimals: int
    measure: Measure
    period: str
    is_target: bool
    is_now: bool


_NUMBER = r"(?<![\w.,/£–-])(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
_FIGURE = re.compile(
    rf"{_NUMBER}(?:(?P<percent>\s?%|\s+per\s?cent\b(?!age))|(?P<rate>\s+per\s+10,?000\b)|(?P<days>\s+days?\b))",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_CHANGE_BEFORE = re.compile(
    r"(?:\b(?:by|than|over|above|below|least|most|within|under|exceeding|almost|nearly|around|about|approximately|roughly|"
    r"circa|between|additional|further|every|each)"
    r"|\b(?:decline|decrease|increase|rise|fall|drop|reduction|improvement|change|difference|gap|tolerance)s?\s+of"
    r"|[<>≤≥~±+])\s*(?:a |an |the )?$",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r"\s*(?:percentage\s+)?points?\b|\s*(?:of the target|tolerance|increase|decrease|reduction|improvement|rise|fall)\b",
    re.IGNORECASE,
)
_TARGET_BEFORE = re.compile(r"\btargets?\b[^.;]{0,60}$|\baim(?:s|ed|ing)?\b[^.;]{0,30}$", re.IGNORECASE)
_TARGET_AFTER = re.compile(r"\s*(?:local |national )?target\b", re.IGNORECASE)
_REACHED = re.compile(r"\b(?:performance|reported|achieved|reached|stood|was|were)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:neighbours?’?'?s?|england|english|national(?:ly)?|region(?:al|ally)?|south west|average|core cities|elsewhere|"
    r"other councils|sn|lait)\b",
    re.IGNORECASE,
)
_NOW_BEFORE = re.compile(
    r"\b(?:is|are|now|currently|stands?|standing|remains?|latest)\b(?:\s+(?:now|currently|at|still|is|are|figure))*\s*$",
    re.IGNORECASE,
)
_MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTH_NAMES) + "|Sept"
_YEAR_SPAN = r"[0-9]{4}\s*[/–-]\s*[0-9]{2}(?:[0-9]{2})?\b"
_PERIOD = re.compile(
    rf"\b(?P<month>{_MONTH})\b[-–\s’']*(?P<year>(?:19|20)[0-9]{{2}}\b|(?<=[-–’'\s])[0-9]{{2}}\b(?!\s*,))?"
    rf"|\b(?:Q(?P<q>[1-4])|quarter\s+(?P<named>one|two|three|four|[1-4])|(?P<nth>first|second|third|fourth)\s+quarter)\b"
    rf"(?:\s*(?:of|in|,)?\s*(?P<of>{_YEAR_SPAN}))?"
    rf"|(?<![\w/])(?P<span>{_YEAR_SPAN})"
)
_QUARTERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    **{str(number): number for number in range(1, 5)},
}
_LEADS_TO = re.compile(
    r"[\s,(]*(?:(?:reported|recorded|reached|achieved)\s+)?(?:(?:in|at|for|by|during|as at|as of)\s+)?"
    r"(?:the\s+)?(?:end\s+(?:of\s+)?)?(?:the\s+)?",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|now|currently|latest|today)\b", re.IGNORECASE)
_WINDOW = 90


def typed_figures(text: str) -> tuple[TypedFigure, ...]:
    """Find the figures of a text that could be held against data, in its order."""
    return tuple(figure for start, end in sentences(text) for figure in _in_sentence(text, start, end))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends."""
    places = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    yield from ((start, end) for start, end in pairwise(places) if start < end)


def _in_sentence(text: str, start: int, end: int) -> Iterator[TypedFigure]:
    found = list(_FIGURE.finditer(text, start, end))
    for place, figure in enumerate(found):
        from_here = found[place - 1].end() if place else start
        to_here = found[place + 1].start() if place + 1 < len(found) else end
        before = text[max(from_here, figure.start() - _WINDOW) : figure.start()]
        after = text[figure.end() : min(to_here, figure.end() + _WINDOW)]
        if _is_no_figure_of_ours(before, after):
            continue
        number = figure["number"].replace(",", "")
        measure = Measure.PERCENT if figure["percent"] else Measure.RATE if figure["rate"] else Measure.DAYS
        yield TypedFigure(
            start=figure.start(),
            end=figure.end(),
            written=figure[0],
            value=Decimal(number),
            decimals=len(number.partition(".")[2]),
            measure=measure,
            period=_period(text[start : figure.start()], after),
            is_target=_is_target(before, after),
            is_now=bool(_NOW_BEFORE.search(before)),
        )


def _is_no_figure_of_ours(before: str, after: str) -> bool:
    if _CHANGE_BEFORE.search(before) and not _TARGET_AFTER.match(after):
        return True
    if _CHANGE_AFTER.match(after):
        return True
    clause = re.split(r"[;)]", after)[0]
    return bool(_OTHERS.search(before.rpartition(";")[2]) or _OTHERS.search(clause[:40]))


def _is_target(before: str, after: str) -> bool:
    if _TARGET_AFTER.match(after):
        return True
    called = _TARGET_BEFORE.search(before)
    return called is not None and not _REACHED.search(called[0])


def _period(before: str, after: str) -> str:
    """The period that follows a figure at once; else the last one named before it, else the next one named after it."""
    behind = [*_PERIOD.finditer(re.split(r"[;)]", after)[0])]
    ahead = [found for found in _PERIOD.finditer(before) if not _SINCE.search(before, found.end())]
    close = [found for found in behind[:1] if _LEADS_TO.fullmatch(after[: found.start()])]
    for found in (*close, *reversed(ahead), *behind[:1]):
        if period := _read_period(found):
            return period
    return ""


def _read_period(found: re.Match[str]) -> str:
    if found["month"]:
        number = next(
            place
            for place, name in enumerate(MONTH_NAMES, 1)
            if name[:3].casefold() == found["month"][:3].casefold()
        )
        if not found["year"]:
            # “May” and “March” are words too; a month is written with a capital.
            return f"{number:02d}" if found["month"][0].isupper() else ""
        year = found["year"] if len(found["year"]) == 4 else f"20{found['year']}"
        return f"{year}-{number:02d}"
    if found["span"]:
        return parse_period(" ".join(found["span"].split())) or ""
    quarter = _QUARTERS[(found["q"] or found["named"] or found["nth"]).casefold()]
    of = parse_period(found["of"]) if found["of"] else None
    return f"{of[:4]}-Q{quarter}" if of else f"Q{quarter}"
