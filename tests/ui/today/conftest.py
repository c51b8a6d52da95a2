"""The Today page on a board of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from pytestqt.qtbot import QtBot

from tests.ui.real_board import Desk, RealBoard, close_page, open_page
from ui.theme.theme import Theme
from ui.today.page import TodayPage


@pytest.fixture
def show(
    qtbot: QtBot, theme: Theme, settings: QSettings, tmp_path: Path
) -> Iterator[Callable[[RealBoard], Desk]]:
    """Shows Today on a board that was made."""
    desks: list[Desk] = []

    def open_today(made: RealBoard) -> Desk:
        desks.append(open_page(qtbot, TodayPage, theme, settings, made))
        return desks[-1]

    yield open_today
    for desk in desks:
        close_page(desk)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
