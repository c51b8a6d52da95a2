"""What is known of a board’s meetings: the calendar, one meeting, the ones before and after a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, case, func, select

from boardkeeper import boards
from boardkeeper.errors import UserError
from boardkeeper.lists import Listing, Page, Wanted
from boardkeeper.rules.clear_days import Notice, NoticeRule, notice
from boardkeeper.rules.due_dates import full_date
from db.tables.agenda import AgendaItem
from db.tables.boards import Board
from db.tables.meetings import Meeting, MeetingState
from db.tables.minutes import Minute

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

MINUTED = (
    MeetingState.MINUTES_DRAFT,
    MeetingState.CIRCULATED,
    MeetingState.APPROVED,
    MeetingState.APPROVED_AS_AMENDED,
    MeetingState.SIGNED,
)


class MeetingNotFound(UserError):
    """The board has no meeting on that day."""


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting as a list or a heading shows it.

    Attributes:
        reason: Why it was cancelled or postponed.
        postponed_from: The day it was first called for, when it was postponed.
        short_notice_reason: Why it was convened at shorter notice than the law wants; printed with the notice.
    """

    id: str
    board_id: str
    held_on: date
    starts_at: time | None
    ended_at: time | None
    venue: str
    state: MeetingState
    items: int
    minutes: int
    is_annual: bool
    reason: str
    published_on: date | None
    note: str
    postponed_from: date | None = None
    short_notice_reason: str = ""


@dataclass(frozen=True, slots=True)
class MeetingHabits:
    """What a board is used to when it calls a meeting."""

    rule: NoticeRule
    usual_start: time | None
    usual_venue: str
    meeting_pattern: str = ""


def _statement(board_id: str) -> Select[tuple[Meeting, int, int]]:
    items = (
        select(func.count(AgendaItem.id))
        .where(AgendaItem.meeting_id == Meeting.id)
        .correlate(Meeting)
        .scalar_subquery()
    )
    minutes = (
        select(func.count(Minute.id))
        .where(Minute.meeting_id == Meeting.id)
        .correlate(Meeting)
        .scalar_subquery()
    )
    return select(Meeting, items.label("items"), minutes.label("minutes")).where(Meeting.board_id == board_id)


def _view(row: Any) -> MeetingView:
    meeting, items, minutes = row
    return MeetingView(
        id=meeting.id,
        board_id=meeting.board_id,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        ended_at=meeting.ended_at,
        venue=meeting.venue,
        state=meeting.state,
        items=items,
        minutes=minutes,
        is_annual=meeting.is_annual,
        reason=meeting.reason,
        published_on=meeting.published_on,
        note=meeting.note,
        postponed_from=meeting.postponed_from,
        short_notice_reason=meeting.short_notice_reason,
    )


def list_meetings(store: Store, board_id: str, wanted: Wanted | None = None) -> Page[MeetingView]:
    """The meetings of a board, latest first."""
    state_order = case({state: place for place, state in enumerate(MeetingState)}, value=Meeting.state)
    listing = Listing(
        order=(Meeting.held_on.desc(), Meeting.starts_at.desc()),
        sortable={"held_on": Meeting.held_on, "venue": Meeting.venue, "state": state_order},
        searched=(func.strftime("%Y-%m-%d", Meeting.held_on), Meeting.venue, Meeting.state, Meeting.note),
        chips={
            "To come": Meeting.state.in_(
                (MeetingState.PLANNED, MeetingState.AGENDA_DRAFT, MeetingState.PUBLISHED)
            ),
            "Minuted": Meeting.state.in_(MINUTED),
        },
    )
    with store.read() as session:
        return listing.page(session, _statement(board_id), wanted or Wanted(), _view)


def get_meeting(store: Store, meeting_id: str) -> MeetingView:
    """One meeting."""
    with store.read() as session:
        return meeting_in(session, meeting_id)


def meeting_in(session: Session, meeting_id: str) -> MeetingView:
    """The same inside a session that is already open."""
    board_id = session.get_one(Meeting, meeting_id).board_id
    return _view(session.execute(_statement(board_id).where(Meeting.id == meeting_id)).one())


def find_meeting(store: Store, board_id: str, on: date, *, cancelled: bool = False) -> MeetingView:
    """The board’s meeting on a day; with `cancelled` the one that was cancelled.

    Raises:
        MeetingNotFound: There is none of that sort.
    """
    state = Meeting.state == MeetingState.CANCELLED if cancelled else Meeting.state != MeetingState.CANCELLED
    with store.read() as session:
        row = session.execute(
            _statement(board_id).where(Meeting.held_on == on, state).order_by(Meeting.starts_at)
        ).first()
    if row is None and cancelled:
        raise MeetingNotFound(
            f"The board has no cancelled meeting on {full_date(on)}.",
            "Look at them with: boardkeeper meeting list FILE.",
        )
    if row is None and _was_cancelled(store, board_id, on):
        raise MeetingNotFound(
            f"The meeting of {full_date(on)} was cancelled.",
            f"Take that back with: boardkeeper meeting reinstate FILE --meeting {on.isoformat()}.",
        )
    if row is None:
        raise MeetingNotFound(
            f"The board has no meeting on {full_date(on)}.",
            f"Add it with: boardkeeper meeting add FILE --date {on.isoformat()}.",
        )
    return _view(row)


def _was_cancelled(store: Store, board_id: str, on: date) -> bool:
    with store.read() as session:
        found = _statement(board_id).where(Meeting.held_on == on, Meeting.state == MeetingState.CANCELLED)
        return session.execute(found).first() is not None


def meetings_between(session: Session, board_id: str, first: date, last: date) -> tuple[MeetingView, ...]:
    """A board’s meetings from one day to another, both included, in order, also the cancelled ones."""
    rows = session.execute(
        _statement(board_id)
        .where(Meeting.held_on.between(first, last))
        .order_by(Meeting.held_on, Meeting.starts_at, Meeting.id)
    )
    return tuple(_view(row) for row in rows)


def next_meeting(session: Session, board_id: str, today: date) -> MeetingView | None:
    """The first meeting on or after a day that is not cancelled."""
    row = session.execute(
        _statement(board_id)
        .where(Meeting.held_on >= today, Meeting.state != MeetingState.CANCELLED)
        .order_by(Meeting.held_on, Meeting.starts_at)
    ).first()
    return None if row is None else _view(row)


def previous_meeting(session: Session, meeting_id: str) -> MeetingView | None:
    """The board’s last meeting before this one that has minutes: the one whose minutes this one confirms."""
    meeting = session.get_one(Meeting, meeting_id)
    minuted = select(Minute.id).where(Minute.meeting_id == Meeting.id).correlate(Meeting).exists()
    row = session.execute(
        _statement(meeting.board_id)
        .where(Meeting.held_on < meeting.held_on, Meeting.state != MeetingState.CANCELLED, minuted)
        .order_by(Meeting.held_on.desc())
    ).first()
    return None if row is None else _view(row)


def publication_notice(store: Store, meeting_id: str) -> Notice:
    """The last day a meeting’s papers may be published, with the clear days counted one by one."""
    with store.read() as session:
        meeting = session.get_one(Meeting, meeting_id)
        return notice(meeting.held_on, boards.notice_rule(session, meeting.board_id))


def meeting_habits(store: Store, board_id: str) -> MeetingHabits:
    """How a board counts notice, and when and where it usually meets."""
    with store.read() as session:
        board = session.get_one(Board, board_id)
        return MeetingHabits(
            boards.notice_rule(session, board_id),
            board.usual_start,
            board.usual_venue,
            board.meeting_pattern,
        )
