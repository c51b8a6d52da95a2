"""The papers of a notice: the tracker and the self-assessment, and putting the latter before the board."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import agenda, boards, meetings
from boardkeeper.documents.notice_tracker import compose_notice_tracker
from boardkeeper.documents.self_assessment import compose_self_assessment
from boardkeeper.errors import UserError
from boardkeeper.exempt_words import kept_back_in
from boardkeeper.kept_files import TakenFile
from boardkeeper.lists import Wanted
from boardkeeper.minutes_out import Paper, make_file, pack_of
from boardkeeper.notices.assessment import Assessment, gather_assessment
from boardkeeper.notices.reading import notice_in
from boardkeeper.reports.front_sheet import attach_into
from boardkeeper.rules.due_dates import full_date
from db.tables.agenda import AgendaItem, ItemKind
from db.tables.boards import Board
from db.tables.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from boardkeeper.documents.blocks import Pack
    from boardkeeper.meetings import MeetingView
    from db.store import Store

__all__ = [
    "PutOnAgenda",
    "agendas_to_take",
    "assessment_pack",
    "gather_self_assessment",
    "gather_tracker",
    "make_agenda_paper",
    "put_on_agenda",
]

AGENDA_TITLE = "Self-assessment before the Department’s review"
_TAKING = (MeetingState.PLANNED, MeetingState.AGENDA_DRAFT)


@dataclass(frozen=True, slots=True)
class PutOnAgenda:
    """Where the self-assessment went: the item, its meeting's day, and whether it took the place of an earlier one."""

    item_id: str
    held_on: date
    replaced: bool


def gather_tracker(store: Store, board_id: str, today: date, notice_id: str | None = None) -> Pack:
    """Compose the tracker of a notice as on a day.

    Raises:
        UserError: The board answers to no notice.
    """
    steps = store.history(limit=1)
    created = steps[0].at if steps else datetime(1970, 1, 1, tzinfo=UTC)
    with store.read() as session:
        notice = notice_in(session, board_id, today, notice_id)
        if notice is None:
            raise UserError("The board answers to no notice.", "Set the notice up first.")
        board = boards.board_view(session.get_one(Board, board_id))
        kept = kept_back_in(session, board_id)
    section = compose_notice_tracker(notice, today, board.name)
    return pack_of(board, today, section, created, kept_back=kept)


def gather_self_assessment(store: Store, board_id: str, today: date, notice_id: str | None = None) -> Pack:
    """Compose the self-assessment before the review to come, as on a day.

    Raises:
        UserError: The board answers to no notice, or it has ended.
    """
    pack = assessment_pack(gather_assessment(store, board_id, today, notice_id))
    with store.read() as session:
        return replace(pack, kept_back=kept_back_in(session, board_id))


def assessment_pack(facts: Assessment) -> Pack:
    """The self-assessment as a document of its own; needs no database."""
    return pack_of(facts.board, facts.today, compose_self_assessment(facts), facts.created)


def agendas_to_take(store: Store, board_id: str, today: date) -> tuple[MeetingView, ...]:
    """The meetings to come whose agenda is not published yet, the next one first."""
    found = meetings.list_meetings(store, board_id, Wanted(chips=frozenset({"To come"}), limit=1_000_000))
    rows = [each for each in found.rows if each.held_on >= today and each.state in _TAKING]
    return tuple(sorted(rows, key=lambda each: each.held_on))


def make_agenda_paper(
    pack: Pack,
    *,
    progress: Callable[[str, int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> TakenFile:
    """The paper as the PDF that goes on an agenda, with the words it has now; needs no database."""
    content, pages = make_file(pack, Paper.PDF, progress=progress, cancelled=cancelled)
    name = f"{pack.meeting_date.isoformat()} Self-assessment.pdf"
    return TakenFile(name, "application/pdf", content, pages)


def put_on_agenda(store: Store, who: str, meeting_id: str, paper: TakenFile) -> PutOnAgenda:
    """Put the self-assessment on the agenda of a meeting; one that is there already is replaced.

    Raises:
        UserError: The agenda is published already.
    """
    with store.edit("Put the self-assessment on the agenda", who) as session:
        meeting = session.get_one(Meeting, meeting_id)
        if meeting.state not in _TAKING:
            raise UserError(
                f"The agenda of {full_date(meeting.held_on)} is out already.",
                "Choose a later meeting, or add it there as an urgent item or a supplement.",
            )
        item = session.scalar(
            select(AgendaItem).where(AgendaItem.meeting_id == meeting_id, AgendaItem.title == AGENDA_TITLE)
        )
        is_there = item is not None
        if meeting.state is MeetingState.PLANNED:
            meetings.start_agenda_into(session, meeting)
        if item is None:
            item = agenda.item_into(
                session,
                meeting_id,
                AGENDA_TITLE,
                kind=ItemKind.REPORT,
                purpose="To challenge the council’s own assessment before the Department reviews it.",
                is_business=True,
            )
        attach_into(session, item.id, paper)
        return PutOnAgenda(item.id, meeting.held_on, is_there)
