from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.shell.palette import CommandPalette, PaletteEntry
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from tests.ui.conftest import FakeOffice


@pytest.fixture
def palette(open_window: MainWindow) -> CommandPalette:
    open_window.commands.perform("edit.palette")
    return open_window.finding.palette


def titles(palette: CommandPalette) -> list[str]:
    return [entry.title for entry in palette.shown()]


def test_it_opens_with_the_keyboard_in_its_field(palette: CommandPalette) -> None:
    assert palette.isVisible()
    assert palette.field.hasFocus()
    assert titles(palette)[:3] == ["Go to Today", "Go to Notes", "Go to Actions"]


def test_only_commands_that_can_be_used_are_offered(palette: CommandPalette) -> None:
    assert not any(title.startswith("Undo") for title in titles(palette))


def test_return_performs_the_chosen_command(
    qtbot: QtBot, palette: CommandPalette, open_window: MainWindow
) -> None:
    qtbot.keyClicks(palette.field, "notes")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert open_window.pages.current_id == "notes"
    assert not palette.isVisible()


def test_arrows_go_round(qtbot: QtBot, palette: CommandPalette) -> None:
    qtbot.keyClicks(palette.field, "go to")
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == palette.list.model().rowCount() - 1
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 0


def test_a_click_chooses(qtbot: QtBot, palette: CommandPalette, open_window: MainWindow) -> None:
    place = palette.list.visualRect(palette.list.model().index(2, 0)).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert open_window.pages.current_id == "actions"


def test_escape_and_a_click_beside_it_close_it(
    qtbot: QtBot, palette: CommandPalette, open_window: MainWindow
) -> None:
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    open_window.commands.perform("edit.palette")
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert not palette.isVisible()


def test_things_of_the_board_are_found_and_gone_to(
    qtbot: QtBot, palette: CommandPalette, open_window: MainWindow, office: FakeOffice
) -> None:
    qtbot.keyClicks(palette.field, "re-referral")
    qtbot.waitUntil(lambda: "Action 118 – re-referral analysis" in titles(palette))
    assert office.searched == ["re-referral"], "one question for the whole word, not one for each letter"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert open_window.pages.current_id == "actions"
    assert open_window.pages.current_page.asked == ["b1", "reveal a118"]


def test_answers_to_what_was_typed_before_are_dropped(palette: CommandPalette) -> None:
    palette.field.setText("plan")
    palette.show_found("pla", [PaletteEntry("x", "Too late")])
    assert "Too late" not in titles(palette)


def test_nothing_found_is_said(palette: CommandPalette) -> None:
    palette.field.setText("zzzzzz")
    assert palette._nothing.isVisible()
    assert not palette.list.isVisible()


def test_lines_are_read_out_with_kind_and_context(qtbot: QtBot, palette: CommandPalette) -> None:
    palette.field.setText("Back up")
    spoken = palette.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Back up now, File, Ctrl+Shift+B"


def test_without_a_board_commands_are_still_found(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.perform("edit.palette")
    assert "Open…" in titles(window.finding.palette)
    assert "Go to Notes" not in titles(window.finding.palette)
