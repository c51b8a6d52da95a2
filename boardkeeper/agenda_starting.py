"""How an agenda begins: from the standing items with what is suggested, or as another meeting had it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper import meetings
from boardkeeper.agenda_order import is_published, rows_in
from boardkeeper.agenda_sources import ordinary_kind, take_business_into
from boardkeeper.errors import UserError
from boardkeeper.rules.agenda_titles import is_withdrawn
from boardkeeper.rules.due_dates import full_date
from db.tables.agenda import AgendaItem
from db.tables.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["EarlierAgenda", "duplicate_agenda", "earlier_agendas", "start_with_suggestions"]


@dataclass(frozen=True, slots=True)
class EarlierAgenda:
    """An agenda of the board that another can be made from."""

    meeting_id: str
    held_on: date
    items: int


def earlier_agendas(store: Store, meeting_id: str, most: int = 12) -> tuple[EarlierAgenda, ...]:
    """The agendas of the board’s other meetings, latest first; those before this meeting come before those after it."""
    with store.read() as session:
        return earlier_agendas_in(session, meeting_id, most)


def earlier_agendas_in(session: Session, meeting_id: str, most: int = 12) -> tuple[EarlierAgenda, ...]:
    """The same inside a session that is already open."""
    meeting = session.get_one(Meeting, meeting_id)
    found = session.execute(
        select(Meeting.id, Meeting.held_on, func.count(AgendaItem.id))
        .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
        .where(Meeting.board_id == meeting.board_id, Meeting.id != meeting_id)
        .group_by(Meeting.id)
        .order_by(Meeting.held_on > meeting.held_on, Meeting.held_on.desc())
        .limit(most)
    )
    return tuple(EarlierAgenda(*row) for row in found)


def start_with_suggestions(store: Store, who: str, meeting_id: str) -> int:
    """Begin an agenda with the standing items and the business that is suggested; answers how much of that there was."""
    with store.edit("Start the agenda from the standing items and the suggestions", who) as session:
        meetings.start_agenda_into(session, session.get_one(Meeting, meeting_id))
        session.flush()
        return take_business_into(session, meeting_id)


def duplicate_agenda(store: Store, who: str, from_meeting_id: str, to_meeting_id: str) -> int:
    """Take over the agenda of another meeting; answers how many items came.

    What belongs to that meeting stays behind: its numbers, why something was urgent, that a paper was late, its reports
    with their files, what was withdrawn, and the link to the work programme. Papers that the board composes itself stay
    with their items, and so does what is marked as not public. An item whose title is on the agenda already is left out.

    Raises:
        UserError: There is nothing to take over, or the agenda it would come onto is published.
    """
    with store.edit("Duplicate an agenda", who) as session:
        other = session.get_one(Meeting, from_meeting_id)
        meeting = session.get_one(Meeting, to_meeting_id)
        there = rows_in(session, to_meeting_id)
        if is_published(there):
            raise UserError(
                "The agenda is published, so another cannot be taken over into it.",
                "Add what cannot wait as an urgent item.",
            )
        titles = {row.title.casefold() for row in there}
        rows = [
            row
            for row in rows_in(session, from_meeting_id)
            if row.title.casefold() not in titles and not is_withdrawn(row.title)
        ]
        if not rows:
            raise UserError(
                f"The agenda of {full_date(other.held_on)} has nothing that is not here already.",
                "Choose another meeting.",
            )
        _copy(session, rows, to_meeting_id, len(there))
        if meeting.state is MeetingState.PLANNED:
            meeting.state = MeetingState.AGENDA_DRAFT
        return len(rows)


def _copy(session: Session, rows: Sequence[AgendaItem], meeting_id: str, place: int) -> None:
    copies: dict[str, AgendaItem] = {}
    for offset, row in enumerate(rows):
        above = copies.get(row.parent_id or "")
        copies[row.id] = AgendaItem(
            meeting_id=meeting_id,
            parent_id=above.id if above else None,
            position=place + offset,
            title=row.title,
            purpose=row.purpose,
            kind=ordinary_kind(row.kind),
            paper=row.paper,
            lead=row.lead,
            excludes_public=row.excludes_public,
            concerns_education=row.concerns_education,
            exempt_paragraphs=row.exempt_paragraphs,
            public_interest_reason=row.public_interest_reason,
            is_confidential=row.is_confidential,
        )
        session.add(copies[row.id])
        # A sub-item names its item by the id that is given here.
        session.flush()
