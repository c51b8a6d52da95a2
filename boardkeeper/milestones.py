"""Writing an improvement plan: its priorities, their milestones, and what each priority says for a period."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from db.tables.plan import Milestone, MilestoneKpi, Narrative, Priority

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["add_milestone", "add_priority", "record_narrative"]


def add_priority(store: Store, who: str, plan_id: str, number: int, title: str, aim: str = "") -> str:
    """Add a priority to a plan; answers its id.

    Raises:
        UserError: The title is blank, or the plan has a priority of that number.
    """
    with store.edit(f"Add priority {number}", who) as session:
        return priority_into(session, plan_id, number, title, aim).id


def priority_into(session: Session, plan_id: str, number: int, title: str, aim: str = "") -> Priority:
    """The same inside an edit that is already open."""
    if not title.strip():
        raise UserError("A priority needs a title.", "Type what it is about.")
    taken = select(Priority.title).where(Priority.plan_id == plan_id, Priority.number == number)
    if other := session.scalar(taken):
        raise UserError(f"Priority {number} is “{other}” already.", "Choose another number.")
    priority = Priority(plan_id=plan_id, number=number, title=title.strip(), aim=aim.strip())
    session.add(priority)
    session.flush()
    return priority


def add_milestone(
    store: Store,
    who: str,
    priority_id: str,
    reference: str,
    text: str,
    *,
    impact: str = "",
    assurance: str = "",
    lead: str = "",
    key_dates: str = "",
    due_on: date | None = None,
    kpi_ids: Iterable[str] = (),
) -> str:
    """Add a milestone at the end of a priority, with the KPIs that show whether it works; answers its id.

    Raises:
        UserError: Reference or text is blank, or the priority has a milestone of that reference.
    """
    with store.edit(f"Add milestone {reference.strip()}", who) as session:
        return milestone_into(
            session,
            priority_id,
            reference,
            text,
            impact=impact,
            assurance=assurance,
            lead=lead,
            key_dates=key_dates,
            due_on=due_on,
            kpi_ids=kpi_ids,
        ).id


def milestone_into(
    session: Session,
    priority_id: str,
    reference: str,
    text: str,
    *,
    impact: str = "",
    assurance: str = "",
    lead: str = "",
    key_dates: str = "",
    due_on: date | None = None,
    kpi_ids: Iterable[str] = (),
) -> Milestone:
    """The same inside an edit that is already open."""
    if not (reference.strip() and text.strip()):
        raise UserError("A milestone has a reference and says what is to be reached.", "Type both.")
    siblings = session.scalars(select(Milestone.reference).where(Milestone.priority_id == priority_id)).all()
    if reference.strip() in siblings:
        raise UserError(f"There is a milestone {reference.strip()} already.", "Choose another reference.")
    milestone = Milestone(
        priority_id=priority_id,
        position=len(siblings),
        reference=reference.strip(),
        text=text.strip(),
        impact=impact.strip(),
        assurance=assurance.strip(),
        lead=lead.strip(),
        key_dates=key_dates.strip(),
        due_on=due_on,
    )
    session.add(milestone)
    session.flush()
    session.add_all(MilestoneKpi(milestone_id=milestone.id, kpi_id=kpi_id) for kpi_id in kpi_ids)
    session.flush()
    return milestone


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
    """Write what a priority says for a period under the three questions; other periods stay as they are."""
    with store.edit("Write what a priority says for a period", who) as session:
        narrative_into(session, priority_id, period, working_well, worried_about, needs_to_happen)


def narrative_into(
    session: Session,
    priority_id: str,
    period: str,
    working_well: str,
    worried_about: str,
    needs_to_happen: str,
) -> Narrative:
    """The same inside an edit that is already open."""
    row = session.scalar(
        select(Narrative).where(Narrative.priority_id == priority_id, Narrative.period == period)
    )
    if row is None:
        row = Narrative(priority_id=priority_id, period=period)
        session.add(row)
    row.working_well = working_well.strip()
    row.worried_about = worried_about.strip()
    row.needs_to_happen = needs_to_happen.strip()
    session.flush()
    return row
