"""Collects what a chair’s briefing says from the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper import boards, meetings
from boardkeeper.abbreviations import abbreviations_in
from boardkeeper.briefing.moved import colour_changes, contradicted_in, kpis_on
from boardkeeper.briefing.owed import bands_in, named_in, overdue_in, promises_in
from boardkeeper.briefing.recommended import recommendations_in
from boardkeeper.briefing.secrecy import secrecy_in
from boardkeeper.briefing.views import BriefingFacts
from boardkeeper.errors import UserError
from boardkeeper.minutes.editions import Edition
from db.recalling import recall
from db.tables.boards import Board
from db.tables.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from boardkeeper.meetings import MeetingView
    from db.store import Store


def briefed_meetings(store: Store, board_id: str, today: date) -> tuple[tuple[MeetingView, ...], str]:
    """The board’s meetings that were not cancelled, latest first, and the id of the one to brief on: the next, or the last."""
    page = meetings.list_meetings(store, board_id)
    every = tuple(each for each in page.rows if each.state is not MeetingState.CANCELLED)
    coming = [each for each in every if each.held_on >= today]
    chosen = coming[-1] if coming else next(iter(every), None)
    return every, chosen.id if chosen else ""


def gather_facts(store: Store, meeting_id: str, edition: Edition = Edition.PUBLIC) -> BriefingFacts:
    """Collect what is to be said before a meeting, as at its day.

    Args:
        store: The file.
        meeting_id: The meeting that is briefed on.
        edition: In the public one, what was asked for in private says no more than its public summary.

    Raises:
        UserError: The edition is that of Part II: a briefing is public, or restricted.
    """
    if edition is Edition.PART_II:
        raise UserError("A briefing has no Part II.", "Choose the public or the restricted edition.")
    steps = store.history(limit=1)
    with store.read() as session:
        # Most of what is written between two looks at a pack says nothing to the briefing.
        facts = recall(session, _facts_in, meeting_id, edition)
    return replace(facts, created=steps[0].at) if steps else facts


def _facts_in(session: Session, meeting_id: str, edition: Edition) -> BriefingFacts:
    restricted = edition is Edition.RESTRICTED
    meeting = meetings.meeting_in(session, meeting_id)
    board_id, day = meeting.board_id, meeting.held_on
    last = session.scalar(
        select(func.max(Meeting.held_on)).where(
            Meeting.board_id == board_id,
            Meeting.held_on < day,
            Meeting.state != MeetingState.CANCELLED,
        )
    )
    secrecy = secrecy_in(session, board_id, restricted=restricted)
    promises, kept = promises_in(session, board_id, day, last, secrecy)
    every = kpis_on(session, board_id, day)
    return BriefingFacts(
        board=boards.board_view(session.get_one(Board, board_id)),
        meeting=meeting,
        last_meeting_on=last,
        edition=edition,
        bands=bands_in(session, board_id, day),
        overdue=overdue_in(session, board_id, day, secrecy, frozenset(row.id for row in promises)),
        promises=promises,
        promises_kept=kept,
        named=named_in(session, board_id, day, secrecy),
        changes=colour_changes(every, day, last),
        contradicted=contradicted_in(session, board_id, day, every),
        recommendations=recommendations_in(session, board_id, day, secrecy),
        own=abbreviations_in(session, board_id),
        created=datetime(1970, 1, 1, tzinfo=UTC),
    )
