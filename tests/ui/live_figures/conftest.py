"""A place to write on a board with a few indicators, and the line below it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from boardkeeper import imports, making
from boardkeeper.boards import list_boards
from boardkeeper.clock import current_day
from boardkeeper.imports import ImportKind
from boardkeeper.kpis import Polarity
from tests.ui.real_board import WHO, Desk, RealBoard, close_page, open_page
from tests.ui.workbooks import CONFERENCES, REFERRALS, save_kpis
from ui.live_figures.line import LiveFigureLine
from ui.office import BoardName
from ui.operations import Changes
from ui.page import Page, Workplace
from ui.theme.theme import Theme


class WritingPage(Page):
    """An editor with its line."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.editor = QPlainTextEdit(self)
        self.editor.setAccessibleName("Narrative")
        self.line = LiveFigureLine(workplace, self)
        column = QVBoxLayout(self)
        column.addWidget(self.editor, 1)
        column.addWidget(self.line)
        self.line.serve(self.editor)

    def refresh(self, changes: Changes | None) -> None:
        assert self.board is not None
        self.line.show_board(self.board.id)


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> RealBoard:
    """One file for the session, copied for every test."""
    folder = tmp_path_factory.mktemp("live")
    path = folder / "Improvement.board"
    read = imports.read_workbook_as(ImportKind.KPIS, save_kpis(folder / "kpis.xlsx"))
    wanted = making.NewBoard("Improvement Board", "Sandbourne City Council")
    with making.make_store(path, WHO, wanted) as store:
        board = list_boards(store)[0]
        preview = imports.preview_import(store, board.id, read)
        imports.apply_import(store, WHO, preview, {REFERRALS: Polarity.LOWER, CONFERENCES: Polarity.HIGHER})
    return RealBoard(path, current_day(), BoardName(board.id, board.name, board.council))


@dataclass
class WritingDesk:
    """The page, and what its line says once it is settled."""

    desk: Desk
    page: WritingPage

    def write(self, text: str) -> None:
        self.page.editor.setPlainText(text)
        self.settle()

    def settle(self) -> None:
        """Wait until the line has taken in the text as it is."""
        line = self.page.line
        self.desk.qtbot.waitUntil(lambda: line.is_settled, timeout=20_000)
        self.desk.settle()


@pytest.fixture
def writing(
    qtbot: QtBot, theme: Theme, settings: QSettings, tmp_path: Path, pattern: RealBoard
) -> Iterator[WritingDesk]:
    path = tmp_path / pattern.path.name
    shutil.copy(pattern.path, path)
    made = RealBoard(path, pattern.today, pattern.board)
    desk = open_page(qtbot, WritingPage, theme, settings, made)
    yield WritingDesk(desk, desk.page)
    close_page(desk)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
