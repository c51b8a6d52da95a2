"""The page for old minutes on a board of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardkeeper import making, people
from boardkeeper.boards import list_boards
from boardkeeper.clock import current_day
from tests.ui.real_board import WHO, Desk, RealBoard, close_page, open_page
from ui.meetings.old_minutes.page import OldMinutesPage
from ui.office import BoardName
from ui.theme.theme import Theme

PAPER = """Children's Scrutiny Panel
Wednesday 10 July 2019
PRESENT:
Councillor Mrs Johnson, in the Chair.
Councillor Allen.
10. Declarations of Interest
There were none.
12. Plan
Points raised:
(a) the first point;
(b) the second point.
To note the plan.
"""


@pytest.fixture(scope="module")
def closed_board(tmp_path_factory: pytest.TempPathFactory) -> RealBoard:
    """A board where Councillor Mrs Johnson is known as such and Councillor Jane Allen by her surname."""
    path = tmp_path_factory.mktemp("made once") / "Scrutiny.board"
    wanted = making.NewBoard("Children's Scrutiny Panel", "Sandbourne City Council")
    with making.make_store(path, WHO, wanted) as store:
        board = list_boards(store)[0]
        for name in ("Councillor Mrs Johnson", "Councillor Jane Allen"):
            people.add_member(store, WHO, board.id, name)
    return RealBoard(path, current_day(), BoardName(board.id, board.name, board.council))


@pytest.fixture
def desk(
    qtbot: QtBot, theme: Theme, settings: QSettings, closed_board: RealBoard, tmp_path: Path
) -> Iterator[Desk]:
    """The page on a copy of that board."""
    path = Path(shutil.copy(closed_board.path, tmp_path / "Scrutiny.board"))
    desk = open_page(qtbot, OldMinutesPage, theme, settings, replace(closed_board, path=path))
    yield desk
    close_page(desk)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "old minutes.txt"
    path.write_text(PAPER, encoding="utf-8")
    return path


@pytest.fixture
def shown(desk: Desk) -> Desk:
    """The page with the paper on it, pasted."""
    QApplication.clipboard().setText(PAPER)
    desk.page.paste()
    desk.settle()
    return desk
