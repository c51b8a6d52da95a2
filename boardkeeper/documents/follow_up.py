"""What tracking decisions and actions have in common on paper: a status with its lateness, and greyed rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from boardkeeper.decisions import FollowUpStatus
from boardkeeper.documents.blocks import Cell, Inline, Tone


class Followed(Protocol):
    """A row that is followed up until it is finished."""

    @property
    def status(self) -> FollowUpStatus: ...
    @property
    def overdue_days(self) -> int: ...
    @property
    def is_closed(self) -> bool: ...


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


def days(count: int) -> str:
    """Write a number of days: “1 day”, “42 days”."""
    return f"{count:,} day{'' if count == 1 else 's'}"


def counted(rows: Sequence[Followed]) -> str:
    """Count rows for the sentence that opens a log: “6 are open, 5 of them overdue; 3 are finished”."""
    is_open = [row for row in rows if not row.is_closed]
    late = sum(1 for row in is_open if row.overdue_days)
    closed = len(rows) - len(is_open)
    overdue = f", {late or 'none'} of them overdue" if is_open else ""
    finished = (
        f"; {_are(closed)} finished and {'leaves' if closed == 1 else 'leave'} the log after this meeting"
    )
    return f"{_are(len(is_open))} open{overdue}{finished if closed else ''}"


def _are(count: int) -> str:
    return "1 is" if count == 1 else f"{count or 'none'} are"
