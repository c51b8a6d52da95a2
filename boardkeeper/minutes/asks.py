"""Limbs and actions stay one thing in the text and in the log: what is written in one place stands in both.

Source: domain §8. A limb that asks somebody for something is followed up by a tracking decision; limbs standing together
that ask the same officer by the same day are one. What was taken out of the minutes after somebody had reported on it
stays in the log as superseded: nothing written is lost.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from boardkeeper import actions, decisions
from boardkeeper.clock import current_day
from boardkeeper.decisions import reference_of, sentence_of
from boardkeeper.logs.tables import TABLES
from boardkeeper.logs.threads import Asked, FirstAsked, entry_into, first_asked_in
from boardkeeper.minutes.written import PieceKind, WrittenAsk, WrittenDecision, WrittenPiece
from boardkeeper.rules.due_dates import full_date, parse_due
from db.tables.actions import Action, ActionUpdate
from db.tables.decisions import Progress, TakenUp, TrackingDecision
from db.tables.follow_up import FollowUpStatus, Log
from db.tables.meetings import Meeting
from db.tables.minutes import Minute, MinuteParagraph, ParagraphKind, Resolution

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_TAKEN_OUT = "Taken out of the minutes."


@dataclass(frozen=True, slots=True)
class _Limb:
    """A limb as it now stands, with its number and what it asks."""

    row: Resolution
    text: str
    number: int
    ask: WrittenAsk


@dataclass(slots=True)
class _Run:
    """Limbs standing together that ask the same."""

    minute: Minute
    limbs: list[_Limb] = field(default_factory=list)


def tracked_in(session: Session, meeting_id: str) -> frozenset[str]:
    """The tracking decisions that the limbs of a meeting have led to."""
    ids = (row.tracking_decision_id for row in _limbs_in(session, meeting_id).values())
    return frozenset(each for each in ids if each)


def track_into(
    session: Session,
    meeting: Meeting,
    pieces: Sequence[WrittenPiece],
    before: Collection[str] | None = None,
) -> None:
    """Bring the tracking decisions and actions of a meeting in line with its minutes.

    Args:
        session: Of an edit that is open; the paragraphs, limbs and headings are written already.
        meeting: Whose minutes they are.
        pieces: As they now stand in the file, ids and all.
        before: The tracking decisions its limbs had led to before they were written; None when no limb has gone.
    """
    _track_limbs(session, meeting, pieces, tracked_in(session, meeting.id) if before is None else before)
    _track_actions(session, meeting, pieces)
    session.flush()


def _track_limbs(
    session: Session, meeting: Meeting, pieces: Sequence[WrittenPiece], before: Collection[str]
) -> None:
    rows = _limbs_in(session, meeting.id)
    runs = list(_runs(_minutes_in(session, meeting.id), pieces, rows))
    linked = {row.tracking_decision_id for row in rows.values() if row.tracking_decision_id}
    there = session.scalars(select(TrackingDecision).where(TrackingDecision.id.in_(linked)))
    decisions = {row.id: row for row in there}
    first = first_asked_in(session, Log.DECISIONS, list(decisions))
    asked: dict[str, str] = {}
    used: set[str] = set()
    for run in runs:
        ids = [limb.row.tracking_decision_id for limb in run.limbs]
        kept = next((each for each in ids if each and each not in used), None)
        decision = decisions[kept] if kept else _new_decision(session, meeting)
        _put(decision, meeting, run, first.get(kept or ""))
        session.add(decision)
        if not kept:
            session.flush()
        used.add(decision.id)
        asked |= {limb.row.id: decision.id for limb in run.limbs}
    for row in rows.values():
        if row.tracking_decision_id != asked.get(row.id):
            row.tracking_decision_id = asked.get(row.id)
    session.flush()
    for decision_id in sorted(each for each in before if each not in used):
        _let_go_of_decision(session, session.get_one(TrackingDecision, decision_id))


def _new_decision(session: Session, meeting: Meeting) -> TrackingDecision:
    place = select(func.count(TrackingDecision.id)).where(TrackingDecision.board_id == meeting.board_id)
    return TrackingDecision(
        board_id=meeting.board_id,
        position=session.scalar(place) or 0,
        reference=decisions.next_reference(session, meeting.board_id),
    )


def _limbs_in(session: Session, meeting_id: str) -> dict[str, Resolution]:
    rows = session.scalars(
        select(Resolution)
        .join(MinuteParagraph, Resolution.paragraph_id == MinuteParagraph.id)
        .join(Minute, MinuteParagraph.minute_id == Minute.id)
        .where(Minute.meeting_id == meeting_id)
    )
    return {row.paragraph_id: row for row in rows}


def _minutes_in(session: Session, meeting_id: str) -> dict[str, Minute]:
    rows = session.scalars(select(Minute).where(Minute.meeting_id == meeting_id))
    return {row.id: row for row in rows}


def _runs(
    minutes: Mapping[str, Minute], pieces: Sequence[WrittenPiece], rows: Mapping[str, Resolution]
) -> Iterator[_Run]:
    """The limbs that ask, gathered where neighbours ask the same."""
    heading, number = "", 0
    run: _Run | None = None
    for piece in pieces:
        if piece.kind is PieceKind.HEADING:
            heading, number = piece.id, 0
        number += piece.kind is PieceKind.RESOLUTION
        ask = _ask_of(piece)
        if run is not None and run.limbs[-1].ask != ask:
            yield run
            run = None
        if ask is not None:
            run = run or _Run(minutes[heading])
            run.limbs.append(_Limb(rows[piece.id], piece.text, number, ask))
    if run is not None:
        yield run


def _ask_of(piece: WrittenPiece) -> WrittenAsk | None:
    """What a limb asks of somebody; a lost motion asks nothing."""
    if piece.kind is not PieceKind.RESOLUTION or piece.decision is None or piece.decision.is_lost:
        return None
    return piece.decision.ask


def _put(decision: TrackingDecision, meeting: Meeting, run: _Run, first: FirstAsked | None) -> None:
    """Write into a tracking decision what its limbs say, touching only what differs."""
    facts: dict[str, Any] = {
        "decided_on": meeting.held_on,
        "decided_on_written": full_date(meeting.held_on),
        "minute_title": run.minute.title,
        "minute_reference": reference_of(
            run.minute.number, [limb.number for limb in run.limbs], meeting.held_on
        ),
        "text": sentence_of([(limb.row, limb.text) for limb in run.limbs]),
    }
    _set(decision, facts | _asked(Log.DECISIONS, run.limbs[0].ask, meeting, first))


def _asked(log: Log, ask: WrittenAsk, meeting: Meeting, first: FirstAsked | None) -> dict[str, Any]:
    """What the minutes ask, by the log’s columns; what the log has changed since stays there as it is.

    `first` is what was asked before that: only that is the minutes’ to correct.
    """
    tables = TABLES[log]
    due = Asked(ask.due_written.strip(), parse_due(ask.due_written, meeting.held_on))
    facts: dict[str, Any] = {}
    if first is None or first.owner is None:
        facts[tables.owner] = ask.officer.strip()
    if first is None or first.due is None:
        facts |= {tables.due_written: due.due_written, tables.due_on: due.due_on}
    if first is not None:
        first.correct(due, ask.officer.strip())
    return facts


def _set(row: Action | TrackingDecision, facts: Mapping[str, Any]) -> None:
    for name, value in facts.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def _let_go_of_decision(session: Session, decision: TrackingDecision) -> None:
    """Its limbs ask for nothing any more: it goes, or stays as superseded when something was made of it."""
    progress = session.scalar(
        select(func.count(Progress.id)).where(Progress.tracking_decision_id == decision.id)
    )
    taken_up = session.scalar(
        select(func.count(TakenUp.id)).where(TakenUp.tracking_decision_id == decision.id)
    )
    if not progress and not taken_up:
        session.delete(decision)
        return
    if decision.status is FollowUpStatus.SUPERSEDED:
        return
    entry_into(session, Log.DECISIONS, decision, _TAKEN_OUT, FollowUpStatus.SUPERSEDED, current_day(), "")


def _track_actions(session: Session, meeting: Meeting, pieces: Sequence[WrittenPiece]) -> None:
    rows = {
        row.paragraph_id: row
        for row in session.scalars(
            select(Action)
            .join(MinuteParagraph, Action.paragraph_id == MinuteParagraph.id)
            .join(Minute, MinuteParagraph.minute_id == Minute.id)
            .where(Minute.meeting_id == meeting.id)
        )
    }
    first = first_asked_in(session, Log.ACTIONS, [row.id for row in rows.values()])
    minute_id = ""
    for piece in pieces:
        if piece.kind is PieceKind.HEADING:
            minute_id = piece.id
        if piece.kind is not PieceKind.ACTION:
            continue
        row = rows.pop(piece.id, None) or Action(
            board_id=meeting.board_id,
            reference=actions.next_reference(session, meeting.board_id),
            paragraph_id=piece.id,
            raised_on=meeting.held_on,
        )
        facts = {"minute_id": minute_id, "text": piece.text.strip()}
        _set(row, facts | _asked(Log.ACTIONS, piece.ask or WrittenAsk(), meeting, first.get(row.id or "")))
        session.add(row)
        session.flush()
    # What was an action and is now plain text is none any more.
    let_go_of_actions(session, rows.values())


def let_go_of_actions(session: Session, rows: Iterable[Action]) -> None:
    """Actions whose paragraph goes: they go too, or stay as superseded when somebody reported on them."""
    for row in rows:
        updates = session.scalar(select(func.count(ActionUpdate.id)).where(ActionUpdate.action_id == row.id))
        if not updates:
            session.delete(row)
            continue
        row.paragraph_id = None
        if row.status is not FollowUpStatus.SUPERSEDED:
            entry_into(session, Log.ACTIONS, row, _TAKEN_OUT, FollowUpStatus.SUPERSEDED, current_day(), "")


def decision_of(piece: WrittenPiece) -> WrittenDecision:
    """How a limb was decided, agreed when nothing else is said."""
    return piece.decision or WrittenDecision()


def cited_again_into(session: Session, meeting: Meeting) -> None:
    """Write the references of tracking decisions anew, after their minutes got numbers."""
    rows = session.execute(
        select(Resolution, MinuteParagraph, Minute)
        .join(MinuteParagraph, Resolution.paragraph_id == MinuteParagraph.id)
        .join(Minute, MinuteParagraph.minute_id == Minute.id)
        .where(Minute.meeting_id == meeting.id, MinuteParagraph.kind == ParagraphKind.RESOLUTION)
        .order_by(Minute.position, Minute.id, MinuteParagraph.position, MinuteParagraph.id)
    ).all()
    for _, of_minute in groupby(rows, key=lambda row: row[2].id):
        tracked: dict[str, tuple[Minute, list[int]]] = {}
        for number, (limb, _, minute) in enumerate(of_minute, start=1):
            if limb.tracking_decision_id:
                tracked.setdefault(limb.tracking_decision_id, (minute, []))[1].append(number)
        for decision_id, (minute, limbs) in tracked.items():
            decision = session.get_one(TrackingDecision, decision_id)
            reference = reference_of(minute.number, limbs, meeting.held_on)
            if decision.minute_reference != reference:
                decision.minute_reference = reference
    session.flush()
