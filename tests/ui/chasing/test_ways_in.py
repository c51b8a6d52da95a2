"""The page of letters as it is reached in the real window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from pytestqt.qtbot import QtBot

from boardkeeper.bootstrap import BoardOffice
from tests.ui.real_board import WHO, RealBoard
from ui.chasing.page import ChasingPage
from ui.pages import PAGES
from ui.shell.window import MainWindow
from ui.theme.theme import Theme

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


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


@pytest.mark.parametrize(
    ("page", "officer"), [("today", "Jean Kelly"), ("actions", "Nick Barr"), ("decisions", "Jean Kelly")]
)
def test_one_key_leads_from_today_and_both_logs_to_whoever_is_to_do_it(
    qtbot: QtBot, whole: MainWindow, page: str, officer: str
) -> None:
    whole.go_to_page(page)
    settle(qtbot, whole)
    qtbot.keyClick(whole, Qt.Key.Key_L, CONTROL_SHIFT)
    settle(qtbot, whole)
    chasing = whole.pages.current_page
    assert isinstance(chasing, ChasingPage)
    assert chasing.row.officer == officer
    assert "chasing" not in whole.page_ids


def test_the_wording_is_one_command_away_and_the_letter_follows_it(qtbot: QtBot, whole: MainWindow) -> None:
    whole.go_to_page("chasing")
    settle(qtbot, whole)
    whole.commands.perform("chasing.wording")
    settle(qtbot, whole)
    board = whole.pages.current_page
    qtbot.waitUntil(lambda: board.sheet.names.currentItem().text() == "Chasing letters")
    assert board.chasing.visibleRegion().boundingRect().height() > 0
    editor = board.chasing.editors["reminder"]
    editor.words.setPlainText("Hello {officer}: {rows}")
    editor.words.left.emit()
    settle(qtbot, whole)
    whole.go_to_page("chasing")
    settle(qtbot, whole)
    assert whole.pages.current_page.box.words.toPlainText().startswith("Hello Jean Kelly: - Decision 1")
