"""The two logs as one: which table and column of each holds what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Integer, SQLColumnExpression, and_, case, cast

from boardkeeper.rules.due_dates import full_date
from db.log_words import action_words, tracking_decision_words
from db.tables.actions import Action, ActionUpdate
from db.tables.decisions import Progress, TrackingDecision
from db.tables.follow_up import FollowUpStatus, Importance, Log

__all__ = ["CLOSED", "TABLES", "LogTables", "place_of"]

#: A row in one of these is finished: it cannot be overdue.
CLOSED = (FollowUpStatus.COMPLETE, FollowUpStatus.SUPERSEDED, FollowUpStatus.NOT_ACCEPTED)

_STATUS_PLACES = {status: place for place, status in enumerate(FollowUpStatus)}
_IMPORTANCE_PLACES = {word: place for place, word in enumerate(Importance)}


@dataclass(frozen=True, slots=True)
class LogTables:
    """Where one log keeps what.

    Attributes:
        one: What a row is called in a sentence: “action”.
        row: The class of its rows.
        words: The columns of the table it is looked through in: its words, and what a list asks of its rows.
        entry: The class of the entries of their threads.
        parent: The column of an entry that names its row.
        owner: The column that says who is to do it.
        due_written: The column of the date as it was written.
        due_on: The column of the day that means.
        began_on: The column of the day it was asked for.
        evidence_row: The column of an evidence that names the row it belongs to.
        evidence_entry: The column of an evidence that names the entry it was shown with.
    """

    log: Log
    one: str
    row: Any
    words: Any
    entry: type[ActionUpdate | Progress]
    parent: str
    owner: str
    due_written: str
    due_on: str
    began_on: str
    evidence_row: str
    evidence_entry: str

    def column(self, name: str) -> Any:
        """The column that holds a thing, by this class’s own word for it, or of its own name."""
        return getattr(self.row, getattr(self, name, name) if name in _NAMED else name)

    @property
    def listed(self) -> LogTables:
        """The same, over the table it is looked through in: no list reads the rows themselves."""
        return replace(self, row=self.words)

    @property
    def parent_column(self) -> Any:
        """The column of an entry that names its row."""
        return getattr(self.entry, self.parent)

    @property
    def is_open(self) -> SQLColumnExpression[bool]:
        """The condition that something is still expected."""
        return self.finished == 0

    @property
    def finished(self) -> SQLColumnExpression[int]:
        """1 where nothing more is expected, else 0; asked of every row of a long log, an “in” takes three times as long."""
        return case(dict.fromkeys(CLOSED, 1), value=self.row.status, else_=0)

    @property
    def number(self) -> SQLColumnExpression[int]:
        """The reference as the figure it is."""
        return cast(self.row.reference, Integer)

    @property
    def status_place(self) -> SQLColumnExpression[int]:
        """The status in the order of its course."""
        return case(_STATUS_PLACES, value=self.row.status)

    @property
    def importance_place(self) -> SQLColumnExpression[int]:
        """The priority by weight."""
        return case(_IMPORTANCE_PLACES, value=self.row.importance)

    def is_late(self, today: Any) -> SQLColumnExpression[bool]:
        """The condition that a row is past its date and not finished."""
        return and_(self.column("due_on") < today, self.is_open)


_NAMED = frozenset({"owner", "due_written", "due_on", "began_on"})

TABLES: dict[Log, LogTables] = {
    Log.ACTIONS: LogTables(
        log=Log.ACTIONS,
        one="action",
        row=Action,
        words=action_words.c,
        entry=ActionUpdate,
        parent="action_id",
        owner="owner",
        due_written="due_written",
        due_on="due_on",
        began_on="raised_on",
        evidence_row="action_id",
        evidence_entry="action_update_id",
    ),
    Log.DECISIONS: LogTables(
        log=Log.DECISIONS,
        one="tracking decision",
        row=TrackingDecision,
        words=tracking_decision_words.c,
        entry=Progress,
        parent="tracking_decision_id",
        owner="officer",
        due_written="target_written",
        due_on="target_on",
        began_on="decided_on",
        evidence_row="tracking_decision_id",
        evidence_entry="progress_id",
    ),
}


def place_of(row: TrackingDecision) -> str:
    """Where a decision was made: cited, or by its title and day."""
    meant = full_date(row.decided_on) if row.decided_on else row.decided_on_written
    return row.minute_reference or ", ".join(part for part in (row.minute_title, meant) if part)
