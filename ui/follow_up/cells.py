"""The cells of a log that are changed where they stand, and how what they show is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from boardkeeper.actions import FollowUpStatus, Importance
from boardkeeper.clock import current_day
from boardkeeper.rules.due_dates import full_date, long_date, parse_date, parse_due
from ui.tables.columns import CellEdit, DueCell, as_text
from ui.theme.tokens import Tone
from ui.today.words import count

STATUS_TONES: dict[str, Tone] = {
    FollowUpStatus.OPEN: Tone.NEUTRAL,
    FollowUpStatus.REQUESTED: Tone.INFO,
    FollowUpStatus.IN_PROGRESS: Tone.INFO,
    FollowUpStatus.COMPLETE: Tone.GOOD,
    FollowUpStatus.SUPERSEDED: Tone.NEUTRAL,
    FollowUpStatus.NOT_ACCEPTED: Tone.WARNING,
}
IMPORTANCE_TONES: dict[str, Tone] = {Importance.HIGH: Tone.WARNING}

STATUS_EDIT = CellEdit(
    "status", lambda row: row.status.value, tuple((each.value, as_text(each)) for each in FollowUpStatus)
)
IMPORTANCE_EDIT = CellEdit(
    "importance", lambda row: row.importance.value, tuple((each.value, as_text(each)) for each in Importance)
)


def due_edit(written: Callable[[Any], str], meant: Callable[[Any], date | None]) -> CellEdit:
    """How a due date is changed: what was written is shown, and what is typed is said as a day."""

    def words(row: Any) -> str:
        day = meant(row)
        return written(row) or (full_date(day) if day else "")

    return CellEdit("due", words, meaning=today_meaning)


def owner_edit(attribute: str) -> CellEdit:
    """How the one who must do it is changed; known people are offered."""
    return CellEdit("owner", lambda row: str(getattr(row, attribute)))


def due_cell(
    written: str, due_on: date | None, overdue_days: int, *, is_closed: bool, first: str = ""
) -> DueCell:
    """A due date as the table shows it: as it was written, or in full when nobody wrote it; and what was asked first."""
    return DueCell(written or (full_date(due_on) if due_on else ""), overdue_days, is_closed, first)


def first_date(row: Any, written: str, due_on: date | None) -> str:
    """The date that was asked for at first, where it was put off since; blank where it was not."""
    if not row.times_postponed:
        return ""
    is_same = row.first_due_on == due_on and row.first_due_written == written
    first = row.first_due_written or (full_date(row.first_due_on) if row.first_due_on else "")
    return "" if is_same else first


def chased_note(row: Any) -> str:
    """How often a row was chased, beneath its status."""
    if not row.times_chased or row.is_closed:
        return ""
    return "chased once" if row.times_chased == 1 else f"chased {row.times_chased} times"


def thread_facts() -> tuple[tuple[str, Callable[[Any], str]], ...]:
    """What the thread of a row comes to, as facts of the detail."""
    return (("Open for", _age), ("Chased", _chased), ("Put off", _put_off), ("Finished", _finished))


def _age(row: Any) -> str:
    if row.age_days is None or row.is_closed:
        return ""
    return count(row.age_days, "day")


def _chased(row: Any) -> str:
    if not row.times_chased:
        return ""
    last = f", last: {row.chased.value}" if row.chased else ""
    return f"{_times(row.times_chased)}{last}"


def _put_off(row: Any) -> str:
    return _times(row.times_postponed) if row.times_postponed else ""


def _finished(row: Any) -> str:
    if not row.is_closed or row.completed_on is None:
        return ""
    left = ", and has left the log" if row.is_archived else ""
    return f"{long_date(row.completed_on)}{left}"


def _times(number: int) -> str:
    return "Once" if number == 1 else f"{number} times"


def due_in_words(written: str, due_on: date | None, overdue_days: int) -> str:
    """A due date as the detail says it: what was written, the day it means, how late it is."""
    if due_on is None:
        return f"{written} (no day can be read from this)" if written else "No date"
    says_more = bool(written) and parse_date(written) != due_on
    words = f"{written}, that is {long_date(due_on)}" if says_more else long_date(due_on)
    days = "day" if overdue_days == 1 else "days"
    return f"{words}: {overdue_days:,} {days} late" if overdue_days else words


def due_meaning(written: str, today: date) -> str:
    """What the program makes of a due date as it is typed."""
    if not written.strip():
        return "Without a date it is never late."
    day = parse_due(written, today)
    if day is None:
        return "No day can be read from this: it is kept as written and is never late."
    days = (day - today).days
    if days < 0:
        return f"{long_date(day)}: that day has passed."
    return f"{long_date(day)}: {'today' if not days else 'tomorrow' if days == 1 else f'in {days:,} days'}."


def today_meaning(written: str) -> str:
    """The same, read on the day it is typed."""
    return due_meaning(written, current_day())
