"""A list of meetings as people paste it: a day to a line, with its time and place when they stand beside it.

Lists come from Word, Excel, an e-mail or last year's minutes. Reading never guesses: a line that names no single day
stays what it is, with a sentence.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from boardkeeper.rules.due_dates import parse_clock, parse_date

_PIECE = re.compile(r"[\n\r;\u2028\u2029]+")
_BULLET = re.compile(r"^\s*(?:[-–•*]+|\(?[0-9]{1,2}[.)])\s+")
_CELLS = re.compile(r"\t+| {2,}|\s[–|-]\s")
_TIME_AT_END = re.compile(
    r"(?P<day>.*?[0-9a-z])(?:\s*,\s*|\s+)(?:at\s+)?"
    r"(?P<time>[0-9]{1,2}(?:[.:][0-9]{2})?\s*[ap]\.?m\.?|[0-9]{1,2}[.:][0-9]{2}|(?:12\s+)?noon|midday)\.?",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\s*,\s*|\s+and\s+|\s*&\s*")


@dataclass(frozen=True, slots=True)
class ListedDay:
    """One line of a pasted list.

    Attributes:
        written: The line as it was pasted.
        day: The day it names; None when it cannot be read.
        starts_at: The time beside it, if one stands there.
        venue: The place beside it; blank when none stands there.
    """

    written: str
    day: dt.date | None
    starts_at: dt.time | None = None
    venue: str = ""


def read_days(written: str, first: dt.date) -> tuple[ListedDay, ...]:
    """Read a list of days in the order it stands in.

    Args:
        written: Lines, or days between semicolons or commas: "10 July 2019, 11 Sept 2019".
        first: A day without a year means the first such day from here on.

    Returns:
        A line to each day; what cannot be read comes back without a day.
    """
    return tuple(
        each for piece in _PIECE.split(written) if piece.strip() for each in _read_piece(piece, first)
    )


def _read_piece(piece: str, first: dt.date) -> Iterator[ListedDay]:
    bare = _BULLET.sub("", piece).strip()
    whole = _read_line(bare, first)
    if whole.day is not None:
        yield whole
        return
    parts = [part for part in _SEVERAL.split(bare) if part]
    read = [_read_line(part, first) for part in parts]
    if len(read) > 1 and all(each.day is not None for each in read):
        yield from read
    else:
        yield ListedDay(piece.strip(), None)


def _read_line(line: str, first: dt.date) -> ListedDay:
    cells = [cell.strip(" ,") for cell in _CELLS.split(line) if cell.strip(" ,")]
    day: dt.date | None = None
    starts_at: dt.time | None = None
    venue = ""
    for cell in cells:
        read = _day_and_time(cell, first) if day is None else None
        if read is not None:
            day, starts_at = read[0], read[1] or starts_at
        elif starts_at is None and (time := parse_clock(cell.removeprefix("at "))) is not None:
            starts_at = time
        elif day is not None and not venue:
            venue = cell
    return ListedDay(line, day, starts_at, venue if day else "")


def _day_and_time(cell: str, first: dt.date) -> tuple[dt.date, dt.time | None] | None:
    day = _day(cell, first)
    if day is not None:
        return day, None
    found = _TIME_AT_END.fullmatch(cell)
    day = _day(found["day"], first) if found else None
    return (day, parse_clock(found["time"])) if found and day else None


def _day(said: str, first: dt.date) -> dt.date | None:
    whole = parse_date(said)
    if whole is not None:
        return whole
    without_year = (
        parse_date(f"{said}{'/' if '/' in said else ' '}{year}") for year in (first.year, first.year + 1)
    )
    return next((day for day in without_year if day and day >= first), None)
