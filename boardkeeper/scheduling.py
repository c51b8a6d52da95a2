"""The work programme meets the calendar: topics meeting by meeting, onto agendas, and out of decisions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import agenda, meetings
from boardkeeper.agenda_order import place_of_business, rows_in
from boardkeeper.decisions import CLOSED, progress_into
from boardkeeper.errors import UserError
from boardkeeper.lists import Wanted
from boardkeeper.programme import (
    ProgrammeItemView,
    ProgrammeList,
    programme_in,
    programme_item_into,
    reschedule_into,
)
from boardkeeper.programme.hearings import COMING, Hearing, hearings_in
from boardkeeper.rules.due_dates import full_date
from db.tables.agenda import AgendaItem
from db.tables.decisions import TrackingDecision
from db.tables.follow_up import FollowUpStatus
from db.tables.meetings import Meeting, MeetingState
from db.tables.programme import ProgrammeItem

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["ProgrammeGroup", "days_to_come", "from_decision", "programme_by_meeting", "put_on_agenda"]

_EVERYTHING = 1_000_000
_TOPIC_LETTERS = 120


@dataclass(frozen=True, slots=True)
class ProgrammeGroup:
    """The topics of one meeting, or of one of the two lists without a day.

    Attributes:
        day: The day of the meeting; None for a list.
        meeting_id: The board’s meeting that day; blank when its calendar has none.
        is_past: Whether the day is over.
    """

    kind: ProgrammeList
    day: date | None
    meeting_id: str
    state: MeetingState | None
    is_past: bool
    items: tuple[ProgrammeItemView, ...]

    @property
    def key(self) -> str:
        """What tells it from the other groups: its day, or the name of its list."""
        return self.day.isoformat() if self.day else self.kind.value


def programme_by_meeting(
    store: Store, board_id: str, today: date, words: str = "", chips: frozenset[str] = frozenset()
) -> tuple[ProgrammeGroup, ...]:
    """The work programme grouped: past days with topics, every meeting to come, then the two lists.

    Groups without a topic are there too, so that topics can be brought to them, unless `words` or `chips` narrow what
    is shown as they do for `list_programme`.
    """
    with store.read() as session:
        items = programme_in(session, board_id, Wanted(words, chips, limit=_EVERYTHING), today).rows
        held = _meetings(session, board_id)
    by_day: dict[date, list[ProgrammeItemView]] = defaultdict(list)
    lists: dict[ProgrammeList, list[ProgrammeItemView]] = defaultdict(list)
    for item in items:
        (by_day[item.scheduled_on] if item.scheduled_on else lists[item.list_kind]).append(item)
    is_narrowed = bool(words or chips)
    if not is_narrowed:
        for day, meeting in held.items():
            if day >= today and meeting.state in COMING:
                by_day[day] = by_day[day]
    groups = [_group(day, held.get(day), today, by_day[day]) for day in sorted(by_day)]
    groups += [
        ProgrammeGroup(kind, None, "", None, is_past=False, items=tuple(lists[kind]))
        for kind in (ProgrammeList.TO_BE_SCHEDULED, ProgrammeList.SELECT_REVIEW)
        if lists[kind] or not is_narrowed
    ]
    return tuple(groups)


def days_to_come(store: Store, board_id: str, today: date) -> tuple[date, ...]:
    """The days of the board’s meetings to come, the next first."""
    with store.read() as session:
        held = _meetings(session, board_id)
    return tuple(day for day, meeting in held.items() if day >= today and meeting.state in COMING)


def _meetings(session: Session, board_id: str) -> dict[date, Meeting]:
    rows = session.scalars(
        select(Meeting)
        .where(Meeting.board_id == board_id, Meeting.state != MeetingState.CANCELLED)
        .order_by(Meeting.held_on, Meeting.starts_at.desc())
    )
    return {row.held_on: row for row in rows}


def _group(day: date, meeting: Meeting | None, today: date, items: list[ProgrammeItemView]) -> ProgrammeGroup:
    return ProgrammeGroup(
        ProgrammeList.MEETING,
        day,
        meeting.id if meeting else "",
        meeting.state if meeting else None,
        is_past=day < today,
        items=tuple(items),
    )


def put_on_agenda(store: Store, who: str, item_id: str, meeting_id: str | None = None) -> str:
    """Put a topic on the agenda of a meeting; answers the id of the agenda item.

    The agenda begins with the board’s standing items when there is nothing on it yet, and a topic that came to another
    day, or to none, comes to this one.

    Args:
        store: The open file.
        who: Who does it.
        item_id: The topic.
        meeting_id: The meeting; without it the board’s meeting on the topic’s day.

    Raises:
        UserError: It stands on an agenda already, it has no meeting, or the meeting is over or cancelled.
    """
    with store.edit("Put a topic on the agenda", who) as session:
        item = session.get_one(ProgrammeItem, item_id)
        meeting = session.get_one(Meeting, meeting_id) if meeting_id else _meeting_of(session, item)
        return on_agenda_into(session, item, meeting).id


def on_agenda_into(session: Session, item: ProgrammeItem, meeting: Meeting) -> AgendaItem:
    """The same inside an edit that is already open."""
    if meeting.state not in COMING:
        was = "was cancelled" if meeting.state is MeetingState.CANCELLED else "has been held"
        raise UserError(
            f"The meeting of {full_date(meeting.held_on)} {was}.", "Choose one that is still to come."
        )
    _refuse_twice(session, item)
    if session.scalar(select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id).limit(1)) is None:
        meetings.take_standing_items(session, meeting)
        session.flush()
    made = agenda.item_into(
        session,
        meeting.id,
        item.topic,
        lead=item.responsible,
        programme_item_id=item.id,
        place=place_of_business(rows_in(session, meeting.id)),
    )
    if item.scheduled_on != meeting.held_on:
        reschedule_into(session, item, meeting.held_on)
    return made


def _meeting_of(session: Session, item: ProgrammeItem) -> Meeting:
    if item.scheduled_on is None:
        raise UserError(f"“{item.topic}” has no meeting yet.", "Bring it to one first, or name the meeting.")
    found = _meetings(session, item.board_id).get(item.scheduled_on)
    if found is None:
        raise UserError(
            f"The board has no meeting on {full_date(item.scheduled_on)}.",
            "Add the meeting first, or bring the topic to another.",
        )
    return found


def _refuse_twice(session: Session, item: ProgrammeItem) -> None:
    place = hearings_in(session, item.board_id).get(item.id, Hearing()).agenda
    if place is not None and place.is_coming:
        raise UserError(
            f"“{item.topic}” stands on the agenda of {full_date(place.held_on)} already, as item {place.number}.",
            "Take it off there first to bring it elsewhere.",
        )


def from_decision(
    store: Store,
    who: str,
    decision_id: str,
    today: date,
    *,
    topic: str = "",
    scheduled_on: date | None = None,
) -> str:
    """Put what a tracking decision asks for on the work programme; answers the id of the topic.

    The decision is followed up as in progress: only once the topic was heard is it complete.

    Args:
        store: The open file.
        who: Who does it.
        decision_id: The decision; it keeps the link to the topic, which shows the decision.
        today: The day the progress is recorded under.
        topic: What the board is to look at; without it the title of the minute.
        scheduled_on: The meeting’s day; without it the decision’s target, if the board meets that day, or none.

    Raises:
        UserError: The decision is on the work programme already, or is closed.
    """
    with store.edit("Put a decision on the work programme", who) as session:
        decision = session.get_one(TrackingDecision, decision_id)
        return from_decision_into(session, decision, who, today, topic=topic, scheduled_on=scheduled_on).id


def from_decision_into(
    session: Session,
    decision: TrackingDecision,
    who: str,
    today: date,
    *,
    topic: str = "",
    scheduled_on: date | None = None,
) -> ProgrammeItem:
    """The same inside an edit that is already open."""
    if decision.programme_item_id is not None:
        known = session.get_one(ProgrammeItem, decision.programme_item_id)
        raise UserError(f"The decision is on the work programme already, as “{known.topic}”.")
    if decision.status in CLOSED:
        raise UserError(
            f"The decision is {decision.status.value}.", "Record progress on it to open it again."
        )
    coming = {day for day, each in _meetings(session, decision.board_id).items() if each.state in COMING}
    day = scheduled_on or (decision.target_on if decision.target_on in coming else None)
    item = programme_item_into(
        session,
        decision.board_id,
        topic or decision.minute_title or _shortened(decision.text),
        scheduled_on=day,
        reason=_reason(decision),
        responsible=decision.officer,
    )
    decision.programme_item_id = item.id
    when = f"for {full_date(day)}" if day else "to be scheduled"
    progress_into(
        session, decision, f"Added to the work programme, {when}.", FollowUpStatus.IN_PROGRESS, today, who
    )
    return item


def _reason(decision: TrackingDecision) -> str:
    """“Minute 17(2), 10 July 2019: Agreed that …”."""
    reference = decision.minute_reference or decision.decided_on_written
    return f"{reference}: {decision.text}" if reference else decision.text


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _TOPIC_LETTERS else f"{words[:_TOPIC_LETTERS].rsplit(' ', 1)[0]} …"
