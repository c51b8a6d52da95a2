"""Tracking decisions: what was asked for, by when, of whom, and what has come of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Integer, ScalarSelect, and_, cast, func, or_, select

from boardkeeper.errors import UserError
from boardkeeper.lists import Listing, Page, Wanted
from boardkeeper.rules.due_dates import days_overdue, full_date, parse_due
from boardkeeper.rules.numbering import cite
from db.tables.decisions import Progress, TrackingDecision
from db.tables.follow_up import FollowUpStatus
from db.tables.meetings import Meeting
from db.tables.minutes import Minute, MinuteParagraph, ParagraphKind, Resolution
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

    Attributes:
        overdue_days: 0 when it is not late.
        paragraph_id: The limb it came from, the first of several; blank for one that came with a workbook.
        is_exempt: Whether a limb it came from is kept from the public.
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
    paragraph_id: str = ""
    is_exempt: bool = False

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


def _first_limb() -> ScalarSelect[Any]:
    """The paragraph of the first limb a tracking decision came from."""
    return (
        select(MinuteParagraph.id)
        .join(Resolution, Resolution.paragraph_id == MinuteParagraph.id)
        .where(Resolution.tracking_decision_id == TrackingDecision.id)
        .order_by(MinuteParagraph.position)
        .limit(1)
        .correlate(TrackingDecision)
        .scalar_subquery()
    )


def _has_exempt_limb() -> ColumnElement[bool]:
    return (
        select(Resolution.id)
        .join(MinuteParagraph, Resolution.paragraph_id == MinuteParagraph.id)
        .where(Resolution.tracking_decision_id == TrackingDecision.id, exempt_paragraph())
        .correlate(TrackingDecision)
        .exists()
    )


def exempt_paragraph() -> ColumnElement[bool]:
    """The condition that a paragraph of minutes is kept from the public."""
    return or_(MinuteParagraph.exempt_paragraphs != "", MinuteParagraph.is_confidential)


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
        select(
            table,
            progress.label("latest"),
            ProgrammeItem.topic,
            _first_limb().label("limb"),
            _has_exempt_limb().label("is_exempt"),
        )
        .outerjoin(ProgrammeItem, table.programme_item_id == ProgrammeItem.id)
        .where(table.board_id == board_id)
    )

    def view(row: Any) -> DecisionView:
        decision, latest, topic, limb, is_exempt = row
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
            paragraph_id=limb or "",
            is_exempt=is_exempt,
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
    paragraph = session.get_one(MinuteParagraph, limb.paragraph_id)
    minute = session.get_one(Minute, paragraph.minute_id)
    decided_on = session.get_one(Meeting, minute.meeting_id).held_on
    if limb.tracking_decision_id is not None:
        raise UserError("This decision is tracked already.", "Record its progress there.")
    place = select(func.count(TrackingDecision.id)).where(TrackingDecision.board_id == minute.board_id)
    decision = TrackingDecision(
        board_id=minute.board_id,
        position=session.scalar(place) or 0,
        reference=next_reference(session, minute.board_id),
        decided_on=decided_on,
        decided_on_written=full_date(decided_on),
        minute_title=minute.title,
        minute_reference=reference_of(minute.number, [_limb_number(session, paragraph)], decided_on),
        text=sentence_of([(limb, paragraph.text)]),
        officer=officer.strip(),
        target_written=target_written.strip(),
        target_on=parse_due(target_written, decided_on),
        programme_item_id=programme_item_id,
    )
    session.add(decision)
    session.flush()
    limb.tracking_decision_id = decision.id
    session.flush()
    return decision


def next_reference(session: Session, board_id: str) -> str:
    """The next number of the board’s log of decisions."""
    numbers = select(func.max(cast(TrackingDecision.reference, Integer))).where(
        TrackingDecision.board_id == board_id
    )
    return str((session.scalar(numbers) or 0) + 1)


def _limb_number(session: Session, paragraph: MinuteParagraph) -> int:
    """The number of a limb: its place among the limbs of its minute."""
    before = select(func.count(MinuteParagraph.id)).where(
        MinuteParagraph.minute_id == paragraph.minute_id,
        MinuteParagraph.kind == ParagraphKind.RESOLUTION,
        MinuteParagraph.position <= paragraph.position,
    )
    return session.scalar(before) or 1


def reference_of(number: int | None, limbs: Sequence[int], day: date) -> str:
    """Cite limbs standing together: “Minute 17(2), 10 July 2019”, “Minute 17(1)–(3), …”; blank without a number."""
    if number is None:
        return ""
    cited = cite(number, limbs[0], day)
    return cited if len(limbs) == 1 else cited.replace(f"({limbs[0]})", f"({limbs[0]})–({limbs[-1]})", 1)


def sentence_of(limbs: Sequence[tuple[Resolution, str]]) -> str:
    """Limbs as a log shows them by themselves.

    Under “Agreed:” stands “that it is done;”, here “Agreed that it is done.”, or “Agreed: 1. that …; 2. that ….”.
    """
    first, text = limbs[0]
    receiver = f" to {first.recommended_to}:" if first.recommended_to else ""
    verb = f"{first.verb.value.capitalize()}{receiver}"
    if len(limbs) == 1:
        return f"{verb} {text.rstrip(' ;.,')}."
    listed = "; ".join(f"{place}. {said.rstrip(' ;.,')}" for place, (_, said) in enumerate(limbs, start=1))
    return f"{verb.rstrip(':')}: {listed}."


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
