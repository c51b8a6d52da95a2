"""Periods of a KPI: weeks, months, quarters, financial and calendar years, as people head their columns with them.

A period is a string: week "2020-W02" (of ISO 8601, from Monday), month "2019-06", quarter "2019-Q1" (of the financial
year starting in April 2019), year "2017/18" or calendar year "2017". Reading never guesses: what may mean two things
means nothing.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from contextlib import suppress
from enum import StrEnum
from functools import lru_cache

from boardkeeper.rules.municipal_year import financial_year, financial_year_title

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTH_OF = {name[:3].casefold(): month for month, name in enumerate(MONTH_NAMES, 1)}
_MONTH_OF |= {name.casefold(): month for month, name in enumerate(MONTH_NAMES, 1)}
_MONTH_OF["sept"] = 9


class PeriodKind(StrEnum):
    """How long a period is; `YEAR` is a financial year."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    CALENDAR_YEAR = "calendar year"


_MONTH = re.compile(r"((?:19|2[01])[0-9]{2})-(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"((?:19|2[01])[0-9]{2})-Q([1-4])")
_YEAR = re.compile(r"((?:19|2[01])[0-9]{2})/([0-9]{2})")
_WEEK = re.compile(r"((?:19|2[01])[0-9]{2})-W([0-9]{2})")
_CALENDAR_YEAR = re.compile(r"(?:19|2[01])[0-9]{2}")

_DASH = r"\s*[-–—/]\s*"
_HEADED_MONTH = re.compile(r"([a-z]+)[-–—/.,'’ ]*([0-9]{4}|[0-9]{2})")
_ISO_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[t ]00:00(?::00)?)?")
_MONTH_SLASH_YEAR = re.compile(r"(0?[1-9]|1[0-2])/((?:19|2[01])[0-9]{2})")
_SPAN = rf"((?:19|2[01])?[0-9]{{2}}){_DASH}((?:19|2[01])?[0-9]{{2}})"
_HEADED_YEAR = re.compile(
    rf"(?:(fy|financial year|academic year|school year|ay)\s*)?{_SPAN}(?:\s*\(?(?:academic|school|financial) year\)?)?"
)
_HEADED_WEEK = re.compile(
    r"(?:w|wk|week)\.?\s*([0-9]{1,2})[\s,/:-]+((?:19|2[01])[0-9]{2})|((?:19|2[01])[0-9]{2})[\s,/:-]*(?:w|wk|week)\.?\s*([0-9]{1,2})"
)
_WEEK_OF = re.compile(r"(?:w/c|week commencing|week of) ([0-9]{1,2}) ([a-z]+) ((?:19|2[01])[0-9]{2})")
_HEADED_CALENDAR_YEAR = re.compile(r"(?:cy|calendar year)\s*((?:19|2[01])[0-9]{2})")
_HEADED_QUARTER = re.compile(rf"(?:q|qtr|quarter)\s*([1-4])[\s,:-]*(?:of\s+)?{_SPAN}")
_YEAR_THEN_QUARTER = re.compile(rf"{_SPAN}[\s,:-]*(?:q|qtr|quarter)\s*([1-4])")


def month_number(name: str) -> int | None:
    """Answer 1–12 for a month's English name or its short form (Sep and Sept), in any case; None for other words."""
    return _MONTH_OF.get(name.casefold())


def full_year(digits: str) -> int:
    """Read a year of two or four digits; two digits mean 1970 to 2069."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < 70 else 1900)


def parse_period(written: object) -> str | None:
    """Read a column header as a period; None when it is none, or may be two.

    Understood are dates on the first or last day of a month; "Apr-18", "April 2018", "Apr 18", "2018-04", "04/2018";
    "Q1 2018/19", "2018/19 Q1", "2018-Q1"; "2017/18", "2017-18", "2017/2018", "FY 17/18", "2017/18 academic year";
    "2020-W02", "Week 2, 2020"; "calendar year 2017".

    Not understood, on purpose: a date in the middle of a month (Excel turns a typed "Apr-18" into 18 April of the
    current year); "2009-10", which is October 2009 to one and 2009/10 to another; "Q1 2018", whose year may be
    either kind; "07/25", which is a fraction as likely as not; "2017" alone, which is a number (`period_kind` knows it
    as a calendar year where a period is meant).
    """
    if isinstance(written, dt.date):
        return _month_of_date(written)
    if not isinstance(written, str):
        return None
    text = " ".join(written.split()).casefold()
    if _MONTH.fullmatch(text) and _parse_year(text):
        return None
    return _parse_month(text) or _parse_quarter(text) or _parse_year(text) or _parse_week(text)


def _month_of_date(day: dt.date) -> str | None:
    is_whole_month = day.day in {1, calendar.monthrange(day.year, day.month)[1]}
    return _month(day.year, day.month) if is_whole_month else None


def _parse_month(text: str) -> str | None:
    if _MONTH.fullmatch(text):
        return text
    if found := _MONTH_SLASH_YEAR.fullmatch(text):
        return _month(int(found[2]), int(found[1]))
    if found := _HEADED_MONTH.fullmatch(text):
        month = month_number(found[1])
        return _month(full_year(found[2]), month) if month else None
    if found := _ISO_DATE.fullmatch(text):
        with suppress(ValueError):
            return _month_of_date(dt.date.fromisoformat(found[1]))
    return None


def _month(year: int, month: int) -> str | None:
    return f"{year}-{month:02d}" if 1900 <= year < 2200 else None


def _parse_quarter(text: str) -> str | None:
    if _QUARTER.fullmatch(text.upper()):
        return text.upper()
    if found := _HEADED_QUARTER.fullmatch(text):
        quarter, first, second = found.groups()
    elif found := _YEAR_THEN_QUARTER.fullmatch(text):
        first, second, quarter = found.groups()
    else:
        return None
    year = _start_of_span(first, second)
    return f"{year}-Q{quarter}" if year else None


def _parse_year(text: str) -> str | None:
    found = _HEADED_YEAR.fullmatch(text)
    if not found:
        return None
    called_a_year, first, second = found.groups()
    if len(first) == 2 and not called_a_year:
        return None
    year = _start_of_span(first, second)
    return financial_year_title(year) if year else None


def _parse_week(text: str) -> str | None:
    if found := _HEADED_CALENDAR_YEAR.fullmatch(text):
        return found[1]
    if found := _WEEK_OF.fullmatch(text):
        return _week_from(int(found[3]), month_number(found[2]), int(found[1]))
    found = _HEADED_WEEK.fullmatch(text)
    if not found:
        return None
    year, week = int(found[2] or found[3]), int(found[1] or found[4])
    return f"{year}-W{week:02d}" if 1 <= week <= _weeks_in(year) else None


def _week_from(year: int, month: int | None, day: int) -> str | None:
    """The week a day begins; None for a day that is no Monday."""
    with suppress(ValueError):
        monday = dt.date(year, month or 0, day)
        return week_of(monday) if monday.isoweekday() == 1 else None
    return None


def _weeks_in(year: int) -> int:
    """How many ISO weeks a year has: 28 December is always in its last."""
    return dt.date(year, 12, 28).isocalendar().week


def week_of(day: dt.date) -> str:
    """The ISO week a day lies in: 6 January 2020 lies in "2020-W02"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def _start_of_span(first: str, second: str) -> int | None:
    """Answer the first of two consecutive years, None when they are not consecutive."""
    year = full_year(first)
    follows = (year + 1) % 100 == int(second) if len(second) == 2 else year + 1 == int(second)
    return year if follows else None


def period_kind(period: str) -> PeriodKind:
    """Say how long a period is.

    Raises:
        ValueError: when the text is not a period in its stored form.
    """
    if _MONTH.fullmatch(period):
        return PeriodKind.MONTH
    if _QUARTER.fullmatch(period):
        return PeriodKind.QUARTER
    found = _YEAR.fullmatch(period)
    if found and _start_of_span(found[1], found[2]):
        return PeriodKind.YEAR
    week = _WEEK.fullmatch(period)
    if week and 1 <= int(week[2]) <= _weeks_in(int(week[1])):
        return PeriodKind.WEEK
    if _CALENDAR_YEAR.fullmatch(period):
        return PeriodKind.CALENDAR_YEAR
    raise ValueError(f"“{period}” is not a period: write 2019-06, 2019-Q1, 2019/20, 2020-W02 or 2019.")


def _first_month_and_length(period: str) -> tuple[int, int]:
    """Answer the first month, counted in months since the year 0, and the length in months; not for weeks."""
    kind, year = period_kind(period), int(period[:4])
    if kind is PeriodKind.MONTH:
        return year * 12 + int(period[5:]) - 1, 1
    if kind is PeriodKind.CALENDAR_YEAR:
        return year * 12, 12
    if kind is PeriodKind.QUARTER:
        return year * 12 + int(period[-1]) * 3, 3
    return year * 12 + 3, 12


def first_day(period: str) -> dt.date:
    """Answer the day a period begins.

    Raises:
        ValueError: when the text is not a period in its stored form.
    """
    if period_kind(period) is PeriodKind.WEEK:
        return dt.date.fromisocalendar(int(period[:4]), int(period[6:]), 1)
    year, month = divmod(_first_month_and_length(period)[0], 12)
    return dt.date(year, month + 1, 1)


def last_day(period: str) -> dt.date:
    """Answer the day a period ends.

    Raises:
        ValueError: when the text is not a period in its stored form.
    """
    if period_kind(period) is PeriodKind.WEEK:
        return dt.date.fromisocalendar(int(period[:4]), int(period[6:]), 7)
    start, length = _first_month_and_length(period)
    year, month = divmod(start + length, 12)
    return dt.date(year, month + 1, 1) - dt.timedelta(days=1)


@lru_cache(maxsize=4096)
def period_key(period: str) -> tuple[int, int]:
    """Answer a key that sorts periods by their end, the shorter first: Mar-19, then Q4, then 2018/19, then Apr-19.

    Raises:
        ValueError: when the text is not a period in its stored form.
    """
    end = last_day(period).toordinal()
    return end, end - first_day(period).toordinal()


def previous(period: str) -> str:
    """Answer the period of the same kind just before.

    Raises:
        ValueError: when the text is not a period in its stored form.
    """
    kind, day_before = period_kind(period), first_day(period) - dt.timedelta(days=1)
    if kind is PeriodKind.MONTH:
        return f"{day_before.year}-{day_before.month:02d}"
    if kind is PeriodKind.WEEK:
        return week_of(day_before)
    if kind is PeriodKind.CALENDAR_YEAR:
        return str(day_before.year)
    if kind is PeriodKind.QUARTER:
        return f"{financial_year(day_before)}-Q{(day_before.month - 4) % 12 // 3 + 1}"
    return financial_year_title(financial_year(day_before))


def financial_year_of(period: str) -> str:
    """Answer the financial year a period begins in, as a period: "2019-02" and "2018-Q4" lie in "2018/19".

    A calendar year lies in the financial year most of it is in: "2017" in "2017/18".

    Raises:
        ValueError: when the text is not a period in its stored form.
    """
    if period_kind(period) is PeriodKind.CALENDAR_YEAR:
        return financial_year_title(int(period))
    return financial_year_title(financial_year(first_day(period)))


def month_title(period: str) -> str:
    """Head a month's column: "2019-06" gives "Jun-19".

    Raises:
        ValueError: when the text is not a month in its stored form.
    """
    if period_kind(period) is not PeriodKind.MONTH:
        raise ValueError(f"“{period}” is not a month.")
    return f"{MONTH_NAMES[int(period[5:]) - 1][:3]}-{period[2:4]}"


def period_title(period: str) -> str:
    """Head a column of any kind: "Jun-19", "Q1 2019/20", "2017/18", "w/c 6 Jan 2020", "2017".

    Raises:
        ValueError: when the text is not a period in its stored form.
    """
    kind = period_kind(period)
    if kind is PeriodKind.MONTH:
        return month_title(period)
    if kind is PeriodKind.QUARTER:
        return f"{period[-2:]} {financial_year_of(period)}"
    if kind is PeriodKind.WEEK:
        monday = first_day(period)
        return f"w/c {monday.day} {MONTH_NAMES[monday.month - 1][:3]} {monday.year}"
    return period
