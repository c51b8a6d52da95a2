"""A small board in a real file, and a page on it, for tests of the pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from boardkeeper import actions, agenda, attendance, making, meetings, minutes, people
from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.boards import list_boards, update_board
from boardkeeper.bootstrap import BoardOffice
from boardkeeper.errors import UserError
from boardkeeper.minutes import ParagraphKind, Verb, WrittenMinute
from ui.office import BoardName
from ui.operations import Operations
from ui.page import Page, Place, Workplace
from ui.tasks import TaskPool
from ui.theme.theme import Theme

WHO = "Jean Kelly"


@dataclass
class RealBoard:
    """What was put into the file, by id."""

    path: Path
    today: date
    board: BoardName
    past: str = ""
    coming: str = ""
    planned: str = ""


def make_board(path: Path, today: date) -> RealBoard:
    """A board with one minuted meeting, one with an agenda in nine days, and one that is only planned."""
    store = making.make_store(path, WHO, making.NewBoard("Improvement Board", "Sandbourne City Council"))
    with store:
        board = list_boards(store)[0]
        made = RealBoard(path, today, BoardName(board.id, board.name, board.council))
        update_board(store, WHO, board.id, usual_venue="Council Chamber", usual_start=time(14, 0))
        people.add_member(store, WHO, board.id, "Amina Okafor", people.SeatRole.CHAIR)
        made.past = _minuted_meeting(store, board.id, today - timedelta(days=70))
        made.coming = meetings.add_meeting(
            store, WHO, board.id, today + timedelta(days=9), standard_agenda=True
        )
        agenda.add_item(
            store,
            WHO,
            made.coming,
            "Placement sufficiency",
            kind=ItemKind.TO_FOLLOW,
            paper=PaperKind.REPORT,
            lead="Nick Barr",
        )
        made.planned = meetings.add_meeting(store, WHO, board.id, today + timedelta(days=65))
        actions.add_action(
            store,
            WHO,
            board.id,
            "Bring the re-referral analysis",
            "Head of Quality",
            (today - timedelta(days=12)).isoformat(),
            raised_on=today - timedelta(days=70),
        )
    return made


def _minuted_meeting(store: Any, board_id: str, day: date) -> str:
    meeting_id = meetings.add_meeting(store, WHO, board_id, day, standard_agenda=True)
    chair = people.list_members(store, board_id)[0]
    attendance.record_attendance(store, WHO, meeting_id, chair.person_id, minutes.Presence.PRESENT)
    minutes.write_minute(
        store,
        WHO,
        meeting_id,
        WrittenMinute(
            "Performance report",
            [
                (ParagraphKind.TEXT, "The Director introduced the report. The Board noted that:"),
                (ParagraphKind.POINT, "agency numbers had fallen; and"),
                (ParagraphKind.POINT, "re-referrals remained above neighbours."),
            ],
            [(Verb.RESOLVED, "That the report be noted.")],
        ),
    )
    return meeting_id


@dataclass
class Desk:
    """A page on a board, and what it said and where it went."""

    qtbot: QtBot
    page: Any
    workplace: Workplace
    made: RealBoard
    places: list[Place] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    complaints: list[UserError] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until nothing is asked of the board any more and nothing is being computed."""
        operations, tasks = self.workplace.operations, self.workplace.tasks
        self.qtbot.waitUntil(lambda: operations.is_idle and tasks.is_idle, timeout=20_000)

    def ask(self, function: Callable[..., Any], *args: object) -> Any:
        """What a use case answers."""
        answers: list[Any] = []
        self.workplace.operations.run(None, function, *args, on_done=answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return answers[0]

    def undo(self) -> None:
        """Take back the last step, as Ctrl+Z does."""
        self.ask(BoardOffice().undo, WHO)
        self.settle()

    def redo(self) -> None:
        """Make it again, as Ctrl+Shift+Z does."""
        self.ask(BoardOffice().redo, WHO)
        self.settle()


def open_page(
    qtbot: QtBot, page_class: type[Page], theme: Theme, settings: QSettings, made: RealBoard
) -> Desk:
    """Open a board file through the real office and show a page on it."""
    office = BoardOffice()
    operations = Operations(office.changes_of, WHO)
    tasks = TaskPool()
    places: list[Place] = []
    said: list[str] = []
    complaints: list[UserError] = []
    workplace = Workplace(theme, operations, tasks, settings, places.append, said.append, complaints.append)
    operations.open(lambda: office.open(made.path, WHO), lambda _desk: None)
    qtbot.waitUntil(lambda: operations.is_idle, timeout=20_000)
    page = page_class(workplace)
    operations.said.connect(said.append)
    operations.changed.connect(lambda changes, _origin: _tell(page, changes))
    page.resize(1144, 800)
    page.show()
    qtbot.waitExposed(page)
    page.show_board(made.board)
    desk = Desk(qtbot, page, workplace, made, places, said, complaints)
    desk.settle()
    return desk


def _tell(page: Page, changes: Any) -> None:
    """Refresh as the shell does: only when one of the page's tables has changed."""
    if page.concerns(changes):
        page.refresh(changes)


def close_page(desk: Desk) -> None:
    """Close the page, its board and its pool."""
    desk.settle()
    desk.page.close()
    desk.workplace.tasks.close()
    desk.workplace.operations.close()
    # Left to Python, they could be collected, and so destroyed, on the thread of a later test's work.
    for each in (desk.page, desk.workplace.tasks, desk.workplace.operations):
        each.deleteLater()
