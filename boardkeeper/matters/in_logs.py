"""The entries of both logs: what was asked for, and everything said about it since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from boardkeeper.logs.tables import place_of
from boardkeeper.matters.telling import Telling, in_batches
from boardkeeper.matters.views import EventKind, Thing
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.numbering import cite
from db.tables.actions import Action, ActionUpdate
from db.tables.decisions import Progress, TrackingDecision
from db.tables.follow_up import EntryKind
from db.tables.meetings import Meeting
from db.tables.minutes import Minute, Resolution

_SAYS_STATUS = frozenset({EntryKind.UPDATE, EntryKind.REOPENED, EntryKind.HEARD})


def limbs_told(telling: Telling, decision_ids: Sequence[str]) -> dict[str, str]:
    """The limbs that decisions follow up: paragraph → decision."""
    found: dict[str, str] = {}
    for some in in_batches(decision_ids):
        rows = telling.session.execute(
            select(Resolution.paragraph_id, Resolution.tracking_decision_id).where(
                Resolution.tracking_decision_id.in_(some)
            )
        )
        found |= {paragraph: decision for paragraph, decision in rows if decision is not None}
    return found


def tell_decisions(telling: Telling, ids: Sequence[str]) -> None:
    """Tracking decisions with their progress."""
    for some in in_batches(ids):
        threads = _threads(telling, Progress, Progress.tracking_decision_id, some)
        rows = telling.session.scalars(select(TrackingDecision).where(TrackingDecision.id.in_(some)))
        for row in rows:
            thing = Thing("tracking_decision", row.id)
            name = f"Decision {row.reference}"
            telling.names[thing] = name
            is_exempt = telling.is_withheld(row.board_id, row.id)
            telling.tell(
                thing,
                row.decided_on,
                EventKind.DECISION,
                name,
                row.text,
                note=_asked(row.officer, row.target_written),
                board_id=row.board_id,
                page="decisions",
                is_exempt=is_exempt,
            )
            _tell_thread(telling, thing, name, threads[row.id], row, "decisions", is_exempt=is_exempt)
            telling.names[thing] = f"{name} ({place_of(row)})" if place_of(row) else name


def tell_actions(telling: Telling, ids: Sequence[str]) -> None:
    """Actions with their updates."""
    for some in in_batches(ids):
        threads = _threads(telling, ActionUpdate, ActionUpdate.action_id, some)
        rows = telling.session.execute(
            select(Action, Minute.number, Meeting.held_on)
            .outerjoin(Minute, Action.minute_id == Minute.id)
            .outerjoin(Meeting, Minute.meeting_id == Meeting.id)
            .where(Action.id.in_(some))
        )
        for found in rows:
            # The minute is joined from outside: an action may have none.
            row, number, held_on = _raised(found)
            thing = Thing("action", row.id)
            name = f"Action {row.reference}"
            telling.names[thing] = name
            is_exempt = telling.is_withheld(row.board_id, row.id)
            cited = (
                ""
                if held_on is None
                else full_date(held_on)
                if number is None
                else cite(number, None, held_on)
            )
            telling.tell(
                thing,
                row.raised_on or held_on,
                EventKind.ACTION,
                name,
                row.text,
                note=" · ".join(part for part in (_asked(row.owner, row.due_written), cited) if part),
                board_id=row.board_id,
                page="actions",
                is_exempt=is_exempt,
            )
            _tell_thread(telling, thing, name, threads[row.id], row, "actions", is_exempt=is_exempt)


def _raised(found: Any) -> tuple[Action, int | None, date | None]:
    row, number, held_on = found
    return row, number, held_on


def _asked(who: str, due: str) -> str:
    return ", ".join(part for part in (who, f"by {due}" if due else "") if part)


def _threads(telling: Telling, table: Any, column: Any, ids: list[str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    rows = telling.session.execute(select(column, table).where(column.in_(ids)).order_by(table.position))
    for parent, entry in rows:
        found[parent].append(entry)
    return found


def _tell_thread(
    telling: Telling, thing: Thing, name: str, entries: list[Any], row: Any, page: str, *, is_exempt: bool
) -> None:
    """Each entry on its day; the status is said where it became another."""
    kind = EventKind.ACTION if thing.table == "action" else EventKind.DECISION
    started = row.raised_on if thing.table == "action" else row.decided_on
    status = None
    said_complete = False
    for entry in entries:
        what = "" if entry.kind is EntryKind.UPDATE else f" – {entry.kind.value}"
        changed = entry.kind in _SAYS_STATUS and entry.status is not status
        status = entry.status
        said_complete = said_complete or entry.said_on == row.completed_on
        telling.tell(
            thing,
            entry.said_on or started,
            kind,
            f"{name}{what}{f': {entry.status.value}' if changed else ''}",
            entry.text,
            note=_entry_note(entry),
            board_id=row.board_id,
            page=page,
            part=entry.id,
            is_exempt=is_exempt,
        )
    if row.completed_on is not None and not said_complete:
        telling.tell(
            thing,
            row.completed_on,
            kind,
            f"{name}: {row.status.value}",
            "",
            board_id=row.board_id,
            page=page,
            part="completed",
            is_exempt=is_exempt,
        )


def _entry_note(entry: Any) -> str:
    before = f"was due {entry.due_before}" if entry.due_before else ""
    return ", ".join(part for part in (entry.said_by, before) if part)
