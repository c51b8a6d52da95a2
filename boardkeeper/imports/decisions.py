"""Workbooks of tracking decisions meet the store: each decision with its latest progress as a dated entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import decisions
from boardkeeper.follow_up.matters import threads_together
from boardkeeper.importing.decision_list import ReadDecision
from boardkeeper.imports.follow_ups import (
    References,
    Said,
    Stood,
    add_made,
    cell_of,
    matters_met,
    planned,
    squeezed,
    topics_to_be_heard,
    words_of,
    write_changes,
)
from boardkeeper.imports.lines import FieldChange, LineKind, ReadImport, Step, in_words
from db.tables.base import new_id
from db.tables.decisions import Progress, TrackingDecision
from db.tables.follow_up import FollowUpStatus, Importance, Log
from db.tables.imports import Import
from db.tables.minutes import Resolution

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_ALIKE = 0.6
#: So many pairs of one minute are compared word for word; beyond that only the same words meet.
_MOST_COMPARED = 2_500


class DecisionRegister:
    """Decisions by reference, else by meeting, minute and words; a row of several meets the one it resembles."""

    def plan(self, session: Session, board_id: str, read: ReadImport) -> list[Step]:
        """Compare every decision, its status and what was last said about it, with what is stored."""
        stored = session.scalars(
            select(TrackingDecision)
            .where(TrackingDecision.board_id == board_id)
            .order_by(TrackingDecision.position, TrackingDecision.id)
        ).all()
        met = _met(read.rows, stored)
        known = _Known(session, board_id)
        return [_step(row, met.get(number), known) for number, row in enumerate(read.rows)]

    def write(self, session: Session, board_id: str, origin: Import, steps: Sequence[Step]) -> None:
        """Write the decisions; a new note becomes one more entry of the history, none is overwritten."""
        references = References(decisions.next_reference(session, board_id))
        for step in steps:
            references.seen(step.read.reference)
        made = []
        with threads_together(session, matters_met(Log.DECISIONS, steps)):
            for position, step in enumerate(steps):
                row: ReadDecision = step.read
                if step.line.kind is LineKind.NEW:
                    reference = row.reference or references.take()
                    made.append(_made(board_id, row, reference, position, step, origin))
                elif step.line.kind is LineKind.CHANGED:
                    write_changes(session, origin.made_by, Log.DECISIONS, _said(row), step, origin)
                    for change in step.line.changes:
                        if change.field in _PLACES:
                            _PLACES[change.field](step.stored, row)
        add_made(session, made)


def _take_meeting(decision: TrackingDecision, row: ReadDecision) -> None:
    decision.decided_on, decision.decided_on_written = row.meeting_on, row.meeting_written


def _take_minute(decision: TrackingDecision, row: ReadDecision) -> None:
    decision.minute_title, decision.minute_reference = row.minute_title, row.minute_reference


_PLACES = {"meeting": _take_meeting, "minute": _take_minute}


def _met(rows: Sequence[ReadDecision], stored: Sequence[TrackingDecision]) -> dict[int, TrackingDecision]:
    """Which stored decision each row is, by the row's place: by reference, the same words, then the most alike left.

    Finished rows leave the log, so of several under one minute their order alone would mistake one for another.
    """
    by_reference = {decision.reference.casefold(): decision for decision in stored}
    met = {
        number: by_reference[row.reference.casefold()]
        for number, row in enumerate(rows)
        if row.reference and row.reference.casefold() in by_reference
    }
    taken = {decision.id for decision in met.values()}
    same: dict[tuple[str, str, str], list[TrackingDecision]] = defaultdict(list)
    for decision in reversed(stored):
        if decision.id not in taken:
            title = decision.minute_title or decision.minute_reference
            place = _where(decision.decided_on, decision.decided_on_written, title)
            same[*place, words_of(decision.text)].append(decision)
    for number, row in enumerate(rows):
        alike = same.get((*_place(row), words_of(row.text))) if number not in met else None
        if alike:
            met[number] = alike.pop()
    left: dict[tuple[str, str], list[TrackingDecision]] = defaultdict(list)
    for (day, minute, _), unmet in same.items():
        left[day, minute] += unmet
    return met | _most_alike(rows, met, left)


def _most_alike(
    rows: Sequence[ReadDecision],
    met: Mapping[int, TrackingDecision],
    left: Mapping[tuple[str, str], list[TrackingDecision]],
) -> dict[int, TrackingDecision]:
    """Of what is left under one minute, each row without a reference meets the one it resembles most."""
    waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        if number not in met and not row.reference and row.text:
            waiting[_place(row)].append(number)
    found: dict[int, TrackingDecision] = {}
    for place, numbers in waiting.items():
        candidates = sorted(left.get(place, ()), key=lambda decision: (decision.position, decision.id))
        if len(numbers) * len(candidates) > _MOST_COMPARED:
            continue
        for number in numbers:
            best = max(
                ((_likeness(rows[number].text, other.text), -at) for at, other in enumerate(candidates)),
                default=(0.0, 0),
            )
            if best[0] >= _ALIKE:
                found[number] = candidates.pop(-best[1])
    return found


def _place(row: ReadDecision) -> tuple[str, str]:
    return _where(row.meeting_on, row.meeting_written, row.minute_title or row.minute_reference)


def _where(day: date | None, written: str, minute: str) -> tuple[str, str]:
    """Meeting and minute; a meeting is known by its day, however that is written."""
    return str(day or words_of(written)), words_of(minute)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, words_of(one), words_of(other), autojunk=False).ratio()


class _Known:
    """What the board holds beside its decisions: their threads, topics still to be heard, limbs of minutes."""

    def __init__(self, session: Session, board_id: str) -> None:
        self._entries: dict[str, list[tuple[str, FollowUpStatus]]] = defaultdict(list)
        rows = session.execute(
            select(Progress.tracking_decision_id, Progress.text, Progress.status)
            .join(TrackingDecision, Progress.tracking_decision_id == TrackingDecision.id)
            .where(TrackingDecision.board_id == board_id)
            .order_by(Progress.position)
        )
        for decision_id, text, status in rows:
            self._entries[decision_id].append((text, status))
        self._to_be_heard = topics_to_be_heard(session, board_id)
        limbs = select(Resolution.tracking_decision_id).where(Resolution.tracking_decision_id.is_not(None))
        self._in_minutes = set(session.scalars(limbs))

    def stood(self, decision: TrackingDecision) -> Stood:
        """What is stored of a decision."""
        return Stood(
            decision.text,
            decision.officer,
            decision.target_written,
            decision.target_on,
            decision.status,
            decision.importance,
            decision.completed_on,
            self._entries.get(decision.id, ()),
            self._to_be_heard.get(decision.programme_item_id or "", ""),
            decision.id in self._in_minutes,
        )

    def is_in_minutes(self, decision: TrackingDecision) -> bool:
        """Whether minutes say where it was decided."""
        return decision.id in self._in_minutes


def _step(row: ReadDecision, stored: TrackingDecision | None, known: _Known) -> Step:
    if stored is None:
        return planned(_said(row), row, None, None)
    moved = () if known.is_in_minutes(stored) else _moved(row, stored)
    return planned(_said(row), row, stored, known.stood(stored), *moved)


def _moved(row: ReadDecision, stored: TrackingDecision) -> list[FieldChange]:
    """Where it was decided, if the row says so and says something else."""
    changes = []
    day = row.meeting_on or stored.decided_on
    is_same_words = words_of(row.meeting_written) == words_of(stored.decided_on_written)
    if row.meeting_written and not is_same_words and (day != stored.decided_on or row.meeting_on is None):
        changes.append(
            FieldChange("meeting", in_words(stored.decided_on_written), in_words(row.meeting_written))
        )
    minute = row.minute_title or row.minute_reference
    known = {squeezed(stored.minute_title), squeezed(stored.minute_reference)}
    if minute and squeezed(minute) not in known:
        before = stored.minute_title or stored.minute_reference
        changes.append(FieldChange("minute", in_words(before), in_words(minute)))
    return changes


def _said(row: ReadDecision) -> Said:
    where = " – ".join(
        part for part in (row.meeting_written, row.minute_title or row.minute_reference) if part
    )
    return Said(
        "decision",
        where or f"{row.reference} {row.text}".strip(),
        row.reference,
        row.text,
        row.officer,
        row.target_written,
        row.target_on,
        row.status,
        row.progress,
        row.importance,
        row.completed_on,
        row.sheet,
        cell_of(row.cells, ("text", "reference")),
        "status" in row.cells,
    )


def _made(
    board_id: str, row: ReadDecision, reference: str, position: int, step: Step, origin: Import
) -> tuple[TrackingDecision, Progress | None]:
    """A new decision, and its progress where the workbook has some."""
    status = FollowUpStatus(row.status.value)
    decision = TrackingDecision(
        id=new_id(),
        board_id=board_id,
        position=position,
        reference=reference,
        decided_on=row.meeting_on,
        decided_on_written=row.meeting_written,
        minute_title=row.minute_title,
        minute_reference=row.minute_reference,
        text=row.text,
        officer=row.officer,
        target_written=row.target_written,
        target_on=row.target_on,
        status=status,
        importance=Importance(row.importance or Importance.MEDIUM),
        completed_on=row.completed_on,
        import_id=origin.id,
        source_sheet=step.line.sheet,
        source_cell=step.line.cell,
    )
    if not row.progress:
        return decision, None
    progress = Progress(
        tracking_decision_id=decision.id,
        position=0,
        said_on=row.completed_on,
        said_by=row.officer,
        text=row.progress,
        status=status,
    )
    return decision, progress
