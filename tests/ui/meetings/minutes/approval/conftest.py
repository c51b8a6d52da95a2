"""The meetings page on a board whose minutes of 10 July 2019 are circulated, with 11 September to approve them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from pytestqt.qtbot import QtBot

from boardkeeper import approvals, boards, meetings, minutes, people
from boardkeeper.approvals import ApprovalView
from boardkeeper.minutes import PieceKind, WrittenPiece, new_id
from boardkeeper.minutes.circulating import circulate
from db.store import Store
from db.tables.people import SeatRole
from tests.ui.real_board import Desk, RealBoard, close_page, open_page
from ui.meetings.minutes.approval.bar import ApprovalBar
from ui.meetings.minutes.approval.panel import ApprovalPanel
from ui.meetings.page import MeetingsPage
from ui.meetings.stepper import Step
from ui.office import BoardName
from ui.theme.theme import Theme

WHO = "Helen Rickman"
TWO = "parents should be given a two week cooling-off period;"
FOUR = TWO.replace("two", "four")


def _pieces(*said: tuple[PieceKind, str]) -> list[WrittenPiece]:
    return [WrittenPiece(new_id(), kind, text) for kind, text in said]


@pytest.fixture(scope="package")
def circulated(tmp_path_factory: pytest.TempPathFactory) -> RealBoard:
    """A board that is made once; every test works on a copy of its closed file."""
    path = tmp_path_factory.mktemp("approval") / "approval.board"
    with Store.create(path, WHO) as store:
        board_id = boards.create_board(store, WHO, "Scrutiny Committee", "Plymouth")
        people.add_member(
            store, WHO, board_id, "Councillor Mrs Johnson", SeatRole.CHAIR, email="j@plymouth.gov.uk"
        )
        july = meetings.add_meeting(store, WHO, board_id, date(2019, 7, 10))
        september = meetings.add_meeting(store, WHO, board_id, date(2019, 9, 11), standard_agenda=True)
        meetings.add_meeting(store, WHO, board_id, date(2019, 11, 13), standard_agenda=True)
        minutes.write_pieces(
            store,
            WHO,
            july,
            _pieces(
                (PieceKind.HEADING, "Elective Home Education"),
                (PieceKind.TEXT, "Judith Harwood presented the report."),
                (PieceKind.POINT, "the contract was due to end in August 2019;"),
                (PieceKind.POINT, TWO),
                (PieceKind.HEADING, "Work Programme"),
                (PieceKind.TEXT, "Members discussed it."),
            ),
        )
        circulate(store, WHO, july, date(2019, 7, 15), date(2019, 7, 24))
        board = BoardName(board_id, "Scrutiny Committee", "Plymouth")
    return RealBoard(path, date(2019, 7, 10), board, past=july, coming=september)


@dataclass
class Office:
    """The page with the minutes of 10 July shown."""

    desk: Desk

    @property
    def step(self) -> Any:
        return self.desk.page.place.minutes

    @property
    def bar(self) -> ApprovalBar:
        return self.step.bar  # type: ignore[no-any-return]

    @property
    def panel(self) -> ApprovalPanel:
        return self.step.side.open(ApprovalPanel.TITLE)  # type: ignore[no-any-return]

    @property
    def stands(self) -> ApprovalView:
        return self.desk.ask(approvals.get_approval, self.desk.made.past)  # type: ignore[no-any-return]

    def read(self, meeting_id: str) -> minutes.MinutesView:
        return self.desk.ask(minutes.get_minutes, meeting_id)  # type: ignore[no-any-return]

    def choose(self, starts: str) -> None:
        """Put the cursor into the paragraph that begins so."""
        piece = next(each for each in self.step.surface.pieces() if each.text.startswith(starts))
        self.step.choose(piece.id)
        self.desk.settle()

    def go_on(self) -> None:
        """Press the button of the bar."""
        self.bar.next.click()
        self.desk.settle()


@pytest.fixture
def office(
    qtbot: QtBot, theme: Theme, settings: QSettings, circulated: RealBoard, tmp_path: Path
) -> Iterator[Office]:
    made = replace(circulated, path=Path(shutil.copy(circulated.path, tmp_path)))
    desk = open_page(qtbot, MeetingsPage, theme, settings, made)
    desk.page.resize(1200, 900)
    desk.page.reveal(made.past)
    desk.settle()
    desk.page.place.stepper.choose(Step.MINUTES)
    desk.settle()
    yield Office(desk)
    close_page(desk)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
