"""How the tables of figures lie: shown at the heads of the sheet, put right by clicking, and remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from boardkeeper import kpis
from boardkeeper.imports import ColumnKind, ImportKind, Origin
from tests.ui.real_board import Desk
from tests.ui.workbooks import MONTHS, REFERRALS, save, save_kpis
from ui.imports.choice_menu import ChoiceMenu
from ui.imports.views import View


def read(desk: Desk, path: Path) -> None:
    desk.page.take_file(path)
    desk.settle()


def choose(desk: Desk, menu: ChoiceMenu, words: str) -> None:
    next(each for each in menu.actions() if each.text().startswith(words)).trigger()
    desk.settle()


def ticked(menu: ChoiceMenu) -> list[str]:
    return [each.text() for each in menu.actions() if each.isChecked()]


def choose_in(box: object, data: object) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


@pytest.fixture
def shown(desk: Desk, tmp_path: Path) -> Desk:
    read(desk, save_kpis(tmp_path / "june.xlsx"))
    return desk


def heads(desk: Desk) -> list[str]:
    shown = desk.page.understood.sheet.grid.heads
    return [shown.title_of(column) for column in range(1, 6)]


def test_each_head_says_what_its_column_holds(shown: Desk) -> None:
    assert heads(shown) == ["Names", "Apr-19", "May-19", "Jun-19", "Target 2019/20"]
    cells = shown.page.understood.sheet.grid.cells
    assert cells.describe(cells.index(2, 4)) == "E3: 25.0% – taken as a target, under Target 2019/20"


def test_a_click_on_a_head_makes_a_target_what_england_reaches(shown: Desk) -> None:
    pane = shown.page.understood
    pane.sheet.grid.show_cell(3, 5)
    menu = pane.column_menu(5)
    assert ticked(menu) == ["Target: 2019/20"]
    choose(shown, menu, "What others reach")
    assert heads(shown)[4] == "2019/20 Target 2019/20"
    pane.layout_pane.column_words.setText("England")
    pane.layout_pane.column_words.returnPressed.emit()
    shown.settle()
    assert heads(shown)[4] == "England 2019/20"
    assert shown.page.preview.read.layouts[0].is_said
    shown.page.apply()
    shown.settle()
    found = {kpi.name: kpi for kpi in shown.ask(kpis.list_kpis, shown.made.board.id).rows}
    assert [each.comparator for each in found[REFERRALS].benchmarks] == ["England"]
    assert found[REFERRALS].latest.target is None


def test_what_was_put_right_holds_for_the_next_month_without_a_word(desk: Desk, tmp_path: Path) -> None:
    read(desk, save_kpis(tmp_path / "june.xlsx"))
    desk.page.understood.sheet.grid.show_cell(3, 2)
    choose(desk, desk.page.understood.column_menu(2), "Not read")
    assert heads(desk)[1] == "not read"
    desk.page.apply()
    desk.settle()
    head = ["Indicator", *MONTHS, "Jul-19", "2019/20 Target"]
    rows = [["Written plans"], head, [REFERRALS, 0.378, 0.322, 0.315, 0.3, 0.25]]
    odds = [["Indicator", *MONTHS], ["Number of marbles lost", 12, 9, 11]]
    read(desk, save(tmp_path / "july.xlsx", {"2 Written plans": rows, "9 Odds": odds}))
    assert desk.page.preview.read.said.origin is Origin.REMEMBERED
    assert heads(desk)[1] == "not read"
    assert desk.page.header.apply.text() == "Write 1 new"
    assert desk.page.header.apply.hasFocus()


def test_f2_on_a_figure_opens_the_menu_of_its_column(shown: Desk) -> None:
    grid = shown.page.understood.sheet.grid
    grid.setFocus()
    grid.show_cell(3, 4)
    with shown.qtbot.waitSignal(grid.column_asked) as asked:
        shown.qtbot.keyClick(grid, Qt.Key.Key_F2)
    assert asked.args == [4]
    for menu in grid.findChildren(ChoiceMenu):
        menu.close()


def test_the_pane_follows_the_cell_and_the_cell_the_pane(shown: Desk) -> None:
    pane = shown.page.understood
    shown.qtbot.mouseClick(pane.views[View.LAYOUT], Qt.MouseButton.LeftButton)
    below = pane.layout_pane
    pane.sheet.grid.show_cell(3, 3)
    assert (below.column.currentText(), below.column_period.text()) == ("C  May-19", "May-19")
    choose_in(below.column, 5)
    assert pane.sheet.grid.current_cell() == "E3"
    assert below.kind.currentData() == ColumnKind.TARGET
    assert "Recognised by itself." in below.how.text()


def test_everything_of_a_table_is_said_by_keyboard_in_the_pane(shown: Desk) -> None:
    pane = shown.page.understood
    shown.qtbot.mouseClick(pane.views[View.LAYOUT], Qt.MouseButton.LeftButton)
    below = pane.layout_pane
    pane.sheet.grid.show_cell(3, 4)
    below.column_period.setFocus()
    below.column_period.selectAll()
    shown.qtbot.keyClicks(below.column_period, "July 2019")
    shown.qtbot.keyClick(below.column_period, Qt.Key.Key_Return)
    shown.settle()
    assert heads(shown)[3] == "Jul-19"
    assert pane.view is View.LAYOUT
    below.last_row.selectAll()
    shown.qtbot.keyClicks(below.last_row, "soon")
    shown.qtbot.keyClick(below.last_row, Qt.Key.Key_Return)
    assert below.last_row.property("wrong") is True
    below.last_row.selectAll()
    shown.qtbot.keyClicks(below.last_row, "4")
    shown.qtbot.keyClick(below.last_row, Qt.Key.Key_Return)
    shown.settle()
    assert [row.name for row in shown.page.preview.read.rows if row.sheet == "2 Written plans"] == [REFERRALS]
    shown.qtbot.mouseClick(below.recognise, Qt.MouseButton.LeftButton)
    shown.settle()
    assert heads(shown)[3] == "Jun-19"


def test_a_row_is_left_out_from_the_menu(shown: Desk) -> None:
    pane = shown.page.understood
    pane.sheet.grid.show_cell(5, 1)
    choose(shown, pane.column_menu(1), "Leave “% Initial")
    assert len(shown.page.preview.read.rows) == 2
    choose(shown, pane.column_menu(1), "Take “% Initial")
    assert len(shown.page.preview.read.rows) == 3


def test_a_meaning_that_needs_a_period_asks_for_it_below(desk: Desk, tmp_path: Path) -> None:
    table = [["What we count", "Apr-19", "Last year"], ["Re-referrals %", 0.31, 0.3], ["In work %", 0.5, 0.6]]
    read(desk, save(tmp_path / "odd.xlsx", {"Scores": table}))
    pane = desk.page.understood
    pane.sheet.grid.show_cell(2, 3)
    choose(desk, pane.column_menu(3), "Earlier year’s outturn…")
    assert pane.view is View.LAYOUT
    assert pane.layout_pane.column_period.hasFocus()


def test_a_sheet_in_which_nothing_was_found_is_told_how_it_lies(desk: Desk, tmp_path: Path) -> None:
    read(desk, save(tmp_path / "lunch.xlsx", {"Lunch": [["Soup", "Bread"], ["leek", "rye"]]}))
    desk.page.understood.kind_chosen.emit(ImportKind.KPIS)
    desk.settle()
    pane = desk.page.understood
    assert pane.view is View.LAYOUT
    assert "holds no KPIs that can be read" in pane.layout_pane.words.text()
    assert "No table was found on this sheet." in pane.layout_pane.how.text()
    assert not desk.page.header.apply.isEnabled()


def test_the_sheet_stays_where_it_is_when_a_column_is_put_right(desk: Desk, tmp_path: Path) -> None:
    months = [f"{name}-{year}" for year in (17, 18) for name in ("Apr", "May", "Jun", "Jul", "Aug", "Sep")]
    rows = [["Indicator", *months], *([f"Indicator {n} %", *([0.3] * len(months))] for n in range(60))]
    read(desk, save(tmp_path / "long.xlsx", {"Long": rows}))
    grid = desk.page.understood.sheet.grid
    grid.show_cell(50, 11)
    before = grid.place()
    assert before[3] > 0
    choose(desk, desk.page.understood.column_menu(11), "Not read")
    assert grid.place() == before
    read(desk, save(tmp_path / "other.xlsx", {"Long": rows[:40]}))
    assert grid.place()[3] == 0
