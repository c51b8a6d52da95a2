"""Milestones of a plan: added, changed, moved and taken away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.ordered_rows import count_places, move_row, put_facts
from boardkeeper.plan.words import words_of
from boardkeeper.rules.due_dates import full_date
from boardkeeper.written_lines import one_line
from db.tables.plan import Milestone, MilestoneKpi, Plan, Priority

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

_FACTS = ("reference", "text", "impact", "assurance", "lead", "key_dates", "starts_on", "due_on")


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
    starts_on: date | None = None,
    due_on: date | None = None,
    kpi_ids: Iterable[str] = (),
) -> str:
    """Add a milestone at the end of a priority, with the KPIs that show whether it works; answers its id.

    Raises:
        UserError: Reference or text is blank, the priority has a milestone of that reference, or it is due before it
            starts.
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
            starts_on=starts_on,
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
    starts_on: date | None = None,
    due_on: date | None = None,
    kpi_ids: Iterable[str] = (),
) -> Milestone:
    """The same inside an edit that is already open."""
    siblings = _siblings(session, priority_id)
    milestone = Milestone(
        priority_id=priority_id, position=1 + max((row.position for row in siblings), default=-1)
    )
    facts = {
        "reference": reference,
        "text": text,
        "impact": impact,
        "assurance": assurance,
        "lead": lead,
        "key_dates": key_dates,
        "starts_on": starts_on,
        "due_on": due_on,
    }
    _put(session, milestone, facts)
    session.add(milestone)
    session.flush()
    session.add_all(MilestoneKpi(milestone_id=milestone.id, kpi_id=kpi_id) for kpi_id in kpi_ids)
    session.flush()
    return milestone


def next_reference(store: Store, priority_id: str) -> str:
    """The reference a new milestone of a priority gets: after “3.4” comes “3.5”."""
    with store.read() as session:
        number = session.get_one(Priority, priority_id).number
        taken = {row.reference for row in _siblings(session, priority_id)}
    place = len(taken) + 1
    while f"{number}.{place}" in taken:
        place += 1
    return f"{number}.{place}"


def edit_milestone(
    store: Store, who: str, milestone_id: str, *, priority_id: str | None = None, **facts: Any
) -> None:
    """Change facts of a milestone: reference, text, impact, assurance, lead, key_dates, starts_on, due_on.

    Args:
        store: The open file.
        who: Who does it.
        milestone_id: Which one.
        priority_id: Another priority it goes to the end of.
        facts: What changes.

    Raises:
        UserError: Reference or text becomes blank, the reference is taken, it is due before it starts, or the other
            priority is of another plan.
    """
    with store.edit("Change what a milestone says", who) as session:
        milestone = session.get_one(Milestone, milestone_id)
        _put(session, milestone, facts)
        if priority_id is not None and priority_id != milestone.priority_id:
            session.flush()
            _move(session, milestone, None, priority_id)


def move_milestone(
    store: Store, who: str, milestone_id: str, to_place: int, priority_id: str | None = None
) -> None:
    """Move a milestone to a place in its priority counted from 0, or into another priority of the same plan.

    Raises:
        UserError: The other priority is of another plan, or has a milestone of that reference.
    """
    with store.edit("Move a milestone", who) as session:
        milestone = session.get_one(Milestone, milestone_id)
        _move(session, milestone, to_place, priority_id or milestone.priority_id)


def _move(session: Session, milestone: Milestone, to_place: int | None, priority_id: str) -> None:
    """Put a milestone into a place of a priority; None for its end."""
    if priority_id == milestone.priority_id:
        siblings = _siblings(session, milestone.priority_id)
        move_row(siblings, milestone, len(siblings) if to_place is None else to_place)
        return
    target = session.get_one(Priority, priority_id)
    left = session.get_one(Priority, milestone.priority_id)
    if target.plan_id != left.plan_id:
        raise UserError("That priority is of another plan.", "Choose one of the same plan.")
    _refuse_taken(session, priority_id, milestone.reference, milestone.id)
    milestone.priority_id = priority_id
    session.flush()
    count_places(_siblings(session, left.id))
    siblings = _siblings(session, priority_id)
    move_row(siblings, milestone, len(siblings) if to_place is None else to_place)


def remove_milestones(store: Store, who: str, milestone_ids: Iterable[str]) -> None:
    """Take milestones away with their statuses, links and evidence; undo brings them back. Their actions stay."""
    ids = list(milestone_ids)
    label = "Remove a milestone" if len(ids) == 1 else f"Remove {len(ids)} milestones"
    with store.edit(label, who) as session:
        for milestone_id in ids:
            session.delete(session.get_one(Milestone, milestone_id))
        session.flush()


def _siblings(session: Session, priority_id: str) -> list[Milestone]:
    rows = session.scalars(
        select(Milestone)
        .where(Milestone.priority_id == priority_id)
        .order_by(Milestone.position, Milestone.reference)
    )
    return list(rows)


def _put(session: Session, milestone: Milestone, facts: dict[str, Any]) -> None:
    if "reference" in facts:
        facts = facts | {"reference": one_line(facts["reference"], "A reference")}
    # Asked before anything is put: a question would write the facts, and the file would refuse them without a sentence.
    priority = session.get_one(Priority, milestone.priority_id)
    word = words_of(session.get_one(Plan, priority.plan_id).kind).milestone
    put_facts(milestone, facts, _FACTS)
    if not (milestone.reference and milestone.text):
        an = "An" if word[0] in "aeiou" else "A"
        raise UserError(f"{an} {word} has a reference and says what is to be reached.", "Type both.")
    if "reference" in facts:
        _refuse_taken(session, milestone.priority_id, milestone.reference, milestone.id)
    if milestone.starts_on and milestone.due_on and milestone.due_on < milestone.starts_on:
        raise UserError(
            f"{milestone.reference} starts on {full_date(milestone.starts_on)} and cannot be due on "
            f"{full_date(milestone.due_on)}.",
            "Check the two days.",
        )


def _refuse_taken(session: Session, priority_id: str, reference: str, own_id: str | None) -> None:
    with session.no_autoflush:
        others = session.execute(
            select(Milestone.id, Milestone.reference).where(Milestone.priority_id == priority_id)
        ).all()
    for other_id, other in others:
        if other_id != own_id and other.casefold() == reference.casefold():
            raise UserError(f"There is a milestone {reference} already.", "Choose another reference.")
