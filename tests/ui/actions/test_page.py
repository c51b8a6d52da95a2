from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from boardkeeper.actions import Importance
from boardkeeper.decisions import FollowUpStatus
from boardkeeper.rules.due_dates import full_date
from tests.threads import record_action_progress
from tests.ui.log_board import ACTIONS
from tests.ui.real_board import Desk
from ui.actions.page import ActionsPage
from ui.page import Page

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(show_page: Callable[[type[Page]], Desk]) -> Desk:
    return show_page(ActionsPage)


def fill_in(desk: Desk, text: str, owner: str = "", due: str = "") -> None:
    form = desk.page.adding.form
    desk.page.start_new()
    desk.settle()
    for field, words in ((form.text, text), (form.owner, owner), (form.due, due)):
        field.setFocus()
        desk.qtbot.keyClicks(field, words)


def test_the_longest_overdue_stands_first(desk: Desk) -> None:
    assert desk.page.row.text == ACTIONS[0]
    assert desk.page.row.overdue_days == 5


def test_a_new_action_is_added_by_keyboard_and_then_chosen(qtbot: QtBot, desk: Desk) -> None:
    fill_in(desk, "Ring the school", "Amina Okafor", "end of July")
    form = desk.page.adding.form
    form.importance.setCurrentIndex(form.importance.findData(Importance.HIGH))
    form.text.setFocus()
    qtbot.keyClick(form.text, Qt.Key.Key_Return, CONTROL)
    desk.settle()
    row = desk.page.row
    assert (row.text, row.owner, row.due_written) == ("Ring the school", "Amina Okafor", "end of July")
    assert row.importance is Importance.HIGH
    assert (row.due_on.month, row.due_on.day) == (7, 31)
    assert desk.page.panel.view.chosen_row().id == row.id
    assert desk.page.panel.view.hasFocus()
    assert desk.said == ["Action added."]
    assert form.text.toPlainText() == ""
    desk.undo()
    assert desk.page.panel.table.total == len(ACTIONS)


def test_a_new_action_shows_itself_even_behind_a_filter(qtbot: QtBot, desk: Desk) -> None:
    desk.page.panel.bar.chips["Archived"].click()
    desk.settle()
    fill_in(desk, "Ring the school")
    qtbot.keyClick(desk.page.adding.form.text, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: desk.page.row is not None and desk.page.row.text == "Ring the school")
    desk.settle()
    assert not desk.page.panel.table.is_narrowed


def test_nothing_is_added_without_words(desk: Desk) -> None:
    fill_in(desk, "   ")
    assert not desk.page.adding.form.add.isEnabled()
    desk.qtbot.keyClick(desk.page.adding.form.text, Qt.Key.Key_Return, CONTROL)
    desk.settle()
    assert desk.page.panel.table.total == len(ACTIONS)


def test_escape_leaves_the_form_and_what_was_typed_waits(qtbot: QtBot, desk: Desk) -> None:
    fill_in(desk, "Ring the")
    qtbot.keyClick(desk.page.adding.form.owner, Qt.Key.Key_Escape)
    assert desk.page.side.currentIndex() == 1
    assert desk.page.panel.view.hasFocus()
    desk.page.start_new()
    assert desk.page.adding.form.isVisible()
    assert desk.page.adding.form.text.toPlainText() == "Ring the"


def test_what_others_change_does_not_take_the_form_away(desk: Desk) -> None:
    fill_in(desk, "Ring the")
    desk.ask(
        record_action_progress,
        "Nick Barr",
        desk.page.row.id,
        "Done.",
        FollowUpStatus.COMPLETE,
        desk.made.today,
    )
    desk.settle()
    assert desk.page.adding.form.isVisible()
    desk.page.panel.view.selectRow(2)
    assert not desk.page.adding.form.isVisible()


def test_the_owner_is_offered_from_the_people_of_the_board(desk: Desk) -> None:
    fill_in(desk, "Ring the school", "amina")
    completer = desk.page.adding.form.owner.completer()
    assert completer.currentCompletion() == "Amina Okafor"
    completer.popup().hide()


def test_the_day_a_due_date_means_is_said_while_it_is_typed(desk: Desk) -> None:
    day = desk.made.today + timedelta(days=400)
    fill_in(desk, "Ring", due=full_date(day))
    assert desk.page.adding.form.meaning.text().endswith("in 400 days.")


def test_every_command_of_the_page_can_be_performed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([], ""))
    monkeypatch.setattr(desk.page.taking_out, "print", lambda _board_id: None)
    for command in ActionsPage.COMMANDS:
        getattr(desk.page, command.method)()
        for menu in (desk.page.looking.group.menu_of_ways, desk.page.looking.views.menu_of_views):
            menu.hide()
    desk.settle()
