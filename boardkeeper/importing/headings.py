"""What the heading of one column says: a period, a baseline, a target for a year, or something else."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
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
    STRETCH = "stretch"
    BENCHMARK = "benchmark"
    FRACTION = "fraction"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of one column (or, in a turned grid, of one row).

    Attributes:
        position: Which column.
        kind: What stands beneath it.
        period: "2019-06", "2019-Q1" or "2017/18"; for a target or a benchmark its financial year; "" when it names none.
        group: What a wider heading above says of it: "Pre Ofsted Visit".
        written: The heading as written, its lines joined.
        coordinate: The cell the period or the words stand in.
        words: Which measure of the period it is ("Count"), or whom a benchmark is of ("England").
        note: The footnote mark the period carries: "*", "provisional".
    """

    position: int
    kind: HeadingKind
    period: str
    group: str
    written: str
    coordinate: str
    words: str = ""
    note: str = ""


#: Headings whose figures are the indicator's own.
OWN = frozenset({HeadingKind.PERIOD, HeadingKind.BASELINE})
_STRETCH = re.compile(r"\bstretch(ed|ing)?\b", re.IGNORECASE)
_TARGET = re.compile(r"\b(target|goal|ambition|stretch|aim)s?\b", re.IGNORECASE)
_NO_TARGET = re.compile(
    r"\b(against|gap|variance|vs|versus|rag|status|met|travel|trend|difference|from|distance|rank(ing)?|quartile)\b",
    re.IGNORECASE,
)
_BENCHMARK = re.compile(
    r"\b(england|english|national|statistical|stat|neighbou?rs?|s\.?n\.?s?|regions?|regional|comparators?|benchmarks?|"
    r"(unitary|similar|family) (authorit(y|ies) )?(group )?average|(north|south) (east|west)|(west|east) midlands|"
    r"east of england|london|yorkshire)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(r"\b(average|unitary|similar)\b", re.IGNORECASE)
_BASELINE = re.compile(
    r"\b(actuals?|outturn|out-turn|baseline|results?|final|performance|year[- ]end|position)\b", re.IGNORECASE
)
_YEAR_SPAN = re.compile(r"(?<![0-9])((?:19|2[01])?[0-9]{2})\s*[-–—/]\s*((?:19|2[01])?[0-9]{2})(?![0-9])")
_BARE_SPAN = re.compile(r"((?:19|2[01])[0-9]{2})\s*[-–—/]\s*([0-9]{2})")
_NAME_WORDS = re.compile(
    r"\b(indicator|measure|measure_name|kpi|name|description|title|performance)s?\b", re.IGNORECASE
)
_DATE_IN_WEEK = re.compile(
    r"(?:w/c|wc|week commencing|week beginning|w/b|(?P<ends>w/e|we|week ending))(?:\s*:\s*|\s+)(?P<day>[0-9].+)",
    re.IGNORECASE,
)
_FOOTNOTED_MONTH = re.compile(
    r"((?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*[-–/.,'’ ]*[0-9]{2})([0-9]|\s?[*†‡^]+|\s?\([0-9a-z]\))",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"\s*([*†‡^]+|[(\[](?:p|r|prov(?:isional)?|revised|draft|unvalidated|[*†‡]+)[)\]])$", re.IGNORECASE
)
_MARKED_YEAR = re.compile(
    r"((?:19|20|21)[0-9]{2})(?:\.0)?\s*(?:[*†‡^]+|\([0-9a-zpr]\)|p|r|prov(?:isional)?)?", re.IGNORECASE
)
_DAY_FIRST = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}")
_CALENDAR_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
_QUARTER = re.compile(r"(?:q|qtr|quarter)\s*([1-4])", re.IGNORECASE)
_LONGEST_PERIOD = 32
_ANY_DIGIT = re.compile("[0-9]")


@lru_cache(maxsize=8192)
def _period_of_text(text: str) -> str | None:
    if found := _DATE_IN_WEEK.fullmatch(text):
        return _week_named(found["day"], is_end=bool(found["ends"]))
    if _DAY_FIRST.fullmatch(text):
        return periods.parse_period(parse_date(text))
    return periods.parse_period(text)


def _week_named(written: str, *, is_end: bool) -> str | None:
    """The week of "w/c 6 January 2020"; only a Monday begins one, only a Friday or a Sunday ends one."""
    day = parse_date(written)
    if day is None:
        return None
    weekday = day.isoweekday()
    return periods.week_of(day) if weekday in ({5, 7} if is_end else {1}) else None


def footnoted_months(texts: list[str]) -> tuple[list[str], str] | None:
    """Months that all carry the same footnote mark: "Jan-193", "Feb-193" are Jan-19 and Feb-19 with note 3.

    Returns:
        The periods and the mark; None when the texts are nothing of the kind, or a mark may be part of a year.
    """
    found = [_FOOTNOTED_MONTH.fullmatch(text.strip()) for text in texts]
    marks = {each[2].strip() for each in found if each is not None}
    if len(found) < 3 or any(each is None for each in found) or len(marks) != 1:
        return None
    named = [periods.parse_period(each[1]) for each in found if each is not None]
    known = [period for period in named if period is not None]
    return (known, marks.pop()) if len(known) == len(found) and len(set(known)) == len(known) else None


def is_footnoted(text: str) -> bool:
    """Whether a heading may be a month with the digit of a footnote behind it."""
    return len(text) <= _LONGEST_PERIOD and _FOOTNOTED_MONTH.fullmatch(text) is not None


def names_a_column(text: str) -> bool:
    """Whether a heading says that names stand beneath it: "Indicator", "measure_name"."""
    return _NAME_WORDS.search(text.replace("_", " ")) is not None


def calendar_year(cell: Cell) -> str | None:
    """The calendar year a heading is: 2017, "2015 *", "2018p"."""
    written = cell.text or (str(cell.value) if isinstance(cell.value, Decimal) else "")
    found = _MARKED_YEAR.fullmatch(written)
    return found[1] if found else None


def comparator_of(written: str) -> str:
    """Whom a benchmark is of: "England 2017/18" and "2017/18 England average" are England's."""
    words = _YEAR_SPAN.sub(" ", written)
    words = re.sub(
        r"\b(19|20)[0-9]{2}\b|\b(average|avg|mean|outturn|actual|benchmark)\b",
        " ",
        words,
        flags=re.IGNORECASE,
    )
    words = " ".join(words.replace("()", " ").split()).strip(" -–:,")
    return _COMPARATORS.get(words.casefold().strip(".").replace(".", ""), words) or written.strip()


_COMPARATORS = {
    "sn": "Statistical neighbours", "sns": "Statistical neighbours", "statistical neighbour": "Statistical neighbours",
    "stat neighbours": "Statistical neighbours", "stat neighbour": "Statistical neighbours",
    "statistical neighbours": "Statistical neighbours", "statistical neighbors": "Statistical neighbours",
    "national": "England", "england": "England", "english": "England", "eng": "England",
}  # fmt: skip


@lru_cache(maxsize=32_768)
def says_nothing(text: str) -> bool:
    """Whether words can be ruled out as the heading of a period at one glance: most cells of a sheet."""
    return len(text) > _LONGEST_PERIOD or not (_ANY_DIGIT.search(text) or month_number(text) is not None)


def period_of(cell: Cell) -> str | None:
    """The period a cell names by itself; None when it names none or may name two."""
    value = cell.value
    if isinstance(value, str):
        if len(value) > _LONGEST_PERIOD:
            return None
        text = value.strip()
        return _period_of_text(text) or (_period_of_text(_unmarked(text)) if mark_of(text) else None)
    return periods.parse_period(value) if isinstance(value, dt.date) else None


def mark_of(text: str) -> str:
    """The footnote mark a heading ends with: "Jun-19*", "Jun-19 (provisional)"; "" for none."""
    found = _MARK.search(text)
    return found[1].strip("()[] ") if found else ""


def _unmarked(text: str) -> str:
    return _MARK.sub("", text)


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
    """What a heading's words promise; a year with no such words is a period.

    A rank among others, a gap or a colour is none of them.
    """
    if _NO_TARGET.search(text):
        return HeadingKind.OTHER
    if _STRETCH.search(text):
        return HeadingKind.STRETCH
    if _TARGET.search(text):
        return HeadingKind.TARGET
    if _BENCHMARK.search(text):
        return HeadingKind.BENCHMARK
    if _OF_OTHERS.search(text):
        return HeadingKind.OTHER
    if _BASELINE.search(text):
        return HeadingKind.BASELINE
    return HeadingKind.OTHER
