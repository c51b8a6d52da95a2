"""Which statuses of milestones were known on a day, and all there are, in the order of their periods."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.logs.threads import in_lots
from boardkeeper.plan.views import StatusEntry
from boardkeeper.rules.periods import last_day, period_key
from db.tables.plan import MilestoneProgress, MilestoneStatus

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Histories = Mapping[str, tuple[StatusEntry, ...]]


def histories_in(session: Session, ids: Collection[str], as_at: date | None = None) -> Histories:
    """Every status of milestones, oldest first, by milestone; with a day, only what was known on it."""
    found: dict[str, list[StatusEntry]] = defaultdict(list)
    for lot in in_lots(list(ids)):
        for row in session.scalars(select(MilestoneProgress).where(MilestoneProgress.milestone_id.in_(lot))):
            status = MilestoneStatus(row.status)
            found[row.milestone_id].append(
                StatusEntry(row.period, status, row.note, row.said_on, row.said_by)
            )
    ordered = {key: tuple(sorted(entries, key=_by_period)) for key, entries in found.items()}
    return ordered if as_at is None else known_on(ordered, as_at)


def known_on(histories: Histories, day: date) -> Histories:
    """What of some histories was known on a day.

    A status was known from the day it was said, or from the end of its period where nobody kept that day. Where nothing
    at all was said by then, because old statuses were put in together later, all count from the end of their periods.
    """
    every = [entry for entries in histories.values() for entry in entries]
    by_period = not any(entry.said_on is not None and entry.said_on <= day for entry in every)
    return {
        key: tuple(entry for entry in entries if _known_from(entry, by_period=by_period) <= day)
        for key, entries in histories.items()
    }


def latest_period(entries: Iterable[StatusEntry]) -> str:
    """The latest period any status is of; blank without one."""
    return max((entry.period for entry in entries), key=period_key, default="")


def last_of(history: Sequence[StatusEntry], back: int = 0) -> StatusEntry | None:
    """The latest status, or one so many before it."""
    return history[-1 - back] if len(history) > back else None


def _known_from(entry: StatusEntry, *, by_period: bool) -> date:
    return last_day(entry.period) if by_period or entry.said_on is None else entry.said_on


def _by_period(entry: StatusEntry) -> tuple[int, ...]:
    return tuple(period_key(entry.period))
