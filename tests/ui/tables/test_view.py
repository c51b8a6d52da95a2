from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.operations import Operations
from ui.tables.columns import Column
from ui.tables.model import RowTable
from ui.tables.view import RowTableView
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from tests.ui.tables.conftest import Register


@pytest.fixture
def view(
    qtbot: QtBot,
    operations: Operations,
    theme: Theme,
    settings: QSettings,
    columns: tuple[Column, ...],
    register: Register,
) -> RowTableView:
    register.rows = type(register)(150).rows
    table = RowTable(columns, operations)
    view = RowTableView(table, theme, settings, "people")
    table.setParent(view)
    qtbot.addWidget(view)
    view.resize(640, 400)
    view.show()
    with qtbot.waitSignal(table.arrived):
        table.show_from(register)
    return view


def widths(view: RowTableView) -> list[int]:
    return [view.columnWidth(place) for place in range(view.model().columnCount())]


def test_the_first_row_is_chosen_by_itself(view: RowTableView) -> None:
    assert view.chosen_row().id == "p0"


def test_widths_fill_the_table_fixed_ones_first_then_shares(view: RowTableView) -> None:
    name, age, note = widths(view)
    assert age == 80
    assert name + age + note == view.viewport().width()
    assert name == pytest.approx(2 * note, abs=2)


def test_widths_that_were_dragged_are_remembered(
    qtbot: QtBot, view: RowTableView, theme: Theme, settings: QSettings, operations: Operations
) -> None:
    header = view.horizontalHeader()
    edge = QPoint(view.columnWidth(0) - 1, header.height() // 2)
    qtbot.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    view.horizontalHeader().resizeSection(0, 150)
    view.widths.keep()
    qtbot.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    assert view.columnWidth(0) == 150
    again = RowTableView(RowTable(view.table.columns, operations, view), theme, settings, "people", view)
    again.resize(view.size())
    again.show()
    assert again.columnWidth(0) == pytest.approx(150, abs=4)


def test_a_refresh_keeps_what_is_chosen_and_the_place_on_the_page(
    qtbot: QtBot, view: RowTableView, register: Register
) -> None:
    view.selectRow(100)
    view.verticalScrollBar().setValue(90 * view.row_height() + 7)
    top = view.table.row(view.rowAt(0)).id
    register.rows = register.rows[10:]
    with qtbot.waitSignal(view.table.arrived):
        view.table.refresh()
    assert view.chosen_row().id == "p100"
    assert view.table.row(view.rowAt(0)).id == top
    assert view.verticalScrollBar().value() % view.row_height() == 7


def test_when_the_chosen_row_goes_its_neighbour_is_chosen(
    qtbot: QtBot, view: RowTableView, register: Register
) -> None:
    view.selectRow(20)
    register.rows = [row for row in register.rows if row.id != "p20"]
    with qtbot.waitSignal(view.row_chosen) as told:
        view.table.refresh()
    assert told.args[0].id == "p21"


def test_a_refresh_hands_on_the_chosen_row_as_it_is_now(
    qtbot: QtBot, view: RowTableView, register: Register
) -> None:
    view.selectRow(3)
    old = register.rows[3]
    register.rows[3] = type(old)(old.id, "Person renamed", old.age)
    with qtbot.waitSignal(view.row_chosen) as told:
        view.table.refresh()
    assert told.args[0].name == "Person renamed"


def test_a_row_can_be_chosen_before_it_is_fetched(
    qtbot: QtBot, view: RowTableView, register: Register
) -> None:
    newcomer = type(register.rows[0])("new", "Person 9999", 1)
    view.reveal("new")
    register.rows.append(newcomer)
    with qtbot.waitSignal(view.table.arrived):
        view.table.refresh()
    assert view.chosen_row() == newcomer


def test_a_row_far_below_can_be_revealed(qtbot: QtBot, view: RowTableView, register: Register) -> None:
    register.rows = type(register)(1_000).rows
    with qtbot.waitSignal(view.table.arrived):
        view.table.refresh()
    view.reveal("p777")
    qtbot.waitUntil(lambda: view.chosen_row() is not None and view.chosen_row().id == "p777")
    assert view.visualRect(view.currentIndex()).intersects(view.viewport().rect())


def test_revealing_what_is_nowhere_changes_nothing(
    qtbot: QtBot, view: RowTableView, operations: Operations
) -> None:
    with qtbot.waitSignal(operations.became_idle):
        view.reveal("gone")
    assert view.currentIndex().row() == 0


def test_a_click_on_a_heading_sorts_and_a_third_click_gives_the_own_order_back(
    qtbot: QtBot, view: RowTableView, register: Register
) -> None:
    header = view.horizontalHeader()
    place = QPoint(40, header.height() // 2)
    for wanted in [("name", False), ("name", True), ("", False)]:
        with qtbot.waitSignal(view.table.arrived):
            qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert (register.asked[-1].sort, register.asked[-1].descending) == wanted


def test_a_column_that_cannot_be_sorted_changes_nothing(
    qtbot: QtBot, view: RowTableView, register: Register
) -> None:
    before = len(register.asked)
    header = view.horizontalHeader()
    place = QPoint(header.sectionPosition(2) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(register.asked) == before
    assert header.sortIndicatorSection() == -1


def test_copied_rows_paste_as_a_table(qtbot: QtBot, view: RowTableView) -> None:
    view.selectRow(1)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().splitlines() == [
        "Name\tAge\tNote",
        "Person 0001\t1\tnote on Person 0001",
        "Person 0002\t2\tnote on Person 0002",
    ]
    assert "<td>Person 0002</td>" in data.html()


def test_return_and_a_double_click_open_a_row(qtbot: QtBot, view: RowTableView) -> None:
    view.selectRow(4)
    with qtbot.waitSignal(view.row_opened) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told.args[0].id == "p4"
    with qtbot.waitSignal(view.row_opened) as told:
        place = view.visualRect(view.model().index(2, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args[0].id == "p2"


def test_tab_leaves_the_table(qtbot: QtBot, view: RowTableView) -> None:
    before = view.currentIndex()
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert view.currentIndex() == before


def test_rows_grow_with_the_zoom(view: RowTableView, theme: Theme) -> None:
    before = view.row_height()
    theme.set_zoom(1.5)
    assert view.row_height() == view.verticalHeader().defaultSectionSize() == round(before * 1.5)


@pytest.fixture
def spared(
    qtbot: QtBot, operations: Operations, theme: Theme, settings: QSettings, register: Register
) -> RowTableView:
    """A table whose last two columns may be left out, the very last one first."""
    columns = (
        Column("Name", "name", width=200, groups=True),
        Column("Age", "age", width=100),
        Column("Id", "id", width=100, spare=1),
        Column("Note", lambda row: f"note on {row.name}", width=200, spare=2),
    )
    table = RowTable(columns, operations)
    view = RowTableView(table, theme, settings, "spared")
    table.setParent(view)
    qtbot.addWidget(view)
    view.show()
    with qtbot.waitSignal(table.arrived):
        table.show_from(register)
    return view


@pytest.mark.parametrize(("room", "hidden"), [(640, []), (420, [3]), (320, [2, 3]), (200, [2, 3])])
def test_spare_columns_are_left_out_when_there_is_too_little_room(
    spared: RowTableView, room: int, hidden: list[int]
) -> None:
    spared.resize(room, 300)
    assert [place for place in range(4) if spared.isColumnHidden(place)] == hidden


def test_columns_left_out_come_back_and_are_copied_all_the_same(spared: RowTableView) -> None:
    spared.resize(320, 300)
    spared.copy()
    assert QGuiApplication.clipboard().text().splitlines()[0] == "Name\tAge\tId\tNote"
    spared.resize(640, 300)
    assert not spared.isColumnHidden(3)


def test_a_row_that_is_revealed_again_is_told_of_after_the_next_refresh(
    qtbot: QtBot, view: RowTableView
) -> None:
    view.reveal("p0")
    told: list[str] = []
    view.row_chosen.connect(lambda row: told.append(row.id))
    with qtbot.waitSignal(view.table.arrived):
        view.table.refresh()
    assert told == ["p0"]


def test_the_arrow_keys_go_on_where_the_column_of_the_keyboard_was_left_out(
    qtbot: QtBot, spared: RowTableView
) -> None:
    spared.resize(640, 300)
    spared.setCurrentIndex(spared.model().index(0, 3))
    spared.resize(200, 300)
    assert spared.isColumnHidden(3)
    qtbot.keyClick(spared, Qt.Key.Key_Down)
    assert spared.currentIndex().row() == 1
    assert not spared.isColumnHidden(spared.currentIndex().column())
