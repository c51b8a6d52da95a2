from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardkeeper.bootstrap import BoardOffice
from tests.ui.meetings.old_minutes.conftest import PAPER
from tests.ui.real_board import WHO, RealBoard
from ui.meetings.old_minutes.page import OldMinutesPage
from ui.meetings.page import MeetingsPage
from ui.meetings.stepper import Step
from ui.pages import PAGES
from ui.shell.window import MainWindow
from ui.theme.theme import Theme


@pytest.fixture
def whole(
    qtbot: QtBot, theme: Theme, settings: QSettings, closed_board: RealBoard, tmp_path: Path
) -> Iterator[MainWindow]:
    """The real window on a copy of the board."""
    made = replace(closed_board, path=Path(shutil.copy(closed_board.path, tmp_path / "Scrutiny.board")))
    window = MainWindow(BoardOffice(), PAGES, theme, settings, WHO)
    window.show()
    window.open_file.open(made.path)
    settle(qtbot, window)
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.operations.is_idle and window.tasks.is_idle, timeout=20_000)


def test_from_the_file_menu_to_the_minutes_of_the_meeting_that_was_made(
    qtbot: QtBot, whole: MainWindow
) -> None:
    whole.commands.perform("file.old_minutes")
    page = whole.pages.current_page
    assert isinstance(page, OldMinutesPage)
    QApplication.clipboard().setText(PAPER)
    qtbot.keyClick(
        whole, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    settle(qtbot, whole)
    assert page.preview is not None
    qtbot.keyClick(whole, Qt.Key.Key_F8)
    assert page.shown.lines.currentIndex().row() == 7
    qtbot.keyClick(whole, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, whole)
    meetings = whole.pages.current_page
    assert isinstance(meetings, MeetingsPage)
    qtbot.waitUntil(lambda: meetings.place.reading is not None, timeout=20_000)
    settle(qtbot, whole)
    assert meetings.place.stepper.current is Step.MINUTES
    assert str(meetings.place.reading.meeting.held_on) == "2019-07-10"
