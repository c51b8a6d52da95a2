"""How a log is filtered, grouped and ordered, and on which meetings that depends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import SQLColumnExpression, and_, false, func, not_, or_, select

from boardkeeper.lists import Listing
from boardkeeper.logs.tables import LogTables
from db.tables.follow_up import EntryKind, FollowUpStatus
from db.tables.meetings import Meeting, MeetingState
from db.tables.programme import ProgrammeItem

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

__all__ = ["GROUPS", "LETTERS", "MeetingsAround", "log_listing", "meetings_around"]

#: What a log can be gathered by.
GROUPS = ("owner", "meeting", "priority", "status")

#: The letters that chase, in their order.
LETTERS = (EntryKind.REMINDER, EntryKind.SECOND_REMINDER, EntryKind.NAMED)


@dataclass(frozen=True, slots=True)
class MeetingsAround:
    """The days of a board’s meeting before a day and of the next, that day included; None where there is none."""

    last: date | None
    coming: date | None

    def has_archived(self, completed_on: date | None, *, is_closed: bool) -> bool:
        """Whether a finished row has been shown once more, at the meeting after it was finished, and has left the log."""
        return is_closed and completed_on is not None and self.last is not None and completed_on < self.last


def meetings_around(session: Session, board_id: str, today: date) -> MeetingsAround:
    """The meetings a log is read between, cancelled ones aside."""
    stands = (Meeting.board_id == board_id, Meeting.state != MeetingState.CANCELLED)
    return MeetingsAround(
        last=session.scalar(select(func.max(Meeting.held_on)).where(*stands, Meeting.held_on < today)),
        coming=session.scalar(select(func.min(Meeting.held_on)).where(*stands, Meeting.held_on >= today)),
    )


def log_listing(
    tables: LogTables,
    today: date,
    around: MeetingsAround,
    who: str,
    *,
    order: Sequence[SQLColumnExpression[Any]],
    sortable: Mapping[str, SQLColumnExpression[Any]],
) -> Listing:
    """What both logs are filtered and grouped by, with what is each log’s own.

    Args:
        tables: Which log, as it is listed.
        today: The day lateness is counted to.
        around: The board’s meetings around that day.
        who: Whose rows the chip “Mine” keeps.
        order: The log’s own order.
        sortable: What its columns order by.
    """
    row, due_on = tables.row, tables.column("due_on")
    closed = not_(tables.is_open)
    # Of a row that was finished nobody knows when it has to be said that it stays: no comparison answers that.
    archived = (
        and_(closed, row.completed_on.is_not(None), row.completed_on < around.last)
        if around.last
        else false()
    )
    until = func.iif(closed, func.coalesce(row.completed_on, today), today)
    return Listing(
        order=order,
        sortable={
            "reference": tables.number,
            "text": row.text,
            "status": tables.status_place,
            "importance": tables.importance_place,
            "age_days": func.julianday(until) - func.julianday(tables.column("began_on")),
            **sortable,
        },
        searched=(row.words,),
        chips={
            "Overdue": tables.is_late(today),
            "Due before next meeting": and_(tables.is_open, due_on <= around.coming)
            if around.coming
            else false(),
            "Mine": _is_of(tables, who),
            "Open": tables.is_open,
            "Requested": row.status == FollowUpStatus.REQUESTED,
            "Complete": row.status == FollowUpStatus.COMPLETE,
            "Awaiting hearing": and_(tables.is_open, row.programme_item_id.in_(unheard_topics())),
            "Closed since last meeting": and_(closed, not_(archived)),
            "Archived": archived,
        },
        groups={
            "owner": tables.column("owner"),
            "meeting": tables.column("began_on"),
            "priority": tables.importance_place,
            "status": tables.status_place,
        },
        archived=archived,
    )


def unheard_topics() -> Any:
    """The topics that have not been heard, or come again to a later meeting than they were heard at."""
    return select(ProgrammeItem.id).where(
        or_(ProgrammeItem.heard_on.is_(None), ProgrammeItem.scheduled_on > ProgrammeItem.heard_on)
    )


def _is_of(tables: LogTables, who: str) -> SQLColumnExpression[bool]:
    """Whether somebody is named as its owner, alone or with others."""
    name = " ".join(who.split())
    return tables.column("owner").contains(name, autoescape=True) if name else false()
