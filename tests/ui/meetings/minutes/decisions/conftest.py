"""The writing surface on a copy of one board."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from tests.ui.meetings.minutes.table import MadeTable, Table, laid_table, make_table
from ui.theme.theme import Theme


@pytest.fixture(scope="package")
def made_table(tmp_path_factory: pytest.TempPathFactory) -> MadeTable:
    """A board that is made once; every test works on a copy of its closed file."""
    return make_table(tmp_path_factory.mktemp("table") / "table.board")


@pytest.fixture
def table(
    qtbot: QtBot, theme: Theme, settings: QSettings, made_table: MadeTable, tmp_path: Path
) -> Iterator[Table]:
    """The surface below the heading of an item, with commands and panel."""
    made = replace(made_table, path=Path(shutil.copy(made_table.path, tmp_path)))
    with laid_table(qtbot, theme, settings, made) as table:
        yield table
