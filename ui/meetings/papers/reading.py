"""What the papers step shows, read in one go on the database thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from boardkeeper import agenda, boards, meetings, papers, people, reports
from boardkeeper.agenda import AgendaItemView, ItemKind
from boardkeeper.boards import BoardKind
from boardkeeper.lists import Wanted
from boardkeeper.papers import OwedPaper
from boardkeeper.reports import ReportView
from ui.operations import Desk

_EVERYBODY = Wanted(limit=2_000)


@dataclass(frozen=True, slots=True)
class ItemPaper:
    """An agenda item with its paper, and who still owes it."""

    item: AgendaItemView
    report: ReportView | None
    owed: OwedPaper | None


@dataclass(frozen=True, slots=True)
class PapersReading:
    """The papers of one meeting.

    Attributes:
        takes_decisions: Whether the board decides; scrutiny takes no key decisions and records the parent decision.
        names: Members and officers as a front sheet names them, for completing what is typed.
    """

    meeting_id: str
    today: date
    rows: tuple[ItemPaper, ...]
    takes_decisions: bool
    names: tuple[str, ...]
    board_id: str

    def row_of(self, item_id: str) -> ItemPaper | None:
        """The paper of an item, if it is on this agenda."""
        return next((row for row in self.rows if row.item.id == item_id), None)


def read_papers(desk: Desk, meeting_id: str, today: date) -> PapersReading:
    """Read the papers of one meeting; what is owed is owed as at `today`."""
    meeting = meetings.get_meeting(desk, meeting_id)
    board = boards.get_board(desk, meeting.board_id)
    owed = {each.item_id: each for each in papers.owed_papers(desk, meeting_id, today)}
    items = [item for item in agenda.list_items(desk, meeting_id) if item.kind is not ItemKind.HEADING]
    everybody = people.list_people(desk, meeting.board_id, meeting.held_on, _EVERYBODY).rows
    return PapersReading(
        meeting_id=meeting_id,
        today=today,
        rows=tuple(ItemPaper(item, reports.get_report(desk, item.id), owed.get(item.id)) for item in items),
        takes_decisions=board.kind is not BoardKind.SCRUTINY,
        names=tuple(f"{each.name} ({each.post})" if each.post else each.name for each in everybody),
        board_id=meeting.board_id,
    )
