"""Dates as people write them, and how late something is.

Source: practice of tracking logs, where a target reads "July 2019" or "to be scheduled". A month, quarter or year
means its last day. Reading never guesses: what names no day, or may name two, is None, and the written words are
kept beside it by whoever stores them. Figures are day first, as in Britain.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from dateutil.relativedelta import relativedelta

from boardkeeper.rules.number_words import NUMBER_WORDS
from boardkeeper.rules.periods import MONTH_NAMES, full_year, last_day, month_number, parse_period

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY_OF = {name[:3].casefold(): day for day, name in enumerate(WEEKDAY_NAMES)}
_WEEKDAY_OF |= {name.casefold(): day for day, name in enumerate(WEEKDAY_NAMES)}
_WEEKDAY_OF |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_NUMBER_WORDS = {word: number for number, word in enumerate(NUMBER_WORDS) if 1 <= number <= 12} | {
    "a": 1,
    "an": 1,
}

_LEAD = re.compile(r"(?:(?:target date|due date|target|due|date|by|on|no later than)\b\s*:?\s*)+")
_END_OF = re.compile(r"(?:the )?end (?:of )?(?:the )?")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[t ][0-9:.]+)?")
_FIGURES = re.compile(
    r"(?P<day>[0-9]{1,2})(?P<stroke>[/.-])(?P<month>[0-9]{1,2})(?:(?P=stroke)(?P<year>[0-9]{4}|[0-9]{2}))?"
)
_DAY_FIRST = re.compile(
    r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[ -]?(?:of )?(?P<month>[a-z]+)\.?"
    r"(?:[ ,-]*(?P<year>[0-9]{4}|(?<=[ -])[0-9]{2}))?"
)
_MONTH_FIRST = re.compile(r"(?P<month>[a-z]+)\.? (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<year>[0-9]{4})")
_DAY_OR_YEAR = re.compile(r"[a-z]+\.? [0-9]{2}")
_SPAN = re.compile(r"(?:in|within) ([0-9]{1,3}|[a-z]+) (day|week|month|year)s?['’]?(?: time)?")
_NAMED_TIMES = {name: dt.time(12, 0) for name in ("noon", "midday", "12 noon", "12.00 noon")}
_NAMED_TIMES |= {name: dt.time(0, 0) for name in ("midnight", "12 midnight", "12.00 midnight")}
_CLOCK = re.compile(r"([0-9]{1,2})(?:[.:h]?([0-9]{2}))?\s*(am|pm)?")
_WEEKDAY = re.compile(r"(next |this )?([a-z]+)")


def parse_date(written: str) -> dt.date | None:
    """Read a whole date: "10 July 2019", "Wed 10th Jul 2019", "July 10, 2019", "11 Sept 19", "11/9/19", "2019-09-11".

    None when a part is missing, there is no such day, or a weekday is named that it was not.
    """
    return _absolute_day(_simplify(written))


def parse_due(written: str | dt.date | None, today: dt.date | None = None) -> dt.date | None:
    """Answer the date a target means, the last day when it names a month, quarter or year.

    Args:
        written: what stands in the log, or a date from a cell.
        today: the day to count from. Only with it are "next Wed", "tomorrow", "in 6 weeks", "end of July" and
            "30 Sept" read; a day or month without a year then means the next one, today and this month included.
            "Wed" and "next Wed" mean the first Wednesday after today.

    Returns:
        None for "to be scheduled", "ongoing", "Spring 2020", "July 19" (a day or a year?) and whatever else names
        no single day.
    """
    if written is None:
        return None
    if isinstance(written, dt.datetime):
        return written.date()
    if isinstance(written, dt.date):
        return written
    text = _without(_LEAD, _simplify(written))
    absolute = _absolute_day(text) or _end_of_period(text)
    if absolute or today is None:
        return absolute
    try:
        return _relative_day(text, today)
    except OverflowError:
        return None


def names_no_day(written: str, today: dt.date) -> bool:
    """Whether something is written as a day and there is no such day: "31 February 2027", "Wed 10 July" on a Tuesday.

    Other words, as "to be scheduled" or "when the report is out", are no day and no mistake.
    """
    _, rest = _weekday_and_rest(_without(_LEAD, _simplify(written)))
    looks = (_ISO, _FIGURES, _DAY_FIRST, _MONTH_FIRST)
    return any(look.fullmatch(rest) for look in looks) and parse_due(written, today) is None


def weekday_number(name: str) -> int | None:
    """Answer the number of a weekday, Monday being 0: "Wednesday", "weds", "Wed"; None for any other word."""
    return _WEEKDAY_OF.get(name.strip().casefold().rstrip("."))


def _simplify(written: str) -> str:
    return " ".join(written.split()).casefold().rstrip(" .;,")


def _without(opening: re.Pattern[str], text: str) -> str:
    found = opening.match(text)
    return text[found.end() :] if found else text


def _day(year: int, month: int | None, day: int) -> dt.date | None:
    if month is None or not 1900 <= year < 2200:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _weekday_and_rest(text: str) -> tuple[int | None, str]:
    """Take a weekday off the front: "wed 10 july" gives 2 and "10 july"; without one, None and the text."""
    first, _, rest = text.partition(" ")
    weekday = _WEEKDAY_OF.get(first.rstrip(",."))
    return (None, text) if weekday is None or not rest else (weekday, rest.removeprefix("the "))


def _month_written(month: str) -> int | None:
    return int(month) if month.isdecimal() else month_number(month)


def _absolute_day(text: str) -> dt.date | None:
    weekday, rest = _weekday_and_rest(text)
    if found := _ISO.fullmatch(rest):
        day = _day(int(found[1]), int(found[2]), int(found[3]))
    elif found := _FIGURES.fullmatch(rest) or _DAY_FIRST.fullmatch(rest) or _MONTH_FIRST.fullmatch(rest):
        year = found["year"]
        day = _day(full_year(year), _month_written(found["month"]), int(found["day"])) if year else None
    else:
        return None
    return day if day and weekday in {None, day.weekday()} else None


def _end_of_period(text: str) -> dt.date | None:
    if _DAY_OR_YEAR.fullmatch(text):
        return None
    whole = _without(_END_OF, text)
    if whole != text and re.fullmatch(r"(?:19|2[01])[0-9]{2}", whole):
        return dt.date(int(whole), 12, 31)
    period = parse_period(whole)
    return last_day(period) if period and not _ISO.fullmatch(whole) else None


def _relative_day(text: str, today: dt.date) -> dt.date | None:
    near = {"today": 0, "tomorrow": 1}
    if text in near:
        return today + dt.timedelta(days=near[text])
    if found := _SPAN.fullmatch(text):
        number = int(found[1]) if found[1].isdecimal() else _NUMBER_WORDS.get(found[1])
        return None if number is None else _later(today, number, found[2])
    if _END_OF.match(text):
        return _end_of_month(_without(_END_OF, text), today)
    weekday_said, rest = _weekday_and_rest(text)
    if found := _FIGURES.fullmatch(rest) or _DAY_FIRST.fullmatch(rest):
        if found["year"]:
            return None
        coming = _next_such_day(int(found["day"]), _month_written(found["month"]), today)
        return coming if coming and weekday_said in {None, coming.weekday()} else None
    if found := _WEEKDAY.fullmatch(text):
        weekday = _WEEKDAY_OF.get(found[2])
        if weekday is None:
            return _end_of_month(text, today)
        earliest = today if found[1] == "this " else today + dt.timedelta(days=1)
        return earliest + dt.timedelta(days=(weekday - earliest.weekday()) % 7)
    return None


def _later(today: dt.date, number: int, unit: str) -> dt.date | None:
    spans = {
        "day": relativedelta(days=number),
        "week": relativedelta(weeks=number),
        "month": relativedelta(months=number),
        "year": relativedelta(years=number),
    }
    try:
        return today + spans[unit]
    except ValueError:
        return None


def _end_of_month(name: str, today: dt.date) -> dt.date | None:
    """Answer the last day of "month", "this month", "next month" or the next month of a name."""
    ahead = {"month": 0, "this month": 0, "next month": 1}.get(name)
    month = month_number(name)
    if ahead is None and month is None:
        return None
    months = ahead if ahead is not None else ((month or 0) - today.month) % 12
    year, index = divmod(today.year * 12 + today.month - 1 + months, 12)
    return _day(year, index + 1, calendar.monthrange(year, index + 1)[1])


def _next_such_day(day: int, month: int | None, today: dt.date) -> dt.date | None:
    """Answer the next time a day of a month comes, today included; 29 February within the next eight years."""
    candidates = (_day(year, month, day) for year in range(today.year, today.year + 9))
    return next((candidate for candidate in candidates if candidate and candidate >= today), None)


def long_date(day: dt.date) -> str:
    """Write a date for a list: "Wed 11 Sep 2019", the same whatever the computer's language."""
    return f"{WEEKDAY_NAMES[day.weekday()][:3]} {day.day} {MONTH_NAMES[day.month - 1][:3]} {day.year}"


def full_date(day: dt.date) -> str:
    """Write a date for a sentence: "11 September 2019"."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def weekday_date(day: dt.date) -> str:
    """Write a date for a title: "Wednesday 11 September 2019"."""
    return f"{WEEKDAY_NAMES[day.weekday()]} {full_date(day)}"


def clock(time: dt.time) -> str:
    """Write a time of day as council papers do: "2.00 pm"; noon and midnight by name, since "12.00 pm" is doubtful."""
    if time.minute == 0 and time.hour in {0, 12}:
        return "12.00 noon" if time.hour else "12.00 midnight"
    return f"{time.hour % 12 or 12}.{time.minute:02d} {'am' if time.hour < 12 else 'pm'}"


def parse_clock(written: str) -> dt.time | None:
    """Read a time of day as people type it: "14:00", "2pm", "2.30 pm", "1400", "noon"; None for anything else."""
    text = _simplify(written).replace("p.m", "pm").replace("a.m", "am")
    if text in _NAMED_TIMES:
        return _NAMED_TIMES[text]
    found = _CLOCK.fullmatch(text)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def days_overdue(due: dt.date | None, today: dt.date) -> int:
    """Count the days since a due date has passed; 0 on the day itself, before it, and without a date."""
    return 0 if due is None else max(0, (today - due).days)
