"""Where a day stands on a line of so many pixels, and the words beneath it; no widgets here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from boardkeeper.rules.periods import MONTH_NAMES

_STEPS = (1, 3, 6, 12, 24, 60)
"""How many months lie between two names."""

_ROOM = {1: 32, 3: 60, 6: 60}
_ROOM_OF_A_YEAR = 40


@dataclass(frozen=True, slots=True)
class Tick:
    """A stretch of months: where it begins, how wide it is, what it is called; the year where it is the first of one."""

    left: float
    width: float
    words: str
    year: str


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Days from `first` on, over `width` pixels that begin at `left`; `last` is the day after all of them."""

    first: date
    last: date
    left: float
    width: float

    def x(self, day: date) -> float:
        """Where a day begins; days before and after all stand at the edges."""
        days = (self.last - self.first).days
        part = (min(max(day, self.first), self.last) - self.first).days / days
        return self.left + part * self.width

    def holds(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.first <= day < self.last

    def ticks(self, zoom: float = 1.0) -> tuple[Tick, ...]:
        """The months that are named: each, each quarter …, as far as there is room for the names at a zoom."""
        month = self.width / _months_between(self.first, self.last)
        fitting = (step for step in _STEPS if month * step >= _ROOM.get(step, _ROOM_OF_A_YEAR) * zoom)
        step = next(fitting, _STEPS[-1])
        found: list[Tick] = []
        day = self.first
        while day < self.last:
            if (day.month - 1) % min(step, 12) == 0 and (step <= 12 or day.year % (step // 12) == 0):
                end = min(_months_on(day, step), self.last)
                year = str(day.year) if step < 12 and (day.month == 1 or not found) else ""
                found.append(Tick(self.x(day), self.x(end) - self.x(day), _name(day, step), year))
            day = _months_on(day, 1)
        return tuple(found)

    @classmethod
    def over(cls, days: Iterable[date], left: float, width: float) -> TimeScale:
        """The scale that shows all of some days in whole months, with room for a year at the least."""
        known = sorted(days)
        first = known[0].replace(day=1)
        last = _months_on(known[-1].replace(day=1), 1)
        while _months_between(first, last) < 12:
            last = _months_on(last, 1)
        return cls(first, last, left, max(width, 1.0))


def _name(day: date, step: int) -> str:
    if step >= 12:
        return str(day.year)
    if step == 1:
        return MONTH_NAMES[day.month - 1][:3]
    end = _months_on(day, step) - timedelta(days=1)
    return f"{MONTH_NAMES[day.month - 1][:3]}–{MONTH_NAMES[end.month - 1][:3]}"


def _months_on(day: date, by: int) -> date:
    months = day.year * 12 + day.month - 1 + by
    return date(months // 12, months % 12 + 1, 1)


def _months_between(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month
