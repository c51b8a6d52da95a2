"""The meetings page on a board of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from pytestqt.qtbot import QtBot

from boardkeeper.clock import current_day
from tests.ui.real_board import Desk, RealBoard, close_page, make_board, open_page
from ui.meetings.page import MeetingsPage
from ui.theme.theme import Theme


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> RealBoard:
    """A board that is made once; every test works on a copy of its closed file."""
    return make_board(tmp_path_factory.mktemp("pattern") / "meetings.board", current_day())


@pytest.fixture
def desk(
    qtbot: QtBot, theme: Theme, settings: QSettings, pattern: RealBoard, tmp_path: Path
) -> Iterator[Desk]:
    """The meetings page, the meeting that is coming being chosen."""
    made = replace(pattern, path=Path(shutil.copy(pattern.path, tmp_path)))
    desk = open_page(qtbot, MeetingsPage, theme, settings, made)
    yield desk
    close_page(desk)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
