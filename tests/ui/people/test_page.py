from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from boardkeeper.person_card import PersonCard
from boardkeeper.seats import Voting
from tests.ui.real_board import Desk
from ui.page import Page
from ui.people.boxes import SeatBox
from ui.people.page import PeoplePage


@pytest.fixture
def desk(show_page: Callable[[type[Page]], Desk]) -> Desk:
    return show_page(PeoplePage)


def away_buttons(box: SeatBox) -> list[QToolButton]:
    return [button for button in box.findChildren(QToolButton) if button.isVisible()]


def choose(desk: Desk, name: str) -> None:
    table = desk.page.panel.table
    place = next(place for place in range(table.total) if table.row(place).name == name)
    desk.page.reveal(table.row(place).id)
    desk.settle()


def card_of(desk: Desk, name: str) -> PersonCard:
    choose(desk, name)
    card = desk.page.card.card
    assert card is not None
    return card


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


def test_a_card_shows_facts_seats_and_posts(desk: Desk) -> None:
    choose(desk, "Jean Kelly")
    card = desk.page.card
    assert card.facts["email"].text() == "jean.kelly@sandbourne.example"
    assert [box.title.text() for box in card.posts.values()] == ["Head of Quality"]
    assert card.seats == {}
    assert card.give_seat.isVisible()


def test_a_fact_is_changed_where_it_stands_and_undone(desk: Desk) -> None:
    choose(desk, "Jean Kelly")
    field = desk.page.card.facts["telephone"]
    field.setFocus()
    desk.qtbot.keyClicks(field, "01632 960 100")
    desk.qtbot.keyClick(field, Qt.Key.Key_Return)
    desk.settle()
    assert card_of(desk, "Jean Kelly").telephone == "01632 960 100"
    assert desk.said[-1] == "Telephone changed."
    desk.undo()
    assert desk.page.card.facts["telephone"].text() == ""


def test_members_typed_as_an_agenda_lists_them_are_added_at_once(desk: Desk) -> None:
    desk.page.add_people()
    desk.qtbot.keyClicks(desk.page.form.lines["names"], "Councillors Allen, Buchan and Downie")
    assert desk.page.form.add.text() == "Add 3 people"
    desk.qtbot.keyClick(desk.page.form.lines["names"], Qt.Key.Key_Return)
    desk.settle()
    assert names(desk)[2:5] == ["Councillor Allen", "Councillor Buchan", "Councillor Downie"]
    assert desk.page.form.isVisible(), "the next may follow"
    assert desk.page.form.lines["names"].text() == ""
    assert desk.said[-1] == "3 people added."


def test_tab_goes_from_the_name_to_the_seat_and_enter_adds_from_there(desk: Desk) -> None:
    desk.page.add_people()
    form = desk.page.form
    desk.qtbot.keyClicks(form.lines["names"], "Councillor Murphy")
    assert form.lines["names"].nextInFocusChain() is form.role
    desk.qtbot.keyClicks(form.role, "Vi")
    desk.qtbot.keyClick(form.role, Qt.Key.Key_Return)
    desk.settle()
    choose(desk, "Councillor Murphy")
    assert desk.page.row.role == "Vice-chair"


def test_an_officer_gets_no_seat_and_may_follow_whoever_holds_the_post(desk: Desk) -> None:
    desk.page.add_people()
    form = desk.page.form
    form.lines["names"].setText("David Haley")
    desk.qtbot.keyClicks(form.lines["post"], "Head of quality")
    desk.settle()
    assert form.role.currentText() == "No seat on this board"
    assert form.succeeds.text() == "Follows Jean Kelly"
    form.succeeds.setChecked(True)
    form.since.setText("5/6/2023")
    desk.qtbot.keyClick(form.lines["post"], Qt.Key.Key_Return)
    desk.settle()
    (post,) = card_of(desk, "Jean Kelly").posts
    assert post.to_date == date(2023, 6, 4)


def test_what_cannot_be_added_stays_in_the_form(desk: Desk) -> None:
    desk.page.add_people()
    form = desk.page.form
    form.lines["names"].setText("Nick Barr")
    desk.qtbot.keyClick(form.lines["names"], Qt.Key.Key_Return)
    desk.settle()
    assert "already holds a seat" in str(desk.complaints[-1])
    assert form.lines["names"].text() == "Nick Barr"
    assert form.add.isEnabled()


def test_a_seat_is_changed_and_a_substitute_named(desk: Desk) -> None:
    choose(desk, "Nick Barr")
    (box,) = desk.page.card.seats.values()
    box.voting.setCurrentIndex(box.voting.findData(Voting.EDUCATION))
    box.voting.activated.emit(box.voting.currentIndex())
    box.substitute.setFocus()
    desk.qtbot.keyClicks(box.substitute, "Amina Okafor")
    desk.qtbot.keyClick(box.substitute, Qt.Key.Key_Return)
    desk.settle()
    (seat,) = card_of(desk, "Nick Barr").seats
    assert seat.voting is Voting.EDUCATION
    assert [each.name for each in seat.substitutes] == ["Amina Okafor"]
    desk.qtbot.waitUntil(lambda: len(away_buttons(box)) == 1)
    away_buttons(box)[0].click()
    desk.settle()
    assert card_of(desk, "Nick Barr").seats[0].substitutes == ()


def test_a_member_moves_up_among_members_by_the_keyboard(desk: Desk) -> None:
    desk.page.add_people()
    desk.page.form.lines["names"].setText("Councillor Allen")
    desk.qtbot.keyClick(desk.page.form.lines["names"], Qt.Key.Key_Return)
    desk.settle()
    choose(desk, "Councillor Allen")
    desk.page.move_up()
    desk.settle()
    assert names(desk)[:3] == ["Amina Okafor", "Councillor Allen", "Nick Barr"]


def test_a_word_finds_by_post(desk: Desk) -> None:
    assert desk.page.focus_filter()
    desk.qtbot.keyClicks(desk.page.panel.bar.field, "quality")
    desk.qtbot.waitUntil(lambda: desk.page.panel.table.total == 1)
    desk.settle()
    assert names(desk) == ["Jean Kelly"]
