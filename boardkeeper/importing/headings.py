"""What the heading of one column says: a period, a baseline, a target for a year, or something else."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from boardkeeper.importing.workbook import Cell
from boardkeeper.rules import periods
from boardkeeper.rules.due_dates import parse_date
from boardkeeper.rules.municipal_year import financial_year_title
from boardkeeper.rules.periods import full_year, month_number


class HeadingKind(StrEnum):
    """What stands beneath a heading."""

    PERIOD = "period"
    BASELINE = "baseline"
    TARGET = "target"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of one column (or, in a turned grid, of one row).

    Attributes:
        position: Which column.
        kind: What stands beneath it.
        period: "2019-06", "2019-Q1" or "2017/18"; for a target its financial year; "" when it names none.
        group: What a wider heading above says of it: "Pre Ofsted Visit".
        written: The heading as written, its lines joined.
        coordinate: The cell the period or the words stand in.
    """

    position: int
    kind: HeadingKind
    period: str
    group: str
    written: str
    coordinate: str


_TARGET = re.compile(r"\b(target|goal|ambition|stretch|aim)s?\b", re.IGNORECASE)
_NO_TARGET = re.compile(
    r"\b(against|gap|variance|vs|versus|rag|status|met|travel|trend|difference|from|distance)\b",
    re.IGNORECASE,
)
_BENCHMARK = re.compile(
    r"\b(england|english|national|statistical|neighbours?|s\.?n\.?|regions?|regional|south west|comparators?|benchmark|"
    r"average|unitary|similar)\b",
    re.IGNORECASE,
)
_BASELINE = re.compile(
    r"\b(actuals?|outturn|out-turn|baseline|results?|final|performance|year[- ]end|position)\b", re.IGNORECASE
)
_YEAR_SPAN = re.compile(r"(?<![0-9])((?:19|2[01])?[0-9]{2})\s*[-–—/]\s*((?:19|2[01])?[0-9]{2})(?![0-9])")
_BARE_SPAN = re.compile(r"((?:19|2[01])[0-9]{2})\s*[-–—/]\s*([0-9]{2})")
_DAY_FIRST = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}")
_CALENDAR_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
_QUARTER = re.compile(r"(?:q|qtr|quarter)\s*([1-4])", re.IGNORECASE)
_LONGEST_PERIOD = 32


@lru_cache(maxsize=8192)
def _period_of_text(text: str) -> str | None:
    if _DAY_FIRST.fullmatch(text):
        return periods.parse_period(parse_date(text))
    return periods.parse_period(text)


def period_of(cell: Cell) -> str | None:
    """The period a cell names by itself; None when it names none or may name two."""
    value = cell.value
    if isinstance(value, str):
        return _period_of_text(value.strip()) if len(value) <= _LONGEST_PERIOD else None
    return periods.parse_period(value) if isinstance(value, dt.date) else None


def doubtful_year(cell: Cell) -> str | None:
    """The financial year a heading like "2009-10" would be if it is not October 2009."""
    found = _BARE_SPAN.fullmatch(cell.text)
    return _year(found[1], found[2]) if found else None


def year_in(text: str) -> str:
    """The financial year named anywhere in a heading's words: "2019/20 Local Target" names 2019/20; "" for none."""
    for found in _YEAR_SPAN.finditer(text):
        year = _year(found[1], found[2])
        if year:
            return year
    return ""


def _year(first: str, second: str) -> str | None:
    start = full_year(first)
    follows = (start + 1) % 100 == int(second) if len(second) == 2 else start + 1 == int(second)
    return financial_year_title(start) if follows else None


def is_part_of_a_period(cell: Cell) -> bool:
    """Whether a heading is a month or a quarter without its year: "Apr", "Q1"."""
    return month_number(cell.text) is not None or _QUARTER.fullmatch(cell.text) is not None


def completed(part: Cell, year: Cell) -> str | None:
    """Complete "Apr" or "Q1" by the year above it: "2018/19" is a financial year, "2018" a calendar year."""
    month, quarter = month_number(part.text), _QUARTER.fullmatch(part.text)
    span = year_in(year.text)
    if span:
        start = int(span[:4])
        if month is not None:
            return f"{start if month >= 4 else start + 1}-{month:02d}"
        return f"{start}-Q{quarter[1]}" if quarter else None
    written = year.text or (str(year.value) if year.value is not None else "")
    if month is not None and _CALENDAR_YEAR.fullmatch(written):
        return f"{written}-{month:02d}"
    return None


def kind_of_words(text: str) -> HeadingKind:
    """What a heading's words promise; a year with no such words is a period."""
    if _TARGET.search(text) and not _NO_TARGET.search(text):
        return HeadingKind.TARGET
    if _BENCHMARK.search(text):
        return HeadingKind.OTHER
    if _BASELINE.search(text):
        return HeadingKind.BASELINE
    return HeadingKind.OTHER
