"""A visitor for every journey, and boards to begin with."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardkeeper.clock import current_day
from tests.journeys.visitor import Visitor, arrive
from tests.ui.log_board import make_log_board
from tests.ui.real_board import RealBoard


@pytest.fixture
def come_in(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[], Visitor]]:
    """Starts the window, as often as the journey needs it."""
    visitors: list[Visitor] = []

    def come() -> Visitor:
        settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        visitors.append(arrive(qtbot, qapp, settings))
        return visitors[-1]

    yield come
    for visitor in visitors:
        visitor.leave()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def visitor(come_in: Callable[[], Visitor]) -> Visitor:
    """Somebody at the window, no board being open."""
    return come_in()


@pytest.fixture(scope="session")
def log_pattern(tmp_path_factory: pytest.TempPathFactory) -> RealBoard:
    """A board with something in every log, made once."""
    return make_log_board(tmp_path_factory.mktemp("journeys") / "logs.board", current_day())


@pytest.fixture
def logs(log_pattern: RealBoard, tmp_path: Path) -> RealBoard:
    """A copy of it for this journey."""
    return replace(log_pattern, path=Path(shutil.copy(log_pattern.path, tmp_path)))
