from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.operations import Operations
from ui.page import Workplace
from ui.tables.columns import Column
from ui.tables.panel import TablePanel
from ui.tasks import TaskPool
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from tests.ui.tables.conftest import Register


@pytest.fixture
def panel(
    qtbot: QtBot,
    operations: Operations,
    theme: Theme,
    settings: QSettings,
    columns: tuple[Column, ...],
    register: Register,
) -> TablePanel:
    workplace = Workplace(theme, operations, TaskPool(operations), settings, print, print, print)
    empty = ("users", "Nobody here yet", "Add the members of the board.", ())
    panel = TablePanel(workplace, "people", "people", columns, ("Young", "Old"), empty)
    qtbot.addWidget(panel)
    panel.resize(800, 500)
    panel.show()
    with qtbot.waitSignal(panel.table.arrived):
        panel.show_from(register)
    return panel


def headings(panel: TablePanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible() and label.text()]


def test_it_says_how_many_there_are(panel: TablePanel) -> None:
    assert panel.bar.count.text() == "5 people"


def test_typing_narrows_after_a_pause_with_one_question(
    qtbot: QtBot, panel: TablePanel, register: Register
) -> None:
    before = len(register.asked)
    with qtbot.waitSignal(panel.table.arrived):
        qtbot.keyClicks(panel.bar.field, "0003")
    assert len(register.asked) == before + 1
    assert panel.view.chosen_row().id == "p3"


def test_a_chip_narrows_at_once(qtbot: QtBot, panel: TablePanel, register: Register) -> None:
    with qtbot.waitSignal(panel.table.arrived):
        panel.bar.chips["Young"].click()
    assert register.asked[-1].chips == {"Young"}


def test_nothing_found_is_not_the_same_as_nothing_there(
    qtbot: QtBot, panel: TablePanel, register: Register
) -> None:
    with qtbot.waitSignal(panel.table.arrived):
        panel.bar.field.setText("zzz")
    assert "Nothing fits the filter" in headings(panel)
    assert panel.bar.isVisible()
    with qtbot.waitSignal(panel.table.arrived):
        panel.bar.clear()
    assert panel.view.isVisible()
    register.rows = []
    with qtbot.waitSignal(panel.table.arrived):
        panel.refresh()
    assert "Nobody here yet" in headings(panel)
    assert not panel.bar.isVisible()


def test_escape_empties_the_field_and_down_goes_to_the_rows(qtbot: QtBot, panel: TablePanel) -> None:
    assert panel.focus_filter()
    qtbot.keyClicks(panel.bar.field, "x")
    qtbot.keyClick(panel.bar.field, Qt.Key.Key_Escape)
    assert panel.bar.field.text() == ""
    qtbot.keyClick(panel.bar.field, Qt.Key.Key_Down)
    assert panel.view.hasFocus()


def test_pages_can_press_chips(qtbot: QtBot, panel: TablePanel) -> None:
    with qtbot.waitSignal(panel.table.arrived):
        panel.bar.press("Young")
    assert panel.bar.pressed() == {"Young"}
    assert not panel.bar.chips["Old"].isChecked()


def test_revealing_a_row_the_filter_hides_empties_the_filter(qtbot: QtBot, panel: TablePanel) -> None:
    with qtbot.waitSignal(panel.table.arrived):
        panel.bar.field.setText("0003")
    panel.reveal("p1")
    qtbot.waitUntil(lambda: panel.view.chosen_row() is not None and panel.view.chosen_row().id == "p1")
    assert panel.bar.field.text() == ""
    assert panel.bar.count.text() == "5 people"


def test_one_row_is_counted_in_the_singular(
    qtbot: QtBot,
    operations: Operations,
    theme: Theme,
    settings: QSettings,
    columns: tuple[Column, ...],
    register: Register,
) -> None:
    register.rows = register.rows[:1]
    workplace = Workplace(theme, operations, TaskPool(operations), settings, print, print, print)
    panel = TablePanel(workplace, "people", "people", columns, one="person")
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.table.arrived):
        panel.show_from(register)
    assert panel.bar.count.text() == "1 person"
