"""A board's meetings as a calendar file for Outlook and others, with their deadlines if wanted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import boards, deadlines
from boardkeeper.errors import UserError
from boardkeeper.render.ics import CalendarEntry, write_calendar
from boardkeeper.rules.clear_days import notice
from boardkeeper.rules.due_dates import full_date, long_date
from boardkeeper.saving import save_whole
from db.tables.boards import Board
from db.tables.meetings import Meeting, MeetingState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

#: What the UID of a deadline ends with; a calendar that has it already knows it by this.
_KEYS = {
    deadlines.REPORTS_IN: "reports",
    deadlines.SIGNED_OFF: "sign-off",
    deadlines.BRIEFING: "briefing",
    deadlines.BY_LAW: "publication",
    deadlines.KEY_DECISIONS: "key-decisions",
}

__all__ = ["CalendarFile", "gather_calendar", "save_calendar"]

_MARK = b"BEGIN:VCALENDAR"
_BEFORE = (MeetingState.PLANNED, MeetingState.AGENDA_DRAFT, MeetingState.PUBLISHED, MeetingState.CANCELLED)


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """What a calendar file says; plain values, so that it is written away from the store.

    Attributes:
        name: What the calendar is called.
        entries: Meetings in the order of their days, each before its deadlines.
        as_at: The moment of the last step in the file.
        meetings: How many meetings there are among them.
    """

    name: str
    entries: tuple[CalendarEntry, ...]
    as_at: datetime
    meetings: int


def gather_calendar(
    store: Store, board_id: str, *, with_deadlines: bool = False, first: date | None = None
) -> CalendarFile:
    """Gather a board's meetings, the cancelled ones marked as such.

    Args:
        store: The open file.
        board_id: Whose meetings.
        with_deadlines: Whether the days before each meeting that is not held yet stand in the calendar, too.
        first: Leaves out the meetings before a day.
    """
    last_step = next(iter(store.history(limit=1)), None)
    with store.read() as session:
        board = session.get_one(Board, board_id)
        statement = select(Meeting).where(Meeting.board_id == board_id)
        if first is not None:
            statement = statement.where(Meeting.held_on >= first)
        found = session.scalars(statement.order_by(Meeting.held_on, Meeting.starts_at, Meeting.id)).all()
        entries: list[CalendarEntry] = []
        for meeting in found:
            entries.append(_of_meeting(session, board, meeting))
            if with_deadlines and meeting.state in _BEFORE:
                entries += _of_deadlines(session, board, meeting)
        as_at = last_step.at if last_step else datetime(2000, 1, 1, tzinfo=UTC)
        return CalendarFile(f"{board.name}, {board.council}", tuple(entries), as_at, len(found))


def save_calendar(gathered: CalendarFile, path: Path) -> None:
    """Write a calendar into a file, which is replaced as a whole.

    Raises:
        UserError: The file cannot be written there, or it is no calendar and would be lost.
    """
    if path.exists() and not _is_calendar(path):
        raise UserError(f"“{path.name}” is there already and is not a calendar.", "Choose another name.")
    save_whole(path, write_calendar(gathered.name, gathered.entries, gathered.as_at))


def _is_calendar(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        start = file.read(len(_MARK))
    return start in {_MARK, b""}


def _of_meeting(session: Session, board: Board, meeting: Meeting) -> CalendarEntry:
    is_cancelled = meeting.state is MeetingState.CANCELLED
    title = f"{board.name} (annual meeting)" if meeting.is_annual else board.name
    publish_by = notice(meeting.held_on, boards.notice_rule(session, board.id)).publish_by
    said = [] if is_cancelled else [f"Papers out by {long_date(publish_by)}."]
    if is_cancelled:
        said.append(f"Cancelled: {meeting.reason}.")
    elif meeting.postponed_from:
        said.append(f"Postponed from {full_date(meeting.postponed_from)}: {meeting.reason}.")
    if meeting.note:
        said.append(meeting.note)
    return CalendarEntry(
        uid=f"{meeting.id}@boardkeeper",
        revision=meeting.version + board.version,
        title=f"Cancelled: {title}" if is_cancelled else title,
        on=meeting.held_on,
        starts_at=meeting.starts_at,
        ends_at=meeting.ended_at,
        place=meeting.venue,
        words="\n".join(said),
        is_cancelled=is_cancelled,
    )


def _of_deadlines(session: Session, board: Board, meeting: Meeting) -> list[CalendarEntry]:
    counted = deadlines.deadlines_in(session, meeting.id, meeting.held_on)
    return [
        CalendarEntry(
            uid=f"{meeting.id}-{_KEYS[each.title]}@boardkeeper",
            revision=meeting.version + board.version,
            title=f"{each.title}: {board.name}, {full_date(meeting.held_on)}",
            on=each.on,
            words="Set by law." if each.is_law else "Set by the board.",
            is_cancelled=meeting.state is MeetingState.CANCELLED,
            is_busy=False,
        )
        for each in counted.deadlines
        if each.applies
    ]
