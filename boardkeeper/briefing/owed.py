"""What is owed to a meeting: late rows of both logs by age, promises that fall due, and what was named to the chair."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from boardkeeper.briefing.secrecy import Secrecy
from boardkeeper.briefing.views import AgeBand, OwedRow
from boardkeeper.decisions import CLOSED
from boardkeeper.logs.tables import place_of
from boardkeeper.rules.due_dates import days_overdue, full_date
from boardkeeper.rules.numbering import cite
from db.tables.actions import Action, ActionUpdate
from db.tables.decisions import Progress, TrackingDecision
from db.tables.follow_up import EntryKind, FollowUpStatus, Log
from db.tables.meetings import Meeting
from db.tables.minutes import Minute
from db.tables.programme import ProgrammeItem

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_BANDS = (
    ("over a year", 366),
    ("6 to 12 months", 183),
    ("3 to 6 months", 92),
    ("1 to 3 months", 31),
    ("up to a month", 1),
)
_MOST_NAMED = 40
_MOST_READ = 5 * _MOST_NAMED
_RESTS = (EntryKind.POSTPONED, EntryKind.REOPENED)
"""What comes after a letter and makes it a thing of the past."""


def bands_in(session: Session, board_id: str, day: date) -> tuple[AgeBand, ...]:
    """How many rows of both logs are late on a day, by age, the oldest first; bands without any are left out."""
    counts = [0] * len(_BANDS)
    for table, due_on in ((Action, Action.due_on), (TrackingDecision, TrackingDecision.target_on)):
        age = func.julianday(day) - func.julianday(due_on)
        band = case(*((age >= least, place) for place, (_, least) in enumerate(_BANDS)))
        late = (*_asked_before(table, board_id, day), table.status.not_in(CLOSED), due_on < day)
        for place, number in session.execute(select(band, func.count()).where(*late).group_by(band)):
            counts[place] += number
    return tuple(
        AgeBand(title, least, number) for (title, least), number in zip(_BANDS, counts, strict=True) if number
    )


def overdue_in(
    session: Session, board_id: str, day: date, secrecy: Secrecy, seen: frozenset[str] = frozenset()
) -> tuple[OwedRow, ...]:
    """The rows that are late longest, the oldest first; those in `seen` are told elsewhere."""
    rows = [
        *_actions(
            session,
            board_id,
            day,
            secrecy,
            Action.status.not_in(CLOSED),
            Action.due_on < day,
            most=_MOST_READ,
        ),
        *_decisions(
            session,
            board_id,
            day,
            secrecy,
            TrackingDecision.status.not_in(CLOSED),
            TrackingDecision.target_on < day,
            most=_MOST_READ,
        ),
    ]
    late = [row for row in rows if row.id not in seen]
    return tuple(sorted(late, key=_by_due)[:_MOST_NAMED])


def promises_in(
    session: Session, board_id: str, day: date, last: date | None, secrecy: Secrecy
) -> tuple[tuple[OwedRow, ...], int]:
    """What falls due at a meeting and is not done, and how many more are.

    That is what is due after the last meeting and by this one, and what waits for a topic of the work programme that
    comes to this meeting.
    """
    since = last or date.min
    heard_here = select(ProgrammeItem.id).where(
        ProgrammeItem.board_id == board_id, ProgrammeItem.scheduled_on == day
    )
    promised: dict[type[Action | TrackingDecision], ColumnElement[bool]] = {
        table: or_(and_(due_on > since, due_on <= day), table.programme_item_id.in_(heard_here))
        for table, due_on in ((Action, Action.due_on), (TrackingDecision, TrackingDecision.target_on))
    }
    waiting = [
        *_actions(session, board_id, day, secrecy, promised[Action], Action.status.not_in(CLOSED)),
        *_decisions(
            session,
            board_id,
            day,
            secrecy,
            promised[TrackingDecision],
            TrackingDecision.status.not_in(CLOSED),
        ),
    ]
    kept = 0
    for table, condition in promised.items():
        done = (*_asked_before(table, board_id, day), table.status == FollowUpStatus.COMPLETE, condition)
        kept += session.scalar(select(func.count(table.id)).where(*done)) or 0
    return tuple(sorted(waiting, key=_by_due)), kept


def named_in(session: Session, board_id: str, day: date, secrecy: Secrecy) -> tuple[OwedRow, ...]:
    """Open rows whose owner was named to the chair by the day, the first named first.

    One that was postponed or opened again afterwards is no longer named.
    """
    since = _named_since(session, board_id, day)
    if not since:
        return ()
    rows = [
        *_actions(session, board_id, day, secrecy, Action.id.in_(since), Action.status.not_in(CLOSED)),
        *_decisions(
            session,
            board_id,
            day,
            secrecy,
            TrackingDecision.id.in_(since),
            TrackingDecision.status.not_in(CLOSED),
        ),
    ]
    named = (replace(row, since=since[row.id]) for row in rows)
    return tuple(sorted(named, key=lambda row: (row.since or date.max, *_by_due(row))))


def _named_since(session: Session, board_id: str, day: date) -> dict[str, date | None]:
    """The rows named to the chair, by their threads alone: reading every open row would keep people waiting."""
    wanted = (EntryKind.NAMED, *_RESTS)
    found: dict[str, date | None] = {}
    for entry, parent, column in (
        (ActionUpdate, Action, ActionUpdate.action_id),
        (Progress, TrackingDecision, Progress.tracking_decision_id),
    ):
        statement = (
            select(column, entry.kind, entry.said_on)
            .join(parent, column == parent.id)
            .where(
                parent.board_id == board_id,
                parent.status.not_in(CLOSED),
                entry.kind.in_(wanted),
                or_(entry.said_on.is_(None), entry.said_on <= day),
            )
            .order_by(column, entry.position)
        )
        for row_id, kind, said_on in session.execute(statement):
            if kind is EntryKind.NAMED:
                found[row_id] = said_on
            else:
                found.pop(row_id, None)
    return found


def _by_due(row: OwedRow) -> tuple[date, str, int, str]:
    number = int(row.reference) if row.reference.isdecimal() else 0
    return row.due_on or date.max, row.log.value, number, row.id


def _asked_before(
    table: type[Action | TrackingDecision], board_id: str, day: date
) -> tuple[ColumnElement[bool], ...]:
    """The condition that a row was asked for before a day: what a meeting asks for itself is not owed to it."""
    began_on = Action.raised_on if table is Action else TrackingDecision.decided_on
    return table.board_id == board_id, or_(began_on.is_(None), began_on < day)


def _actions(
    session: Session,
    board_id: str,
    day: date,
    secrecy: Secrecy,
    *conditions: ColumnElement[bool],
    most: int | None = None,
) -> list[OwedRow]:
    statement = (
        select(Action, Minute.number, Meeting.held_on)
        .outerjoin(Minute, Action.minute_id == Minute.id)
        .outerjoin(Meeting, Minute.meeting_id == Meeting.id)
        .where(*_asked_before(Action, board_id, day), *conditions)
        .order_by(Action.due_on.asc().nulls_last(), Action.id)
        .limit(most)
    )
    return [
        OwedRow(
            log=Log.ACTIONS,
            id=action.id,
            reference=action.reference,
            text=secrecy.said(action.id, action.text),
            who=action.owner,
            place=_cited(number, held_on, action.raised_on),
            due=action.due_written,
            due_on=action.due_on,
            overdue_days=0 if action.status in CLOSED else days_overdue(action.due_on, day),
            status=action.status,
            is_exempt=secrecy.is_exempt(action.id),
        )
        for action, number, held_on in session.execute(statement)
    ]


def _decisions(
    session: Session,
    board_id: str,
    day: date,
    secrecy: Secrecy,
    *conditions: ColumnElement[bool],
    most: int | None = None,
) -> list[OwedRow]:
    table = TrackingDecision
    statement = (
        select(table)
        .where(*_asked_before(table, board_id, day), *conditions)
        .order_by(table.target_on.asc().nulls_last(), table.position, table.id)
        .limit(most)
    )
    return [
        OwedRow(
            log=Log.DECISIONS,
            id=row.id,
            reference=row.reference,
            text=secrecy.said(row.id, row.text),
            who=row.officer,
            place=place_of(row),
            due=row.target_written,
            due_on=row.target_on,
            overdue_days=0 if row.status in CLOSED else days_overdue(row.target_on, day),
            status=row.status,
            is_exempt=secrecy.is_exempt(row.id),
        )
        for row in session.scalars(statement)
    ]


def _cited(number: int | None, held_on: date | None, raised_on: date | None) -> str:
    day = raised_on if held_on is None else held_on
    if day is None:
        return ""
    return full_date(day) if number is None else cite(number, None, day)


def first_words(text: str, most: int) -> str:
    """The beginning of a text, cut between words: “Agreed that further details of the trend …”."""
    plain = " ".join(text.split())
    if len(plain) <= most:
        return plain
    return plain[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
