"""Changing what stands in the log itself: owner, date, status, priority and words, of one matter or of many at once.

A date that is put off keeps the one there was: the thread says so, the times it was put off are counted, and minutes go on
printing what was asked. That is why nothing here touches the minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.follow_up.matters import Matter, counted, name_of, refuse_before_hearing, threads_together
from boardkeeper.logs.tables import CLOSED, TABLES, LogTables
from boardkeeper.logs.threads import Asked, entry_into
from boardkeeper.rules.due_dates import full_date, names_no_day, parse_due
from db.tables.follow_up import EntryKind, FollowUpStatus, Importance, Log
from db.tables.minutes import Resolution

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["change", "change_into"]

_WHAT = {
    "owner": "the owner",
    "due": "the date",
    "status": "the status",
    "importance": "the priority",
    "text": "the words",
}


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is to be changed; None leaves as it is."""

    owner: str | None
    due: str | None
    status: FollowUpStatus | None
    importance: Importance | None
    text: str | None

    @property
    def what(self) -> str:
        named = [words for name, words in _WHAT.items() if getattr(self, name) is not None]
        return f"{named[0]} of " if len(named) == 1 else ""


def change(
    store: Store,
    who: str,
    matters: Sequence[Matter],
    on: date,
    *,
    owner: str | None = None,
    due: str | None = None,
    status: FollowUpStatus | None = None,
    importance: Importance | None = None,
    text: str | None = None,
) -> int:
    """Change matters, all in one step; answers how many were different before.

    Args:
        store: The open file.
        who: Who does it.
        matters: Which ones, of either log.
        on: The day it is done, which a date such as “next Wed” is read from.
        owner: Who is to do it from now on; blank for nobody.
        due: The date as it is typed; blank for none.
        status: Where they stand from now on.
        importance: Their priority.
        text: The words, of a single matter that does not stand in minutes.

    Raises:
        UserError: The words are blank, belong to the minutes or are given to several; a date names no day; or a matter
            awaits a hearing.
    """
    wish = _Wish(owner, due, status, importance, text)
    with store.edit(f"Change {wish.what}{counted(matters)}", who) as session:
        return _change(session, who, matters, on, wish)


def change_into(
    session: Session,
    who: str,
    matters: Sequence[Matter],
    on: date,
    *,
    owner: str | None = None,
    due: str | None = None,
    status: FollowUpStatus | None = None,
    importance: Importance | None = None,
    text: str | None = None,
) -> int:
    """The same inside an edit that is already open."""
    return _change(session, who, matters, on, _Wish(owner, due, status, importance, text))


def _change(session: Session, who: str, matters: Sequence[Matter], on: date, wish: _Wish) -> int:
    if wish.text is not None and len(set(matters)) > 1:
        raise UserError("Several matters cannot have the same words.", "Change the words of one at a time.")
    changed = 0
    with threads_together(session, matters) as rows:
        for matter, row in rows:
            one = _One(session, who, on, matter.log, row)
            # The status comes last: an entry says where it leaves the matter.
            parts = [
                one.word(wish.text),
                one.weigh(wish.importance),
                one.hand_over(wish.owner),
                one.put_date(wish.due),
                one.put_status(wish.status),
            ]
            changed += any(parts)
    return changed


@dataclass(frozen=True, slots=True)
class _One:
    """One matter being changed; each method answers whether there was anything to change."""

    session: Session
    who: str
    on: date
    log: Log
    row: Any

    @property
    def tables(self) -> LogTables:
        return TABLES[self.log]

    def word(self, text: str | None) -> bool:
        if text is None or text.strip() == self.row.text:
            return False
        if not text.strip():
            raise UserError("A row of a log says what is to be done.", "Type the task.")
        if _stands_in_minutes(self.session, self.log, self.row):
            name = name_of(self.log, self.row)
            raise UserError(
                f"The words of {name} stand in the minutes.",
                "Change them there, or say what is new in an update.",
            )
        self.row.text = text.strip()
        return True

    def weigh(self, importance: Importance | None) -> bool:
        if importance is None or importance is self.row.importance:
            return False
        self.row.importance = importance
        return True

    def hand_over(self, owner: str | None) -> bool:
        before = getattr(self.row, self.tables.owner)
        after = before if owner is None else " ".join(owner.split())
        if after == before:
            return False
        setattr(self.row, self.tables.owner, after)
        words = f"Handed over from “{before}” to “{after}”."
        self._say(words, EntryKind.HANDED_OVER, owner_before=before)
        return True

    def put_date(self, due: str | None) -> bool:
        tables = self.tables
        before = Asked(getattr(self.row, tables.due_written), getattr(self.row, tables.due_on))
        if due is None:
            return False
        if names_no_day(due, self.on):
            raise UserError(f"There is no day “{due.strip()}”.", "Look at the calendar and type it again.")
        after = Asked(due.strip(), parse_due(due, self.on))
        if after == before:
            return False
        setattr(self.row, tables.due_written, after.due_written)
        setattr(self.row, tables.due_on, after.due_on)
        if is_later(before.due_on, after.due_on):
            words = f"Put off from {_said(before)} to {_said(after)}."
            self._say(words, EntryKind.POSTPONED, before)
        elif before.due_on is None and not after.due_written:
            self._say(f"Date taken off: it was {_said(before)}.", EntryKind.DATED, before)
        elif before.due_on is None:
            # The thread keeps that there was none, which minutes go on saying.
            self._say(f"Date set: {_said(after)}.", EntryKind.DATED, before)
        elif before.due_on == after.due_on:
            self._say(f"Date written as {_said(after)} instead of {_said(before)}.", EntryKind.DATED, before)
        else:
            self._say(f"Brought forward from {_said(before)} to {_said(after)}.", EntryKind.DATED, before)
        return True

    def put_status(self, status: FollowUpStatus | None) -> bool:
        before = self.row.status
        if status is None or status is before:
            return False
        refuse_before_hearing(self.session, self.log, self.row, status)
        is_reopened = before in CLOSED and status not in CLOSED
        entry_into(
            self.session,
            self.log,
            self.row,
            f"Status changed from “{before.value}” to “{status.value}”.",
            status,
            self.on,
            self.who,
            kind=EntryKind.REOPENED if is_reopened else EntryKind.UPDATE,
        )
        return True

    def _say(self, words: str, kind: EntryKind, before: Asked | None = None, owner_before: str = "") -> None:
        entry_into(
            self.session,
            self.log,
            self.row,
            words,
            self.row.status,
            self.on,
            self.who,
            kind=kind,
            due_before=before,
            owner_before=owner_before,
        )


def is_later(before: date | None, after: date | None) -> bool:
    """Whether a date was put off: to a later day, or to none that anybody could be held to."""
    return before is not None and (after is None or after > before)


def _said(asked: Asked) -> str:
    return asked.due_written or (full_date(asked.due_on) if asked.due_on else "no date")


def _stands_in_minutes(session: Session, log: Log, row: Any) -> bool:
    if log is Log.ACTIONS:
        return row.paragraph_id is not None
    limb = select(Resolution.id).where(Resolution.tracking_decision_id == row.id).limit(1)
    return session.scalar(limb) is not None
