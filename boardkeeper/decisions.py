"""Tracking decisions: what was asked for, by when, of whom, and what has come of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, func, select

from boardkeeper.errors import UserError
from boardkeeper.lists import Listing, Page, Wanted
from boardkeeper.rules.due_dates import days_overdue, full_date, parse_due
from boardkeeper.rules.numbering import cite
from db.tables.decisions import FollowUpStatus, Progress, TrackingDecision
from db.tables.meetings import Meeting
from db.tables.minutes import Minute, Resolution
from db.tables.programme import ProgrammeItem

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "DecisionView",
    "FollowUpStatus",
    "ProgressView",
    "decision_history",
    "list_decisions",
    "record_decision_progress",
    "track_resolution",
]

#: A row in one of these is finished: it cannot be overdue.
CLOSED = (FollowUpStatus.COMPLETE, FollowUpStatus.SUPERSEDED, FollowUpStatus.NOT_ACCEPTED)


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One tracking decision as at a day, with the topic it was put on the work programme as.

    `overdue_days` is 0 when it is not late.
    """

    id: str
    decided_on: date | None
    decided_on_written: str
    minute_title: str
    minute_reference: str
    text: str
    officer: str
    target_written: str
    target_on: date | None
    status: FollowUpStatus
    progress: str
    overdue_days: int
    completed_on: date | None
    source_sheet: str
    source_cell: str
    programme_item_id: str | None = None
    programme_topic: str = ""

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is expected."""
        return self.status in CLOSED


@dataclass(frozen=True, slots=True)
class ProgressView:
    """One entry of a follow-up’s history."""

    id: str
    said_on: date | None
    said_by: str
    text: str
    status: FollowUpStatus


def is_late(table: type[TrackingDecision], today: date) -> ColumnElement[bool]:
    """The condition that a row is past its date and not finished."""
    return and_(table.target_on < today, table.status.not_in(CLOSED))


def _latest_progress() -> ColumnElement[str | None]:
    return (
        select(Progress.text)
        .where(Progress.tracking_decision_id == TrackingDecision.id)
        .order_by(Progress.position.desc())
        .limit(1)
        .correlate(TrackingDecision)
        .scalar_subquery()
    )


def list_decisions(
    store: Store, board_id: str, today: date, wanted: Wanted | None = None
) -> Page[DecisionView]:
    """The tracking decisions of a board in the order they were made."""
    with store.read() as session:
        return decisions_in(session, board_id, today, wanted or Wanted())


def decisions_in(session: Session, board_id: str, today: date, wanted: Wanted) -> Page[DecisionView]:
    """The same inside a session that is already open."""
    progress = _latest_progress()
    table = TrackingDecision
    listing = Listing(
        order=(table.decided_on, table.position, table.id),
        sortable={
            "decided_on": table.decided_on,
            "minute_title": table.minute_title,
            "text": table.text,
            "officer": table.officer,
            "target_on": table.target_on,
            "status": table.status,
            "overdue_days": func.iif(is_late(table, today), table.target_on, None),
        },
        searched=(table.text, table.minute_title, table.officer, table.decided_on_written, progress),
        chips={
            "Overdue": is_late(table, today),
            "Open": table.status.not_in(CLOSED),
            "Requested": table.status == FollowUpStatus.REQUESTED,
            "Complete": table.status == FollowUpStatus.COMPLETE,
        },
    )
    statement = (
        select(table, progress.label("latest"), ProgrammeItem.topic)
        .outerjoin(ProgrammeItem, table.programme_item_id == ProgrammeItem.id)
        .where(table.board_id == board_id)
    )

    def view(row: Any) -> DecisionView:
        decision, latest, topic = row
        closed = decision.status in CLOSED
        return DecisionView(
            id=decision.id,
            decided_on=decision.decided_on,
            decided_on_written=decision.decided_on_written,
            minute_title=decision.minute_title,
            minute_reference=decision.minute_reference,
            text=decision.text,
            officer=decision.officer,
            target_written=decision.target_written,
            target_on=decision.target_on,
            status=decision.status,
            progress=latest or "",
            overdue_days=0 if closed else days_overdue(decision.target_on, today),
            completed_on=decision.completed_on,
            source_sheet=decision.source_sheet,
            source_cell=decision.source_cell,
            programme_item_id=decision.programme_item_id,
            programme_topic=topic or "",
        )

    return listing.page(session, statement, wanted, view)


def decision_history(store: Store, decision_id: str) -> tuple[ProgressView, ...]:
    """Everything ever said about a tracking decision, oldest first."""
    with store.read() as session:
        rows = session.scalars(
            select(Progress).where(Progress.tracking_decision_id == decision_id).order_by(Progress.position)
        )
        return tuple(ProgressView(row.id, row.said_on, row.said_by, row.text, row.status) for row in rows)


def track_resolution(store: Store, who: str, resolution_id: str, officer: str, target_written: str) -> str:
    """Begin to follow up one limb of a minute; answers the id of the tracking decision.

    Raises:
        UserError: The limb is tracked already.
    """
    with store.edit("Track a decision", who) as session:
        return tracking_into(session, resolution_id, officer, target_written).id


def tracking_into(
    session: Session,
    resolution_id: str,
    officer: str,
    target_written: str,
    programme_item_id: str | None = None,
) -> TrackingDecision:
    """The same inside an edit that is already open; `programme_item_id` is the topic it was scheduled as."""
    limb = session.get_one(Resolution, resolution_id)
    minute = session.get_one(Minute, limb.minute_id)
    decided_on = session.get_one(Meeting, minute.meeting_id).held_on
    if session.scalar(select(TrackingDecision.id).where(TrackingDecision.resolution_id == limb.id)):
        raise UserError("This decision is tracked already.", "Record its progress there.")
    place = select(func.count(TrackingDecision.id)).where(TrackingDecision.board_id == minute.board_id)
    decision = TrackingDecision(
        board_id=minute.board_id,
        resolution_id=limb.id,
        position=session.scalar(place) or 0,
        decided_on=decided_on,
        decided_on_written=full_date(decided_on),
        minute_title=minute.title,
        minute_reference="" if minute.number is None else cite(minute.number, limb.limb, decided_on),
        text=limb_sentence(limb),
        officer=officer.strip(),
        target_written=target_written.strip(),
        target_on=parse_due(target_written, decided_on),
        programme_item_id=programme_item_id,
    )
    session.add(decision)
    session.flush()
    return decision


def limb_sentence(limb: Resolution) -> str:
    """A limb as a log shows it by itself: under “Agreed:” stands “that it is done;”, here “Agreed that it is done.”."""
    receiver = f" to {limb.recommended_to}:" if limb.recommended_to else ""
    return f"{limb.verb.value.capitalize()}{receiver} {limb.text.rstrip(' ;.,')}."


def record_decision_progress(
    store: Store, who: str, decision_id: str, text: str, status: FollowUpStatus, said_on: date
) -> str:
    """Add a dated entry to a tracking decision; earlier entries stay as they are.

    Raises:
        UserError: The entry says nothing.
    """
    if not text.strip():
        raise UserError("An update says something.", "Type what was done or asked.")
    with store.edit("Record progress on a tracking decision", who) as session:
        decision = session.get_one(TrackingDecision, decision_id)
        entry = progress_into(session, decision, text, status, said_on, who)
        return entry.id


def progress_into(
    session: Session,
    decision: TrackingDecision,
    text: str,
    status: FollowUpStatus,
    said_on: date | None,
    said_by: str,
) -> Progress:
    """The same inside an edit that is already open."""
    place = session.scalar(
        select(func.count(Progress.id)).where(Progress.tracking_decision_id == decision.id)
    )
    entry = Progress(
        tracking_decision_id=decision.id,
        position=place or 0,
        said_on=said_on,
        said_by=said_by,
        text=text.strip(),
        status=status,
    )
    session.add(entry)
    decision.status = status
    # The log drops a row after the first meeting that saw it closed, however it was closed.
    decision.completed_on = said_on if status in CLOSED else None
    session.flush()
    return entry
