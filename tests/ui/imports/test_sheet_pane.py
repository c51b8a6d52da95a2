from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from boardkeeper.importing.workbook import Content, FilledCells, Sheet, SheetFrame, Workbook
from boardkeeper.imports import CellRole, SheetView
from boardkeeper.imports.sheets import sheet_views
from ui.imports.roles import ROLE_LOOKS
from ui.imports.sheet_pane import SheetPane
from ui.theme.theme import Theme
from ui.theme.tokens import Tone


def filled(title: str, rows: int, columns: int, *, is_hidden: bool = False) -> Sheet:
    cells = FilledCells()
    for row in range(1, rows + 1):
        for column in range(1, columns + 1):
            cells.add(row, column, Content.NUMBER, str(Decimal(row * column) / 10), 0)
    return Sheet(SheetFrame(title, is_hidden), cells, ["General"])


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Callable[..., SheetPane]:
    def show(views: tuple[SheetView, ...]) -> SheetPane:
        pane = SheetPane(theme)
        qtbot.addWidget(pane)
        pane.resize(800, 480)
        pane.show_sheets(views)
        pane.show()
        qtbot.waitExposed(pane)
        return pane

    return show


def test_the_arrows_go_from_cell_to_cell_and_each_says_what_it_was_taken_for(
    qtbot: QtBot, shown: Callable[..., SheetPane]
) -> None:
    sheet = filled("Figures", 6, 4)
    roles = {"Figures": {(1, 1): CellRole.VALUE, (1, 2): CellRole.REFUSED}}
    pane = shown(sheet_views(Workbook("made.xlsx", (sheet,)), roles))
    pane.show_cell("Figures", "A1")
    assert pane.cell_words.text() == "A1: 0.1 – taken as it stands"
    qtbot.keyClick(pane.grid, Qt.Key.Key_Right)
    assert pane.cell_words.text() == "B1: 0.2 – refused"
    qtbot.keyClick(pane.grid, Qt.Key.Key_Down)
    assert pane.cell_words.text() == "B2: 0.4"


def test_a_cell_is_painted_on_the_ground_of_its_role(shown: Callable[..., SheetPane], theme: Theme) -> None:
    sheet = filled("Figures", 6, 4)
    pane = shown(sheet_views(Workbook("made.xlsx", (sheet,)), {"Figures": {(2, 2): CellRole.REFUSED}}))
    box = pane.grid.visualRect(pane.grid.cells.index(1, 1))
    picture = pane.grid.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    colour = picture.pixelColor(round((box.right() - 3) * ratio), round((box.top() + 3) * ratio))
    assert colour == QColor(theme.ink(Tone.BAD).fill)


def test_every_role_has_a_word_and_no_two_look_alike_without_colour() -> None:
    assert set(ROLE_LOOKS) == set(CellRole)
    words = [look.name for look in ROLE_LOOKS.values()]
    assert len(set(words)) == len(words)
    taken = [CellRole.VALUE, CellRole.FRACTION, CellRole.TARGET, CellRole.BASELINE, CellRole.REFUSED]
    assert len({ROLE_LOOKS[role].sign for role in taken}) == len(taken)


def test_a_hundred_thousand_cells_are_made_only_as_they_are_looked_at(
    shown: Callable[..., SheetPane],
) -> None:
    sheet = filled("Large", 2000, 50)
    pane = shown(sheet_views(Workbook("large.xlsx", (sheet,)), {}))
    pane.grid.viewport().grab()
    assert pane.grid.cells.rowCount() == 2000
    assert len(sheet._made) < 10_000
    pane.show_cell("Large", "AX2000")
    assert pane.grid.current_cell() == "AX2000"


def test_tabs_are_chips_and_a_hidden_sheet_is_not_the_first_shown(
    qtbot: QtBot, shown: Callable[..., SheetPane]
) -> None:
    sheets = (filled("Old", 2, 2, is_hidden=True), filled("New", 2, 2))
    pane = shown(sheet_views(Workbook("made.xlsx", sheets), {}))
    assert [tab.text() for tab in pane.tabs] == ["Old (hidden)", "New"]
    assert pane.current_title == "New"
    qtbot.mouseClick(pane.tabs[0], Qt.MouseButton.LeftButton)
    assert pane.current_title == "Old"


def test_the_current_sheet_stays_when_the_workbook_is_understood_anew(
    shown: Callable[..., SheetPane],
) -> None:
    workbook = Workbook("made.xlsx", (filled("One", 2, 2), filled("Two", 2, 2)))
    pane = shown(sheet_views(workbook, {}))
    pane.show_cell("Two", "B2")
    pane.show_sheets(sheet_views(workbook, {"Two": {(2, 2): CellRole.VALUE}}))
    assert pane.current_title == "Two"
    assert "Taken" in pane.legend.accessibleName()


def test_a_cell_of_no_sheet_moves_nothing(shown: Callable[..., SheetPane]) -> None:
    pane = shown(sheet_views(Workbook("made.xlsx", (filled("One", 2, 2),)), {}))
    pane.show_cell("Elsewhere", "B2")
    assert pane.current_title == "One"
    assert pane.grid.current_cell() == ""
