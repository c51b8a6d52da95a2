from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.shell.window import MainWindow


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    window.activateWindow()
    qtbot.keyClick(window, key)


def test_f1_opens_the_guide_in_front_of_the_page_and_puts_it_away(
    qtbot: QtBot, open_window: MainWindow
) -> None:
    open_window.go_to_page("notes")
    press(qtbot, open_window, Qt.Key.Key_F1)
    assert open_window.pages.currentWidget() is open_window.guide.pane
    assert open_window.guide.pane.chapter_name == "getting-started"
    press(qtbot, open_window, Qt.Key.Key_F1)
    assert open_window.pages.current_id == "notes"


def test_escape_and_the_rail_lead_back_to_the_pages(qtbot: QtBot, open_window: MainWindow) -> None:
    open_window.go_to_page("notes")
    open_window.commands.perform("help.guide")
    qtbot.keyClick(open_window.guide.pane.contents, Qt.Key.Key_Escape)
    assert open_window.pages.current_id == "notes"
    open_window.commands.perform("help.guide")
    open_window.commands.perform("go:notes")
    assert open_window.pages.current_id == "notes"


def test_commands_of_the_page_rest_while_the_guide_is_in_front(open_window: MainWindow) -> None:
    open_window.go_to_page("notes")
    open_window.commands.perform("help.guide")
    assert not open_window.commands.action("notes.add").isEnabled()
    open_window.commands.perform("help.guide")
    assert open_window.commands.action("notes.add").isEnabled()


def test_the_guide_can_be_read_without_a_board(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.perform("help.guide")
    assert window.guide.pane.isVisible()
    window.commands.perform("edit.filter")
    assert window.guide.pane.field.hasFocus()
    window.commands.perform("help.guide")
    assert window.pages.currentIndex() == 0


def test_a_page_that_is_not_on_the_rail_leaves_no_line_marked(open_window: MainWindow) -> None:
    open_window.rail.choose("somewhere else")
    assert not open_window.rail.list.currentIndex().isValid()
