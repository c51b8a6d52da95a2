from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardkeeper.rules.due_dates import full_date, long_date
from tests.ui.real_board import Desk
from ui.page import Page
from ui.programme.page import ProgrammePage


@pytest.fixture
def desk(show_page: Callable[[type[Page]], Desk]) -> Desk:
    return show_page(ProgrammePage)


def topics(desk: Desk) -> list[str]:
    table = desk.page.panel.table
    return [table.row(place).topic for place in range(table.total)]


def test_topics_stand_by_meeting_and_then_what_is_to_be_scheduled(desk: Desk) -> None:
    assert topics(desk) == ["Homes close to home", "Staff health check", "Fostering", "Bullying"]


def test_a_topic_is_moved_by_a_day_in_words(qtbot: QtBot, desk: Desk) -> None:
    day = desk.made.today + timedelta(days=65)
    qtbot.keyClicks(desk.page.form.day, full_date(day))
    assert desk.page.form.meaning.text() == f"{long_date(day)}, a meeting of the board"
    qtbot.keyClick(desk.page.form.day, Qt.Key.Key_Return)
    desk.settle()
    assert desk.page.row.scheduled_on == day
    assert desk.page.row.topic == "Homes close to home"
    assert topics(desk)[0] == "Staff health check"
    assert desk.said == [f"“Homes close to home” comes to the meeting of {long_date(day)}."]
    desk.undo()
    assert topics(desk)[0] == "Homes close to home"


def test_the_next_meetings_are_one_click_away_but_not_the_one_it_comes_to(desk: Desk) -> None:
    [offered] = [choice for choice in desk.page.form.choices if not choice.isHidden()]
    offered.click()
    desk.settle()
    assert desk.page.row.scheduled_on == desk.made.today + timedelta(days=65)
    [offered] = [choice for choice in desk.page.form.choices if not choice.isHidden()]
    assert offered.accessibleName().endswith(long_date(desk.made.today + timedelta(days=9)))


def test_a_topic_can_be_put_back(desk: Desk) -> None:
    desk.page.form.back.click()
    desk.settle()
    assert desk.page.row.scheduled_on is None
    assert desk.page.form.back.isHidden()
    desk.page.panel.bar.chips["To be scheduled"].click()
    desk.settle()
    assert sorted(topics(desk)) == ["Bullying", "Homes close to home"]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("in due course", "No day can be read from this."),
        ("tomorrow", "the board has no meeting to come that day"),
    ],
)
def test_what_is_typed_says_what_it_means(qtbot: QtBot, desk: Desk, written: str, says: str) -> None:
    qtbot.keyClicks(desk.page.form.day, written)
    assert says in desk.page.form.meaning.text()
    assert desk.page.form.move_there.isEnabled() is (written == "tomorrow")
