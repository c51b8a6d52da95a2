"""Milestones of a board or a plan as views: their statuses, their links, and why some of them are slow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select

from boardkeeper.plan.known import Histories, histories_in, last_of
from boardkeeper.plan.linked import Linked, linked_in, standings_in
from boardkeeper.plan.views import MilestoneView, StatusEntry
from boardkeeper.rules import milestones as rules
from boardkeeper.rules.slow_objectives import slow_reasons
from db.tables.plan import Milestone, Plan, Priority

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_NOTHING = Linked()


def milestones_of(board_id: str, plan_id: str | None = None) -> Select[Milestone, Priority]:
    """Milestones with their priorities, of all plans of a board or of one."""
    statement = (
        select(Milestone, Priority)
        .join(Priority, Milestone.priority_id == Priority.id)
        .join(Plan, Priority.plan_id == Plan.id)
        .where(Plan.board_id == board_id)
    )
    return statement if plan_id is None else statement.where(Plan.id == plan_id)


def ids_of(session: Session, board_id: str, plan_id: str | None = None) -> list[str]:
    """Only their ids."""
    return list(session.scalars(milestones_of(board_id, plan_id).with_only_columns(Milestone.id)))


def views_in(
    session: Session, rows: Sequence[Any], today: date, as_at: date | None = None
) -> tuple[MilestoneView, ...]:
    """Views of milestones with their priorities, in their order.

    Args:
        session: An open session.
        rows: What `milestones_of` selects.
        today: The day slowness is judged on.
        as_at: The day whose knowledge counts; None for all there is.
    """
    ids = [milestone.id for milestone, _ in rows]
    histories = histories_in(session, ids, as_at)
    linked = linked_in(session, ids, today, as_at)
    return tuple(
        _view(milestone, priority, histories.get(milestone.id, ()), linked.get(milestone.id, _NOTHING), today)
        for milestone, priority in rows
    )


def slow_ids(session: Session, histories: Histories, rows: Sequence[Any], today: date) -> set[str]:
    """Which milestones are slow; `rows` name each one’s id and the day it is due."""
    linked = standings_in(session, [milestone_id for milestone_id, _ in rows])
    return {
        milestone_id
        for milestone_id, due_on in rows
        if reasons(histories.get(milestone_id, ()), due_on, today, linked.get(milestone_id, _NOTHING))
    }


def reasons(
    history: Sequence[StatusEntry], due_on: date | None, today: date, linked: Linked
) -> tuple[str, ...]:
    """Why a milestone is slow, in words."""
    told = [(entry.period, rules.MilestoneStatus(entry.status.value)) for entry in history]
    return tuple(reason.words for reason in slow_reasons(told, due_on, today, linked.standings))


def _view(
    milestone: Milestone, priority: Priority, history: tuple[StatusEntry, ...], linked: Linked, today: date
) -> MilestoneView:
    latest, before = last_of(history), last_of(history, 1)
    return MilestoneView(
        id=milestone.id,
        priority_number=priority.number,
        priority_title=priority.title,
        reference=milestone.reference,
        text=milestone.text,
        impact=milestone.impact,
        assurance=milestone.assurance,
        lead=milestone.lead,
        key_dates=milestone.key_dates,
        due_on=milestone.due_on,
        status=latest.status if latest else None,
        period=latest.period if latest else "",
        status_before=before.status if before else None,
        note=latest.note if latest else "",
        source_sheet=milestone.source_sheet,
        source_cell=milestone.source_cell,
        plan_id=priority.plan_id,
        priority_id=priority.id,
        starts_on=milestone.starts_on,
        said_on=latest.said_on if latest else None,
        said_by=latest.said_by if latest else "",
        kpis=linked.kpis,
        actions=linked.actions,
        minutes=linked.minutes,
        evidence_count=linked.evidence_count,
        slow=reasons(history, milestone.due_on, today, linked),
        history=history,
    )
