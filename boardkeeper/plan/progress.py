"""How milestones stand, as at periods, and what priorities say for them; nothing of earlier periods is overwritten."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.plan.known import histories_in
from boardkeeper.plan.views import StatusEntry
from boardkeeper.rules.periods import period_kind
from db.tables.plan import MilestoneProgress, MilestoneStatus, Narrative

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store


def record_milestone_status(
    store: Store,
    who: str,
    milestone_id: str,
    period: str,
    status: MilestoneStatus,
    note: str = "",
    said_on: date | None = None,
) -> None:
    """Record how a milestone stands as at a period; earlier periods are kept.

    Args:
        store: The open file.
        who: Who says so.
        milestone_id: Which one.
        period: As it is stored: "2019-06", "2019-Q1", "2019/20".
        status: How it stands.
        note: Why; blank leaves the note the period has.
        said_on: The day it was said; today by default.

    Raises:
        UserError: The period is not one.
    """
    with store.edit("Record the status of a milestone", who) as session:
        _check(period)
        progress_into(session, milestone_id, period, status, note, said_on or current_day(), who)


def record_statuses(
    store: Store,
    who: str,
    milestone_ids: Iterable[str],
    period: str,
    status: MilestoneStatus,
    note: str = "",
    said_on: date | None = None,
) -> None:
    """Record one status of several milestones in one step.

    Raises:
        UserError: The period is not one.
    """
    ids = list(milestone_ids)
    label = (
        "Record the status of a milestone" if len(ids) == 1 else f"Record the status of {len(ids)} milestones"
    )
    with store.edit(label, who) as session:
        _check(period)
        for milestone_id in ids:
            progress_into(session, milestone_id, period, status, note, said_on or current_day(), who)


def progress_into(
    session: Session,
    milestone_id: str,
    period: str,
    status: MilestoneStatus,
    note: str = "",
    said_on: date | None = None,
    said_by: str = "",
) -> None:
    """The same inside an edit that is already open. What is said again word for word keeps the day it was said first."""
    row = session.scalar(
        select(MilestoneProgress).where(
            MilestoneProgress.milestone_id == milestone_id, MilestoneProgress.period == period
        )
    )
    if row is None:
        session.add(
            MilestoneProgress(
                milestone_id=milestone_id,
                period=period,
                status=status,
                note=note.strip(),
                said_on=said_on,
                said_by=said_by,
            )
        )
        return
    if row.status is status and note.strip() in {"", row.note}:
        return
    row.status = status
    row.note = note.strip() or row.note
    row.said_on = said_on or row.said_on
    row.said_by = said_by or row.said_by


def remove_status(store: Store, who: str, milestone_id: str, period: str) -> None:
    """Take back the status of one period, said by mistake; the others stay.

    Raises:
        UserError: There is none for that period.
    """
    with store.edit("Take back the status of a milestone", who) as session:
        row = session.scalar(
            select(MilestoneProgress).where(
                MilestoneProgress.milestone_id == milestone_id, MilestoneProgress.period == period
            )
        )
        if row is None:
            raise UserError("The milestone has no status for that period.", "Choose one from its history.")
        session.delete(row)


def status_history(store: Store, milestone_id: str) -> tuple[StatusEntry, ...]:
    """Every status a milestone ever had, oldest first."""
    with store.read() as session:
        return histories_in(session, [milestone_id]).get(milestone_id, ())


def record_narrative(
    store: Store,
    who: str,
    priority_id: str,
    period: str,
    *,
    working_well: str,
    worried_about: str,
    needs_to_happen: str,
) -> None:
    """Write what a priority says for a period under the three questions; other periods stay as they are.

    Raises:
        UserError: The period is not one.
    """
    with store.edit("Write what a priority says for a period", who) as session:
        _check(period)
        narrative_into(session, priority_id, period, working_well, worried_about, needs_to_happen)


def narrative_into(
    session: Session,
    priority_id: str,
    period: str,
    working_well: str,
    worried_about: str,
    needs_to_happen: str,
) -> Narrative | None:
    """The same inside an edit that is already open; with nothing said any more, the period says nothing."""
    row = session.scalar(
        select(Narrative).where(Narrative.priority_id == priority_id, Narrative.period == period)
    )
    said = [each.strip() for each in (working_well, worried_about, needs_to_happen)]
    if not any(said):
        if row is not None:
            session.delete(row)
            session.flush()
        return None
    if row is None:
        row = Narrative(priority_id=priority_id, period=period)
        session.add(row)
    row.working_well, row.worried_about, row.needs_to_happen = said
    session.flush()
    return row


def _check(period: str) -> None:
    try:
        period_kind(period)
    except ValueError as error:
        raise UserError(
            f"“{period}” is not a period.", "Write it like 2019-06, 2019-Q1 or 2019/20."
        ) from error
