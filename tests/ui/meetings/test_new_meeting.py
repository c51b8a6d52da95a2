from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardkeeper.clock import current_day
from boardkeeper.rules.clear_days import NoticeRule
from ui.meetings.new_meeting import NewMeetingForm, WantedMeeting


@pytest.fixture
def form(qtbot: QtBot) -> NewMeetingForm:
    form = NewMeetingForm()
    qtbot.addWidget(form)
    form.begin(NoticeRule(), time(14, 0), "Council House")
    return form


def test_a_board_s_habits_stand_in_the_form(form: NewMeetingForm) -> None:
    assert form.starts.text() == "2.00 pm"
    assert form.venue.text() == "Council House"
    assert form.standing.isChecked()
    assert not form.add_button.isEnabled()


def test_the_notice_date_is_shown_while_the_day_is_typed(qtbot: QtBot, form: NewMeetingForm) -> None:
    qtbot.keyClicks(form.day, "11/9/2019")

    assert form.day_said.text().startswith("Wednesday 11 September 2019")
    assert "Tue 3 Sep 2019" in form.notice_said.text()
    assert "5 clear days: 4, 5, 6, 9, 10" in form.notice_said.text()


def test_a_day_as_one_says_it_is_understood(qtbot: QtBot, form: NewMeetingForm) -> None:
    qtbot.keyClicks(form.day, "tomorrow")

    answer = form.answer()
    assert answer is not None
    assert answer.held_on == current_day() + timedelta(days=1)


def test_enter_asks_for_what_stands_there(qtbot: QtBot, form: NewMeetingForm) -> None:
    qtbot.keyClicks(form.day, "11 Sept 2019")
    with qtbot.waitSignal(form.wanted) as asked:
        qtbot.keyClick(form.day, Qt.Key.Key_Return)

    assert asked.args == [
        WantedMeeting(date(2019, 9, 11), time(14, 0), "Council House", with_standing_items=True)
    ]


def test_what_cannot_be_read_is_said_and_not_added(qtbot: QtBot, form: NewMeetingForm) -> None:
    qtbot.keyClicks(form.day, "some day")
    with qtbot.assertNotEmitted(form.wanted):
        qtbot.keyClick(form.day, Qt.Key.Key_Return)

    assert form.day_said.text() == "No day can be read from this yet."
    assert form.day.text() == "some day"


def test_escape_gives_up(qtbot: QtBot, form: NewMeetingForm) -> None:
    with qtbot.waitSignal(form.given_up):
        qtbot.keyClick(form.day, Qt.Key.Key_Escape)
