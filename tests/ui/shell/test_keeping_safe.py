"""Backups nobody has to think of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytestqt.qtbot import QtBot

from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from tests.ui.conftest import FakeOffice


def test_a_backup_is_asked_for_as_soon_as_a_board_is_open(
    open_window: MainWindow, office: FakeOffice
) -> None:
    assert "kept safe" in office.desks[-1].notes


def test_it_is_asked_for_again_while_the_board_stays_open(
    qtbot: QtBot, open_window: MainWindow, office: FakeOffice
) -> None:
    before = office.desks[-1].notes.count("kept safe")
    open_window.open_file.keep_safe()
    qtbot.waitUntil(lambda: office.desks[-1].notes.count("kept safe") == before + 1)
