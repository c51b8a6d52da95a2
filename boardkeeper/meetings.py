"""Meetings: the calendar of a board, one meeting’s facts, and the day its papers must be out."""

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
from db.tables.boards import Board, StandingItem
from db.tables.meetings import Meeting, MeetingState
from db.tables.minutes import Minute

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["MeetingNotFound", "MeetingState", "MeetingView", "add_meeting", "find_meeting", "list_meetings"]

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
    """A meeting as a list or a heading shows it."""

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


def find_meeting(store: Store, board_id: str, on: date) -> MeetingView:
    """The board’s meeting on a day.

    Raises:
        MeetingNotFound: There is none that was not cancelled.
    """
    with store.read() as session:
        row = session.execute(
            _statement(board_id)
            .where(Meeting.held_on == on, Meeting.state != MeetingState.CANCELLED)
            .order_by(Meeting.starts_at)
        ).first()
    if row is None:
        raise MeetingNotFound(
            f"The board has no meeting on {full_date(on)}.",
            f"Add it with: boardkeeper meeting add FILE --date {on.isoformat()}.",
        )
    return _view(row)


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


def add_meeting(
    store: Store,
    who: str,
    board_id: str,
    held_on: date,
    starts_at: time | None = None,
    venue: str = "",
    *,
    standard_agenda: bool = False,
    is_annual: bool = False,
    note: str = "",
) -> str:
    """Add a meeting; with `standard_agenda` its agenda starts with the board’s standing items.

    Raises:
        UserError: The board already meets then.
    """
    with store.edit(f"Add the meeting of {full_date(held_on)}", who) as session:
        meeting = meeting_into(session, board_id, held_on, starts_at, venue, is_annual=is_annual, note=note)
        if standard_agenda:
            meeting.state = MeetingState.AGENDA_DRAFT
            take_standing_items(session, meeting)
        return meeting.id


def meeting_into(
    session: Session,
    board_id: str,
    held_on: date,
    starts_at: time | None = None,
    venue: str = "",
    *,
    is_annual: bool = False,
    note: str = "",
) -> Meeting:
    """Add a planned meeting, without an agenda, inside an edit that is already open."""
    board = session.get_one(Board, board_id)
    _refuse_a_double(session, board_id, held_on, starts_at)
    starts_at = starts_at or board.usual_start
    _refuse_a_cancelled_one(session, board_id, held_on, starts_at)
    meeting = Meeting(
        board_id=board_id,
        held_on=held_on,
        starts_at=starts_at,
        venue=venue.strip() or board.usual_venue,
        is_annual=is_annual,
        note=note,
    )
    session.add(meeting)
    session.flush()
    return meeting


def _refuse_a_double(
    session: Session, board_id: str, held_on: date, starts_at: time | None, besides: str = ""
) -> None:
    same_day = session.scalars(
        select(Meeting).where(
            Meeting.board_id == board_id,
            Meeting.held_on == held_on,
            Meeting.state != MeetingState.CANCELLED,
            Meeting.id != besides,
        )
    ).all()
    if any(starts_at is None or other.starts_at in {None, starts_at} for other in same_day):
        raise UserError(
            f"The board already meets on {full_date(held_on)}.", "Open that meeting, or give another time."
        )


def _refuse_a_cancelled_one(
    session: Session, board_id: str, held_on: date, starts_at: time | None, besides: str = ""
) -> None:
    """A cancelled meeting stays in the calendar with its reason, so its day and time are not given out again."""
    there = select(Meeting.id).where(
        Meeting.board_id == board_id,
        Meeting.held_on == held_on,
        Meeting.starts_at == starts_at,
        Meeting.state == MeetingState.CANCELLED,
        Meeting.id != besides,
    )
    if session.scalar(there):
        raise UserError(
            f"The board’s meeting of {full_date(held_on)} at that time was cancelled and is kept as such.",
            "Set that meeting to planned again, or give another time.",
        )


def take_standing_items(session: Session, meeting: Meeting) -> None:
    """Put the board’s standing items at the end of a meeting’s agenda, in their order."""
    place = session.scalar(select(func.max(AgendaItem.position)).where(AgendaItem.meeting_id == meeting.id))
    start = 0 if place is None else place + 1
    standing = session.scalars(
        select(StandingItem).where(StandingItem.board_id == meeting.board_id).order_by(StandingItem.position)
    )
    for offset, item in enumerate(standing):
        session.add(
            AgendaItem(
                meeting_id=meeting.id,
                position=start + offset,
                title=item.title,
                purpose=item.purpose,
                kind=item.kind,
                paper=item.paper,
            )
        )


def start_agenda(store: Store, who: str, meeting_id: str) -> None:
    """Begin a planned meeting’s agenda with the board’s standing items."""
    with store.edit("Start the agenda from the standing items", who) as session:
        meeting = session.get_one(Meeting, meeting_id)
        take_standing_items(session, meeting)
        if meeting.state is MeetingState.PLANNED:
            meeting.state = MeetingState.AGENDA_DRAFT


def update_meeting(store: Store, who: str, meeting_id: str, **facts: Any) -> None:
    """Change facts of a meeting: `held_on`, `starts_at`, `ended_at`, `venue`, `note`, `is_annual`, `state`.

    Raises:
        UserError: The board already meets on the new day at that time.
    """
    allowed = {"held_on", "starts_at", "ended_at", "venue", "note", "is_annual", "state", "published_on"}
    unknown = set(facts) - allowed
    if unknown:
        msg = f"a meeting has no {', '.join(sorted(unknown))}"
        raise TypeError(msg)
    with store.edit("Change the meeting", who) as session:
        meeting = session.get_one(Meeting, meeting_id)
        if facts.keys() & {"held_on", "starts_at", "state"}:
            _refuse_a_clash(session, meeting, facts)
        for name, value in facts.items():
            setattr(meeting, name, value)


def _refuse_a_clash(session: Session, meeting: Meeting, facts: dict[str, Any]) -> None:
    held_on, starts_at = facts.get("held_on", meeting.held_on), facts.get("starts_at", meeting.starts_at)
    if facts.get("state", meeting.state) is not MeetingState.CANCELLED:
        _refuse_a_double(session, meeting.board_id, held_on, starts_at, besides=meeting.id)
    _refuse_a_cancelled_one(session, meeting.board_id, held_on, starts_at, besides=meeting.id)


def cancel_meeting(store: Store, who: str, meeting_id: str, reason: str) -> None:
    """Cancel a meeting; the reason is kept with it."""
    with store.edit("Cancel the meeting", who) as session:
        cancel_into(session.get_one(Meeting, meeting_id), reason)


def cancel_into(meeting: Meeting, reason: str) -> None:
    """The same inside an edit that is already open."""
    if not reason.strip():
        raise UserError("A meeting is cancelled with a reason.", "Say why; it is kept with the meeting.")
    meeting.state = MeetingState.CANCELLED
    meeting.reason = reason.strip()


@dataclass(frozen=True, slots=True)
class MeetingHabits:
    """What a board is used to when it calls a meeting."""

    rule: NoticeRule
    usual_start: time | None
    usual_venue: str


def meeting_habits(store: Store, board_id: str) -> MeetingHabits:
    """How a board counts notice, and when and where it usually meets."""
    with store.read() as session:
        board = session.get_one(Board, board_id)
        return MeetingHabits(boards.notice_rule(session, board_id), board.usual_start, board.usual_venue)
