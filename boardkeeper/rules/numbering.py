"""Numbers in agendas and minutes: items, points, minutes, and the citation of a resolution.

Source: practice of English councils. Agenda numbers freeze at publication, a late item takes a letter; points run
(a) to (z), then (aa); minutes run through the municipal year and never restart at a meeting.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, count, pairwise

from boardkeeper.rules.due_dates import WEEKDAY_NAMES, full_date, parse_date
from boardkeeper.rules.periods import MONTH_NAMES


def letter(n: int) -> str:
    """Letter the n-th point of a minute: 1 is a, 26 is z, 27 is aa.

    Raises:
        ValueError: when ``n`` is below 1.
    """
    if n < 1:
        raise ValueError(f"Points are lettered from 1, not {n}.")
    letters = ""
    while n:
        n, place = divmod(n - 1, 26)
        letters = chr(ord("a") + place) + letters
    return letters


def letter_number(letters: str) -> int:
    """Count back which point has a letter: a is 1, z is 26, aa is 27.

    Raises:
        ValueError: when something other than small letters a to z is written.
    """
    n = 0
    for character in letters:
        if not "a" <= character <= "z":
            raise ValueError(f"“{letters}” is not the letter of a point.")
        n = n * 26 + ord(character) - ord("a") + 1
    if not n:
        raise ValueError("A point without a letter has no place.")
    return n


def minute_numbers(counts: Sequence[int], start: int = 1) -> tuple[range, ...]:
    """Number the minutes of successive meetings of one municipal year.

    Args:
        counts: how many numbered minutes each meeting has, in order of date.
        start: the first number.

    Returns:
        For each meeting the range of its numbers; counts 9, 12, 1 give 1–9, 10–21 and 22.
    """
    if any(of_meeting < 0 for of_meeting in counts):
        raise ValueError("A meeting cannot have fewer than no minutes.")
    return tuple(range(*bounds) for bounds in pairwise(accumulate(counts, initial=start)))


@dataclass(frozen=True, slots=True)
class NumberFaults:
    """What is wrong with a run of numbers: stretches that are missing, and numbers used more than once."""

    gaps: tuple[range, ...]
    doubles: tuple[int, ...]

    def __bool__(self) -> bool:
        """Say whether there is any fault."""
        return bool(self.gaps or self.doubles)


def gaps_and_doubles(numbers: Iterable[int], start: int | None = None) -> NumberFaults:
    """Find missing and repeated numbers, in whatever order they come.

    Args:
        numbers: the numbers in use.
        start: the number the run ought to begin with; without it, the lowest in use.
    """
    uses = Counter(numbers)
    known = sorted(uses)
    if start is not None:
        known = [start - 1, *(number for number in known if number >= start)]
    gaps = tuple(range(low + 1, high) for low, high in pairwise(known) if high - low > 1)
    return NumberFaults(gaps, tuple(sorted(number for number, times in uses.items() if times > 1)))


@dataclass(frozen=True, slots=True)
class NumberedItem:
    """What numbering needs to know of an agenda item.

    Attributes:
        kept: the number frozen at publication; None when the item has not been published.
        is_sub: a sub-item of the numbered item above it ("5.1").
        is_numbered: False for a heading, which takes no number.
    """

    kept: str | None = None
    is_sub: bool = False
    is_numbered: bool = True


def agenda_numbers(items: Sequence[NumberedItem]) -> tuple[str | None, ...]:
    """Number an agenda in its order.

    Before publication items run 1, 2, 3 and sub-items 5.1, 5.2. Once any of a row of neighbours is frozen, those
    keep their numbers for ever and a late one takes that of the neighbour it follows with the next free letter:
    9a, 9b; after 9 with 9a already published it is 9b. One that follows no neighbour stands before all: A1, B1 (as
    clauses are inserted in Acts).

    Returns:
        A number for each item, None for headings. No number comes twice unless frozen twice.
    """
    numbers: list[str | None] = [None] * len(items)
    tops: list[int] = []
    subs: dict[int, list[int]] = {}
    for index, item in enumerate(items):
        if not item.is_numbered:
            continue
        if item.is_sub and tops:
            subs.setdefault(tops[-1], []).append(index)
        else:
            tops.append(index)
    taken = {item.kept for item in items if item.kept is not None}
    _number_row(items, tops, "", taken, numbers)
    for parent, children in subs.items():
        _number_row(items, children, f"{numbers[parent]}.", taken, numbers)
    return tuple(numbers)


def _number_row(
    items: Sequence[NumberedItem], row: Sequence[int], prefix: str, taken: set[str], numbers: list[str | None]
) -> None:
    """Fill in the numbers of one row of neighbours; ``taken`` grows by what is given out."""
    is_published = any(items[index].kept is not None for index in row)
    followed: str | None = None
    for index in row:
        kept = items[index].kept
        if kept is not None:
            number = followed = kept
        else:
            number = next(
                wanted
                for wanted in _wanted(prefix, followed, is_published=is_published)
                if wanted not in taken
            )
        taken.add(number)
        numbers[index] = number


def _wanted(prefix: str, followed: str | None, *, is_published: bool) -> Iterable[str]:
    if not is_published:
        return (f"{prefix}{n}" for n in count(1))
    if followed is None:
        return (f"{prefix}{letter(n).upper()}1" for n in count(1))
    # What follows 9a is 9b, not 9aa.
    base = re.sub(r"(?<=[0-9])[a-z]+\Z", "", followed)
    return (f"{base}{letter(n)}" for n in count(1))


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in the minutes: minute number, limb of its resolution or letter of a point (or neither, for the whole), date of
    the meeting.
    """

    minute_number: int
    limb: int | None
    meeting: dt.date
    point: str = ""


_CITATION = re.compile(
    r"min(?:ute|\.)? ?(?:no\.? ?|number ?)?(?P<minute>[0-9]{1,6}) ?"
    r"(?:\( ?(?P<limb>[0-9]{1,4}) ?\))? ?(?:,|\bof\b) ?(?P<date>.{1,40})",
    re.IGNORECASE,
)


def cite(minute_number: int, limb: int | None, meeting: dt.date) -> str:
    """Cite a resolution the way minutes do: "Minute 17(2), 10 July 2019"; without a limb, the whole minute.

    Raises:
        ValueError: when a number is below 1.
    """
    if minute_number < 1 or (limb is not None and limb < 1):
        raise ValueError("Minutes and limbs are numbered from 1.")
    of_limb = "" if limb is None else f"({limb})"
    return f"Minute {minute_number}{of_limb}, {full_date(meeting)}"


@dataclass(frozen=True, slots=True)
class FoundCitation:
    """A citation in a running text, from `start` up to `end`, counted in characters."""

    start: int
    end: int
    citation: Citation


_MONTHS = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in MONTH_NAMES)
_CITED = re.compile(
    r"\bmin(?:utes?\b|\.|\b)\s?(?:no\.?\s?|number\s)?(?P<minute>[0-9]{1,6})\s?"
    r"(?:\(\s?(?:(?P<limb>[0-9]{1,4})|(?P<point>[a-z]{1,2}))\s?\))?"
    r"(?:\s?[,–-]\s?(?:of\s)?|\s(?:of|on|dated)\s|\s(?P<open>\()?(?=[0-9]))(?:the\s)?(?:meeting\s(?:held\s)?(?:of|on)\s)?"
    r"(?P<date>(?:(?:"
    + "|".join(f"{name}|{name[:3]}" for name in WEEKDAY_NAMES)
    + r"),?\s)?(?:[0-9]{1,2}(?:st|nd|rd|th)?\s(?:of\s)?(?:"
    + _MONTHS
    + r"|Sept)\.?,?\s[0-9]{4}|[0-9]{1,2}(?P<stroke>[/.])[0-9]{1,2}(?P=stroke)[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}))(?![0-9])(?(open)\)?)",
    re.IGNORECASE,
)

_MINUTE = re.compile("min", re.IGNORECASE)


def may_cite(text: str) -> bool:
    """Whether a text may hold a citation; quick, for the many that hold none."""
    return _MINUTE.search(text) is not None


def find_citations(text: str) -> tuple[FoundCitation, ...]:
    """Find every citation in a running text, in order: "see Minute 17(2), 10 July 2019" cites minute 17, limb 2.

    Found with words between ("minute 17 of the meeting held on 10/7/2019"), and across the end of a line. A number without a
    whole date cites nothing: which meeting is meant would be a guess.
    """
    found = []
    for each in _CITED.finditer(text):
        meeting = parse_date(each["date"].replace(".,", ","))
        minute_number, limb = int(each["minute"]), None if each["limb"] is None else int(each["limb"])
        point = (each["point"] or "").casefold()
        if meeting is not None and minute_number >= 1 and limb != 0:
            found.append(
                FoundCitation(each.start(), each.end(), Citation(minute_number, limb, meeting, point))
            )
    return tuple(found)


def parse_citation(written: str) -> Citation | None:
    """Read a citation such as "Minute 17(2), 10 July 2019" or "minute 17 of 10 July 2019"; None for anything else."""
    found = _CITATION.fullmatch(" ".join(written.split()))
    meeting = parse_date(found["date"]) if found else None
    if found is None or meeting is None:
        return None
    minute_number, limb = int(found["minute"]), None if found["limb"] is None else int(found["limb"])
    if minute_number < 1 or limb == 0:
        return None
    return Citation(minute_number, limb, meeting)
