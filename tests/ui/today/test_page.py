from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from boardkeeper import actions, making
from boardkeeper.boards import list_boards
from boardkeeper.clock import current_day
from tests.ui.real_board import WHO, Desk, RealBoard, make_board
from ui.office import BoardName
from ui.page import Place
from ui.today.line import Line

Show = Callable[[RealBoard], Desk]


def lines(desk: Desk) -> list[Line]:
    return [line for section in desk.page.sections for line in section.lines]


def line(desk: Desk, text: str) -> Line:
    return next(each for each in lines(desk) if text in each.words.text)


@pytest.fixture
def desk(show: Show, tmp_path: Path) -> Desk:
    return show(make_board(tmp_path / "today.board", current_day()))


def test_the_next_meeting_is_counted_down_to(desk: Desk) -> None:
    said = desk.page.card.countdown.accessibleName()

    for title in ("Reports in", "Director’s sign-off", "Chair’s briefing", "Publish by law"):
        assert title in said
    assert said.endswith("in 9 days")


def test_every_date_of_the_countdown_goes_to_where_it_is_seen_to(qtbot: QtBot, desk: Desk) -> None:
    buttons = desk.page.card.countdown.buttons
    for button in buttons:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(buttons[0], Qt.Key.Key_Return)
    steps = {button.station.title: button.station.place.thing_id.partition("#")[2] for button in buttons}

    assert [place.thing_id.partition("#")[0] for place in desk.places] == [desk.made.coming] * len(
        desk.places
    )
    assert len(desk.places) == len(buttons) + 1
    assert steps["Reports in"] == "Papers"
    assert (steps["Publish by law"], steps["Meeting day"]) == ("Pack", "Meeting")


def test_the_countdown_breaks_into_rows_where_there_is_little_room(desk: Desk) -> None:
    countdown = desk.page.card.countdown
    wide = len({button.y() for button in countdown.buttons})
    desk.page.resize(520, 800)
    desk.qtbot.waitUntil(lambda: len({button.y() for button in countdown.buttons}) > wide)

    assert all(button.isVisible() for button in countdown.buttons)


def test_the_papers_owed_name_who_owes_them(desk: Desk) -> None:
    words = line(desk, "Placement sufficiency").words
    reports_in = desk.page.card.countdown.buttons[0].station

    assert words.note == "from Nick Barr · No paper yet."
    assert words.right.removeprefix("due ") == reports_in.words
    assert words.place.thing_id.endswith("#Papers")


def test_an_overdue_action_says_how_long_and_whose(desk: Desk) -> None:
    words = line(desk, "Bring the re-referral analysis").words

    assert words.right == "12 days overdue"
    assert words.note == "Head of Quality"


def test_a_click_on_a_line_goes_to_its_place(qtbot: QtBot, desk: Desk) -> None:
    late = line(desk, "Bring the re-referral analysis")
    qtbot.mouseClick(late, Qt.MouseButton.LeftButton)

    assert desk.places == [late.words.place]
    assert desk.places[0].page == "actions"


def test_enter_goes_where_a_click_goes(qtbot: QtBot, desk: Desk) -> None:
    minutes = line(desk, "the minutes of")
    minutes.setFocus()
    qtbot.keyClick(minutes, Qt.Key.Key_Return)

    assert desk.places == [Place("meetings", f"{desk.made.past}#Minutes")]


def test_the_arrows_walk_through_the_lines_of_all_sections(qtbot: QtBot, desk: Desk) -> None:
    every = lines(desk)
    every[0].setFocus()
    for here in every[:-1]:
        qtbot.keyClick(here, Qt.Key.Key_Down)

    assert every[-1].hasFocus()


def test_the_button_of_the_card_opens_the_meeting(qtbot: QtBot, desk: Desk) -> None:
    button = desk.page.card.findChild(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert desk.places == [Place("meetings", desk.made.coming)]


def test_a_change_elsewhere_appears_and_leaves_the_keyboard_where_it_is(desk: Desk) -> None:
    here = line(desk, "the minutes of")
    here.setFocus()
    desk.workplace.operations.run(
        "Action added.",
        actions.add_action,
        WHO,
        desk.made.board.id,
        "Circulate the audit tool",
        "Nick Barr",
        "1 May 2019",
        raised_on=current_day(),
    )
    desk.qtbot.waitUntil(lambda: any("Circulate" in each.words.text for each in lines(desk)))

    assert here.hasFocus()


def test_an_empty_board_offers_its_first_steps(show: Show, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "empty.board"
    with making.make_store(path, WHO, making.NewBoard("Board", "Council")) as store:
        board = list_boards(store)[0]
    desk = show(RealBoard(path, current_day(), BoardName(board.id, board.name, board.council)))
    add = next(
        button
        for button in desk.page.findChildren(QPushButton)
        if button.text() == "Add a meeting" and button.isVisible()
    )
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)

    assert desk.page.is_empty
    assert desk.places == [Place("meetings", "new")]
