"""A decision becomes a topic with a button, and leads to it from then on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.real_board import Desk
from ui.decisions.page import DecisionsPage
from ui.page import Page, Place


def test_a_decision_is_put_on_the_work_programme_and_leads_there(
    show_page: Callable[[type[Page]], Desk],
) -> None:
    desk = show_page(DecisionsPage)
    page = desk.page
    assert page.topic.isHidden()
    page.make_topic.click()
    desk.settle()
    assert desk.said == ["“Placement sufficiency” is on the work programme."]
    assert page.make_topic.isHidden()
    assert page.topic.button.text() == "Placement sufficiency"
    page.topic.button.click()
    assert desk.places == [Place("programme", page.row.programme_item_id)]
    page.put_on_programme()
    desk.settle()
    assert len(desk.said) == 1
    desk.undo()
    assert page.topic.isHidden()
    assert not page.make_topic.isHidden()


def test_a_decision_of_another_body_is_typed_in_by_keyboard_with_its_day(
    qtbot: QtBot, show_page: Callable[[type[Page]], Desk]
) -> None:
    desk = show_page(DecisionsPage)
    page, form = desk.page, desk.page.adding.form
    page.start_new()
    desk.settle()
    for field, words in (
        (form.text, "Send the audit to members"),
        (form.minute, "Scrutiny of fostering"),
        (form.decided, "31 June 2019"),
        (form.owner, "Amina Okafor"),
        (form.due, "end of July 2019"),
    ):
        field.setFocus()
        qtbot.keyClicks(field, words)
    assert form.decided_meaning.text() == "That is no day."
    assert not form.add.isEnabled()
    form.decided.setText("11 June 2019")
    qtbot.keyClick(form.due, Qt.Key.Key_Return)
    desk.settle()
    row = page.row
    assert (row.text, row.officer, row.minute_title) == (
        "Send the audit to members",
        "Amina Okafor",
        "Scrutiny of fostering",
    )
    assert (row.decided_on, row.target_on) == (date(2019, 6, 11), date(2019, 7, 31))
    assert desk.said == ["Decision added."]
    assert form.minute.text() == "Scrutiny of fostering"
    desk.undo()
    assert page.row.text != "Send the audit to members"
