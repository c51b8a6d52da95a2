from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from boardkeeper import programme
from boardkeeper.errors import UserError
from tests.ui.real_board import WHO, Desk
from ui.history.page import HistoryPage
from ui.page import Page


@pytest.fixture
def desk(show_page: Callable[[type[Page]], Desk]) -> Desk:
    """The history of a board on which somebody has just put two topics on the programme, the second one twice."""
    desk = show_page(HistoryPage)
    board = desk.made.board.id
    desk.ask(programme.add_programme_item, WHO, board, "Adoption")
    second = desk.ask(programme.add_programme_item, "Nick Barr", board, "Youth justice")
    desk.ask(programme.reschedule, WHO, second, desk.made.today)
    desk.settle()
    return desk


def labels(desk: Desk) -> list[str]:
    table = desk.page.panel.table
    return [table.row(place).label for place in range(3)]


def choose(desk: Desk, place: int) -> None:
    desk.page.panel.view.selectRow(place)
    desk.settle()


def test_steps_appear_as_they_are_taken_the_newest_first(desk: Desk) -> None:
    assert labels(desk) == [
        "Reschedule a topic",
        "Add “Youth justice” to the work programme",
        "Add “Adoption” to the work programme",
    ]
    choose(desk, 1)
    assert desk.page.row.who == "Nick Barr"


def test_an_older_step_is_taken_back_and_the_later_ones_stay(desk: Desk) -> None:
    choose(desk, 2)
    desk.page.take_back_button.click()
    desk.settle()
    assert desk.said == ["Taken back: Add “Adoption” to the work programme. Redo does it again."]
    taken = next(
        row
        for row in map(desk.page.panel.table.row, range(desk.page.panel.table.total))
        if row.label == "Add “Adoption” to the work programme" and row.undone
    )
    desk.page.reveal(taken.id)
    desk.settle()
    assert not desk.page.take_back_button.isEnabled()
    topics = desk.ask(programme.list_programme, desk.made.board.id)
    assert "Adoption" not in [row.topic for row in topics.rows]
    assert "Youth justice" in [row.topic for row in topics.rows]


def test_a_step_on_which_a_later_one_builds_is_refused_in_words(desk: Desk) -> None:
    refused: list[UserError] = []
    desk.workplace.operations.refused.connect(refused.append)
    choose(desk, 1)
    desk.page.take_back()
    desk.settle()
    [error] = refused
    assert "“Reschedule a topic” changed the same thing later" in error.sentence
    assert len(desk.ask(programme.list_programme, desk.made.board.id).rows) == 6


def test_the_making_of_the_file_cannot_be_taken_back(desk: Desk) -> None:
    desk.page.panel.view.selectRow(desk.page.panel.table.total - 1)
    desk.settle()
    assert not desk.page.take_back_button.isEnabled()


def test_words_find_steps_by_what_and_by_whom(qtbot: QtBot, desk: Desk) -> None:
    everything = desk.page.panel.table.total
    qtbot.keyClicks(desk.page.panel.bar.field, "nick youth")
    qtbot.waitUntil(lambda: desk.page.panel.table.total == 1)
    desk.settle()
    assert desk.page.row.label == "Add “Youth justice” to the work programme"
    desk.page.panel.bar.clear()
    qtbot.waitUntil(lambda: desk.page.panel.table.total == everything)
    desk.settle()
