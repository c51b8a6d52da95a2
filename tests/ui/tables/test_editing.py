from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.operations import Operations
from ui.tables.columns import CellEdit, Column
from ui.tables.editing import CellLine, CellList
from ui.tables.model import RowTable
from ui.tables.view import RowTableView
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from tests.ui.tables.conftest import PersonRow, Register

AGES = CellEdit("age", lambda row: str(row.age), tuple((str(age), f"{age} years") for age in range(90)))
NAMES = CellEdit("name", lambda row: row.name, meaning=lambda text: f"Called {text}" if text else "")


@pytest.fixture
def edits() -> list[tuple[PersonRow, str, str]]:
    return []


@pytest.fixture
def view(
    qtbot: QtBot,
    operations: Operations,
    theme: Theme,
    settings: QSettings,
    register: Register,
    edits: list[tuple[PersonRow, str, str]],
) -> RowTableView:
    columns = (
        Column("No.", "id", width=60),
        Column("Name", "name", edit=NAMES),
        Column("Age", "age", width=100, edit=AGES),
    )
    table = RowTable(columns, operations)
    view = RowTableView(table, theme, settings, "people")
    table.setParent(view)
    qtbot.addWidget(view)
    view.make_editable()
    view.offer("name", ["Amina Okafor", "Nick Barr"])
    table.edited.connect(lambda *edit: edits.append(edit))
    view.resize(640, 400)
    view.show()
    with qtbot.waitSignal(table.arrived):
        table.show_from(register)
    view.setFocus()
    return view


def test_f2_opens_the_first_cell_that_can_be_changed(
    qtbot: QtBot, view: RowTableView, edits: list[tuple[PersonRow, str, str]]
) -> None:
    qtbot.keyClick(view, Qt.Key.Key_F2)
    assert isinstance(view.editor, CellLine)
    assert view.editor.selectedText() == "Person 0000"
    qtbot.keyClicks(view.editor, "Ruth")
    assert view.editor.hint.words == "Called Ruth"
    qtbot.keyClick(view.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.editor is None)
    assert [(row.id, name, value) for row, name, value in edits] == [("p0", "name", "Ruth")]


def test_escape_leaves_everything_as_it_was(
    qtbot: QtBot, view: RowTableView, edits: list[tuple[PersonRow, str, str]]
) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClicks(view.editor, "Ruth")
    qtbot.keyClick(view.editor, Qt.Key.Key_Escape)
    assert view.editor is None
    assert edits == []
    assert view.table.row(0).name == "Person 0000"


def test_ctrl_end_and_ctrl_home_move_in_the_cell_and_do_not_leave_it(
    qtbot: QtBot, view: RowTableView
) -> None:
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = view.editor
    assert isinstance(editor, CellLine)
    qtbot.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert editor.cursorPosition() == len("Person 0000")
    qtbot.keyClick(editor, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert editor.cursorPosition() == 0
    assert view.editor is editor
    assert view.currentIndex().row() == 0


def test_the_same_words_again_change_nothing(
    qtbot: QtBot, view: RowTableView, edits: list[tuple[PersonRow, str, str]]
) -> None:
    qtbot.keyClick(view, Qt.Key.Key_F2)
    qtbot.keyClick(view.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.editor is None)
    assert edits == []


def test_tab_goes_on_to_the_next_cell_of_the_row(
    qtbot: QtBot, view: RowTableView, edits: list[tuple[PersonRow, str, str]]
) -> None:
    qtbot.keyClick(view, Qt.Key.Key_F2)
    qtbot.keyClicks(view.editor, "Ruth")
    qtbot.keyClick(view.editor, Qt.Key.Key_Tab)
    assert isinstance(view.editor, CellList)
    assert view.editor.accessibleName() == "Age"
    assert len(edits) == 1


def test_a_double_click_opens_the_cell_under_the_mouse(qtbot: QtBot, view: RowTableView) -> None:
    box = view.visualRect(view.table.index(1, 1))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert isinstance(view.editor, CellLine)
    assert view.editor.text() == "Person 0001"


def test_choosing_from_a_list_changes_the_cell_at_once(
    qtbot: QtBot, view: RowTableView, edits: list[tuple[PersonRow, str, str]]
) -> None:
    view.edit_cell("age")
    assert isinstance(view.editor, CellList)
    view.editor.setCurrentIndex(7)
    view.editor.activated.emit(7)
    assert [(name, value) for _, name, value in edits] == [("age", "7")]
    assert view.editor is None


def test_known_names_are_offered(qtbot: QtBot, view: RowTableView) -> None:
    view.edit_cell("name")
    qtbot.keyClicks(view.editor, "okaf")
    assert view.editor.completer().currentCompletion() == "Amina Okafor"
    view.editor.completer().popup().hide()


def test_what_was_refused_stands_in_its_cell_again_with_the_reason(view: RowTableView) -> None:
    assert view.say_refused("p2", "name", "Nobody", "There is no such person.")
    assert view.currentIndex().row() == 2
    assert view.editor.text() == "Nobody"
    assert view.editor.hint.words == "There is no such person."
    assert view.editor.accessibleDescription() == "There is no such person."
    assert not view.say_refused("gone", "name", "Nobody", "There is no such person.")


def test_a_refusal_does_not_take_away_what_is_typed_in_another_cell_by_now(view: RowTableView) -> None:
    view.edit_cell("name")
    assert not view.say_refused("p2", "age", "7", "Too young.")
    assert view.editor.text() == "Person 0000"


def test_rows_that_arrive_do_not_take_away_what_is_typed(
    qtbot: QtBot, view: RowTableView, register: Register
) -> None:
    view.edit_cell("name")
    qtbot.keyClicks(view.editor, "Half a na")
    with qtbot.waitSignal(view.table.arrived):
        view.table.refresh()
    assert view.editor.text() == "Half a na"


def test_what_is_pasted_is_told(qtbot: QtBot, view: RowTableView) -> None:
    QGuiApplication.clipboard().setText("Ruth\t7")
    with qtbot.waitSignal(view.paste_wanted) as told:
        qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["Ruth\t7"]


def test_a_list_knows_its_values_by_their_words() -> None:
    assert AGES.value_typed("7 YEARS ") == "7"
    assert AGES.value_typed("7") == "7"
    assert AGES.value_typed("old") is None
    assert NAMES.value_typed(" Ruth  Shah ") == "Ruth Shah"
