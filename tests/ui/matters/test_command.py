"""Where the history of a matter is opened from: each page says which thing is chosen on it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from ui.actions.page import ActionsPage
from ui.decisions.page import DecisionsPage
from ui.page import Place
from ui.people.page import PeoplePage
from ui.plan.page import PlanPage
from ui.programme.page import ProgrammePage
from ui.shell.matter_desk import MatterDesk


@pytest.mark.parametrize("page_class", [ActionsPage, DecisionsPage, PlanPage])
def test_the_chosen_row_of_a_page_is_a_matter(show_page, page_class):
    desk = show_page(page_class)
    desk.page.panel.view.selectRow(0)
    desk.settle()
    assert desk.page.matter_id == desk.page.row.id


def test_a_topic_is_a_matter_and_a_person_is_none(show_page):
    topics = show_page(ProgrammePage)
    topics.page.reveal(topics.page.row.id if topics.page.row else "")
    topics.settle()
    assert topics.page.matter_id == (topics.page.row.id if topics.page.row else "")
    assert ProgrammePage.HAS_MATTERS
    people = show_page(PeoplePage)
    people.page.panel.view.selectRow(0)
    people.settle()
    assert people.page.matter_id == ""


class _Commands:
    def __init__(self) -> None:
        self.bound = {}

    def bind(self, name, method) -> None:
        self.bound[name] = method


class _Pages(QWidget):
    def __init__(self, page, matter_page) -> None:
        super().__init__()
        self.current_page, self._matter_page = page, matter_page
        self.current_id = "front"
        self.places = []

    def go(self, place) -> None:
        self.places.append(place)
        self.current_page, self.current_id = self._matter_page, place.page


class _Front:
    def __init__(self, matter_id) -> None:
        self.matter_id = matter_id
        self.asked = 0

    def look_for_another(self) -> None:
        self.asked += 1


def test_the_command_opens_the_history_of_what_is_chosen_or_asks_for_words(qtbot):
    for chosen, asked in (("a1", 0), ("", 1)):
        commands, matter_page = _Commands(), _Front("")
        pages = _Pages(_Front(chosen), matter_page)
        qtbot.addWidget(pages)
        desk = MatterDesk(commands, pages)
        commands.bound["matter.open"]()
        assert pages.places == [Place("matter", chosen)]
        assert matter_page.asked == asked
        assert desk.parent() is pages
