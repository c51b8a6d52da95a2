"""Milestone workbooks meet the store: priorities, milestones, and their status as at a month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import plan
from boardkeeper.importing.milestone_list import ReadMilestone
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
from db.tables.imports import Import
from db.tables.plan import Milestone, MilestoneProgress, MilestoneStatus, Plan, Priority

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class MilestoneRegister:
    """Milestones by their reference within the plan the workbook goes into, by default the board’s first."""

    def plan(self, session: Session, board_id: str, read: ReadImport) -> list[Step]:
        """Compare every milestone, and its status as at the period, with what is stored."""
        stored = _stored(session, read.plan_id or _first_plan(session, board_id))
        statuses = _statuses(session, read.period, [milestone.id for milestone in stored.values()])
        steps = [_step(row, stored.get(row.reference.casefold()), statuses, read.period) for row in read.rows]
        for step in steps:
            step.plan_id = read.plan_id
        return steps

    def write(self, session: Session, board_id: str, origin: Import, steps: Sequence[Step]) -> None:
        """Write milestones under their priorities, and their status as at the period."""
        into = next((step.plan_id for step in steps), "")
        whole = session.get_one(Plan, into) if into else plan.ensure_plan(session, board_id)
        priorities = {
            row.number: row for row in session.scalars(select(Priority).where(Priority.plan_id == whole.id))
        }
        for position, step in enumerate(steps):
            if step.line.kind is LineKind.SAME:
                continue
            row: ReadMilestone = step.read
            milestone = step.stored or Milestone(reference=row.reference, position=position)
            milestone.priority_id = _priority(session, whole, priorities, row).id
            assign(milestone, step, origin)
            session.add(milestone)
            session.flush()
            plan.progress_into(session, milestone.id, step.period, MilestoneStatus(row.status.value))


def fitting_plan(session: Session, board_id: str, read: ReadImport) -> str:
    """The plan that holds the most of a workbook’s milestones; blank when none holds any."""
    held = session.execute(
        select(Priority.plan_id, Milestone.reference, Milestone.text)
        .join(Priority, Milestone.priority_id == Priority.id)
        .join(Plan, Priority.plan_id == Plan.id)
        .where(Plan.board_id == board_id)
    )
    rows = {(row.reference.casefold(), row.text.casefold()) for row in read.rows}
    met = Counter(
        plan_id for plan_id, reference, text in held if (reference.casefold(), text.casefold()) in rows
    )
    return met.most_common(1)[0][0] if met else ""


def _first_plan(session: Session, board_id: str) -> str:
    first = session.scalar(
        select(Plan.id).where(Plan.board_id == board_id).order_by(Plan.position, Plan.title).limit(1)
    )
    return first or ""


def _stored(session: Session, plan_id: str) -> dict[str, Milestone]:
    """The milestones of a plan, by reference."""
    rows = session.scalars(
        select(Milestone)
        .join(Priority, Milestone.priority_id == Priority.id)
        .where(Priority.plan_id == plan_id)
    )
    return {row.reference.casefold(): row for row in rows}


def _statuses(session: Session, period: str, ids: Sequence[str]) -> dict[str, MilestoneStatus]:
    rows = session.scalars(
        select(MilestoneProgress).where(
            MilestoneProgress.milestone_id.in_(ids), MilestoneProgress.period == period
        )
    )
    return {row.milestone_id: row.status for row in rows}


def _step(
    row: ReadMilestone, stored: Milestone | None, statuses: dict[str, MilestoneStatus], period: str
) -> Step:
    # The days are read from these words: where they are those on file, what somebody made of them by hand stays.
    known = stored if stored is not None and stored.key_dates == row.key_dates else None
    values = {
        "text": row.text,
        "impact": row.impact,
        "assurance": row.assurance,
        "lead": row.lead,
        "key_dates": row.key_dates,
        "starts_on": known.starts_on if known else row.starts_on,
        "due_on": known.due_on if known else row.due_on,
    }
    title = f"{row.reference} {row.text}"
    step = compared("milestone", title, row.sheet, row.cells.get("text", ""), row, stored, values)
    step.period = period
    now, before = MilestoneStatus(row.status.value), statuses.get(stored.id) if stored else None
    if stored is not None and now is not before:
        changes = (*step.line.changes, FieldChange(f"status as at {period}", in_words(before), in_words(now)))
        step.line = ImportLine(LineKind.CHANGED, "milestone", title, row.sheet, step.line.cell, changes)
    return step


def _priority(session: Session, whole: Plan, priorities: dict[int, Priority], row: ReadMilestone) -> Priority:
    priority = priorities.get(row.priority_number)
    if priority is None:
        title = row.priority_title or f"Priority {row.priority_number}"
        priority = Priority(plan_id=whole.id, number=row.priority_number, title=title)
        session.add(priority)
        session.flush()
        priorities[row.priority_number] = priority
    return priority
