"""The improvement plan: priorities and milestones with the status they had as at a period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import InstrumentedAttribute

from boardkeeper.lists import Listing, Page, Wanted
from boardkeeper.rules import milestones as rules
from db.tables.plan import Milestone, MilestoneProgress, MilestoneStatus, Narrative, Plan, Priority

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "MilestoneStatus",
    "MilestoneView",
    "PlanView",
    "PriorityView",
    "ensure_plan",
    "get_plan",
    "list_milestones",
    "record_milestone_status",
]


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """A milestone with its latest status, the period that status is of, and the status before it."""

    id: str
    priority_number: int
    priority_title: str
    reference: str
    text: str
    impact: str
    assurance: str
    lead: str
    key_dates: str
    due_on: date | None
    status: MilestoneStatus | None
    period: str
    status_before: MilestoneStatus | None
    note: str
    source_sheet: str
    source_cell: str


@dataclass(frozen=True, slots=True)
class PriorityView:
    """One priority with its milestones and what it says for the period."""

    id: str
    number: int
    title: str
    aim: str
    milestones: tuple[MilestoneView, ...]
    working_well: str
    worried_about: str
    needs_to_happen: str
    summary: rules.MilestoneSummary


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan as at its latest period."""

    id: str
    title: str
    period: str
    priorities: tuple[PriorityView, ...]
    summary: rules.MilestoneSummary


def _progress_column(column: InstrumentedAttribute[Any], back: int) -> ColumnElement[Any]:
    return (
        select(column)
        .where(MilestoneProgress.milestone_id == Milestone.id)
        .order_by(MilestoneProgress.period.desc())
        .offset(back)
        .limit(1)
        .correlate(Milestone)
        .scalar_subquery()
    )


_STATUS = _progress_column(MilestoneProgress.status, 0)
_PERIOD = _progress_column(MilestoneProgress.period, 0)
_NOTE = _progress_column(MilestoneProgress.note, 0)
_BEFORE = _progress_column(MilestoneProgress.status, 1)

_STATUS_ORDER = case(
    {
        MilestoneStatus.OFF_TRACK: 0,
        MilestoneStatus.SLIGHT_SLIPPAGE: 1,
        MilestoneStatus.ON_TRACK: 2,
        MilestoneStatus.NOT_YET_DUE: 3,
        MilestoneStatus.COMPLETE: 4,
    },
    value=_STATUS,
)


def _statement(board_id: str) -> Select[Any]:
    return (
        select(Milestone, Priority, _STATUS, _PERIOD, _NOTE, _BEFORE)
        .join(Priority, Milestone.priority_id == Priority.id)
        .join(Plan, Priority.plan_id == Plan.id)
        .where(Plan.board_id == board_id)
    )


_LISTING = Listing(
    order=(Plan.position, Priority.number, Milestone.position, Milestone.reference),
    sortable={
        "reference": Milestone.position + Priority.number * 1000,
        "priority_title": Priority.number,
        "text": Milestone.text,
        "due_on": Milestone.due_on,
        "status": _STATUS_ORDER,
        "lead": Milestone.lead,
    },
    searched=(Milestone.reference, Milestone.text, Milestone.impact, Milestone.lead, Priority.title, _STATUS),
    chips={
        "Off track": _STATUS == MilestoneStatus.OFF_TRACK,
        "Slight slippage": _STATUS == MilestoneStatus.SLIGHT_SLIPPAGE,
        "On track": _STATUS == MilestoneStatus.ON_TRACK,
        "Not yet due": _STATUS == MilestoneStatus.NOT_YET_DUE,
        "Complete": _STATUS == MilestoneStatus.COMPLETE,
    },
)


def list_milestones(store: Store, board_id: str, wanted: Wanted | None = None) -> Page[MilestoneView]:
    """The milestones of a board’s plans in their order, each with its latest status."""
    with store.read() as session:
        return _LISTING.page(session, _statement(board_id), wanted or Wanted(), _view)


def _view(row: Any) -> MilestoneView:
    milestone, priority, status, period, note, before = row
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
        status=None if status is None else MilestoneStatus(status),
        period=period or "",
        status_before=None if before is None else MilestoneStatus(before),
        note=note or "",
        source_sheet=milestone.source_sheet,
        source_cell=milestone.source_cell,
    )


def get_plan(store: Store, board_id: str) -> PlanView | None:
    """The board’s first plan, whole; None when it has none."""
    with store.read() as session:
        return plan_in(session, board_id)


def plan_in(session: Session, board_id: str) -> PlanView | None:
    """The same inside a session that is already open."""
    plan = session.scalar(select(Plan).where(Plan.board_id == board_id).order_by(Plan.position, Plan.title))
    if plan is None:
        return None
    rows = session.execute(
        _statement(board_id).where(Plan.id == plan.id).order_by(Priority.number, Milestone.position)
    )
    by_priority: dict[int, list[MilestoneView]] = defaultdict(list)
    for row in rows:
        view = _view(row)
        by_priority[view.priority_number].append(view)
    every = [milestone for group in by_priority.values() for milestone in group]
    period = max((milestone.period for milestone in every), default="")
    priorities = session.scalars(
        select(Priority).where(Priority.plan_id == plan.id).order_by(Priority.number)
    )
    return PlanView(
        id=plan.id,
        title=plan.title,
        period=period,
        priorities=tuple(
            _priority_view(session, priority, tuple(by_priority[priority.number]), period)
            for priority in priorities
        ),
        summary=_summary(every),
    )


def _priority_view(
    session: Session, priority: Priority, milestones: tuple[MilestoneView, ...], period: str
) -> PriorityView:
    said = session.scalar(
        select(Narrative)
        .where(Narrative.priority_id == priority.id, Narrative.period <= period)
        .order_by(Narrative.period.desc())
    )
    return PriorityView(
        id=priority.id,
        number=priority.number,
        title=priority.title,
        aim=priority.aim,
        milestones=milestones,
        working_well=said.working_well if said else "",
        worried_about=said.worried_about if said else "",
        needs_to_happen=said.needs_to_happen if said else "",
        summary=_summary(milestones),
    )


def _summary(milestones: Iterable[MilestoneView]) -> rules.MilestoneSummary:
    return rules.summary(
        rules.MilestoneStatus(milestone.status.value)
        for milestone in milestones
        if milestone.status is not None
    )


def ensure_plan(session: Session, board_id: str, title: str = "Improvement plan") -> Plan:
    """The board’s first plan, made under `title` when it has none."""
    plan = session.scalar(select(Plan).where(Plan.board_id == board_id).order_by(Plan.position, Plan.title))
    if plan is None:
        plan = Plan(board_id=board_id, title=title)
        session.add(plan)
        session.flush()
    return plan


def record_milestone_status(
    store: Store, who: str, milestone_id: str, period: str, status: MilestoneStatus, note: str = ""
) -> None:
    """Record how a milestone stands as at a period; earlier periods are kept."""
    with store.edit("Record the status of a milestone", who) as session:
        progress_into(session, milestone_id, period, status, note)


def progress_into(
    session: Session, milestone_id: str, period: str, status: MilestoneStatus, note: str = ""
) -> None:
    """The same inside an edit that is already open."""
    row = session.scalar(
        select(MilestoneProgress).where(
            MilestoneProgress.milestone_id == milestone_id, MilestoneProgress.period == period
        )
    )
    if row is None:
        session.add(MilestoneProgress(milestone_id=milestone_id, period=period, status=status, note=note))
        return
    row.status = status
    row.note = note or row.note


def milestone_history(store: Store, milestone_id: str) -> tuple[tuple[str, MilestoneStatus, str], ...]:
    """Every status a milestone ever had: period, status, note; oldest first."""
    with store.read() as session:
        rows = session.execute(
            select(MilestoneProgress.period, MilestoneProgress.status, MilestoneProgress.note)
            .where(MilestoneProgress.milestone_id == milestone_id)
            .order_by(MilestoneProgress.period)
        )
        return tuple((period, status, note) for period, status, note in rows)


def count_milestones(session: Session, board_id: str) -> int:
    """How many milestones the board’s plans have."""
    statement = (
        select(func.count(Milestone.id))
        .join(Priority, Milestone.priority_id == Priority.id)
        .join(Plan, Priority.plan_id == Plan.id)
        .where(Plan.board_id == board_id)
    )
    return session.scalar(statement) or 0
