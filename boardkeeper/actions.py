"""Actions: the log of tasks with owners, dates and updates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Integer, cast, func, select

from boardkeeper.decisions import exempt_paragraph
from boardkeeper.errors import UserError
from boardkeeper.lists import Listing, Page, Wanted
from boardkeeper.logs.links import Link, LinkedTo, evidence_counts, links_in
from boardkeeper.logs.listing import MeetingsAround, log_listing, meetings_around
from boardkeeper.logs.tables import CLOSED, TABLES
from boardkeeper.logs.threads import (
    ProgressView,
    ThreadFacts,
    age_in_days,
    entry_into,
    history_in,
    in_lots,
    threads_in,
)
from boardkeeper.rules.due_dates import days_overdue, full_date, parse_due
from boardkeeper.rules.numbering import cite
from db.tables.actions import Action, ActionOrigin, ActionUpdate
from db.tables.follow_up import EntryKind, FollowUpStatus, Importance, Log
from db.tables.meetings import Meeting
from db.tables.minutes import Minute, MinuteParagraph

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "ActionOrigin",
    "ActionView",
    "FollowUpStatus",
    "Importance",
    "Link",
    "action_history",
    "add_action",
    "get_action",
    "list_actions",
]

_LISTED = TABLES[Log.ACTIONS].listed


@dataclass(frozen=True, slots=True)
class ActionView:
    """One action as at a day.

    Attributes:
        minute: Cites where it was raised; only the day while that minute has no number.
        paragraph_id: Where it stands in the minutes; blank for one that was not written there.
        is_exempt: Whether that paragraph is kept from the public.
        raised_by: What it came from.
        age_days: From the day it was raised to the day it was finished, or to today.
        first_due_written: The date that was asked for at first, as it was written; `due_written` unless it was put off.
        times_chased: How many letters were written about it.
        chased: The last letter since it was put off or taken up again.
        is_archived: Whether it was shown finished at a meeting and has left the log.
        awaits_hearing: Whether the topic it is linked to has still to be heard, so that it cannot be complete.
        hearing: When that is to be: “on 13 November 2019”.
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
    raised_by: ActionOrigin = ActionOrigin.BY_HAND
    age_days: int | None = None
    first_due_written: str = ""
    first_due_on: date | None = None
    times_chased: int = 0
    times_postponed: int = 0
    chased: EntryKind | None = None
    is_archived: bool = False
    milestone: Link | None = None
    kpi: Link | None = None
    programme: Link | None = None
    awaits_hearing: bool = False
    hearing: str = ""
    evidence_count: int = 0
    minute_id: str = ""

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
    around = meetings_around(session, board_id, today)
    ids = select(_LISTED.row.id).where(_LISTED.row.board_id == board_id)
    found = action_listing(today, around, wanted.who).keys(session, ids, wanted)
    return Page(_views(session, found.rows, today, around), found.total)


def get_action(store: Store, action_id: str, today: date) -> ActionView:
    """One action as at a day."""
    with store.read() as session:
        board_id = session.get_one(Action, action_id).board_id
        return _views(session, (action_id,), today, meetings_around(session, board_id, today))[0]


def action_listing(today: date, around: MeetingsAround, who: str = "") -> Listing:
    """How the log of actions is filtered, grouped and ordered."""
    row, late = _LISTED.row, _LISTED.is_late(today)
    return log_listing(
        _LISTED,
        today,
        around,
        who,
        order=(_LISTED.finished, row.due_on.asc().nulls_last(), _LISTED.number),
        sortable={
            "owner": row.owner,
            "due_on": row.due_on,
            "raised_on": row.raised_on,
            "overdue_days": func.iif(late, func.julianday(today) - func.julianday(row.due_on), 0),
        },
    )


def _views(
    session: Session, ids: Sequence[str], today: date, around: MeetingsAround
) -> tuple[ActionView, ...]:
    """Actions in the order of their ids."""
    views: dict[str, ActionView] = {}
    for lot in in_lots(ids):
        rows = session.execute(
            select(Action, Minute.number, Meeting.held_on, exempt_paragraph().label("is_exempt"))
            .outerjoin(MinuteParagraph, Action.paragraph_id == MinuteParagraph.id)
            .outerjoin(Minute, Action.minute_id == Minute.id)
            .outerjoin(Meeting, Minute.meeting_id == Meeting.id)
            .where(Action.id.in_(lot))
        ).all()
        threads = threads_in(session, Log.ACTIONS, lot)
        links = links_in(session, [action for action, *_ in rows])
        evidence = evidence_counts(session, Log.ACTIONS, lot)
        for action, number, held_on, is_exempt in rows:
            views[action.id] = _view(
                action,
                _cited(number, held_on),
                threads[action.id],
                links[action.id],
                today,
                around,
                is_exempt=bool(is_exempt),
                evidence_count=evidence[action.id],
            )
    return tuple(views[row_id] for row_id in ids)


def _cited(number: int | None, held_on: date | None) -> str:
    if held_on is None:
        return ""
    return full_date(held_on) if number is None else cite(number, None, held_on)


def _view(
    action: Action,
    minute: str,
    thread: ThreadFacts,
    linked: LinkedTo,
    today: date,
    around: MeetingsAround,
    *,
    is_exempt: bool,
    evidence_count: int,
) -> ActionView:
    is_closed = action.status in CLOSED
    first = thread.first
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
        minute=minute,
        progress=thread.latest,
        overdue_days=0 if is_closed else days_overdue(action.due_on, today),
        completed_on=action.completed_on,
        paragraph_id=action.paragraph_id or "",
        is_exempt=is_exempt,
        raised_by=action.raised_by,
        age_days=age_in_days(action.raised_on, action.completed_on, today, is_closed=is_closed),
        first_due_written=first.due_written if first else action.due_written,
        first_due_on=first.due_on if first else action.due_on,
        times_chased=thread.times_chased,
        times_postponed=thread.times_postponed,
        chased=thread.chased,
        is_archived=around.has_archived(action.completed_on, is_closed=is_closed),
        milestone=linked.milestone,
        kpi=linked.kpi,
        programme=linked.programme,
        awaits_hearing=linked.is_unheard,
        hearing=linked.hearing if linked.is_unheard else "",
        evidence_count=evidence_count,
        minute_id=action.minute_id or "",
    )


def action_history(store: Store, action_id: str) -> tuple[ProgressView, ...]:
    """Everything ever said about an action, oldest first."""
    with store.read() as session:
        return history_in(session, Log.ACTIONS, action_id)


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


def update_into(
    session: Session, action: Action, text: str, status: FollowUpStatus, said_on: date | None, said_by: str
) -> ActionUpdate:
    """The same inside an edit that is already open."""
    entry: ActionUpdate = entry_into(session, Log.ACTIONS, action, text, status, said_on, said_by)
    return entry
