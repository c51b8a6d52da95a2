"""What tracking decisions and actions have in common on paper: a status with its lateness, and greyed rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any, Protocol

from boardkeeper.decisions import FollowUpStatus, Importance
from boardkeeper.documents.blocks import Cell, Inline, Row, RowKind, Tone
from boardkeeper.rules.due_dates import full_date


class Followed(Protocol):
    """A row that is followed up until it is finished."""

    @property
    def status(self) -> FollowUpStatus: ...
    @property
    def overdue_days(self) -> int: ...
    @property
    def is_closed(self) -> bool: ...


class Logged(Followed, Protocol):
    """A row of either log."""

    @property
    def is_archived(self) -> bool: ...
    @property
    def importance(self) -> Importance: ...
    @property
    def first_due_written(self) -> str: ...
    @property
    def times_postponed(self) -> int: ...
    @property
    def times_chased(self) -> int: ...
    @property
    def awaits_hearing(self) -> bool: ...
    @property
    def hearing(self) -> str: ...


def body_cell(text: Inline, row: Followed) -> Cell:
    """A cell of a row, greyed once the row is finished."""
    return Cell(text, tone=Tone.MUTED if row.is_closed else None)


def status_cell(row: Followed) -> Cell:
    """The status in words, with the days it is late; finished rows are greyed."""
    words = row.status.value.capitalize()
    if row.is_closed:
        return Cell(words, tone=Tone.MUTED)
    if row.overdue_days:
        return Cell(f"{days(row.overdue_days)} overdue\n{words}", tone=Tone.BAD)
    return Cell(words, tone=Tone.WAITING)


def log_status_cell(row: Logged, *, says_priority: bool = False) -> Cell:
    """The same with what the thread comes to: that it waits to be heard, and how often it was chased.

    A log without a column for it says here which rows are of a priority of their own.
    """
    cell = status_cell(row)
    lines = [
        cell.text,
        f"To be heard {row.hearing}" if row.awaits_hearing else "",
        f"Chased {times(row.times_chased)}" if row.times_chased and not row.is_closed else "",
        f"{row.importance.value.capitalize()} priority"
        if says_priority and row.importance is not Importance.MEDIUM
        else "",
    ]
    return replace(cell, text="\n".join(str(line) for line in lines if line))


def due_cell(written: str, row: Logged) -> Cell:
    """The date as it was written; one that was put off says what was asked, and how often it was put off."""
    words = written or "Not set"
    if row.times_postponed:
        words += f"\nAsked for {row.first_due_written or 'a day'}, put off {times(row.times_postponed)}"
    return body_cell(words, row)


def priority_cell(row: Logged) -> Cell:
    """The priority in a word."""
    return body_cell(row.importance.value.capitalize(), row)


def times(count: int) -> str:
    """Write how often: “once”, “twice”, “3 times”."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def days(count: int) -> str:
    """Write a number of days: “1 day”, “42 days”."""
    return f"{count:,} day{'' if count == 1 else 's'}"


def as_at_words(as_at: date, rows: Sequence[Logged], board: str = "") -> str:
    """The sentence that opens a log, after the name of its board where nothing else on the paper says that."""
    day = full_date(as_at)
    return f"{board} · as at {day}, {counted(rows)}." if board else f"As at {day}, {counted(rows)}."


def counted(rows: Sequence[Logged]) -> str:
    """Count rows for the sentence that opens a log: “6 are open, 5 of them overdue; 3 are finished”."""
    is_open = [row for row in rows if not row.is_closed]
    late = sum(1 for row in is_open if row.overdue_days)
    archived = sum(1 for row in rows if row.is_archived)
    closed = len(rows) - len(is_open) - archived
    parts = [f"{_are(len(is_open))} open" + (f", {late or 'none'} of them overdue" if is_open else "")]
    if closed:
        parts.append(
            f"{_are(closed)} finished and {'leaves' if closed == 1 else 'leave'} the log after this meeting"
        )
    if archived:
        parts.append(f"{archived:,} {'has' if archived == 1 else 'have'} left the log before")
    return "; ".join(parts)


def grouped(rows: Sequence[Logged], by: str, made: Callable[[Any], Row], span: int) -> tuple[Row, ...]:
    """The rows of a log, under a heading wherever what they are gathered by changes; they come in that order.

    Args:
        rows: As they shall stand.
        by: “owner”, “meeting”, “priority” or “status”; blank for no headings.
        made: Makes the printed row of one.
        span: How many columns the table has.
    """
    if not by:
        return tuple(made(row) for row in rows)
    printed: list[Row] = []
    for words, run in groupby(rows, key=lambda row: _heading(row, by)):
        under = [made(row) for row in run]
        printed += [Row((Cell(f"{words} ({len(under):,})", span=span),), RowKind.GROUP), *under]
    return tuple(printed)


def _heading(row: Any, by: str) -> str:
    if by == "owner":
        return (row.owner if hasattr(row, "owner") else row.officer) or "Nobody named"
    if by == "meeting":
        day = row.raised_on if hasattr(row, "raised_on") else row.decided_on
        return full_date(day) if day else "No day known"
    word: StrEnum = row.importance if by == "priority" else row.status
    return f"{word.value.capitalize()}{' priority' if by == 'priority' else ''}"


def _are(count: int) -> str:
    return "1 is" if count == 1 else f"{count or 'none'} are"
