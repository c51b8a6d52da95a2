"""The board of the real pack of 11 September 2019, set up from its front page by keyboard, keys counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardkeeper import boards, standing_items
from boardkeeper.bootstrap import BoardOffice
from boardkeeper.making import NewBoard, make_file
from db.store import Store
from tests.ui.real_board import WHO
from ui.boards.page import BoardPage
from ui.pages import PAGES
from ui.shell.window import MainWindow
from ui.theme.theme import Theme

NAME = "Education and Children's Social Care Overview and Scrutiny Committee"

#: Field after field as Tab goes: what is typed, or nothing where what stands there is right already.
TYPED = (
    "",  # name
    "",  # council
    "s",  # kind: scrutiny committee
    "",  # nation
    "Chief Executive's Department",
    "Oversight and Governance\nBallard House\nPlymouth PL1 3BJ",
    "www.plymouth.gov.uk",
    "Helen Rickman",
    "Democratic Support Officer",
    "01752 305155",
    "Democraticsupport@plymouth.gov.uk",
    "Warspite Room, Council House",
    "2pm",
    "",  # pattern
    "This meeting will be webcast and available on-line after the meeting.",
    "Tracey Lee, Chief Executive",
    "",  # quorum: one in four of those who may vote
    "3",
)


class Keyboard:
    """Presses keys wherever the keyboard is, and counts those that are not words."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot = qtbot
        self._window = window
        self.presses = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.presses += 1
        self._qtbot.keyClick(QApplication.focusWidget() or self._window, key, modifier)

    def type(self, text: str) -> None:
        for line, words in enumerate(text.split("\n")):
            if line:
                self.press(Qt.Key.Key_Return)
            self._qtbot.keyClicks(QApplication.focusWidget(), words)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, settings: QSettings, tmp_path: Path) -> Iterator[MainWindow]:
    file = tmp_path / "Plymouth.board"
    make_file(file, WHO, NewBoard(NAME, "Plymouth City Council"))
    window = MainWindow(BoardOffice(), PAGES, theme, settings, WHO)
    window.show()
    qtbot.waitActive(window)
    window.open_file.open(file)
    settle(qtbot, window)
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.operations.is_idle and window.tasks.is_idle, timeout=20_000)


def test_the_front_page_of_2019_is_typed_with_one_tab_between_the_fields(
    qtbot: QtBot, window: MainWindow
) -> None:
    keys = Keyboard(qtbot, window)
    keys.press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    for text in TYPED:
        keys.press(Qt.Key.Key_Tab)
        keys.type(text)
        settle(qtbot, window)
    keys.press(Qt.Key.Key_Tab)
    settle(qtbot, window)
    page = window.pages.current_page
    assert isinstance(page, BoardPage)
    # Two items are none of theirs: a click each.
    for title in ("Improvement Plan", "Performance Data Set"):
        next(row for row in page.standing.rows.rows if row.accessibleName() == title).remove_button.click()
        settle(qtbot, window)
    path = window.open_file.standing.path
    window.close()
    with Store.open(path) as store:
        board = boards.find_board(store)
        items = [item.title for item in standing_items.standing_items(store, board.id)]
        steps = len([step for step in store.history() if step.kind.value == "do"])
    assert (board.kind, board.department) == ("scrutiny committee", "Chief Executive's Department")
    assert board.address == "Oversight and Governance\nBallard House\nPlymouth PL1 3BJ"
    assert (board.website, board.contact_name) == ("www.plymouth.gov.uk", "Helen Rickman")
    assert board.contact_title == "Democratic Support Officer"
    assert board.contact_telephone == "01752 305155"
    assert board.contact_email == "Democraticsupport@plymouth.gov.uk"
    assert (board.usual_venue, board.usual_start) == ("Warspite Room, Council House", time(14, 0))
    assert board.attendance_notice.startswith("This meeting will be webcast")
    assert (board.signatory, board.quorum_minimum) == ("Tracey Lee, Chief Executive", 3)
    assert items == [
        "Apologies",
        "Declarations of Interest",
        "Minutes",
        "Chair’s Urgent Business",
        "Work Programme",
        "Tracking Decisions",
    ]
    # One key to get here, one Tab a field, two Returns in the address.
    assert keys.presses == 1 + len(TYPED) + 1 + 2
    assert steps == 14
