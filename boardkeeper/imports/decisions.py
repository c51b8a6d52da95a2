"""Workbooks of tracking decisions meet the store: each decision with its latest progress as a dated entry."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from boardkeeper import decisions
from boardkeeper.importing.decision_list import ReadDecision
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
from db.tables.decisions import FollowUpStatus, Progress, TrackingDecision
from db.tables.imports import Import

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Key = tuple[str, str, int]


class DecisionRegister:
    """Decisions by meeting and minute; several under one minute are told apart by their order."""

    def plan(self, session: Session, board_id: str, read: ReadImport) -> list[Step]:
        """Compare every decision, and what was last said about it, with what is stored."""
        stored = _stored(session, board_id)
        said = _said(session, [row.id for row in stored.values()])
        seen: Counter[tuple[str, str]] = Counter()
        steps = []
        for row in read.rows:
            where = _where(row.meeting_written, row.minute_title or row.minute_reference)
            steps.append(_step(row, stored.get((*where, seen[where])), said))
            seen[where] += 1
        return steps

    def write(self, session: Session, board_id: str, origin: Import, steps: Sequence[Step]) -> None:
        """Write the decisions; a new note becomes one more entry of the history, none is overwritten."""
        for position, step in enumerate(steps):
            if step.line.kind is LineKind.SAME:
                continue
            row: ReadDecision = step.read
            decision = step.stored or TrackingDecision(board_id=board_id, position=position)
            assign(decision, step, origin)
            session.add(decision)
            session.flush()
            status = FollowUpStatus(row.status.value)
            if row.progress and not step.is_said:
                decisions.progress_into(session, decision, row.progress, status, None, row.officer)
            elif step.stored is None:
                decision.status = status


def _where(meeting: str, minute: str) -> tuple[str, str]:
    return " ".join(meeting.casefold().split()), " ".join(minute.casefold().split())


def _stored(session: Session, board_id: str) -> dict[Key, TrackingDecision]:
    rows = session.scalars(
        select(TrackingDecision)
        .where(TrackingDecision.board_id == board_id)
        .order_by(TrackingDecision.position, TrackingDecision.id)
    )
    seen: Counter[tuple[str, str]] = Counter()
    found: dict[Key, TrackingDecision] = {}
    for row in rows:
        where = _where(row.decided_on_written, row.minute_title or row.minute_reference)
        found[*where, seen[where]] = row
        seen[where] += 1
    return found


def _said(session: Session, ids: Sequence[str]) -> dict[str, set[str]]:
    """Every note of the history, by decision: a note once said is not said again."""
    notes: dict[str, set[str]] = defaultdict(set)
    rows = session.execute(
        select(Progress.tracking_decision_id, Progress.text).where(Progress.tracking_decision_id.in_(ids))
    )
    for decision_id, text in rows:
        notes[decision_id].add(text)
    return notes


def _step(row: ReadDecision, stored: TrackingDecision | None, said: dict[str, set[str]]) -> Step:
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
    notes = said.get(stored.id, set()) if stored else set()
    step.is_said = row.progress.strip() in notes
    if stored is not None and row.progress and not step.is_said:
        changes = (*step.line.changes, FieldChange("progress", "nothing of it yet", in_words(row.progress)))
        step.line = ImportLine(LineKind.CHANGED, "decision", step.line.title, row.sheet, cell, changes)
    return step
