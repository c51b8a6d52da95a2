"""Saying what came of a matter: progress, closing it, taking it up again. Nothing said before is lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from boardkeeper.errors import UserError
from boardkeeper.follow_up.evidence import evidence_into
from boardkeeper.follow_up.matters import (
    Matter,
    counted,
    name_of,
    refuse_before_hearing,
    row_in,
    rows_in,
    threads_together,
)
from boardkeeper.kept_files import TakenFile
from boardkeeper.logs.tables import CLOSED
from boardkeeper.logs.threads import entry_into, status_before_closing
from db.tables.follow_up import EntryKind, FollowUpStatus

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["close", "record", "record_into", "reopen", "reopen_into"]


def record(
    store: Store,
    who: str,
    matter: Matter,
    text: str,
    status: FollowUpStatus,
    on: date,
    evidence: Sequence[TakenFile] = (),
) -> str:
    """Add a dated entry to the thread of a matter, with files that show it; answers the entry’s id.

    Args:
        store: The open file.
        who: Who does it.
        matter: Which one.
        text: What was done, asked or answered.
        status: Where it leaves the matter.
        on: The day.
        evidence: Files as `evidence_files.take_evidence` took them in.

    Raises:
        UserError: The entry says nothing, the matter awaits a hearing, or a file cannot be kept.
    """
    if not text.strip():
        raise UserError("An update says something.", "Type what was done or asked.")
    with store.edit(f"Record progress on {counted([matter])}", who) as session:
        entry = record_into(session, who, matter, text, status, on)
        for file in evidence:
            evidence_into(session, matter, file, file.name, on, entry.id)
        return str(entry.id)


def record_into(
    session: Session, who: str, matter: Matter, text: str, status: FollowUpStatus, on: date | None
) -> Any:
    """The same inside an edit that is already open, without files; answers the entry."""
    row = row_in(session, matter)
    refuse_before_hearing(session, matter.log, row, status)
    is_reopened = row.status in CLOSED and status not in CLOSED
    kind = EntryKind.REOPENED if is_reopened else EntryKind.UPDATE
    return entry_into(session, matter.log, row, text, status, on, who, kind=kind)


def close(store: Store, who: str, matters: Sequence[Matter], on: date, words: str = "") -> int:
    """Record that matters are complete, as one step; answers how many were not closed before.

    Raises:
        UserError: One of them awaits a hearing; none is closed then.
    """
    with store.edit(f"Close {counted(matters)}", who) as session:
        open_ones = [(matter, row) for matter, row in rows_in(session, matters) if row.status not in CLOSED]
        with threads_together(session, [matter for matter, _ in open_ones]):
            for matter, row in open_ones:
                refuse_before_hearing(session, matter.log, row, FollowUpStatus.COMPLETE)
                text = words.strip() or "Complete."
                entry_into(session, matter.log, row, text, FollowUpStatus.COMPLETE, on, who)
        return len(open_ones)


def reopen(store: Store, who: str, matter: Matter, words: str, on: date) -> str:
    """Take up again what was finished; its history stays, and it stands where it stood before. Answers the entry’s id.

    Raises:
        UserError: It is not finished.
    """
    with store.edit(f"Reopen {counted([matter])}", who) as session:
        return str(reopen_into(session, who, matter, words, on).id)


def reopen_into(session: Session, who: str, matter: Matter, words: str, on: date) -> Any:
    """The same inside an edit that is already open; answers the entry."""
    row = row_in(session, matter)
    if row.status not in CLOSED:
        name = name_of(matter.log, row)
        raise UserError(f"{name[0].upper()}{name[1:]} is not closed.", "There is nothing to reopen.")
    status = status_before_closing(session, matter.log, matter.id)
    text = words.strip() or "Taken up again."
    return entry_into(session, matter.log, row, text, status, on, who, kind=EntryKind.REOPENED)
