"""How often a board meets, in words, and the days that means.

Reading never guesses: "every second Wednesday" may be every fortnight or once a month, so it is sent back with both
ways to write it. A pattern that was read says itself in words from which the same pattern is read again.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from boardkeeper.rules.due_dates import WEEKDAY_NAMES, full_date, parse_date, weekday_number
from boardkeeper.rules.number_words import NUMBER_WORDS
from boardkeeper.rules.periods import MONTH_NAMES, month_number

EVERY_MONTH = frozenset(range(1, 13))
LAST = -1
_LAST_SAFE_DAY = 28
_MOST_WEEKS = 52
_WEEK = dt.timedelta(weeks=1)

_ORDINAL_WORDS = ("first", "second", "third", "fourth")
_ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS, 1)} | {"fifth": 5, "last": LAST}
_NUMBER_WORDS = {word: number for number, word in enumerate(NUMBER_WORDS) if 1 <= number <= 12} | {"other": 2}

_CLAUSE = re.compile(
    r"\b(except(?: for)?(?: in)?|excluding|but not(?: in)?|not in|without"
    r"|starting(?: on| from)?|beginning(?: on)?|from|until|till|ending(?: on)?|in|of)\b"
)
_EXCEPT = re.compile(r"except|excluding|but not|not in|without")
_FROM = re.compile(r"starting|beginning|from")
_OF_THE_MONTH = re.compile(r"(?:the|each|every|a) month|monthly")
_MONTHS_APART = re.compile(r"(?:every|each) ([a-z]+|[0-9]{1,2}) months?|(quarterly)|every (quarter)")
_WEEKS_APART = re.compile(
    r"(?:(?:every|each) (?:(?P<number>[a-z]+|[0-9]{1,2}) )?weeks?|(?P<weekly>weekly)|(?P<fortnight>fortnightly|(?:every|each) fortnight))"
    r"(?: on)?(?: an?)?(?: (?P<weekday>[a-z]+?)s?)?"
)
_EVERY_WEEKDAY = re.compile(r"(?:every|each) (?P<other>other )?(?P<weekday>[a-z]+)|(?P<plural>[a-z]+days)")
_AMBIGUOUS = re.compile(
    r"(?:every|each) (second|third|fourth|2nd|3rd|4th) (?P<weekday>[a-z]+)(?: on)?(?: [a-z]+)?"
)
_DAY_NUMBER = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")
_EXAMPLES = (
    "Write it like “second Wednesday of the month”, “first and third Tuesday”, “monthly on the 10th” or "
    "“every 4 weeks on Wednesday from 8 May 2019”."
)


class PatternUnread(ValueError):
    """A pattern that cannot be read; its text is a sentence that says why and how to write it."""


@dataclass(frozen=True, slots=True)
class NthWeekdays:
    """So many weekdays of a month, as `(which, weekday)`: `(2, 2)` is the second Wednesday, `(-1, 3)` the last Thursday."""

    days: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class MonthDays:
    """Days of a month by their number, 1 to 28; -1 is the last."""

    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Weeks:
    """A weekday, Monday being 0, every so many weeks."""

    apart: int
    weekday: int


Rhythm: TypeAlias = NthWeekdays | MonthDays | Weeks


@dataclass(frozen=True, slots=True)
class MeetingPattern:
    """How often a board meets.

    Attributes:
        rhythm: On which days.
        months: In which months, 1 to 12.
        months_apart: Every so many months, counted from the first; 1 is every month.
        starts: The earliest day, if one was named.
        ends: The latest day, if one was named.
    """

    rhythm: Rhythm
    months: frozenset[int] = EVERY_MONTH
    months_apart: int = 1
    starts: dt.date | None = None
    ends: dt.date | None = None

    @property
    def words(self) -> str:
        """The pattern as it is read again: “second Wednesday of the month except August”."""
        left_out = EVERY_MONTH - self.months
        if not left_out:
            months = ""
        elif len(left_out) <= len(self.months):
            months = f" except {_listed([MONTH_NAMES[month - 1] for month in sorted(left_out)])}"
        else:
            months = f" in {_listed([MONTH_NAMES[month - 1] for month in sorted(self.months)])}"
        starts = f" from {full_date(self.starts)}" if self.starts else ""
        ends = f" until {full_date(self.ends)}" if self.ends else ""
        return f"{_rhythm_words(self.rhythm, self.months_apart)}{months}{starts}{ends}"


def read_pattern(written: str) -> MeetingPattern | None:
    """Read how often a board meets; None for what cannot be read. `understand` says why."""
    try:
        return understand(written)
    except PatternUnread:
        return None


def understand(written: str) -> MeetingPattern:
    """Read how often a board meets: "second Wednesday", "last Thursday except August", "monthly on the 10th".

    Raises:
        PatternUnread: It names no days, or may name two sorts of days.
    """
    text = " ".join(written.replace(",", " , ").casefold().split()).rstrip(" .;,")
    if not text:
        raise PatternUnread(f"Nothing says yet how often the board meets. {_EXAMPLES}")
    main, months, starts, ends = _take_clauses(text, written)
    rhythm, months_apart = _read_rhythm(main, written, starts)
    if months_apart > 1 and months != EVERY_MONTH:
        raise PatternUnread(
            f"“{written.strip()}” names months and counts them, too. Name the months alone, as in “in March and June”."
        )
    if starts and ends and ends < starts:
        raise PatternUnread(f"It ends on {full_date(ends)}, before it starts on {full_date(starts)}.")
    return MeetingPattern(rhythm, months, months_apart, starts, ends)


def meeting_days(pattern: MeetingPattern, first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    """The days a pattern means from one day to another, both included, in order.

    Weeks and months that are counted begin at the pattern's own start, or else at the first such day from `first` on.
    """
    earliest = max(first, pattern.starts) if pattern.starts else first
    latest = min(last, pattern.ends) if pattern.ends else last
    found = _days_from(pattern, pattern.starts or first, latest)
    return tuple(day for day in found if day >= earliest and day.month in pattern.months)


def _days_from(pattern: MeetingPattern, start: dt.date, last: dt.date) -> Iterator[dt.date]:
    rhythm = pattern.rhythm
    if isinstance(rhythm, Weeks):
        day = start + dt.timedelta(days=(rhythm.weekday - start.weekday()) % 7)
        while day <= last:
            yield day
            day += rhythm.apart * _WEEK
        return
    index = start.year * 12 + start.month - 1
    if not any(day >= start for day in _days_of_month(rhythm, index)):
        index += 1
    while index <= last.year * 12 + last.month - 1:
        yield from (day for day in _days_of_month(rhythm, index) if start <= day <= last)
        index += pattern.months_apart


def _days_of_month(rhythm: NthWeekdays | MonthDays, index: int) -> list[dt.date]:
    """The days of the month with this number, months being counted from the year 0 on."""
    year, month = index // 12, index % 12 + 1
    length = calendar.monthrange(year, month)[1]
    if isinstance(rhythm, MonthDays):
        return sorted({dt.date(year, month, length if day == LAST else day) for day in rhythm.days})
    found = set()
    for which, weekday in rhythm.days:
        of_this_sort = [day for day in range(1, length + 1) if dt.date(year, month, day).weekday() == weekday]
        found.add(dt.date(year, month, of_this_sort[which - 1 if which > 0 else which]))
    return sorted(found)


def _take_clauses(text: str, written: str) -> tuple[str, frozenset[int], dt.date | None, dt.date | None]:
    """Take "except …", "in …", "from …" and "until …" off; what is left says on which days."""
    main, *rest = _CLAUSE.split(text)
    months, starts, ends = EVERY_MONTH, None, None
    for keyword, said in zip(rest[::2], rest[1::2], strict=True):
        value = said.strip(" ,")
        if _OF_THE_MONTH.fullmatch(value) or _MONTHS_APART.fullmatch(value):
            main = f"{main} {value}"
        elif keyword in {"in", "of"}:
            months &= _read_months(value, written)
        elif _EXCEPT.match(keyword):
            months -= _read_months(value, written)
        elif _FROM.match(keyword):
            starts = _read_day(value)
        else:
            ends = _read_day(value)
    if not months:
        raise PatternUnread(f"“{written.strip()}” leaves no month out of twelve.")
    return main.strip(" ,"), months, starts, ends


def _read_months(said: str, written: str) -> frozenset[int]:
    names = [name for name in re.split(r"\s*,\s*|\s+and\s+|\s*&\s*|\s+", said) if name and name != "and"]
    found = [month_number(name) for name in names]
    if not found or None in found:
        raise PatternUnread(
            f"“{said}” in “{written.strip()}” names no months. Write them like “July and August”."
        )
    return frozenset(month for month in found if month)


def _read_day(said: str) -> dt.date:
    day = parse_date(said.replace(" ,", ""))
    if day is None:
        raise PatternUnread(f"“{said}” is not a date with its year. Write it like “8 May 2019”.")
    return day


def _read_rhythm(main: str, written: str, starts: dt.date | None) -> tuple[Rhythm, int]:
    if found := _AMBIGUOUS.fullmatch(main):
        weekday = weekday_number(found["weekday"].removesuffix("s"))
        if weekday is not None:
            name = WEEKDAY_NAMES[weekday]
            raise PatternUnread(
                f"“{written.strip()}” may mean once a month or every so many weeks. "
                f"Write “{_ORDINAL_WORDS[_which(found[1]) - 1]} {name} of the month” or “every {_which(found[1])} weeks on {name}”."
            )
    weeks = _read_weeks(main, starts)
    if weeks is not None:
        return weeks, 1
    rest, months_apart = _take_months_apart(main)
    rest = " ".join(_OF_THE_MONTH.sub(" ", rest).split())
    of_month = _read_days_of_month(rest.removeprefix("every ").removeprefix("each "), written)
    if of_month is None:
        raise PatternUnread(f"“{written.strip()}” is not a pattern that can be read. {_EXAMPLES}")
    return of_month, months_apart


def _which(said: str) -> int:
    found = _DAY_NUMBER.fullmatch(said)
    return int(found[1]) if found else _ORDINALS[said]


def _read_weeks(main: str, starts: dt.date | None) -> Weeks | None:
    if found := _EVERY_WEEKDAY.fullmatch(main):
        name = found["weekday"] or found["plural"].removesuffix("s")
        weekday = weekday_number(name)
        return None if weekday is None else Weeks(2 if found["other"] else 1, weekday)
    found = _WEEKS_APART.fullmatch(main)
    if not found:
        return None
    apart = 2 if found["fortnight"] else _number(found["number"]) if found["number"] else 1
    if apart is None or not 1 <= apart <= _MOST_WEEKS:
        return None
    weekday = weekday_number(found["weekday"]) if found["weekday"] else None
    if weekday is None and not found["weekday"]:
        if starts is None:
            raise PatternUnread(f"“{main}” names no weekday. Write it like “{main} on Wednesday”.")
        weekday = starts.weekday()
    return None if weekday is None else Weeks(apart, weekday)


def _number(said: str) -> int | None:
    return int(said) if said.isdecimal() else _NUMBER_WORDS.get(said)


def _take_months_apart(main: str) -> tuple[str, int]:
    found = _MONTHS_APART.search(main)
    if not found:
        return main, 1
    apart = 3 if found[2] or found[3] else _number(found[1])
    if apart is None or not 1 <= apart <= 12:
        return main, 1
    return f"{main[: found.start()]} {main[found.end() :]}", apart


def _read_days_of_month(said: str, written: str) -> NthWeekdays | MonthDays | None:
    """Read "first and third tuesday", "2nd wed", "on the 10th and 24th", "last day"."""
    words = [
        word for word in re.split(r"[\s,&]+", said) if word and word not in {"and", "on", "the", "of", "in"}
    ]
    numbers: list[int] = []
    weekdays: list[tuple[int, int]] = []
    for word in words:
        if word in _ORDINALS or _DAY_NUMBER.fullmatch(word):
            numbers.append(_which(word))
        elif word == "day" and numbers == [LAST]:
            return MonthDays((LAST,)) if len(words) == 2 else None
        elif (weekday := weekday_number(word.removesuffix("s"))) is not None and numbers:
            _refuse_a_fifth(numbers, written)
            weekdays += [(number, weekday) for number in numbers]
            numbers = []
        else:
            return None
    if weekdays:
        return None if numbers else NthWeekdays(tuple(dict.fromkeys(weekdays)))
    if not numbers or LAST in numbers:
        return None
    if not all(1 <= number <= _LAST_SAFE_DAY for number in numbers):
        raise PatternUnread(
            f"Not every month has the day that “{written.strip()}” names. Write a day up to the 28th, or “last day of the month”."
        )
    return MonthDays(tuple(sorted(set(numbers))))


def _refuse_a_fifth(numbers: list[int], written: str) -> None:
    if any(number not in {1, 2, 3, 4, LAST} for number in numbers):
        raise PatternUnread(
            f"Not every month has the weekday that “{written.strip()}” names. Write the first to the fourth, or “last”."
        )


def _rhythm_words(rhythm: Rhythm, months_apart: int) -> str:
    if isinstance(rhythm, Weeks):
        often = "every week" if rhythm.apart == 1 else f"every {rhythm.apart} weeks"
        return f"{often} on {WEEKDAY_NAMES[rhythm.weekday]}"
    every = "of the month" if months_apart == 1 else f"every {months_apart} months"
    if isinstance(rhythm, MonthDays):
        if rhythm.days == (LAST,):
            return f"last day {every}"
        return f"{_listed([f'{day}{_suffix(day)}' for day in rhythm.days])} {every}"
    named = [
        f"{'last' if which == LAST else _ORDINAL_WORDS[which - 1]} {WEEKDAY_NAMES[weekday]}"
        for which, weekday in rhythm.days
    ]
    return f"{_listed(named)} {every}"


def _suffix(day: int) -> str:
    return "th" if day in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
