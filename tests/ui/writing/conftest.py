"""A surface to write on, and a desk that keeps pictures for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ui.operations import Operations
from ui.page import Workplace
from ui.tasks import TaskPool
from ui.theme.theme import Theme
from ui.writing.pictures import PictureShelf
from ui.writing.surface import WritingSurface


@pytest.fixture
def workplace(theme: Theme, settings: QSettings, operations: Operations) -> Iterator[Workplace]:
    tasks = TaskPool()
    yield Workplace(theme, operations, tasks, settings, lambda _place: None, lambda _words: None, _fail)
    tasks.close()


def _fail(error: Exception) -> None:
    raise AssertionError(error)


@pytest.fixture
def surface(qtbot: QtBot, theme: Theme, workplace: Workplace) -> WritingSurface:
    surface = WritingSurface(theme, PictureShelf(workplace, None), "Purpose")
    qtbot.addWidget(surface)
    surface.resize(600, 60)
    surface.show()
    qtbot.waitExposed(surface)
    surface.setFocus()
    return surface


@pytest.fixture
def png(tmp_path: Path) -> Path:
    """A small picture in a file."""
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    path = tmp_path / "hub.png"
    image.save(str(path))
    return path


Says = Callable[[WritingSurface], list[tuple[str, int, str]]]


@pytest.fixture
def says() -> Says:
    """Kind, level and words of everything on a surface."""

    def tell(surface: WritingSurface) -> list[tuple[str, int, str]]:
        return [(each.kind.value, each.level, each.text) for each in surface.paragraphs()]

    return tell
