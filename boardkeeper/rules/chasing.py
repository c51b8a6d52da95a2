"""When an officer who owes something is written to: reminder, second reminder, named to the chair.

Source: the practice of secretariats that keep tracking logs. A matter without a day is nobody's to chase; one that was
postponed begins anew with its new day. Days are counted in the calendar, because officers' promises are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Step(StrEnum):
    """The letters, in their order; their words are those of the store."""

    REMINDER = "reminder"
    SECOND_REMINDER = "second reminder"
    NAMED = "named to the chair"


_ORDER = tuple(Step)


@dataclass(frozen=True, slots=True)
class ChaseRule:
    """After how many days a board writes.

    Attributes:
        remind_days_before: The reminder goes out so many days before the day something is due.
        second_reminder_days: The second one so many days after that day, or after the reminder if that came later.
        named_days: So many days later it is named to the chair, counted in the same way.
    """

    remind_days_before: int = 7
    second_reminder_days: int = 14
    named_days: int = 14


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that went out; without a day it counts as sent on the day the matter was due."""

    step: Step
    on: date | None


@dataclass(frozen=True, slots=True)
class NextLetter:
    """The letter that comes next and the first day it is due."""

    step: Step
    on: date


def next_letter(due_on: date | None, sent: Sequence[Sent], rule: ChaseRule) -> NextLetter | None:
    """The letter that comes next; None without a day, and once the matter was named to the chair.

    Args:
        due_on: The day it is due now.
        sent: The letters since it was last postponed or reopened.
        rule: The board's.
    """
    if due_on is None:
        return None
    if not sent:
        return NextLetter(Step.REMINDER, _days(due_on, -rule.remind_days_before))
    furthest = max(sent, key=lambda letter: _ORDER.index(letter.step)).step
    if furthest is Step.NAMED:
        return None
    last = max((letter.on or due_on for letter in sent if letter.step is furthest), default=due_on)
    step = _ORDER[_ORDER.index(furthest) + 1]
    wait = rule.second_reminder_days if step is Step.SECOND_REMINDER else rule.named_days
    # A letter is never followed by the next on the same day, whatever the rule says.
    return NextLetter(step, _days(max(due_on, last), wait) if wait else max(due_on, _days(last, 1)))


def due_letter(due_on: date | None, sent: Sequence[Sent], rule: ChaseRule, today: date) -> Step | None:
    """The letter that is due today; None when none is."""
    found = next_letter(due_on, sent, rule)
    return found.step if found is not None and found.on <= today else None


def is_further(step: Step, than: Step) -> bool:
    """Whether a letter comes after another."""
    return _ORDER.index(step) > _ORDER.index(than)


def _days(day: date, count: int) -> date:
    """A day so many days away, kept within the calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return date.max if count > 0 else date.min
