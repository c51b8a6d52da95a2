"""What becomes of a meeting once it is in the calendar: moved, postponed, cancelled, reinstated, held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from boardkeeper import boards
from boardkeeper.errors import UserError
from boardkeeper.meetings.clashes import refuse_a_cancelled_one, refuse_a_clash, refuse_a_double
from boardkeeper.programme import heard_into
from boardkeeper.rules.clear_days import notice
from boardkeeper.rules.due_dates import full_date, long_date
from db.tables.agenda import AgendaItem
from db.tables.meetings import Meeting, MeetingState
from db.tables.minutes import Minute
from db.tables.programme import ProgrammeItem

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

BEFORE_IT_IS_HELD = frozenset({MeetingState.PLANNED, MeetingState.AGENDA_DRAFT, MeetingState.PUBLISHED})

_A_RECORD = frozenset({MeetingState.APPROVED, MeetingState.APPROVED_AS_AMENDED, MeetingState.SIGNED})
_IN_THE_HEADER = ("held_on", "starts_at", "ended_at", "venue")

_FACTS = frozenset(
    {
        "held_on",
        "starts_at",
        "ended_at",
        "venue",
        "note",
        "is_annual",
        "state",
        "published_on",
        "short_notice_reason",
    }
)


@dataclass(frozen=True, slots=True)
class Postponed:
    """What postponing a meeting led to.

    Attributes:
        to: The day it has now.
        publish_by: The last lawful day for its papers, and for new notice.
        was_published: Whether its agenda was out already, so that the public must be told anew.
    """

    to: date
    publish_by: date
    was_published: bool

    @property
    def sentence(self) -> str:
        """What was done and what it asks for."""
        done = f"Postponed to {long_date(self.to)}."
        if self.was_published:
            return (
                f"{done} The public was told another day: publish new notice by {long_date(self.publish_by)}."
            )
        return f"{done} Publish by {long_date(self.publish_by)}."


def update_meeting(store: Store, who: str, meeting_id: str, **facts: Any) -> None:
    """Change facts of a meeting: `held_on`, `starts_at`, `ended_at`, `venue`, `note`, `is_annual`, `state`.

    Raises:
        UserError: The board already meets on the new day at that time, or its minutes are approved and say when and where it
            met.
    """
    unknown = facts.keys() - _FACTS
    if unknown:
        msg = f"a meeting has no {', '.join(sorted(unknown))}"
        raise TypeError(msg)
    with store.edit("Change the meeting", who) as session:
        meeting = session.get_one(Meeting, meeting_id)
        _refuse_in_a_record(meeting, facts)
        if facts.keys() & {"held_on", "starts_at", "state"}:
            _refuse_where_it_cannot_stand(session, meeting, facts)
        before = meeting.held_on
        for name, value in facts.items():
            setattr(meeting, name, value)
        _take_the_programme_along(session, meeting, before)


def _refuse_in_a_record(meeting: Meeting, facts: dict[str, Any]) -> None:
    """Approved minutes say when and where the meeting was; that changes by a correction only."""
    changed = [name for name in _IN_THE_HEADER if name in facts and facts[name] != getattr(meeting, name)]
    if changed and meeting.state in _A_RECORD:
        raise UserError(
            f"The minutes of {full_date(meeting.held_on)} are approved, and when and where the meeting was is part of them.",
            "Record a correction of the header at a later meeting.",
        )


def _refuse_where_it_cannot_stand(session: Session, meeting: Meeting, facts: dict[str, Any]) -> None:
    held_on, starts_at = facts.get("held_on", meeting.held_on), facts.get("starts_at", meeting.starts_at)
    if facts.get("state", meeting.state) is not MeetingState.CANCELLED:
        refuse_a_double(session, meeting.board_id, held_on, starts_at, besides=meeting.id)
    refuse_a_cancelled_one(session, meeting.board_id, held_on, starts_at, besides=meeting.id)


def postpone_meeting(
    store: Store,
    who: str,
    meeting_id: str,
    to: date,
    reason: str,
    starts_at: time | None = None,
    venue: str = "",
) -> Postponed:
    """Put a meeting off to a later day; reason and first day are kept with it, and its programme goes along.

    An agenda that was published keeps its numbers, but is to be published again: the public was told another day.

    Args:
        store: The open file.
        who: Who does it.
        meeting_id: The meeting.
        to: Its new day.
        reason: Why; required.
        starts_at: Its new time; None keeps the time.
        venue: Its new place; blank keeps the place.

    Raises:
        UserError: It is no later day, there is no reason, the board meets then, or the meeting has been held.
    """
    with store.edit(f"Postpone the meeting to {full_date(to)}", who) as session:
        return postpone_into(session, meeting_id, to, reason, starts_at, venue)


def postpone_into(
    session: Session, meeting_id: str, to: date, reason: str, starts_at: time | None = None, venue: str = ""
) -> Postponed:
    """The same inside an edit that is already open."""
    meeting = session.get_one(Meeting, meeting_id)
    if not reason.strip():
        raise UserError("A meeting is postponed with a reason.", "Say why; it is kept with the meeting.")
    _refuse_unless_it_is_to_come(meeting, "postponed")
    if to <= meeting.held_on:
        raise UserError(
            f"{full_date(to)} is not later than the meeting’s day, {full_date(meeting.held_on)}.",
            "Postpone it to a later day; to bring it forward, change its day.",
        )
    refuse_a_clash(session, meeting, to, starts_at or meeting.starts_at)
    before, was_published = meeting.held_on, meeting.state is MeetingState.PUBLISHED
    meeting.postponed_from = meeting.postponed_from or before
    meeting.held_on = to
    meeting.starts_at = starts_at or meeting.starts_at
    meeting.venue = venue.strip() or meeting.venue
    meeting.reason = reason.strip()
    if was_published:
        meeting.state, meeting.published_on = MeetingState.AGENDA_DRAFT, None
    _take_the_programme_along(session, meeting, before)
    publish_by = notice(to, boards.notice_rule(session, meeting.board_id)).publish_by
    return Postponed(to, publish_by, was_published)


def cancel_meeting(store: Store, who: str, meeting_id: str, reason: str) -> None:
    """Cancel a meeting; the reason is kept with it.

    Raises:
        UserError: There is no reason, or the meeting has been held.
    """
    with store.edit("Cancel the meeting", who) as session:
        meeting = session.get_one(Meeting, meeting_id)
        _refuse_unless_it_is_to_come(meeting, "cancelled")
        cancel_into(meeting, reason)


def cancel_into(meeting: Meeting, reason: str) -> None:
    """The same inside an edit that is already open, whatever state the meeting is in."""
    if not reason.strip():
        raise UserError("A meeting is cancelled with a reason.", "Say why; it is kept with the meeting.")
    meeting.state = MeetingState.CANCELLED
    meeting.reason = reason.strip()


def reinstate_meeting(store: Store, who: str, meeting_id: str) -> MeetingState:
    """Take a cancellation back; answers where the meeting stands then: published, agenda draft or planned.

    Raises:
        UserError: It is not cancelled, or the board meets then meanwhile.
    """
    with store.edit("Reinstate the meeting", who) as session:
        meeting = session.get_one(Meeting, meeting_id)
        if meeting.state is not MeetingState.CANCELLED:
            raise UserError("This meeting is not cancelled.", "There is nothing to take back.")
        refuse_a_double(session, meeting.board_id, meeting.held_on, meeting.starts_at, besides=meeting.id)
        meeting.state = _state_of_its_papers(session, meeting)
        meeting.reason = ""
        return meeting.state


def _state_of_its_papers(session: Session, meeting: Meeting) -> MeetingState:
    if meeting.published_on is not None:
        return MeetingState.PUBLISHED
    has_items = session.scalar(select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id).limit(1))
    return MeetingState.AGENDA_DRAFT if has_items else MeetingState.PLANNED


def mark_held(store: Store, who: str, meeting_id: str, today: date) -> MeetingState:
    """Record that a meeting took place; answers its state, which is a draft where minutes are written already.

    Raises:
        UserError: Its day has not come, it is cancelled, or it has been held already.
    """
    with store.edit("Record that the meeting was held", who) as session:
        meeting = session.get_one(Meeting, meeting_id)
        if meeting.held_on > today:
            raise UserError(
                f"The meeting of {full_date(meeting.held_on)} has not come yet.",
                "Mark it as held on its day or later.",
            )
        _refuse_unless_it_is_to_come(meeting, "marked as held")
        minuted = session.scalar(select(Minute.id).where(Minute.meeting_id == meeting.id).limit(1))
        meeting.state = MeetingState.MINUTES_DRAFT if minuted else MeetingState.HELD
        heard_into(session, meeting, who)
        return meeting.state


def _refuse_unless_it_is_to_come(meeting: Meeting, done: str) -> None:
    if meeting.state is MeetingState.CANCELLED:
        raise UserError(
            f"The meeting of {full_date(meeting.held_on)} is cancelled, so it cannot be {done}.",
            "Reinstate it first.",
        )
    if meeting.state not in BEFORE_IT_IS_HELD:
        raise UserError(
            f"The meeting of {full_date(meeting.held_on)} has been held, so it cannot be {done}.",
            "Its minutes say what happened.",
        )


def _take_the_programme_along(session: Session, meeting: Meeting, before: date) -> None:
    """Topics of the work programme stand at a day; they follow the meeting when it was the only one of that day."""
    if meeting.held_on == before:
        return
    session.flush()
    stays = session.scalar(
        select(Meeting.id)
        .where(
            Meeting.board_id == meeting.board_id,
            Meeting.held_on == before,
            Meeting.state != MeetingState.CANCELLED,
        )
        .limit(1)
    )
    if stays:
        return
    topics = select(ProgrammeItem).where(
        ProgrammeItem.board_id == meeting.board_id,
        ProgrammeItem.scheduled_on == before,
        ProgrammeItem.heard_on.is_(None),
    )
    for topic in session.scalars(topics):
        topic.scheduled_on, topic.scheduled_written = meeting.held_on, full_date(meeting.held_on)
