"""New meetings, and the agenda they start with."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper.errors import UserError
from boardkeeper.meetings.clashes import refuse_a_cancelled_one, refuse_a_double
from boardkeeper.rules.due_dates import full_date
from db.tables.agenda import AgendaItem
from db.tables.boards import Board, Occasion, StandingItem
from db.tables.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store


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
            start_agenda_into(session, meeting)
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
    refuse_a_double(session, board_id, held_on, starts_at)
    starts_at = starts_at or board.usual_start
    refuse_a_cancelled_one(session, board_id, held_on, starts_at)
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


def take_standing_items(session: Session, meeting: Meeting) -> int:
    """Put the board’s standing items at the end of a meeting’s agenda, in their order; answers how many.

    Some stand on the agenda of the annual meeting alone, some on every other one. Those that are on the agenda already
    are left out.
    """
    place = session.scalar(select(func.max(AgendaItem.position)).where(AgendaItem.meeting_id == meeting.id))
    start = 0 if place is None else place + 1
    titles = session.scalars(select(AgendaItem.title).where(AgendaItem.meeting_id == meeting.id))
    there = {title.casefold() for title in titles}
    occasions = (Occasion.EVERY, Occasion.ANNUAL if meeting.is_annual else Occasion.ORDINARY)
    standing = session.scalars(
        select(StandingItem)
        .where(StandingItem.board_id == meeting.board_id, StandingItem.occasion.in_(occasions))
        .order_by(StandingItem.position)
    )
    missing = [item for item in standing if item.title.casefold() not in there]
    for offset, item in enumerate(missing):
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
    return len(missing)


def start_agenda(store: Store, who: str, meeting_id: str) -> None:
    """Begin a planned meeting’s agenda with the board’s standing items.

    Raises:
        UserError: The agenda is published, or lacks none of them.
    """
    with store.edit("Start the agenda from the standing items", who) as session:
        if not start_agenda_into(session, session.get_one(Meeting, meeting_id)):
            raise UserError(
                "No standing item of the board is missing on this agenda.", "Add items by their titles."
            )


def start_agenda_into(session: Session, meeting: Meeting) -> int:
    """The same inside an edit that is already open; answers how many items came."""
    frozen = AgendaItem.frozen_number.is_not(None)
    if session.scalar(select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id, frozen).limit(1)):
        raise UserError(
            "The agenda is published, so it cannot be begun again.", "Add what cannot wait as an urgent item."
        )
    taken = take_standing_items(session, meeting)
    if meeting.state is MeetingState.PLANNED:
        meeting.state = MeetingState.AGENDA_DRAFT
    return taken
