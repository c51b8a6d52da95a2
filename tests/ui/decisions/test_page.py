"""A decision becomes a topic with a button, and leads to it from then on."""

from __future__ import annotations

from collections.abc import Callable

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
