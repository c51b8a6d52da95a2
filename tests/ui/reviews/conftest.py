"""The whole window on a board that is a chair’s copy, or on the officer’s board with what the chair said."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardkeeper.bootstrap import BoardOffice
from boardkeeper.clock import current_day
from db.store import Store
from db.tables.reviews import Review, ReviewState
from tests.ui.real_board import WHO, RealBoard, make_board
from ui.page import Place
from ui.pages import PAGES
from ui.shell.window import MainWindow
from ui.theme.theme import Theme

CHAIR = "Amina Okafor"


@dataclass
class Seat:
    """Somebody at the window."""

    qtbot: QtBot
    window: MainWindow
    made: RealBoard

    @property
    def page(self) -> Any:
        return self.window.pages.current_page

    def settle(self) -> None:
        """Wait until nothing is asked or computed any more."""
        window = self.window
        self.qtbot.waitUntil(lambda: window.operations.is_idle and window.tasks.is_idle, timeout=30_000)
        QCoreApplication.processEvents()
        self.qtbot.waitUntil(lambda: window.operations.is_idle and window.tasks.is_idle, timeout=30_000)

    def open(self, path: Path) -> None:
        self.window.open_file.open(path)
        self.settle()

    def go(self, page: str, thing: str = "") -> Any:
        self.window.pages.go(Place(page, thing))
        self.settle()
        return self.page

    def ask(self, function: Callable[..., Any], *args: object) -> Any:
        """What a use case answers."""
        answers: list[Any] = []
        self.window.operations.run(None, function, *args, on_done=answers.append)
        self.settle()
        return answers[0]

    def type(self, words: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget(), words)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifiers)
        self.settle()


def send(path: Path, made: RealBoard, state: ReviewState) -> None:
    """Record a sending in a file: with the chair it becomes the chair’s copy."""
    with Store.open(path, WHO) as store, store.edit("Send", WHO, undoable=False) as session:
        session.add(
            Review(
                board_id=made.board.id,
                meeting_id=made.coming,
                number=1,
                state=state,
                sent_to=CHAIR,
                sent_by=WHO,
                sent_at=datetime.fromisoformat("2026-09-02T09:00"),
                base_step=1,
                base_hash="0" * 64,
            )
        )


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[RealBoard, Path, Path]:
    """A board made once: the officer’s file and the chair’s copy of it, both closed."""
    folder = tmp_path_factory.mktemp("reviews")
    made = make_board(folder / "office.board", current_day())
    chairs = Path(shutil.copy(made.path, folder / "chair.board"))
    send(made.path, made, ReviewState.SENT)
    send(chairs, made, ReviewState.WITH_CHAIR)
    return made, made.path, chairs


@pytest.fixture
def seat(
    qtbot: QtBot, theme: Theme, settings: QSettings, files: tuple[RealBoard, Path, Path]
) -> Iterator[Seat]:
    window = MainWindow(BoardOffice(), PAGES, theme, settings, WHO)
    window.resize(1360, 860)
    window.show()
    qtbot.waitExposed(window)
    yield Seat(qtbot, window, files[0])
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def chair(seat: Seat, files: tuple[RealBoard, Path, Path], tmp_path: Path) -> Seat:
    """The chair at a laptop with the review open."""
    path = Path(shutil.copy(files[2], tmp_path / "review.board"))
    seat.made = replace(files[0], path=path)
    seat.open(path)
    return seat


@pytest.fixture
def office(seat: Seat, files: tuple[RealBoard, Path, Path], tmp_path: Path) -> Seat:
    """The officer with the board’s own file open."""
    path = Path(shutil.copy(files[1], tmp_path / "office.board"))
    seat.made = replace(files[0], path=path)
    seat.open(path)
    return seat
