"""A bare page on the small board, for what stands beside the minutes and needs a board only."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from pytestqt.qtbot import QtBot

from tests.ui.real_board import Desk, RealBoard, close_page, open_page
from ui.operations import Changes
from ui.page import Page
from ui.theme.theme import Theme


class BarePage(Page):
    """Shows nothing."""

    def refresh(self, changes: Changes | None) -> None:
        """There is nothing to read."""


@contextmanager
def out_desk(
    qtbot: QtBot, theme: Theme, settings: QSettings, pattern: RealBoard, folder: Path
) -> Iterator[Desk]:
    """An open copy of the board."""
    made = replace(pattern, path=Path(shutil.copy(pattern.path, folder)))
    desk = open_page(qtbot, BarePage, theme, settings, made)
    yield desk
    close_page(desk)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
