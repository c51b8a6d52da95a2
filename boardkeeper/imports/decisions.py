"""Workbooks of tracking decisions meet the store: each decision with its latest progress as a dated entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from boardkeeper import decisions
from boardkeeper.importing.decision_list import ReadDecision
from boardkeeper.importing.followups import FollowUp
from boardkeeper.imports.lines import (
    FieldChange,
    ImportLine,
    LineKind,
    ReadImport,
    Step,
    assign,
    compared,
    in_words,
)
from db.tables.decisions import Progress, TrackingDecision
from db.tables.follow_up import FollowUpStatus
from db.tables.imports import Import

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_ALIKE = 0.6


class DecisionRegister:
    """Decisions by meeting, minute and words; of several under one minute each row meets the one it resembles."""

    def plan(self, session: Session, board_id: str, read: ReadImport) -> list[Step]:
        """Compare every decision, its status and what was last said about it, with what is stored."""
        stored = session.scalars(
            select(TrackingDecision)
            .where(TrackingDecision.board_id == board_id)
            .order_by(TrackingDecision.position, TrackingDecision.id)
        ).all()
        met = _met(read.rows, stored)
        said = _said(session, [row.id for row in stored])
        return [_step(row, met.get(number), said) for number, row in enumerate(read.rows)]

    def write(self, session: Session, board_id: str, origin: Import, steps: Sequence[Step]) -> None:
        """Write the decisions; a new note becomes one more entry of the history, none is overwritten."""
        for position, step in enumerate(steps):
            if step.line.kind is LineKind.SAME:
                continue
            row: ReadDecision = step.read
            decision = step.stored or TrackingDecision(
                board_id=board_id,
                position=position,
                reference=decisions.next_reference(session, board_id),
            )
            assign(decision, step, origin)
            session.add(decision)
            session.flush()
            status = FollowUpStatus(row.status.value)
            if row.progress and not step.is_said:
                decisions.progress_into(session, decision, row.progress, status, None, row.officer)
            elif any(change.field == "status" for change in step.line.changes) or step.stored is None:
                decision.status = status


def _met(rows: Sequence[ReadDecision], stored: Sequence[TrackingDecision]) -> dict[int, TrackingDecision]:
    """Which stored decision each row is, by the row's place: the same words first, then the most alike left over.

    Finished rows leave the log, so of several under one minute their order alone would mistake one for another.
    """
    left: dict[tuple[str, str], list[TrackingDecision]] = defaultdict(list)
    for decision in stored:
        title = decision.minute_title or decision.minute_reference
        left[_where(decision.decided_on, decision.decided_on_written, title)].append(decision)
    met: dict[int, TrackingDecision] = {}
    for least in (1.0, _ALIKE):
        for number, row in enumerate(rows):
            title = row.minute_title or row.minute_reference
            candidates = left[_where(row.meeting_on, row.meeting_written, title)]
            if number in met or not candidates:
                continue
            likeness, place = max(
                (_likeness(row.text, other.text), -place) for place, other in enumerate(candidates)
            )
            if likeness >= least:
                met[number] = candidates.pop(-place)
    return met


def _where(day: date | None, written: str, minute: str) -> tuple[str, str]:
    """Meeting and minute; a meeting is known by its day, however that is written."""
    return str(day or _words(written)), _words(minute)


def _likeness(one: str, other: str) -> float:
    one, other = _words(one), _words(other)
    return 1.0 if one == other else SequenceMatcher(None, one, other, autojunk=False).ratio()


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


def _said(session: Session, ids: Sequence[str]) -> dict[str, list[str]]:
    """Every note of the history, by decision, oldest first: a note once said is not said again."""
    notes: dict[str, list[str]] = defaultdict(list)
    rows = session.execute(
        select(Progress.tracking_decision_id, Progress.text)
        .where(Progress.tracking_decision_id.in_(ids))
        .order_by(Progress.position)
    )
    for decision_id, text in rows:
        notes[decision_id].append(text)
    return notes


def _step(row: ReadDecision, stored: TrackingDecision | None, said: dict[str, list[str]]) -> Step:
    values: dict[str, Any] = {
        "decided_on": row.meeting_on,
        "decided_on_written": row.meeting_written,
        "minute_title": row.minute_title,
        "minute_reference": row.minute_reference,
        "text": row.text,
        "officer": row.officer,
        "target_written": row.target_written,
        "target_on": row.target_on,
    }
    title = " – ".join(
        part for part in (row.meeting_written, row.minute_title or row.minute_reference) if part
    )
    cell = row.cells.get("text", "")
    step = compared("decision", title or row.text, row.sheet, cell, row, stored, values)
    if stored is None:
        return step
    notes, note = said.get(stored.id, []), row.progress.strip()
    step.is_said = note in notes
    changes = step.line.changes
    if note and not step.is_said:
        changes = (*changes, FieldChange("progress", "nothing of it yet", in_words(row.progress)))
    # An older note says nothing against what was recorded after it, and a blank says nothing at all.
    counts = notes[-1:] == [note] if note else row.status is not FollowUp.OPEN
    if counts and stored.status.value != row.status.value:
        changes = (*changes, FieldChange("status", in_words(stored.status), in_words(row.status)))
    if changes:
        step.line = ImportLine(LineKind.CHANGED, "decision", step.line.title, row.sheet, cell, changes)
    return step
