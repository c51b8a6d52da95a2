"""Reading what a minute book says, one meeting after the other, so that no more than one is open at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import boards, people
from boardkeeper.errors import UserError
from boardkeeper.exempt_words import kept_back_in
from boardkeeper.minute_book.ledger import ledger_in
from boardkeeper.minute_book.views import (
    BookYear,
    BoundMeeting,
    GatheredBook,
    MeetingPapers,
    UnboundMeeting,
    pack,
)
from boardkeeper.minutes import APPROVED, minutes_in
from boardkeeper.minutes.editions import has_exempt
from boardkeeper.minutes.slips import slips_in
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.municipal_year import municipal_year, municipal_year_title
from db.tables.agenda import AgendaItem
from db.tables.boards import Board
from db.tables.meetings import Meeting, MeetingState
from db.tables.people import Person
from db.tables.reports import Report

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

_WITH_MINUTES = APPROVED | {MeetingState.HELD, MeetingState.MINUTES_DRAFT, MeetingState.CIRCULATED}


class BookCancelled(UserError):
    """The user stopped the making of a book; nothing was written."""

    def __init__(self) -> None:
        super().__init__("The book was not made: it was stopped.", "Make it again when you are ready.")


def book_years(store: Store, board_id: str) -> tuple[int, ...]:
    """The municipal years in which the board has met, newest first; known by the calendar year they start in."""
    with store.read() as session:
        return tuple(sorted(_meetings_by_year(session, board_id), reverse=True))


def gather_book(
    store: Store,
    board_id: str,
    from_year: int,
    to_year: int | None = None,
    *,
    restricted: bool = False,
    progress: Callable[[str, int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> GatheredBook:
    """Collect everything the minute book of one municipal year, or of several, says.

    Args:
        store: The file.
        board_id: Whose book.
        from_year: The calendar year in which the first municipal year starts.
        to_year: The same for the last; only the first when None.
        restricted: Whether the leaves of Part II belong to it.
        progress: Called with what is being done, how much is done, and of how much.
        cancelled: Asked before every meeting.

    Raises:
        BookCancelled: `cancelled` said so.
        UserError: The years run backwards.
    """
    last = from_year if to_year is None else to_year
    if last < from_year:
        raise UserError(
            f"{municipal_year_title(last)} is before {municipal_year_title(from_year)}.",
            "Name the earlier year first.",
        )
    steps = store.history(limit=1)
    created = steps[0].at if steps else datetime(1970, 1, 1, tzinfo=UTC)
    with store.read() as session:
        board = boards.board_view(session.get_one(Board, board_id))
        rows = session.execute(select(Person.id, Person.name).order_by(Person.id))
        names = tuple((person_id, name) for person_id, name in rows)
        by_year = _meetings_by_year(session, board_id)
        kept = None if restricted else kept_back_in(session, board_id)
    wanted = {year: by_year.get(year, []) for year in range(from_year, last + 1)}
    total = sum(len(meetings) for meetings in wanted.values())
    done = 0
    years = []
    for year, meetings in wanted.items():
        bound: list[BoundMeeting] = []
        unbound: list[UnboundMeeting] = []
        for meeting_id, held_on, state in meetings:
            if cancelled is not None and cancelled():
                raise BookCancelled
            if progress is not None:
                progress(f"Reading the minutes of {full_date(held_on)}", done, total)
            done += 1
            if state in APPROVED:
                # A session for each meeting: what it has read is forgotten with it.
                with store.read() as session:
                    bound.append(_bound(session, meeting_id))
            else:
                unbound.append(UnboundMeeting(meeting_id, held_on, state))
        with store.read() as session:
            ledger = ledger_in(session, board_id, year)
        years.append(BookYear(year, tuple(bound), tuple(unbound), ledger))
    return GatheredBook(board, tuple(years), names, created, restricted, kept)


def _meetings_by_year(session: Session, board_id: str) -> dict[int, list[tuple[str, date, MeetingState]]]:
    rows = session.execute(
        select(Meeting.id, Meeting.held_on, Meeting.state, Meeting.is_annual)
        .where(Meeting.board_id == board_id)
        .order_by(Meeting.held_on, Meeting.starts_at, Meeting.id)
    ).all()
    annual = [held_on for _, held_on, _, is_annual in rows if is_annual]
    found: dict[int, list[tuple[str, date, MeetingState]]] = defaultdict(list)
    for meeting_id, held_on, state, _ in rows:
        if state in _WITH_MINUTES:
            found[municipal_year(held_on, annual)].append((meeting_id, held_on, state))
    return found


def _bound(session: Session, meeting_id: str) -> BoundMeeting:
    meeting = session.get_one(Meeting, meeting_id)
    minutes = minutes_in(session, meeting_id)
    reports = session.execute(
        select(Report.agenda_item_id, Report.title)
        .join(AgendaItem, Report.agenda_item_id == AgendaItem.id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.position)
    ).all()
    papers = MeetingPapers(
        minutes=minutes,
        members=people.members_in(session, meeting.board_id, meeting.held_on),
        slips=slips_in(session, meeting_id, minutes),
        reports={item_id: title for item_id, title in reports},
    )
    return BoundMeeting(
        meeting_id=meeting_id,
        held_on=meeting.held_on,
        state=meeting.state,
        approved_on=minutes.approved_on,
        signed_by=meeting.signed_by,
        signed_on=meeting.signed_on,
        has_part_two=has_exempt(minutes),
        numbered=tuple((each.number, each.id) for each in minutes.minutes if each.number is not None),
        packed=pack(papers),
    )
