"""A table taken away into Excel."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from ui.actions.page import ActionsPage
from ui.page import Page

if TYPE_CHECKING:
    from tests.ui.real_board import Desk


@pytest.fixture
def desk(show_page: Callable[[type[Page]], Desk]) -> Desk:
    return show_page(ActionsPage)


def test_every_row_is_written_with_headings_that_come_back_in(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "Actions.xlsx"
    desk.page.export_table_to(file)
    desk.settle()
    desk.qtbot.waitUntil(file.exists)
    sheet = load_workbook(file)["Actions"]
    headings = [cell.value for cell in sheet[1]]
    assert {"Action", "Owner", "Due", "Priority", "Status"} <= set(headings)
    texts = {sheet.cell(row, headings.index("Action") + 1).value for row in range(2, sheet.max_row + 1)}
    assert texts == {
        "Draft the business case",
        "Write to head teachers",
        "Count the families",
        "Show the film",
    }
    assert desk.said == ["4 rows written to Actions.xlsx."]


def test_only_what_the_filter_leaves_is_written(desk: Desk, tmp_path: Path) -> None:
    desk.page.panel.bar.field.setText("families")
    desk.qtbot.waitUntil(lambda: desk.page.panel.table.total == 1)
    file = tmp_path / "Actions.xlsx"
    desk.page.export_table_to(file)
    desk.settle()
    desk.qtbot.waitUntil(lambda: desk.said == ["1 row written to Actions.xlsx."])
    assert load_workbook(file)["Actions"].max_row == 2


def test_a_place_that_cannot_be_written_is_said_with_what_to_do(desk: Desk, tmp_path: Path) -> None:
    desk.page.export_table_to(tmp_path / "no such folder" / "Actions.xlsx")
    refused = []
    desk.workplace.tasks.refused.connect(refused.append)
    desk.settle()
    desk.qtbot.waitUntil(lambda: bool(refused))
    assert "could not be written" in refused[0].sentence
    assert refused[0].next_step


def test_every_list_has_the_command(desk: Desk) -> None:
    (command,) = [each for each in ActionsPage.COMMANDS if each.id == "actions.export"]
    assert callable(getattr(desk.page, command.method))
    assert command.shortcut == "Ctrl+Shift+E"
