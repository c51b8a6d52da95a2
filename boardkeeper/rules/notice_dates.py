"""When an improvement notice must be answered next: reviews at least every six months, and what is shown every so often.

Source: paragraph 5 of the improvement notices of 2023: reviews "at least every six months", so that the first on a notice of
19 May 2023 is due by 19 November 2023. A month later is the same day of the month, or its last where there is no such day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from dateutil.relativedelta import relativedelta

SOON_DAYS = 28
"""What must be shown within so many days is due soon: before the next monthly board, as a rule."""


class Standing(StrEnum):
    """How a requirement stands on a day."""

    LATE = "late"
    NEVER_SHOWN = "never shown"
    DUE_SOON = "due soon"
    SHOWN = "shown"
    ENDED = "ended"


def months_later(day: date, months: int) -> date:
    """Answer the same day so many months later; the last of that month where it has no such day.

    Raises:
        ValueError: The number of months is not positive.
    """
    if months < 1:
        msg = f"{months} months later is not later"
        raise ValueError(msg)
    return day + relativedelta(months=months)


def first_review(issued_on: date, every_months: int, said: date | None = None) -> date:
    """Answer the last day for the first review: the day the notice names, else so many months after its issue."""
    return said or months_later(issued_on, every_months)


def next_review(
    issued_on: date, every_months: int, held: Iterable[date], first_on: date | None = None
) -> date:
    """Answer the last day for the next review: so many months after the latest, since "at least every" counts from there."""
    latest = max(held, default=None)
    if latest is None:
        return first_review(issued_on, every_months, first_on)
    return months_later(latest, every_months)


def next_due(
    last_shown_on: date | None, every_months: int | None, issued_on: date, said: date | None = None
) -> date | None:
    """Answer when a requirement must be shown next.

    Args:
        last_shown_on: The last time it was shown; None for never.
        every_months: How often it must be; None for once, or whenever it is asked for.
        issued_on: Of the notice; what was never shown is counted from there.
        said: The day somebody wrote down. It holds until the requirement is shown on that day or later.
    """
    if said is not None and (last_shown_on is None or last_shown_on < said):
        return said
    if every_months is None:
        return None
    return months_later(last_shown_on or issued_on, every_months)


def standing(last_shown_on: date | None, due_on: date | None, today: date) -> Standing:
    """Say how a requirement stands; on the day itself it is due and not late."""
    if due_on is not None and due_on < today:
        return Standing.LATE
    if last_shown_on is None:
        return Standing.NEVER_SHOWN
    if due_on is not None and (due_on - today).days <= SOON_DAYS:
        return Standing.DUE_SOON
    return Standing.SHOWN


def earlier_of(days: Sequence[date | None]) -> date | None:
    """Answer the earliest of days that all had to come; None when one of them never came.

    The views of staff *and* of children were taken when both were, so the older of the two counts.
    """
    known = [day for day in days if day is not None]
    return min(known) if known and len(known) == len(days) else None


def end_of_month_later(day: date, months: int) -> date:
    """Answer the last day of the month so many months later.

    What is shown at monthly boards is shown in every month; from the second Wednesday to the next may be five weeks.

    Raises:
        ValueError: The number of months is not positive.
    """
    return months_later(day, months) + relativedelta(day=31)
