from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel

from tests.ui.real_board import Desk
from ui.page import Page
from ui.people.page import PeoplePage


@pytest.fixture
def desk(show_page: Callable[[type[Page]], Desk]) -> Desk:
    return show_page(PeoplePage)


def names(desk: Desk) -> list[str]:
    table = desk.page.panel.table
    return [table.row(place).name for place in range(table.total)]


def test_the_chair_stands_first_and_officers_last(desk: Desk) -> None:
    assert names(desk) == ["Amina Okafor", "Nick Barr", "Jean Kelly"]
    assert desk.page.row.role == "Chair"


def test_a_chip_shows_only_the_officers(desk: Desk) -> None:
    desk.page.panel.bar.chips["Officers"].click()
    desk.settle()
    assert names(desk) == ["Jean Kelly"]
    assert desk.page.panel.bar.count.text() == "1 person"


def test_only_what_is_known_of_somebody_is_said(desk: Desk) -> None:
    desk.page.reveal(desk.page.panel.table.row(2).id)
    desk.settle()
    shown = {label.text() for label in desk.page.detail.findChildren(QLabel) if not label.isHidden()}
    assert {"Jean Kelly", "Head of Quality", "jean.kelly@sandbourne.example"} <= shown
    assert "On the board" not in shown


def test_a_word_finds_by_post(desk: Desk) -> None:
    assert desk.page.focus_filter()
    desk.qtbot.keyClicks(desk.page.panel.bar.field, "quality")
    desk.qtbot.waitUntil(lambda: desk.page.panel.table.total == 1)
    desk.settle()
    assert names(desk) == ["Jean Kelly"]
