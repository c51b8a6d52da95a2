"""Clear days in words, as a verdict and as a printed remark."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from boardkeeper.publishing.views import Readiness
from boardkeeper.rules.due_dates import weekday_date
from boardkeeper.rules.periods import MONTH_NAMES

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MOST_NAMED = 10
"""More clear days than these are counted, not named one by one."""


def days_in_words(count: int) -> str:
    """“no clear days”, “one clear day”, “five clear days”, “28 clear days”."""
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{number} clear day{'' if count == 1 else 's'}"


def run_of_days(days: Sequence[date]) -> str:
    """Days by their months: “4 5 6 9 10 September”, “31 December, 2 3 6 7 January”."""
    months = groupby(days, key=lambda day: (day.year, day.month))
    return ", ".join(
        f"{' '.join(str(day.day) for day in found)} {MONTH_NAMES[month - 1]}" for (_, month), found in months
    )


def verdict(readiness: Readiness) -> str:
    """Whether a day will do, with its clear days: “Five clear days: 4 5 6 9 10 September”."""
    count = readiness.clear_days
    named = f": {run_of_days(readiness.days)}" if 0 < count <= _MOST_NAMED else ""
    said = days_in_words(count)
    if not readiness.is_late:
        return f"{said[0].upper()}{said[1:]}{named}."
    if count >= readiness.wanted_days:
        return f"{weekday_date(readiness.on)} is no day on which papers can be inspected, so it is too late."
    return f"Only {said}{named}." if count else "No clear days at all."


def last_lawful_day(readiness: Readiness) -> str:
    """The sentence that names the last day on which the papers of a meeting could go out."""
    is_was = "was" if readiness.is_late else "is"
    return (
        f"The last lawful day for the meeting of {weekday_date(readiness.held_on)} {is_was} "
        f"{weekday_date(readiness.publish_by)}."
    )
