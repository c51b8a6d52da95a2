from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from ui.operations import Operations
from ui.tables.columns import Column
from ui.tables.model import STRETCH, RowTable
from ui.tables.roles import CellRole

if TYPE_CHECKING:
    from tests.ui.tables.conftest import Register


@pytest.fixture
def table(qtbot: QtBot, operations: Operations, columns: tuple[Column, ...], register: Register) -> RowTable:
    table = RowTable(columns, operations)
    table.tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Warning)
    with qtbot.waitSignal(table.arrived):
        table.show_from(register)
    return table


def names(table: RowTable) -> list[str]:
    return [str(table.index(row, 0).data()) for row in range(table.rowCount())]


def test_rows_come_from_the_use_case(table: RowTable) -> None:
    assert names(table) == [f"Person {number:04d}" for number in range(5)]
    assert [table.headerData(place, Qt.Orientation.Horizontal) for place in range(3)] == [
        "Name",
        "Age",
        "Note",
    ]


def test_a_cell_knows_its_row_value_and_identity_and_how_it_is_read_out(table: RowTable) -> None:
    cell = table.index(2, 1)
    assert cell.data(CellRole.ID) == "p2"
    assert cell.data(CellRole.ROW).name == "Person 0002"
    assert cell.data(CellRole.VALUE) == 2
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Age: 2"


def test_sorting_happens_below(qtbot: QtBot, table: RowTable, register: Register) -> None:
    with qtbot.waitSignal(table.arrived):
        table.sort(0, Qt.SortOrder.DescendingOrder)
    assert names(table)[0] == "Person 0004"
    assert (register.asked[-1].sort, register.asked[-1].descending) == ("name", True)
    with qtbot.waitSignal(table.arrived):
        table.sort(-1)
    assert register.asked[-1].sort == ""


def test_filtering_happens_below(qtbot: QtBot, table: RowTable, register: Register) -> None:
    with qtbot.waitSignal(table.arrived) as told:
        table.narrow("0003", ["Young"])
    assert told.args == [1]
    assert names(table) == ["Person 0003"]
    assert table.is_narrowed
    assert register.asked[-1].chips == {"Young"}


def test_the_same_filter_again_asks_nothing(table: RowTable, register: Register) -> None:
    before = len(register.asked)
    table.narrow("", [])
    assert len(register.asked) == before


def test_a_refresh_keeps_selection_by_identity(qtbot: QtBot, table: RowTable, register: Register) -> None:
    chosen = QItemSelectionModel(table)
    rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for place in (1, 3):
        chosen.select(table.index(place, 0), rows)
    first, *rest = register.rows
    register.rows = [*reversed(rest), first]
    with qtbot.waitSignal(table.arrived), qtbot.assertNotEmitted(table.modelReset):
        table.refresh()
    assert sorted(index.data(CellRole.ID) for index in chosen.selectedRows()) == ["p1", "p3"]


def test_a_refresh_after_rows_came_and_went_keeps_what_is_left(
    qtbot: QtBot, table: RowTable, register: Register
) -> None:
    chosen = QItemSelectionModel(table)
    rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for place in (0, 4):
        chosen.select(table.index(place, 0), rows)
    register.rows = [row for row in register.rows if row.id in {"p4", "p2"}]
    with qtbot.waitSignal(table.arrived):
        table.refresh()
    assert names(table) == ["Person 0002", "Person 0004"]
    assert [index.data(CellRole.ID) for index in chosen.selectedRows()] == ["p4"]
    register.rows = [*type(register)(300).rows]
    with qtbot.waitSignal(table.arrived):
        table.refresh()
    assert table.rowCount() == 300
    assert [index.data(CellRole.ID) for index in chosen.selectedRows()] == ["p4"]


def test_only_what_is_looked_at_is_fetched(
    qtbot: QtBot, operations: Operations, columns: tuple[Column, ...], register: Register
) -> None:
    register.rows = type(register)(50_000).rows
    table = RowTable(columns, operations)
    with qtbot.waitSignal(table.arrived):
        table.show_from(register)
    assert table.rowCount() == 50_000
    assert len(register.asked) == 1
    far = table.index(30_010, 0)
    assert far.data() is None
    with qtbot.waitSignal(table.arrived):
        far.data()
    assert far.data() == "Person 30010"
    assert [wanted.offset for wanted in register.asked] == [0, 30_010 // STRETCH * STRETCH]
    assert table.place_of("p30010") == 30_010
    assert table.place_of("p20000") == -1


def test_an_answer_to_an_older_question_is_dropped(
    qtbot: QtBot, table: RowTable, register: Register, operations: Operations
) -> None:
    table.narrow("0001", [])
    table.narrow("0002", [])
    with qtbot.waitSignal(operations.became_idle):
        table.narrow("0004", [])
    assert names(table) == ["Person 0004"]
    assert table.total == 1


def test_an_empty_list_is_an_answer_too(qtbot: QtBot, table: RowTable, register: Register) -> None:
    register.rows = []
    with qtbot.waitSignal(table.arrived) as told:
        table.refresh()
    assert told.args == [0]
    assert table.rowCount() == 0
