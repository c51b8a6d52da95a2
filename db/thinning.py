"""Which backups to keep: many of the last days, fewer of the weeks and months before."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta

KEEP_ALL_FOR = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9


def to_keep(times: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """The backups worth keeping.

    All of two days; of what is older the newest of each of 12 days, then of each of 10 weeks, then of each of 9 months.
    The newest of all is always kept.

    Args:
        times: When the backups were made, in any order.
        now: The moment to count from.
    """
    newest_first = sorted(times, reverse=True)
    kept = {time for time in newest_first if now - time <= KEEP_ALL_FOR}
    older = [time for time in newest_first if time not in kept]
    day: Callable[[datetime], Hashable] = datetime.date
    for period, count in ((day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        older = _newest_of_each(period, count, older, kept)
    return frozenset(kept)


def _newest_of_each(
    period: Callable[[datetime], Hashable], count: int, times: list[datetime], kept: set[datetime]
) -> list[datetime]:
    """Keep the newest of each of the next `count` periods; the times older than all of them."""
    seen: set[Hashable] = set()
    for place, time in enumerate(times):
        if period(time) in seen:
            continue
        if len(seen) == count:
            return times[place:]
        seen.add(period(time))
        kept.add(time)
    return []


def _week(time: datetime) -> Hashable:
    return tuple(time.isocalendar())[:2]


def _month(time: datetime) -> Hashable:
    return time.year, time.month
