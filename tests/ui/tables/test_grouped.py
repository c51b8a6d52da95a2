from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from boardkeeper.lists import Wanted
from ui.operations import Operations
from ui.tables.columns import Column
from ui.tables.model import STRETCH, RowTable
from ui.tables.roles import CellRole
from ui.tables.view import RowTableView
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from tests.ui.tables.conftest import Register


@dataclass(frozen=True)
class Counted:
    key: str
    words: str
    count: int
    overdue: int = 0


class Decades:
    """Gathers the register by decades of age."""

    def __init__(self, register: Register) -> None:
        self.register = register

    def page(self, desk: object, wanted: Wanted) -> object:
        if wanted.group:
            self.register.rows.sort(key=lambda row: row.age // 10)
        return self.register(desk, wanted)

    def groups(self, _desk: object, wanted: Wanted) -> tuple[Counted, ...]:
        rows = [row for row in self.register.rows if wanted.words.casefold() in row.name.casefold()]
        decades = sorted({row.age // 10 for row in rows})
        return tuple(
            Counted(str(each), f"From {each}0", sum(row.age // 10 == each for row in rows))
            for each in decades
        )


@pytest.fixture
def view(
    qtbot: QtBot,
    operations: Operations,
    theme: Theme,
    settings: QSettings,
    columns: tuple[Column, ...],
    register: Register,
) -> RowTableView:
    register.rows = type(register)(400).rows
    table = RowTable(columns, operations)
    table.tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Warning)
    view = RowTableView(table, theme, settings, "people")
    table.setParent(view)
    qtbot.addWidget(view)
    view.resize(640, 400)
    view.show()
    decades = Decades(register)
    table.group_by("decade")
    with qtbot.waitSignal(table.arrived):
        table.show_from(decades.page, decades.groups)
    return view


def test_headings_stand_above_their_rows_and_say_how_many_there_are(view: RowTableView) -> None:
    table = view.table
    assert table.total == 400
    assert table.rowCount() == 409
    assert table.heading(0).words == "From 00"
    assert table.index(0, 0).data() == "From 00 (50)"
    assert table.heading(51).words == "From 10"
    assert table.row(1).age < 10
    assert table.row(0) is None
    assert table.index(0, 1).data(CellRole.ROW) is None


def test_the_first_row_is_chosen_and_never_a_heading(view: RowTableView) -> None:
    assert view.currentIndex().row() == 1
    view.selectAll()
    assert view.chosen_count() == 400


def test_left_and_right_fold_and_unfold_on_a_heading(qtbot: QtBot, view: RowTableView) -> None:
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.table.rowCount() == 359
    assert view.table.heading(1).words == "From 10"
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.table.rowCount() == 409
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view.table.heading(0).is_folded


def test_a_click_on_a_heading_folds_it(qtbot: QtBot, view: RowTableView) -> None:
    box = view.visualRect(view.table.index(0, 0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert view.table.heading(0).is_folded


def test_folding_keeps_what_is_chosen_in_other_groups(view: RowTableView) -> None:
    table = view.table
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().select(table.index(60, 0), flags)
    chosen = view.chosen_rows()
    table.fold("0", is_folded=True)
    assert view.chosen_rows() == chosen
    table.fold_all(is_folded=True)
    assert table.rowCount() == 9


def test_a_row_that_is_revealed_unfolds_its_group(qtbot: QtBot, view: RowTableView) -> None:
    row = view.table.row(60)
    view.table.fold_all(is_folded=True)
    view.reveal(row.id)
    assert view.chosen_row() == row


def test_rows_further_down_are_fetched_when_they_are_looked_at(qtbot: QtBot, view: RowTableView) -> None:
    assert view.table.row(STRETCH + 60) is None
    with qtbot.waitSignal(view.table.arrived):
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
        view.viewport().repaint()
    assert view.table.row(view.table.rowCount() - 1).age >= 80


def test_a_refresh_counts_the_groups_anew(qtbot: QtBot, view: RowTableView, register: Register) -> None:
    register.rows = [row for row in register.rows if row.age >= 10]
    with qtbot.waitSignal(view.table.arrived):
        view.table.refresh()
    assert view.table.heading(0).words == "From 10"
    assert view.chosen_row() is not None


def test_all_chosen_rows_are_copied_also_those_nobody_has_scrolled_to(
    qtbot: QtBot, view: RowTableView, operations: Operations
) -> None:
    view.selectAll()
    with qtbot.waitSignal(operations.became_idle):
        view.copy()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 401
