"""The page for imports on a board of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from pytestqt.qtbot import QtBot

from boardkeeper import making
from boardkeeper.boards import list_boards
from boardkeeper.clock import current_day
from tests.ui.real_board import WHO, Desk, RealBoard, close_page, open_page
from ui.imports.page import ImportPage
from ui.office import BoardName
from ui.theme.theme import Theme


@pytest.fixture
def empty_board(tmp_path: Path) -> RealBoard:
    """A board file with one board and nothing in it."""
    path = tmp_path / "Improvement.board"
    wanted = making.NewBoard("Improvement Board", "Sandbourne City Council")
    with making.make_store(path, WHO, wanted) as store:
        board = list_boards(store)[0]
    return RealBoard(path, current_day(), BoardName(board.id, board.name, board.council))


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, settings: QSettings, empty_board: RealBoard) -> Iterator[Desk]:
    """The page, come to from KPIs."""
    desk = open_page(qtbot, ImportPage, theme, settings, empty_board)
    desk.page.reveal("kpis")
    yield desk
    close_page(desk)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
