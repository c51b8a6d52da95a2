"""What the page reads of a board, in one visit to the database thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from boardkeeper import (
    abbreviations,
    boards,
    chase_wording,
    closures,
    distribution,
    logos,
    meetings,
    own_words,
    snippets,
    templates,
)
from boardkeeper.abbreviations import AbbreviationView
from boardkeeper.boards import BoardView
from boardkeeper.chase_wording import Wording
from boardkeeper.closures import ClosureView
from boardkeeper.distribution import DistributionList
from boardkeeper.kept_files import TakenFile
from boardkeeper.lists import Wanted
from boardkeeper.own_words import OwnWordView
from boardkeeper.rules.clear_days import Nation, bank_holidays
from boardkeeper.snippets import SnippetView
from boardkeeper.templates import ReportTemplateView, StandingItemView
from ui.operations import Desk


@dataclass(frozen=True, slots=True)
class BoardReading:
    """A board with everything that is set for it, and the boards of its file in their order.

    Attributes:
        example: The day of the next meeting, or of the last, by which notice is explained; None without a meeting.
        bank_holidays: Those of the board's nation, this year and the next two, by name; counted here, because the
            first count of all takes longer than the window may be kept waiting.
    """

    board: BoardView
    closures: tuple[ClosureView, ...]
    standing: tuple[StandingItemView, ...]
    template: ReportTemplateView
    snippets: tuple[SnippetView, ...]
    own_words: tuple[OwnWordView, ...]
    abbreviations: tuple[AbbreviationView, ...]
    wordings: tuple[Wording, ...]
    distribution: DistributionList
    logo: TakenFile | None
    boards: tuple[BoardView, ...]
    example: date | None
    bank_holidays: Mapping[date, str]


def read_board(desk: Desk, board_id: str, today: date) -> BoardReading:
    """Read a board."""
    board = boards.get_board(desk, board_id)
    days = [meeting.held_on for meeting in meetings.list_meetings(desk, board_id, Wanted(limit=200)).rows]
    return BoardReading(
        board=board,
        closures=closures.list_closures(desk, board_id),
        standing=templates.standing_items(desk, board_id),
        template=templates.report_template(desk, board_id),
        snippets=snippets.list_snippets(desk, board_id),
        own_words=own_words.own_words(desk, board_id),
        abbreviations=abbreviations.abbreviations(desk, board_id),
        wordings=chase_wording.wordings(desk, board_id),
        distribution=distribution.distribution_list(desk, board_id, today),
        logo=logos.logo_of(desk, board_id),
        boards=boards.list_boards(desk),
        example=min((day for day in days if day >= today), default=max(days, default=None)),
        bank_holidays=bank_holidays(Nation(board.nation.value), range(today.year, today.year + 3)),
    )
