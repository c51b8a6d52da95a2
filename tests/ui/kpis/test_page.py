from __future__ import annotations

import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from boardkeeper import kpis
from boardkeeper.imports import CellRole
from boardkeeper.kpis import Polarity
from tests.ui.real_board import Desk
from tests.ui.workbooks import CONFERENCES, OTHER, REFERRALS
from ui.theme.theme import Mode
from ui.theme.tokens import Tone


def names(desk: Desk) -> list[str]:
    table = desk.page.panel.table
    return [table.row(place).name for place in range(table.total)]


def cells(desk: Desk, name: str) -> dict[str, str]:
    """The words of a row's cells with the words beneath them, by column."""
    table = desk.page.panel.table
    row = table.row(names(desk).index(name))
    return {
        column.title: " | ".join(part for part in (column.text_of(row), column.note_of(row)) if part)
        for column in table.columns
    }


def choose(desk: Desk, name: str) -> None:
    desk.page.panel.view.selectRow(names(desk).index(name))
    desk.settle()


def stored(desk: Desk, name: str) -> Any:
    return desk.ask(kpis.find_kpi, desk.made.board.id, name)


def press(desk: Desk, *chips: str) -> None:
    desk.page.panel.bar.press(*chips)
    desk.settle()


def test_every_indicator_says_where_it_stands_in_words(desk: Desk) -> None:
    assert cells(desk, REFERRALS) == {
        "Indicator": f"{REFERRALS} | Lower is better · Written plans",
        "Course": "37.8% in Apr-19, 31.5% in Jun-19",
        "Latest": "31.5% | Jun-19",
        "Target": "25.0% | 6.5 points from target",
        "RAG": "Red",
        "Travel": "Better than May-19",
    }
    assert cells(desk, CONFERENCES)["Target"] == "80.0% | 14.6 points better"
    assert cells(desk, CONFERENCES)["RAG"] == "Green"
    assert cells(desk, OTHER)["RAG"] == "Not judged"
    assert cells(desk, OTHER)["Indicator"].startswith(f"{OTHER} | Direction not said yet")


def test_chips_narrow_by_colour_and_by_what_is_not_said(desk: Desk) -> None:
    press(desk, "Red")
    assert names(desk) == [REFERRALS]
    press(desk, "Red", "Green")
    assert names(desk) == [REFERRALS, CONFERENCES]
    press(desk, "Polarity not known")
    assert names(desk) == [OTHER]
    press(desk, "Amber")
    assert names(desk) == []


def test_a_click_on_the_heading_puts_the_worst_first(desk: Desk) -> None:
    columns = [column.title for column in desk.page.panel.table.columns]
    view = desk.page.panel.view
    view.sortByColumn(columns.index("RAG"), Qt.SortOrder.DescendingOrder)
    desk.settle()
    assert names(desk) == [CONFERENCES, REFERRALS, OTHER]
    view.sortByColumn(columns.index("RAG"), Qt.SortOrder.AscendingOrder)
    desk.settle()
    assert names(desk) == [REFERRALS, CONFERENCES, OTHER]


def test_the_direction_is_said_in_place_and_can_be_undone(desk: Desk) -> None:
    choose(desk, OTHER)
    box = desk.page.judging.polarity
    assert box.currentIndex() == -1
    box.setFocus()
    desk.qtbot.keyClick(box, Qt.Key.Key_Down)
    desk.qtbot.keyClick(box, Qt.Key.Key_Down)
    desk.settle()
    assert stored(desk, OTHER).polarity is Polarity.LOWER
    assert desk.said[-1] == f"{OTHER}: lower is better."
    desk.undo()
    desk.undo()
    assert stored(desk, OTHER).polarity is None
    assert box.currentIndex() == -1


def test_a_target_written_in_place_colours_the_figures(desk: Desk) -> None:
    choose(desk, REFERRALS)
    field = desk.page.judging.target
    assert field.text() == "25.0%"
    assert field.accessibleName() == "Target 2019/20"
    field.setFocus()
    field.selectAll()
    desk.qtbot.keyClicks(field, "30%")
    desk.qtbot.keyClick(field, Qt.Key.Key_Return)
    desk.settle()
    assert stored(desk, REFERRALS).latest.target == 30
    assert cells(desk, REFERRALS)["RAG"] == "Amber"
    assert desk.said[-1] == f"{REFERRALS}: target 30.0%."


def test_what_is_no_figure_stays_to_be_mended(desk: Desk) -> None:
    choose(desk, REFERRALS)
    field = desk.page.judging.target
    field.setFocus()
    field.selectAll()
    desk.qtbot.keyClicks(field, "about a third")
    desk.qtbot.keyClick(field, Qt.Key.Key_Return)
    desk.settle()
    assert field.property("wrong") is True
    assert field.text() == "about a third"
    assert stored(desk, REFERRALS).latest.target == 25


def test_a_tolerance_beyond_all_measure_is_refused_and_taken_back(desk: Desk) -> None:
    choose(desk, REFERRALS)
    field = desk.page.judging.tolerance
    field.setFocus()
    field.selectAll()
    desk.qtbot.keyClicks(field, "150")
    desk.qtbot.keyClick(field, Qt.Key.Key_Return)
    desk.settle()
    assert "between 0 and 100" in desk.complaints[0].sentence
    assert field.text() == "15"
    assert stored(desk, REFERRALS).tolerance == Decimal(15)


def test_a_figure_leads_to_its_cell_on_the_kept_workbook(desk: Desk) -> None:
    choose(desk, REFERRALS)
    before = set(Path(tempfile.gettempdir()).glob("boardkeeper-*"))
    view = desk.page.figures.view
    place = view.visualRect(desk.page.figures.table.index(0, 1)).center()
    desk.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.settle()
    source = desk.page.source
    assert desk.page.side.currentWidget() is source
    assert source.is_sheet_shown
    assert source.sheet.current_title == "2 Written plans"
    assert source.sheet.grid.current_cell() == "D3"
    grid = source.sheet.grid.cells
    assert grid.role_at(grid.index(2, 3)) is CellRole.VALUE
    said = [label.text() for label in source.facts.findChildren(QLabel)]
    assert {"kpis.xlsx", "2 Written plans", "D3, numbers in D4"} <= set(said)
    assert any(text.endswith("by Jean Kelly") for text in said)
    assert set(Path(tempfile.gettempdir()).glob("boardkeeper-*")) == before


def test_return_on_a_figure_opens_its_cell_and_escape_comes_back(desk: Desk) -> None:
    choose(desk, REFERRALS)
    view = desk.page.figures.view
    view.setFocus()
    view.selectRow(1)
    desk.qtbot.keyClick(view, Qt.Key.Key_Return)
    desk.settle()
    assert desk.page.source.sheet.grid.current_cell() == "C3"
    desk.qtbot.keyClick(desk.page.source.sheet.grid, Qt.Key.Key_Escape)
    assert desk.page.side.currentWidget() is not desk.page.source
    assert view.hasFocus()


def test_a_second_figure_of_the_same_workbook_does_not_read_it_again(desk: Desk) -> None:
    choose(desk, REFERRALS)
    desk.page.open_figure(desk.page.row.figures[0])
    desk.settle()
    started: list[object] = []
    desk.workplace.tasks.started.connect(started.append)
    desk.page.open_figure(desk.page.row.figures[2])
    desk.settle()
    assert started == []
    assert desk.page.source.sheet.grid.current_cell() == "D3"


def test_the_chart_is_read_with_the_arrows(desk: Desk) -> None:
    choose(desk, REFERRALS)
    chart = desk.page.chart
    assert "3 figures from 37.8% in Apr-19 to 31.5% in Jun-19" in chart.accessibleDescription()
    chart.setFocus()
    desk.qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.words == "Jun-19: 31.5% (45 of 143), target 25.0%, red"
    desk.qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.words.startswith("May-19: 32.2%")
    desk.qtbot.keyClick(chart, Qt.Key.Key_Return)
    desk.settle()
    assert desk.page.source.sheet.grid.current_cell() == "C3"


def test_pointing_at_the_chart_says_the_figure_and_a_click_opens_its_cell(desk: Desk) -> None:
    choose(desk, CONFERENCES)
    chart = desk.page.chart
    chart.grab()
    desk.qtbot.mouseMove(chart, QPoint(*chart.point_centre(1)))
    assert chart.words.startswith("May-19: 96.1%")
    desk.qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(*chart.point_centre(0)))
    desk.settle()
    assert desk.page.source.sheet.grid.current_cell() == "B5"


def test_control_limits_are_an_option_that_is_remembered(desk: Desk) -> None:
    choose(desk, REFERRALS)
    assert "Control limits" not in desk.page.chart.accessibleDescription()
    desk.qtbot.mouseClick(desk.page.limits, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert "round a mean of" in desk.page.chart.accessibleDescription()
    assert desk.workplace.settings.value("kpis/limits", False, bool) is True


def test_another_indicator_takes_the_place_of_an_open_cell(desk: Desk) -> None:
    choose(desk, REFERRALS)
    desk.page.open_figure(desk.page.row.figures[0])
    desk.settle()
    choose(desk, CONFERENCES)
    assert desk.page.side.currentWidget() is not desk.page.source


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_a_point_has_the_colour_of_its_figure_in_both_palettes(desk: Desk, mode: Mode) -> None:
    choose(desk, REFERRALS)
    theme = desk.workplace.theme
    theme.set_mode(mode)
    chart = desk.page.chart
    picture = chart.grab().toImage()
    x, y = chart.point_centre(2)
    ratio = picture.devicePixelRatio()
    assert picture.pixelColor(round(x * ratio), round(y * ratio)).name() == theme.ink(Tone.BAD).mark
