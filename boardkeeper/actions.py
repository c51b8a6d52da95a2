"""Actions: the log of tasks with owners, dates and updates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, and_, case, cast, func, select

from boardkeeper.decisions import CLOSED, ProgressView, exempt_paragraph
from boardkeeper.errors import UserError
from boardkeeper.lists import Listing, Page, Wanted
from boardkeeper.rules.due_dates import days_overdue, full_date, parse_due
from boardkeeper.rules.numbering import cite
from db.tables.actions import Action, ActionOrigin, ActionUpdate
from db.tables.follow_up import FollowUpStatus, Importance
from db.tables.meetings import Meeting
from db.tables.minutes import Minute, MinuteParagraph

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "ActionView",
    "FollowUpStatus",
    "Importance",
    "action_history",
    "add_action",
    "list_actions",
    "record_action_progress",
]


@dataclass(frozen=True, slots=True)
class ActionView:
    """One action as at a day.

    Attributes:
        minute: Cites where it was raised; only the day while that minute has no number.
        paragraph_id: Where it stands in the minutes; blank for one that was not written there.
        is_exempt: Whether that paragraph is kept from the public.
    """

    id: str
    reference: str
    text: str
    owner: str
    due_written: str
    due_on: date | None
    status: FollowUpStatus
    importance: Importance
    raised_on: date | None
    minute: str
    progress: str
    overdue_days: int
    completed_on: date | None
    paragraph_id: str = ""
    is_exempt: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is expected."""
        return self.status in CLOSED


def list_actions(store: Store, board_id: str, today: date, wanted: Wanted | None = None) -> Page[ActionView]:
    """The actions of a board, the longest overdue first, finished ones last."""
    with store.read() as session:
        return actions_in(session, board_id, today, wanted or Wanted())


def actions_in(session: Session, board_id: str, today: date, wanted: Wanted) -> Page[ActionView]:
    """The same inside a session that is already open."""
    latest = (
        select(ActionUpdate.text)
        .where(ActionUpdate.action_id == Action.id)
        .order_by(ActionUpdate.position.desc())
        .limit(1)
        .correlate(Action)
        .scalar_subquery()
    )
    is_late = and_(Action.due_on < today, Action.status.not_in(CLOSED))
    importance = case({word: place for place, word in enumerate(Importance)}, value=Action.importance)
    listing = Listing(
        order=(Action.status.in_(CLOSED), Action.due_on.asc().nulls_last(), cast(Action.reference, Integer)),
        sortable={
            "reference": cast(Action.reference, Integer),
            "text": Action.text,
            "owner": Action.owner,
            "due_on": Action.due_on,
            "status": Action.status,
            "importance": importance,
            "overdue_days": func.iif(is_late, func.julianday(today) - func.julianday(Action.due_on), 0),
        },
        searched=(Action.reference, Action.text, Action.owner, latest),
        chips={
            "Overdue": is_late,
            "Open": Action.status.not_in(CLOSED),
            "Requested": Action.status == FollowUpStatus.REQUESTED,
            "Complete": Action.status == FollowUpStatus.COMPLETE,
        },
    )
    statement = (
        select(
            Action,
            latest.label("latest"),
            Minute.number,
            Meeting.held_on,
            exempt_paragraph().label("is_exempt"),
        )
        .outerjoin(MinuteParagraph, Action.paragraph_id == MinuteParagraph.id)
        .outerjoin(Minute, Action.minute_id == Minute.id)
        .outerjoin(Meeting, Minute.meeting_id == Meeting.id)
        .where(Action.board_id == board_id)
    )

    def view(row: Any) -> ActionView:
        action, progress, number, held_on, is_exempt = row
        cited = (
            "" if held_on is None else full_date(held_on) if number is None else cite(number, None, held_on)
        )
        return ActionView(
            id=action.id,
            reference=action.reference,
            text=action.text,
            owner=action.owner,
            due_written=action.due_written,
            due_on=action.due_on,
            status=action.status,
            importance=action.importance,
            raised_on=action.raised_on,
            minute=cited,
            progress=progress or "",
            overdue_days=0 if action.status in CLOSED else days_overdue(action.due_on, today),
            completed_on=action.completed_on,
            paragraph_id=action.paragraph_id or "",
            is_exempt=bool(is_exempt),
        )

    return listing.page(session, statement, wanted, view)


def action_history(store: Store, action_id: str) -> tuple[ProgressView, ...]:
    """Everything ever said about an action, oldest first."""
    with store.read() as session:
        rows = session.scalars(
            select(ActionUpdate).where(ActionUpdate.action_id == action_id).order_by(ActionUpdate.position)
        )
        return tuple(ProgressView(row.id, row.said_on, row.said_by, row.text, row.status) for row in rows)


def add_action(
    store: Store,
    who: str,
    board_id: str,
    text: str,
    owner: str,
    due_written: str,
    *,
    raised_on: date,
    importance: Importance = Importance.MEDIUM,
    minute_id: str | None = None,
) -> str:
    """Add an action; the date is kept as written and as meant ("end of July 2019" means 31 July 2019)."""
    with store.edit(f"Add the action “{text.strip()[:60]}”", who) as session:
        return action_into(
            session,
            board_id,
            text,
            owner,
            due_written,
            raised_on=raised_on,
            importance=importance,
            minute_id=minute_id,
        ).id


def action_into(
    session: Session,
    board_id: str,
    text: str,
    owner: str,
    due_written: str,
    *,
    raised_on: date,
    importance: Importance = Importance.MEDIUM,
    minute_id: str | None = None,
    milestone_id: str | None = None,
    kpi_id: str | None = None,
) -> Action:
    """Add an action, linked to what it serves, inside an edit that is already open."""
    if not text.strip():
        raise UserError("An action says what is to be done.", "Type the task.")
    action = Action(
        board_id=board_id,
        reference=next_reference(session, board_id),
        text=text.strip(),
        owner=owner.strip(),
        due_written=due_written.strip(),
        due_on=parse_due(due_written, raised_on),
        raised_on=raised_on,
        raised_by=origin_of(minute_id, milestone_id),
        importance=importance,
        minute_id=minute_id,
        milestone_id=milestone_id,
        kpi_id=kpi_id,
    )
    session.add(action)
    session.flush()
    return action


def origin_of(minute_id: str | None, milestone_id: str | None) -> ActionOrigin:
    """What an action came from, told by what it is linked to."""
    if minute_id is not None:
        return ActionOrigin.MINUTE
    return ActionOrigin.PLAN if milestone_id is not None else ActionOrigin.BY_HAND


def next_reference(session: Session, board_id: str) -> str:
    """The next number of the board’s action log."""
    numbers = select(func.max(cast(Action.reference, Integer))).where(Action.board_id == board_id)
    return str((session.scalar(numbers) or 0) + 1)


def record_action_progress(
    store: Store, who: str, action_id: str, text: str, status: FollowUpStatus, said_on: date
) -> str:
    """Add a dated update to an action; earlier updates stay as they are."""
    if not text.strip():
        raise UserError("An update says something.", "Type what was done or asked.")
    with store.edit("Record progress on an action", who) as session:
        action = session.get_one(Action, action_id)
        return update_into(session, action, text, status, said_on, who).id


def update_into(
    session: Session, action: Action, text: str, status: FollowUpStatus, said_on: date | None, said_by: str
) -> ActionUpdate:
    """The same inside an edit that is already open."""
    place = session.scalar(select(func.count(ActionUpdate.id)).where(ActionUpdate.action_id == action.id))
    entry = ActionUpdate(
        action_id=action.id,
        position=place or 0,
        said_on=said_on,
        said_by=said_by,
        text=text.strip(),
        status=status,
    )
    session.add(entry)
    action.status = status
    # The log drops a row after the first meeting that saw it closed, however it was closed.
    action.completed_on = said_on if status in CLOSED else None
    session.flush()
    return entry
