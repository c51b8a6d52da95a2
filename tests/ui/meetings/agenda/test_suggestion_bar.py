from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from boardkeeper import programme
from boardkeeper.agenda import AgendaItemView
from tests.ui.real_board import Desk
from ui.meetings.agenda.step import AgendaStep

Kept = Callable[[], tuple[AgendaItemView, ...]]
WHO = "Jean Kelly"


@pytest.fixture
def add_topic(desk: Desk) -> Callable[[str, int], None]:
    """Puts a topic on the work programme so many days from today."""

    def add(topic: str, days: int = 9) -> None:
        day = desk.made.today + timedelta(days=days)
        desk.workplace.operations.run(
            None, programme.add_programme_item, WHO, desk.made.board.id, topic, scheduled_on=day
        )
        desk.settle()

    return add


def test_nothing_is_shown_while_nothing_is_suggested(step: AgendaStep) -> None:
    assert not step.suggestion_bar.isVisible()
    assert not step.suggest_action.isEnabled()


def test_a_suggestion_is_taken_with_a_key_and_the_next_one_is_ready(
    qtbot: QtBot, desk: Desk, step: AgendaStep, kept: Kept, add_topic: Callable[..., None]
) -> None:
    for topic in ("Attendance", "Young Carers"):
        add_topic(topic)
    bar = step.suggestion_bar
    assert bar.isVisible()
    assert bar.toggle.text() == "2 suggestions"
    assert "Attendance" in bar.titles.text()
    desk.page.open_suggestions()
    assert bar.rows[0].button.hasFocus()
    assert bar.rows[0].button.accessibleName() == "Add Attendance"
    assert bar.rows[0].button.accessibleDescription() == "On the work programme for this meeting."
    qtbot.keyClick(bar.rows[0].button, Qt.Key.Key_Space)
    desk.settle()

    titles = [item.title for item in kept()]
    assert titles[titles.index("Work Programme") - 1] == "Attendance"
    assert desk.said == ["1 suggestion taken up."]
    assert [row.suggestion.title for row in bar.rows] == ["Young Carers"]
    assert bar.rows[0].button.hasFocus()
    assert not bar.take_all.isVisible()
    qtbot.keyClick(bar.rows[0].button, Qt.Key.Key_Space)
    desk.settle()
    assert not bar.isVisible()
    assert step.view.hasFocus()
    desk.undo()
    assert bar.isVisible()


def test_all_are_taken_at_once_and_undone_at_once(
    desk: Desk, step: AgendaStep, kept: Kept, add_topic: Callable[..., None]
) -> None:
    before = kept()
    for topic in ("Attendance", "Young Carers"):
        add_topic(topic)
    step.suggestion_bar.take_all.click()
    desk.settle()

    assert len(kept()) == len(before) + 2
    desk.undo()
    assert kept() == before


def test_escape_closes_the_list(
    qtbot: QtBot, desk: Desk, step: AgendaStep, add_topic: Callable[..., None]
) -> None:
    add_topic("Attendance")
    step.open_suggestions()
    qtbot.keyClick(step.suggestion_bar.rows[0].button, Qt.Key.Key_Escape)

    assert not step.suggestion_bar.toggle.isChecked()
    assert step.view.hasFocus()


def test_an_empty_agenda_begins_with_standing_items_and_suggestions(
    desk: Desk, step: AgendaStep, add_topic: Callable[..., None]
) -> None:
    desk.page.list.choose(desk.made.planned)
    desk.settle()
    assert step.start_action.text() == "Start from the standing items"
    add_topic("Attendance", 65)
    assert step.start_action.text() == "Start from the standing items and 1 suggestion"
    assert not step.suggestion_bar.isVisible()
    step.start_action.trigger()
    desk.settle()

    titles = [item.title for item in step.model.items]
    assert titles[0] == "Apologies"
    assert titles[-3:] == ["Attendance", "Work Programme", "Tracking Decisions"]
    assert desk.said == ["Agenda started from the standing items and the suggestions."]


def test_an_empty_agenda_duplicates_the_last_one(desk: Desk, step: AgendaStep, kept: Kept) -> None:
    desk.page.list.choose(desk.made.planned)
    desk.settle()
    assert step.duplicate_action.isVisible()
    assert step.duplicate_action.text().startswith("Duplicate ")
    step.duplicate_action.trigger()
    desk.settle()

    assert [item.title for item in step.model.items] == [item.title for item in kept()]
    assert desk.said == ["9 items taken over."]


def test_another_agenda_is_chosen_from_a_menu(desk: Desk, step: AgendaStep) -> None:
    desk.page.list.choose(desk.made.planned)
    desk.settle()
    desk.page.take_over_agenda()
    menu = next(each for each in step.findChildren(QMenu) if each.isVisible())
    assert [action.text().rpartition(", ")[2] for action in menu.actions()] == ["9 items", "8 items"]
    menu.actions()[1].trigger()
    menu.close()
    desk.settle()

    assert desk.said == ["8 items taken over."]
