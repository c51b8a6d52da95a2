"""Finding the words in a sentence that say by when something is to be done: “by end of July”, “within 6 months”.

`due_dates` reads a date that stands by itself; here it stands among other words. Reading never guesses: only what
`parse_due` can read, or what people write in place of a day (“the next meeting”, “the autumn”), is a date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from boardkeeper.rules.due_dates import parse_due, weekday_number
from boardkeeper.rules.periods import PeriodKind, parse_period, period_kind

_MOST_WORDS = 7
_SOME_DAY = dt.date(2001, 1, 1)
"""Whether words name a day does not depend on the day they are read; `parse_due` wants one for “30 Sept”."""

_LEAD = re.compile(
    r"(?<![^\s(])(?P<lead>no later than|not later than|due by|due on|due|by|before|until|till|within|in|on|for|at|to)\s+",
    re.IGNORECASE,
)
_WEAK = {"in", "on", "for", "at", "to"}
"""What also leads words that are no date a task is due: a weak lead needs a day or a month written as one."""

_WORDED = re.compile(
    r"(?:the )?(?:next|following|september|annual) (?:\w+ )?meeting(?: of the (?-i:[A-Z]\w+(?: [A-Z]\w+){0,4}))?"
    r"|(?:the )?(?:next )?(?:spring|summer|autumn|winter)(?: (?:term|[0-9]{4}))?|the new year"
    r"|(?:the )?end of (?:the |this )?(?:(?:financial|municipal|calendar|school|academic) year|(?:\w+ )?term|week)"
    r"|as soon as possible",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"[0-9]+\.[0-9]+")
_SHORT_YEAR = re.compile(r"[a-z]\.? [0-9]{2}", re.IGNORECASE)
_EDGE = " \t,;:.()[]"


@dataclass(frozen=True, slots=True)
class FoundDue:
    """A date among words.

    Attributes:
        start: Where its lead begins: the “by” of “by end of July”.
        end: Behind its last letter.
        written: The date as written, without its lead: “end of July”, “within 6 months”.
        is_strong: Whether the lead says that it is the day something is due, not one it is about.
    """

    start: int
    end: int
    written: str
    is_strong: bool


def find_due_words(text: str) -> Iterator[FoundDue]:
    """Find the dates that a word such as “by” or “within” leads to, in the order they stand."""
    at = 0
    while (lead := _LEAD.search(text, at)) is not None:
        found = _led(text, lead)
        if found is not None:
            yield found
        at = found.end if found is not None else lead.end()


def bare_due(text: str, start: int = 0) -> FoundDue | None:
    """The date that stands at `start` without a lead: “end of July”, “30 Sept”; a single word is none, but for
    “today” and “tomorrow”.
    """
    if _LEAD.match(text, start):
        return None
    for end, candidate in _spans(text, start):
        has_more = " " in candidate or any(sign.isdigit() for sign in candidate)
        if (has_more or candidate.casefold() in {"today", "tomorrow"}) and _names_day(candidate, text, end):
            return FoundDue(start, end, candidate, is_strong=True)
    return None


def _led(text: str, lead: re.Match[str]) -> FoundDue | None:
    word = lead["lead"].casefold()
    for end, candidate in _spans(text, lead.end()):
        written = _read(word, candidate, text, end)
        if written:
            return FoundDue(lead.start(), end, written, is_strong=word not in _WEAK)
    return None


def _read(lead: str, candidate: str, text: str, end: int) -> str:
    """What is kept of a candidate behind this lead; blank when it is no date."""
    if _WORDED.fullmatch(candidate):
        return candidate
    if lead in {"at", "to"}:
        return ""
    if lead in {"in", "within"} and parse_due(f"{lead} {candidate}", _SOME_DAY) and _is_span(candidate):
        return f"{lead} {candidate}"
    if lead == "for":
        # “for 6 months’ time” is a day, “for 6 months” is how long something lasts.
        if re.search(r"['’]? time\Z", candidate) and parse_due(f"in {candidate}", _SOME_DAY):
            return f"in {candidate}"
    elif lead == "within":
        return ""
    if lead in _WEAK and not _is_written_as_a_day(candidate):
        return ""
    return candidate if _names_day(candidate, text, end) else ""


def _is_span(candidate: str) -> bool:
    return re.search(r"\b(?:day|week|month|year)s?\b", candidate, re.IGNORECASE) is not None


def _is_written_as_a_day(candidate: str) -> bool:
    if not (
        candidate[0].isdigit() or candidate[0].isupper() or candidate.startswith(("end of", "the end of"))
    ):
        return False
    period = parse_period(candidate)
    return period is None or period_kind(period) is PeriodKind.MONTH


def _spans(text: str, start: int) -> Iterator[tuple[int, str]]:
    """The next words at `start`, the longest stretch first, each with where it ends."""
    ends = [found.end() for found in re.finditer(r"\S+", text[start:])][:_MOST_WORDS]
    for end in reversed(ends):
        words = text[start : start + end]
        kept = words.rstrip(_EDGE)
        if kept and kept[0] not in _EDGE and "\n" not in kept:
            yield start + len(kept), " ".join(kept.split())


def _names_day(candidate: str, text: str, end: int) -> bool:
    if _FRACTION.fullmatch(candidate):
        return False
    follows = text[end:]
    if follows.startswith(" of ") or (_SHORT_YEAR.search(candidate[-4:]) and follows[:1] == " "):
        # “1/3 of the schools”; “by 30 Sept 12 schools” are twelve schools, not the year 2012.
        return False
    first, _, rest = candidate.partition(" ")
    if weekday_number(first.rstrip(",")) is not None and rest and parse_due(rest, _SOME_DAY):
        # Which year “Wed 11 Sept” is in is known only to whoever knows the day.
        return True
    return parse_due(candidate, _SOME_DAY) is not None
