"""The milestones of a board’s plans as a list that is filtered and ordered, and the plans themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, case, func, literal, null, select

from boardkeeper.clock import current_day
from boardkeeper.lists import Listing, Page, Wanted
from boardkeeper.plan.known import Histories, histories_in, last_of
from boardkeeper.plan.milestone_views import milestones_of, slow_ids, views_in
from boardkeeper.plan.views import MilestoneView, PlanLine
from db.tables.plan import Milestone, MilestoneStatus, Plan, Priority

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from db.store import Store

#: The worst first.
GRAVITY = (
    MilestoneStatus.OFF_TRACK,
    MilestoneStatus.SLIGHT_SLIPPAGE,
    MilestoneStatus.ON_TRACK,
    MilestoneStatus.NOT_YET_DUE,
    MilestoneStatus.COMPLETE,
)
SLOW = "Slow"
_EVERY = 100_000
NO_STATUS = "No status"


def list_milestones(
    store: Store, board_id: str, wanted: Wanted | None = None, plan_id: str | None = None
) -> Page[MilestoneView]:
    """The milestones of a board’s plans, or of one of them, in their order, each with its latest status."""
    with store.read() as session:
        return milestones_in(session, board_id, wanted or Wanted(), plan_id)


def milestones_in(
    session: Session, board_id: str, wanted: Wanted, plan_id: str | None = None, today: date | None = None
) -> Page[MilestoneView]:
    """The same inside a session that is already open."""
    day = today or current_day()
    statement = milestones_of(board_id, plan_id)
    dues = [
        (milestone_id, due_on)
        for milestone_id, due_on in session.execute(
            statement.with_only_columns(Milestone.id, Milestone.due_on)
        )
    ]
    histories = histories_in(session, [milestone_id for milestone_id, _ in dues])
    # Only the chip needs to know of every milestone whether it is slow.
    slow = slow_ids(session, histories, dues, day) if SLOW in wanted.chips else set()
    page = _listing(_by_status(histories), slow).page(session, statement, wanted, tuple)
    return Page(views_in(session, page.rows, day), page.total)


def slow_objectives_in(
    session: Session, board_id: str, today: date, plan_id: str | None = None
) -> tuple[MilestoneView, ...]:
    """The milestones that are slow on a day, of all plans of a board or of one, in their order."""
    wanted = Wanted(chips=frozenset({SLOW}), limit=_EVERY)
    return milestones_in(session, board_id, wanted, plan_id, today).rows


def _by_status(histories: Histories) -> Mapping[MilestoneStatus, list[str]]:
    found: dict[MilestoneStatus, list[str]] = defaultdict(list)
    for milestone_id, history in histories.items():
        latest = last_of(history)
        if latest is not None:
            found[latest.status].append(milestone_id)
    return found


def _listing(by_status: Mapping[MilestoneStatus, list[str]], slow: set[str]) -> Listing:
    """Which status is the latest is known by periods of several kinds, which SQL cannot put in order."""
    words: ColumnElement[str] = literal("")
    gravity: ColumnElement[Any] = null()
    if by_status:
        words = case(
            *((Milestone.id.in_(ids), literal(status.value)) for status, ids in by_status.items()), else_=""
        )
        gravity = case(
            *((Milestone.id.in_(ids), GRAVITY.index(status)) for status, ids in by_status.items()), else_=None
        )
    with_status = [milestone_id for ids in by_status.values() for milestone_id in ids]
    return Listing(
        order=(Plan.position, Plan.title, Priority.number, Milestone.position, Milestone.reference),
        sortable={
            "reference": Milestone.position + Priority.number * 1000,
            "priority_title": Priority.number,
            "text": Milestone.text,
            "due_on": Milestone.due_on,
            "starts_on": Milestone.starts_on,
            "status": gravity,
            "lead": Milestone.lead,
        },
        searched=(
            Milestone.reference,
            Milestone.text,
            Milestone.impact,
            Milestone.lead,
            Priority.title,
            words,
        ),
        chips={
            **{
                status.value.capitalize(): Milestone.id.in_(by_status.get(status, []))
                for status in MilestoneStatus
            },
            SLOW: Milestone.id.in_(slow),
            NO_STATUS: Milestone.id.not_in(with_status),
        },
    )


def list_plans(store: Store, board_id: str) -> tuple[PlanLine, ...]:
    """The plans of a board in their order."""
    with store.read() as session:
        return plans_in(session, board_id)


def plans_in(session: Session, board_id: str, today: date | None = None) -> tuple[PlanLine, ...]:
    """The same inside a session that is already open."""
    day = today or current_day()
    priorities = {
        plan_id: count
        for plan_id, count in session.execute(
            select(Priority.plan_id, func.count()).group_by(Priority.plan_id)
        )
    }
    found = []
    for plan in session.scalars(
        select(Plan).where(Plan.board_id == board_id).order_by(Plan.position, Plan.title)
    ):
        dues = [
            (milestone_id, due_on)
            for milestone_id, due_on in session.execute(
                milestones_of(board_id, plan.id).with_only_columns(Milestone.id, Milestone.due_on)
            )
        ]
        histories = histories_in(session, [milestone_id for milestone_id, _ in dues])
        found.append(
            PlanLine(
                id=plan.id,
                title=plan.title,
                kind=plan.kind,
                starts_on=plan.starts_on,
                ends_on=plan.ends_on,
                priorities=priorities.get(plan.id, 0),
                milestones=len(dues),
                slow=len(slow_ids(session, histories, dues, day)),
            )
        )
    return tuple(found)


def count_milestones(session: Session, board_id: str) -> int:
    """How many milestones the board’s plans have."""
    statement = milestones_of(board_id).with_only_columns(func.count(Milestone.id))
    return session.scalar(statement) or 0
