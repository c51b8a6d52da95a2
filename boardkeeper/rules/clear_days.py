"""Notice of a meeting: clear days, bank holidays and the last lawful day to publish.

Sources: Local Government Act 1972, ss. 100A(6) and 100B(3) as amended (five clear days for a principal council
in England); The Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England)
Regulations 2012, reg. 9 (28 clear days for key decisions). That Saturdays, Sundays and bank holidays are left out
is practice, not statute, and therefore a setting of the board.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import islice

MOST_DAYS = 60


class Nation(StrEnum):
    """Whose bank holidays a board keeps. England and Wales share one calendar."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern ireland"


_SUBDIVISION = {
    Nation.ENGLAND: "ENG",
    Nation.WALES: "WLS",
    Nation.SCOTLAND: "SCT",
    Nation.NORTHERN_IRELAND: "NIR",
}


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """How a board counts notice.

    Attributes:
        nation: whose bank holidays are left out.
        days: clear days required, 0 to 60.
        working_days: leave out Saturdays, Sundays, bank holidays and closures; otherwise every day counts.
        closures: further days left out, for example a one-off closure of the offices.

    Raises:
        ValueError: when ``days`` is below 0 or above 60.
    """

    nation: Nation = Nation.ENGLAND
    days: int = 5
    working_days: bool = True
    closures: frozenset[dt.date] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        _check_days(self.days)


@dataclass(frozen=True, slots=True)
class Notice:
    """The last lawful day to publish, and the clear days between it and the meeting, earliest first."""

    meeting: dt.date
    publish_by: dt.date
    days: tuple[dt.date, ...]


def bank_holidays(nation: Nation, years: Iterable[int]) -> dict[dt.date, str]:
    """Answer the bank holidays of a nation in some calendar years, in order of date, with their names.

    One-off holidays (19 September 2022, 8 May 2023) are among them as far as the library ``holidays`` knows them.
    """
    found: dict[dt.date, str] = {}
    for year in sorted(set(years)):
        found.update(_bank_holidays_of_year(nation, year))
    return found


@lru_cache(maxsize=256)
def _bank_holidays_of_year(nation: Nation, year: int) -> dict[dt.date, str]:
    import holidays  # a tenth of a second: not before somebody counts days

    calendar = holidays.country_holidays("GB", subdiv=_SUBDIVISION[nation], years=year, language="en_GB")
    return {day: calendar[day] for day in sorted(calendar)}


def is_counted(day: dt.date, rule: NoticeRule) -> bool:
    """Say whether a day counts as a day of notice under this rule."""
    if not rule.working_days:
        return True
    return (
        day.weekday() < 5
        and day not in rule.closures
        and day not in _bank_holidays_of_year(rule.nation, day.year)
    )


def notice(meeting: dt.date, rule: NoticeRule) -> Notice:
    """Count the clear days back from a meeting.

    Neither the day of publication nor the day of the meeting counts. The day of publication is itself a day
    that counts (with working days: the office is open), and always lies before the meeting.

    Raises:
        ValueError: when the calendar has no day early enough.
    """
    *days, publish_by = islice(_counted_days_before(meeting, rule), rule.days + 1)
    return Notice(meeting, publish_by, tuple(reversed(days)))


def clear_days_between(published: dt.date, meeting: dt.date, rule: NoticeRule) -> int:
    """Count the clear days a paper really had: days that count after publication and before the meeting.

    A paper published on the day of the meeting or later had none.
    """
    between = range(published.toordinal() + 1, meeting.toordinal())
    return sum(is_counted(dt.date.fromordinal(ordinal), rule) for ordinal in between)


def working_back(day: dt.date, days: int, rule: NoticeRule) -> dt.date:
    """Go back so many days of the rule's kind; 0 answers the day itself.

    For the deadlines that hang on the day of publication: report deadline, director's sign-off, chair's briefing.

    Raises:
        ValueError: when ``days`` is below 0 or above 60, or the calendar has no day early enough.
    """
    _check_days(days)
    return [day, *islice(_counted_days_before(day, rule), days)][-1]


def key_decision_notice(meeting: dt.date, days: int = 28) -> dt.date:
    """Answer the last day to publish notice of a key decision, in calendar days.

    A board that counts working days for this too asks `notice` with a rule of its own.

    Raises:
        ValueError: when ``days`` is below 0 or above 60, or the calendar has no day early enough.
    """
    return notice(meeting, NoticeRule(days=days, working_days=False)).publish_by


def _counted_days_before(day: dt.date, rule: NoticeRule) -> Iterator[dt.date]:
    for ordinal in range(day.toordinal() - 1, 0, -1):
        earlier = dt.date.fromordinal(ordinal)
        if is_counted(earlier, rule):
            yield earlier
    raise ValueError("The calendar has no day early enough.")


def _check_days(days: int) -> None:
    if not 0 <= days <= MOST_DAYS:
        raise ValueError(f"The number of days must be from 0 to {MOST_DAYS}, not {days}.")
