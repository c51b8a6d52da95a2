"""Tracking decisions: what was asked for, by when, of whom, and what has come of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Integer, ScalarSelect, cast, func, or_, select

from boardkeeper.errors import UserError
from boardkeeper.lists import Listing, Page, Wanted
from boardkeeper.logs.links import Link, LinkedTo, evidence_counts, links_in
from boardkeeper.logs.listing import MeetingsAround, log_listing, meetings_around
from boardkeeper.logs.tables import CLOSED, TABLES
from boardkeeper.logs.threads import (
    ProgressView,
    ThreadFacts,
    age_in_days,
    entry_into,
    history_in,
    in_lots,
    threads_in,
)
from boardkeeper.rules.due_dates import days_overdue, full_date, parse_due
from boardkeeper.rules.numbering import cite
from db.tables.decisions import Progress, TrackingDecision
from db.tables.follow_up import EntryKind, FollowUpStatus, Importance, Log
from db.tables.meetings import Meeting
from db.tables.minutes import Minute, MinuteParagraph, ParagraphKind, Resolution

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "CLOSED",
    "DecisionView",
    "FollowUpStatus",
    "Importance",
    "Link",
    "ProgressView",
    "decision_history",
    "get_decision",
    "list_decisions",
    "track_resolution",
]

_LISTED = TABLES[Log.DECISIONS].listed


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One tracking decision as at a day, with the topic it was put on the work programme as.

    Attributes:
        overdue_days: 0 when it is not late.
        paragraph_id: The limb it came from, the first of several; blank for one that came with a workbook.
        is_exempt: Whether a limb it came from is kept from the public.
        age_days: From the day it was decided to the day it was finished, or to today.
        first_due_written: The date that was asked for at first, as it was written; `target_written` unless it was put off.
        times_chased: How many letters were written about it.
        chased: The last letter since it was put off or taken up again.
        is_archived: Whether it was shown finished at a meeting and has left the log.
        awaits_hearing: Whether its topic has still to be heard, so that it cannot be complete.
        hearing: When that is to be: “on 13 November 2019”.
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
    reference: str = ""
    importance: Importance = Importance.MEDIUM
    age_days: int | None = None
    first_due_written: str = ""
    first_due_on: date | None = None
    times_chased: int = 0
    times_postponed: int = 0
    chased: EntryKind | None = None
    is_archived: bool = False
    milestone: Link | None = None
    kpi: Link | None = None
    programme: Link | None = None
    awaits_hearing: bool = False
    hearing: str = ""
    evidence_count: int = 0

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is expected."""
        return self.status in CLOSED


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
    around = meetings_around(session, board_id, today)
    ids = select(_LISTED.row.id).where(_LISTED.row.board_id == board_id)
    found = decision_listing(today, around, wanted.who).keys(session, ids, wanted)
    return Page(_views(session, found.rows, today, around), found.total)


def get_decision(store: Store, decision_id: str, today: date) -> DecisionView:
    """One tracking decision as at a day."""
    with store.read() as session:
        board_id = session.get_one(TrackingDecision, decision_id).board_id
        return _views(session, (decision_id,), today, meetings_around(session, board_id, today))[0]


def decision_listing(today: date, around: MeetingsAround, who: str = "") -> Listing:
    """How the log of tracking decisions is filtered, grouped and ordered."""
    row = _LISTED.row
    return log_listing(
        _LISTED,
        today,
        around,
        who,
        order=(row.decided_on, row.position, row.id),
        sortable={
            "decided_on": row.decided_on,
            "minute_title": row.minute_title,
            "officer": row.officer,
            "target_on": row.target_on,
            "overdue_days": func.iif(_LISTED.is_late(today), row.target_on, None),
        },
    )


def _views(
    session: Session, ids: Sequence[str], today: date, around: MeetingsAround
) -> tuple[DecisionView, ...]:
    """Tracking decisions in the order of their ids."""
    views: dict[str, DecisionView] = {}
    for lot in in_lots(ids):
        rows = session.execute(
            select(
                TrackingDecision, _first_limb().label("limb"), _has_exempt_limb().label("is_exempt")
            ).where(TrackingDecision.id.in_(lot))
        ).all()
        threads = threads_in(session, Log.DECISIONS, lot)
        links = links_in(session, [decision for decision, *_ in rows])
        evidence = evidence_counts(session, Log.DECISIONS, lot)
        for decision, limb, is_exempt in rows:
            views[decision.id] = _view(
                decision,
                limb or "",
                threads[decision.id],
                links[decision.id],
                today,
                around,
                is_exempt=bool(is_exempt),
                evidence_count=evidence[decision.id],
            )
    return tuple(views[row_id] for row_id in ids)


def _view(
    decision: TrackingDecision,
    limb: str,
    thread: ThreadFacts,
    linked: LinkedTo,
    today: date,
    around: MeetingsAround,
    *,
    is_exempt: bool,
    evidence_count: int,
) -> DecisionView:
    is_closed = decision.status in CLOSED
    first = thread.first
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
        progress=thread.latest,
        overdue_days=0 if is_closed else days_overdue(decision.target_on, today),
        completed_on=decision.completed_on,
        source_sheet=decision.source_sheet,
        source_cell=decision.source_cell,
        programme_item_id=decision.programme_item_id,
        programme_topic=linked.programme.words if linked.programme else "",
        paragraph_id=limb,
        is_exempt=is_exempt,
        reference=decision.reference,
        importance=decision.importance,
        age_days=age_in_days(decision.decided_on, decision.completed_on, today, is_closed=is_closed),
        first_due_written=first.due_written if first else decision.target_written,
        first_due_on=first.due_on if first else decision.target_on,
        times_chased=thread.times_chased,
        times_postponed=thread.times_postponed,
        chased=thread.chased,
        is_archived=around.has_archived(decision.completed_on, is_closed=is_closed),
        milestone=linked.milestone,
        kpi=linked.kpi,
        programme=linked.programme,
        awaits_hearing=linked.is_unheard,
        hearing=linked.hearing if linked.is_unheard else "",
        evidence_count=evidence_count,
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


def decision_history(store: Store, decision_id: str) -> tuple[ProgressView, ...]:
    """Everything ever said about a tracking decision, oldest first."""
    with store.read() as session:
        return history_in(session, Log.DECISIONS, decision_id)


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


def progress_into(
    session: Session,
    decision: TrackingDecision,
    text: str,
    status: FollowUpStatus,
    said_on: date | None,
    said_by: str,
) -> Progress:
    """The same inside an edit that is already open."""
    entry: Progress = entry_into(session, Log.DECISIONS, decision, text, status, said_on, said_by)
    return entry
