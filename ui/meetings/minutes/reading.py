"""Everything the minutes of one meeting are written with, read in one go on the database thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from boardkeeper import agenda, boards, meetings, minutes, people
from boardkeeper.agenda import AgendaItemView
from boardkeeper.boards import BoardView
from boardkeeper.lists import Wanted
from boardkeeper.meetings import MeetingView
from boardkeeper.minutes import MinutesView, WrittenPiece, pieces_of
from boardkeeper.people import MemberView, PersonView
from ui.operations import Desk
from ui.today.words import count

_ALL = Wanted(limit=10_000)


@dataclass(frozen=True, slots=True)
class MinutesReading:
    """The minutes of one meeting, and whom and what they can speak of.

    Attributes:
        pieces: The minutes as the editor holds them.
        items: The agenda.
        members: Who held a seat on the day.
        people: Everybody the file knows.
    """

    meeting: MeetingView
    minutes: MinutesView
    pieces: tuple[WrittenPiece, ...]
    items: tuple[AgendaItemView, ...]
    members: tuple[MemberView, ...]
    people: tuple[PersonView, ...]
    board: BoardView

    @property
    def allotted(self) -> dict[str, int]:
        """The numbers that were given for good, by the ids of the minutes."""
        return {each.id: each.number for each in self.minutes.minutes if each.number is not None}

    @property
    def next_number(self) -> int | None:
        """The number the first minute without one would get; None when all have theirs or none is there."""
        coming = [each.next_number for each in self.minutes.minutes if each.next_number is not None]
        return min(coming, default=None)

    @property
    def references(self) -> dict[str, str]:
        """The numbers the actions have in the log, by the ids of their paragraphs."""
        return {
            paragraph.id: paragraph.action.reference
            for minute in self.minutes.minutes
            for paragraph in minute.paragraphs
            if paragraph.action is not None
        }

    @property
    def notes(self) -> dict[str, str]:
        """What prints below a minute and is recorded beside the text: the declarations, by the minute's id."""
        declared = len(self.minutes.declarations)
        if not declared:
            return {}
        titles = ((each.id, each.title.casefold()) for each in self.minutes.minutes)
        host = next((minute_id for minute_id, title in titles if title.startswith("declaration")), None)
        return {host: f"{count(declared, 'declaration')} printed here"} if host else {}


def read_minutes(desk: Desk, meeting_id: str, today: date) -> MinutesReading:
    """Read the minutes of one meeting; `today` says which posts people hold."""
    meeting = meetings.get_meeting(desk, meeting_id)
    written = minutes.get_minutes(desk, meeting_id)
    return MinutesReading(
        meeting=meeting,
        minutes=written,
        pieces=pieces_of(written),
        items=agenda.list_items(desk, meeting_id),
        members=people.list_members(desk, meeting.board_id, meeting.held_on),
        people=people.list_people(desk, meeting.board_id, today, _ALL).rows,
        board=boards.get_board(desk, meeting.board_id),
    )
