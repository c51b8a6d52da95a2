"""The day and the time for whoever sits at this computer; the one place where the clock is read."""

from __future__ import annotations

from datetime import UTC, date, datetime, time


def current_day() -> date:
    """Today in the user’s own calendar; the deadlines of councils know no time zones."""
    return current_moment().date()


def current_time() -> time:
    """The time on the clock of this computer, to the minute."""
    return current_moment().time().replace(second=0, microsecond=0)


def current_moment() -> datetime:
    """Day and time where this computer stands."""
    return datetime.now().astimezone().replace(tzinfo=None)


def current_instant() -> datetime:
    """The moment in UTC, without its zone, as the file keeps when figures came in."""
    return datetime.now(UTC).replace(tzinfo=None)
