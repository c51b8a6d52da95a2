"""The settings as they are reached in the real window, and a second board from its name to its first page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from pytestqt.qtbot import QtBot

from boardkeeper.bootstrap import BoardOffice
from tests.ui.real_board import WHO, RealBoard
from ui.boards.page import BoardPage
from ui.pages import PAGES
from ui.shell.window import MainWindow
from ui.theme.theme import Theme


@pytest.fixture
def whole(
    qtbot: QtBot, theme: Theme, settings: QSettings, log_pattern: RealBoard, tmp_path: Path
) -> Iterator[MainWindow]:
    window = MainWindow(BoardOffice(), PAGES, theme, settings, WHO)
    window.show()
    window.open_file.open(Path(shutil.copy(log_pattern.path, tmp_path)))
    settle(qtbot, window)
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.operations.is_idle and window.tasks.is_idle, timeout=20_000)


def settings_page(window: MainWindow) -> BoardPage:
    page = window.pages.current_page
    assert isinstance(page, BoardPage)
    return page


def test_the_settings_are_one_key_away_and_no_line_of_the_rail(qtbot: QtBot, whole: MainWindow) -> None:
    qtbot.keyClick(whole, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, whole)
    assert not settings_page(whole).asks_for_new
    assert "board" not in whole.page_ids
    assert not whole.rail.list.currentIndex().isValid()


def test_a_second_board_is_made_shown_and_undone(qtbot: QtBot, whole: MainWindow) -> None:
    whole.commands.perform("board:new")
    settle(qtbot, whole)
    page = settings_page(whole)
    qtbot.keyClicks(page.form.name, "Cabinet")
    qtbot.keyClick(page.form.name, Qt.Key.Key_Return)
    settle(qtbot, whole)
    assert whole.windowTitle() == "Cabinet – Boardkeeper"
    assert not page.asks_for_new
    assert page.facts.fields[0].editor.text() == "Cabinet"
    assert whole.toast.isVisible()
    whole.commands.perform("edit.undo")
    settle(qtbot, whole)
    assert whole.windowTitle() == "Improvement Board – Boardkeeper"


def test_the_settings_command_leads_out_of_the_form(qtbot: QtBot, whole: MainWindow) -> None:
    whole.commands.perform("board:new")
    settle(qtbot, whole)
    assert settings_page(whole).asks_for_new
    whole.commands.perform("board:settings")
    assert not settings_page(whole).asks_for_new
