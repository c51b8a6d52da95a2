"""Plans of a board and their priorities: made, changed, moved and taken away."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from boardkeeper.errors import UserError
from boardkeeper.ordered_rows import move_row, put_facts
from boardkeeper.plan.words import words_of
from boardkeeper.rules.due_dates import full_date
from boardkeeper.written_lines import one_line
from db.tables.kpis import Kpi
from db.tables.plan import Milestone, Plan, PlanKind, Priority

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

_PLAN_FACTS = ("title", "kind", "starts_on", "ends_on")
_PRIORITY_FACTS = ("number", "title", "aim")


def add_plan(
    store: Store,
    who: str,
    board_id: str,
    title: str,
    *,
    kind: PlanKind = PlanKind.IMPROVEMENT_PLAN,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> str:
    """Add a plan behind those the board has; answers its id.

    Raises:
        UserError: The title is blank or taken, or the plan ends before it begins.
    """
    with store.edit(f"Add the plan “{title.strip()}”", who) as session:
        return plan_into(session, board_id, title, kind=kind, starts_on=starts_on, ends_on=ends_on).id


def plan_into(
    session: Session,
    board_id: str,
    title: str,
    *,
    kind: PlanKind = PlanKind.IMPROVEMENT_PLAN,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Plan:
    """The same inside an edit that is already open."""
    last = session.scalar(select(func.max(Plan.position)).where(Plan.board_id == board_id))
    plan = Plan(board_id=board_id, position=0 if last is None else last + 1)
    _put_plan(session, plan, {"title": title, "kind": kind, "starts_on": starts_on, "ends_on": ends_on})
    session.add(plan)
    session.flush()
    return plan


def edit_plan(store: Store, who: str, plan_id: str, **facts: Any) -> None:
    """Change facts of a plan: title, kind, starts_on, ends_on.

    Raises:
        UserError: The title is blank or taken, or the plan ends before it begins.
    """
    with store.edit("Change what a plan says of itself", who) as session:
        _put_plan(session, session.get_one(Plan, plan_id), facts)


def move_plan(store: Store, who: str, plan_id: str, to_place: int) -> None:
    """Move a plan among those of its board, to a place counted from 0; the first is the board’s main one."""
    with store.edit("Change the order of the plans", who) as session:
        plan = session.get_one(Plan, plan_id)
        move_row(_plans(session, plan.board_id), plan, to_place)


def remove_plan(store: Store, who: str, plan_id: str) -> None:
    """Take a plan away with all its priorities, milestones and their statuses; undo brings them back."""
    with store.edit("Remove a plan", who) as session:
        plan = session.get_one(Plan, plan_id)
        _release_kpis(session, plan, None)
        for priority in priorities_in(session, plan.id):
            _delete_priority(session, priority)
        session.delete(plan)


def ensure_plan(session: Session, board_id: str, title: str = "Improvement plan") -> Plan:
    """The board’s first plan, made under `title` when it has none."""
    first = _plans(session, board_id)[:1]
    return first[0] if first else plan_into(session, board_id, title)


def add_priority(store: Store, who: str, plan_id: str, number: int, title: str, aim: str = "") -> str:
    """Add a priority to a plan; answers its id.

    Raises:
        UserError: The title is blank, or the plan has a priority of that number.
    """
    with store.edit(f"Add priority {number}", who) as session:
        return priority_into(session, plan_id, number, title, aim).id


def priority_into(session: Session, plan_id: str, number: int, title: str, aim: str = "") -> Priority:
    """The same inside an edit that is already open."""
    priority = Priority(plan_id=plan_id)
    _put_priority(session, priority, {"number": number, "title": title, "aim": aim})
    session.add(priority)
    session.flush()
    return priority


def next_number(store: Store, plan_id: str) -> int:
    """The number a new priority of a plan gets."""
    with store.read() as session:
        return 1 + (session.scalar(select(func.max(Priority.number)).where(Priority.plan_id == plan_id)) or 0)


def edit_priority(store: Store, who: str, priority_id: str, **facts: Any) -> None:
    """Change facts of a priority: number, title, aim. With its number its KPIs and the references of its milestones go.

    Raises:
        UserError: The title is blank, or the plan has another priority of that number.
    """
    with store.edit("Change what a priority says of itself", who) as session:
        priority = session.get_one(Priority, priority_id)
        before = priority.number
        _put_priority(session, priority, facts)
        session.flush()
        _follow(session, priority.plan_id, {priority_id: (before, priority.number)})


def move_priority(store: Store, who: str, priority_id: str, to_place: int) -> None:
    """Move a priority among those of its plan, to a place counted from 0; the numbers stay with the places.

    Its KPIs and the references of its milestones that begin with its number (“3.1”) take the new one.
    """
    with store.edit("Change the order of the priorities", who) as session:
        priority = session.get_one(Priority, priority_id)
        rows = list(priorities_in(session, priority.plan_id))
        numbers = [row.number for row in rows]
        rows.remove(priority)
        rows.insert(max(0, min(to_place, len(rows))), priority)
        moved = {
            row.id: (row.number, number)
            for row, number in zip(rows, numbers, strict=True)
            if row.number != number
        }
        # No two priorities of a plan may have one number, not even for a moment.
        for row in rows:
            if row.id in moved:
                row.number = -row.number
        session.flush()
        for row in rows:
            if row.id in moved:
                row.number = moved[row.id][1]
        session.flush()
        _follow(session, priority.plan_id, moved)


def remove_priority(store: Store, who: str, priority_id: str) -> None:
    """Take a priority away with its milestones, their statuses and what it says; undo brings them back."""
    with store.edit("Remove a priority", who) as session:
        priority = session.get_one(Priority, priority_id)
        _release_kpis(session, session.get_one(Plan, priority.plan_id), priority.number)
        _delete_priority(session, priority)


def priorities_in(session: Session, plan_id: str) -> tuple[Priority, ...]:
    """The priorities of a plan by their numbers."""
    return tuple(
        session.scalars(select(Priority).where(Priority.plan_id == plan_id).order_by(Priority.number))
    )


def _plans(session: Session, board_id: str) -> list[Plan]:
    rows = session.scalars(select(Plan).where(Plan.board_id == board_id).order_by(Plan.position, Plan.title))
    return list(rows)


def _put_plan(session: Session, plan: Plan, facts: dict[str, Any]) -> None:
    if "title" in facts:
        facts = facts | {"title": _title(session, plan, facts["title"])}
    put_facts(plan, facts, _PLAN_FACTS)
    if plan.starts_on and plan.ends_on and plan.ends_on < plan.starts_on:
        raise UserError(
            f"A plan that begins on {full_date(plan.starts_on)} cannot end on {full_date(plan.ends_on)}.",
            "Check the two days.",
        )


def _title(session: Session, plan: Plan, written: str) -> str:
    title = one_line(written)
    if not title:
        raise UserError("A plan needs a title.", "Type what it is called.")
    taken = select(Plan.id).where(
        Plan.board_id == plan.board_id, func.casefold(Plan.title) == title.casefold()
    )
    with session.no_autoflush:
        other = session.scalar(taken)
    if other is not None and other != plan.id:
        raise UserError(f"The board has a plan called “{title}” already.", "Give this one another title.")
    return title


def _put_priority(session: Session, priority: Priority, facts: dict[str, Any]) -> None:
    word = words_of(session.get_one(Plan, priority.plan_id).kind).priority
    if "title" in facts:
        title = one_line(facts["title"])
        if not title:
            raise UserError(f"{_an(word)} needs a title.", "Type what it is about.")
        facts = facts | {"title": title}
    if "number" in facts:
        number = facts["number"]
        if number < 1:
            raise UserError(f"{_an(word)} has a number from 1.", "Give it another number.")
        with session.no_autoflush:
            other = session.scalar(
                select(Priority).where(Priority.plan_id == priority.plan_id, Priority.number == number)
            )
        if other is not None and other.id != priority.id:
            raise UserError(
                f"{word.capitalize()} {number} is “{other.title}” already.", "Choose another number."
            )
    put_facts(priority, facts, _PRIORITY_FACTS)


def _an(word: str) -> str:
    return f"{'An' if word[0] in 'aeiou' else 'A'} {word}"


def _follow(session: Session, plan_id: str, moved: dict[str, tuple[int, int]]) -> None:
    """Take KPIs and the references of milestones along with the numbers of their priorities."""
    now = {before: after for before, after in moved.values() if before != after}
    for kpi in _kpis_of(session, session.get_one(Plan, plan_id)):
        if kpi.priority_number in now:
            kpi.priority_number = now[kpi.priority_number]
    for priority_id, (before, after) in moved.items():
        if before == after:
            continue
        for row in session.scalars(select(Milestone).where(Milestone.priority_id == priority_id)):
            if row.reference.startswith(f"{before}."):
                row.reference = f"{after}.{row.reference.removeprefix(f'{before}.')}"
    session.flush()


def _kpis_of(session: Session, plan: Plan) -> list[Kpi]:
    """The KPIs that name a priority of a plan; those that name no plan are of the board’s first."""
    first = _plans(session, plan.board_id)[0]
    rows = session.scalars(select(Kpi).where(Kpi.board_id == plan.board_id, Kpi.priority_number.is_not(None)))
    return [kpi for kpi in rows if (kpi.plan_id or first.id) == plan.id]


def _release_kpis(session: Session, plan: Plan, number: int | None) -> None:
    """Let the KPIs of a priority that goes, or of all of them, be of none."""
    for kpi in _kpis_of(session, plan):
        if number is None or kpi.priority_number == number:
            kpi.priority_number = None
    session.flush()


def _delete_priority(session: Session, priority: Priority) -> None:
    session.delete(priority)
    session.flush()
