"""A log taken away from its page comes back in with nothing to do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from boardkeeper import actions, imports
from boardkeeper.imports import Counts, ImportKind
from tests.ui.real_board import WHO, Desk, RealBoard, close_page, open_page
from ui.actions.page import ActionsPage
from ui.theme.theme import Theme


def _add(store: Any, board: RealBoard, text: str, due: str) -> str:
    return actions.add_action(store, WHO, board.board.id, text, "Ann", due, raised_on=board.today)


@pytest.fixture
def log(qtbot: QtBot, theme: Theme, settings: QSettings, empty_board: RealBoard) -> Iterator[Desk]:
    desk = open_page(qtbot, ActionsPage, theme, settings, empty_board)
    for text, due in (("=Write", "end of July"), ("Visit", "to be scheduled")):
        desk.ask(_add, empty_board, text, due)
    desk.page.refresh(None)
    desk.settle()
    yield desk
    close_page(desk)


def test_the_table_of_a_log_goes_out_as_it_is_kept_and_comes_back_unchanged(
    log: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "Actions.xlsx"
    log.page.export_table_to(path)
    log.settle()
    assert log.said[-1] == "2 rows written to Actions.xlsx."
    read = imports.read_workbook_as(ImportKind.ACTIONS, path)
    assert [row.due_written for row in read.rows] == ["end of July", "to be scheduled"]
    preview = log.ask(imports.preview_import, log.made.board.id, read)
    assert preview.counts == Counts(0, 0, 2)
