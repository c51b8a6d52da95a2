"""The KPIs page on a board with a few indicators, brought in from a workbook."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from pytestqt.qtbot import QtBot

from boardkeeper import imports, making
from boardkeeper.boards import list_boards
from boardkeeper.clock import current_day
from boardkeeper.imports import ImportKind
from boardkeeper.kpis import Polarity
from tests.ui.real_board import WHO, Desk, RealBoard, close_page, open_page
from tests.ui.workbooks import CONFERENCES, REFERRALS, save_kpis
from ui.kpis.page import KpisPage
from ui.office import BoardName
from ui.theme.theme import Theme


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> RealBoard:
    """One file for the session, copied for every test."""
    folder = tmp_path_factory.mktemp("kpis")
    path = folder / "Improvement.board"
    read = imports.read_workbook_as(ImportKind.KPIS, save_kpis(folder / "kpis.xlsx"))
    wanted = making.NewBoard("Improvement Board", "Sandbourne City Council")
    with making.make_store(path, WHO, wanted) as store:
        board = list_boards(store)[0]
        preview = imports.preview_import(store, board.id, read)
        said = {REFERRALS: Polarity.LOWER, CONFERENCES: Polarity.HIGHER}
        imports.apply_import(store, WHO, preview, said)
    return RealBoard(path, current_day(), BoardName(board.id, board.name, board.council))


@pytest.fixture
def desk(
    qtbot: QtBot, theme: Theme, settings: QSettings, tmp_path: Path, pattern: RealBoard
) -> Iterator[Desk]:
    """The page with its three indicators."""
    path = tmp_path / pattern.path.name
    shutil.copy(pattern.path, path)
    desk = open_page(qtbot, KpisPage, theme, settings, replace(pattern, path=path))
    yield desk
    close_page(desk)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
