"""Which column is which: shown at the heads of the sheet, put right by mouse and by keyboard, and remembered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from boardkeeper import actions
from boardkeeper.clock import current_day
from boardkeeper.imports import ImportKind, Origin
from boardkeeper.log_sheets import Log
from tests.ui.real_board import Desk
from tests.ui.workbooks import save
from ui.imports.column_menu import ColumnMenu
from ui.imports.pasting import paste_place
from ui.page import Place

LOG: dict[str, Sequence[Sequence[Any]]] = {
    "Log": [["Ref", "Action", "Owner", "By"], ["1", "Write to schools", "Ann", "July 2019"]]
}
ODD: dict[str, Sequence[Sequence[Any]]] = {
    "Tracker": [
        ["Tracker of the board"],
        ["No", "Members asked for", "Portfolio Holder", "Wanted"],
        ["1", "Write to schools", "Ann Smith", "July 2019"],
    ]
}


def read(desk: Desk, path: Path) -> None:
    desk.page.take_file(path)
    desk.settle()


def read_as_actions(desk: Desk, path: Path) -> None:
    read(desk, path)
    desk.page.understood.kind_chosen.emit(ImportKind.ACTIONS)
    desk.settle()


def choose(menu: ColumnMenu, words: str) -> None:
    next(each for each in menu.actions() if each.text().startswith(words)).trigger()


def stored(desk: Desk) -> list[actions.ActionView]:
    return list(desk.ask(actions.list_actions, desk.made.board.id, current_day()).rows)


def test_each_head_says_what_its_column_is_taken_for(desk: Desk, tmp_path: Path) -> None:
    desk.page.reveal("actions")
    read(desk, save(tmp_path / "log.xlsx", LOG))
    pane = desk.page.understood
    assert [pane.sheet.grid.heads.title_of(column) for column in range(1, 5)] == [
        "Ref",
        "Action",
        "Owner",
        "not read",
    ]
    cells = pane.sheet.grid.cells
    spoken = cells.headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Column C: Owner"
    assert cells.describe(cells.index(1, 2)) == "C2: Ann – taken as it stands, under Owner"


def test_a_click_on_a_head_puts_a_column_right_and_compares_anew(desk: Desk, tmp_path: Path) -> None:
    desk.page.reveal("actions")
    read(desk, save(tmp_path / "log.xlsx", LOG))
    pane = desk.page.understood
    menu = pane.column_menu(4)
    assert [each.text() for each in menu.actions() if each.isChecked()] == ["Not read"]
    assert "Owner (now column C)" in [each.text() for each in menu.actions()]
    choose(menu, "Due")
    desk.settle()
    assert pane.sheet.grid.heads.title_of(4) == "Due"
    assert desk.page.preview.read.rows[0].due_written == "July 2019"
    assert desk.page.preview.read.columns[0].origin is Origin.CORRECTED
    desk.page.apply()
    desk.settle()
    assert stored(desk)[0].due_written == "July 2019"


def test_the_next_workbook_of_that_shape_is_one_click(desk: Desk, tmp_path: Path) -> None:
    path = save(tmp_path / "june.xlsx", ODD)
    read_as_actions(desk, path)
    for name, column in (("text", 2), ("owner", 3), ("due", 4)):
        desk.page.understood.column_said.emit("Tracker", name, column)
        desk.settle()
    desk.page.apply()
    desk.settle()
    read(
        desk,
        save(tmp_path / "july.xlsx", ODD | {"Tracker": [*ODD["Tracker"], ["2", "Visit", "Bob", "May 2020"]]}),
    )
    assert desk.page.header.apply.text() == "Write 1 new"
    assert desk.page.understood.kinds.kind.currentData() == ImportKind.ACTIONS
    assert (
        "Columns as you put them right the last time."
        in desk.page.header.findChildren(type(desk.page.understood.columns.words))[1].text()
    )
    desk.qtbot.mouseClick(desk.page.header.apply, Qt.MouseButton.LeftButton)
    desk.settle()
    assert sorted(row.text for row in stored(desk)) == ["Visit", "Write to schools"]


def test_a_workbook_nobody_knows_asks_which_column_is_which_by_keyboard(desk: Desk, tmp_path: Path) -> None:
    read_as_actions(desk, save(tmp_path / "odd.xlsx", ODD))
    columns = desk.page.understood.columns
    assert desk.page.understood.is_choosing_columns
    assert "Say which column is which." in columns.words.text()
    assert columns.rows.currentText().startswith("Row 2: No, Members asked for")
    assert columns.rows.hasFocus()
    assert not desk.page.header.apply.isEnabled()
    box = columns.boxes["text"]
    box.setFocus()
    for _ in range(2):
        desk.qtbot.keyClick(box, Qt.Key.Key_Down)
    desk.settle()
    assert box.currentText() == "B  Members asked for"
    assert desk.page.header.apply.text() == "Write 1 new"
    assert desk.page.understood.is_choosing_columns
    desk.qtbot.mouseClick(desk.page.understood.views[0], Qt.MouseButton.LeftButton)
    assert not desk.page.understood.is_choosing_columns


def test_f2_on_a_cell_opens_the_menu_of_its_column(desk: Desk, tmp_path: Path) -> None:
    desk.page.reveal("actions")
    read(desk, save(tmp_path / "log.xlsx", LOG))
    grid = desk.page.understood.sheet.grid
    grid.show_cell(2, 3)
    with desk.qtbot.waitSignal(grid.column_asked) as asked:
        desk.qtbot.keyClick(grid, Qt.Key.Key_F2)
    assert asked.args == [3]
    for menu in grid.findChildren(ColumnMenu):
        menu.close()


def test_headings_may_be_said_to_stand_elsewhere(desk: Desk, tmp_path: Path) -> None:
    read_as_actions(desk, save(tmp_path / "odd.xlsx", ODD))
    columns = desk.page.understood.columns
    columns.header_said.emit("Tracker", 0)
    columns.column_said.emit("Tracker", "text", 2)
    desk.settle()
    assert [row.text for row in desk.page.preview.read.rows] == ["Members asked for", "Write to schools"]


@pytest.fixture
def clipboard(qtbot: QtBot) -> Iterator[QClipboard]:
    board = QGuiApplication.clipboard()
    yield board
    board.clear()


def test_rows_on_the_clipboard_come_in_through_the_same_preview(desk: Desk, clipboard: QClipboard) -> None:
    clipboard.setText('Action\tOwner\tDue\n"Write to\nall schools"\tAnn\tJuly 2019\nVisit\tBob\t\n')
    place = paste_place(Log.ACTIONS)
    desk.page.reveal(place.thing_id)
    desk.settle()
    assert desk.page.header.apply.text() == "Write 2 new"
    desk.page.apply()
    desk.settle()
    assert desk.places == [Place("actions")]
    assert desk.said == ["Actions imported: 2 new."]
    assert sorted(row.text for row in stored(desk)) == ["Visit", "Write to\nall schools"]
    desk.undo()
    assert stored(desk) == []


def test_an_empty_clipboard_is_explained(desk: Desk, clipboard: QClipboard) -> None:
    clipboard.setText("  ")
    desk.page.reveal("paste:decisions")
    desk.settle()
    assert desk.page.is_choosing
    trouble = desk.page.choosing.trouble
    assert [button.text() for button in trouble.findChildren(QPushButton)] == ["Choose another file…"]
