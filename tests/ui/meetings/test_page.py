from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardkeeper import agenda, meetings
from boardkeeper.meetings import MeetingState
from tests.ui.real_board import Desk
from ui.meetings.page import NEW
from ui.meetings.stepper import Step


def words(desk: Desk, step: Step) -> str:
    return desk.page.place.stepper.buttons[step].words.text


def test_the_meeting_that_comes_next_is_shown_first(desk: Desk) -> None:
    assert desk.page.list.current_id == desk.made.coming
    assert desk.page.place.reading.meeting.id == desk.made.coming


def test_every_step_says_what_is_there_or_missing(desk: Desk) -> None:
    assert words(desk, Step.AGENDA) == "9 items"
    assert words(desk, Step.PAPERS) == "1 owed"
    assert words(desk, Step.PACK) == "not yet"
    assert words(desk, Step.MEETING) == "in 9 days"
    assert words(desk, Step.MINUTES) == "none yet"


def test_a_minuted_meeting_opens_at_its_minutes(desk: Desk) -> None:
    desk.page.reveal(desk.made.past)
    desk.settle()

    assert desk.page.place.stepper.current is Step.MINUTES
    assert words(desk, Step.MINUTES) == "1, draft"
    assert words(desk, Step.MEETING) == "1 present"
    assert words(desk, Step.FOLLOW_UP) == "1 open, 1 late"


def test_the_guide_opens_at_the_chapter_of_the_step_that_is_shown(desk: Desk) -> None:
    assert desk.page.chapter == "agenda"
    desk.page.place.stepper.choose(Step.MINUTES)
    assert desk.page.chapter == "minutes"
    desk.page.new_meeting()
    desk.settle()
    assert desk.page.chapter == ""


def test_an_agenda_item_is_gone_to_by_its_id(desk: Desk) -> None:
    desk.page.reveal(desk.made.past)
    desk.settle()
    item = desk.ask(agenda.list_items, desk.made.coming)[4]
    desk.page.reveal(item.id)
    desk.settle()

    assert desk.page.list.current_id == desk.made.coming
    assert desk.page.place.stepper.current is Step.AGENDA
    assert desk.page.place.agenda.view.current_item.id == item.id


def test_something_that_is_gone_is_said_to_be(desk: Desk) -> None:
    desk.page.reveal("0" * 32)
    desk.settle()

    assert desk.said == ["That is no longer there."]


def test_the_filter_narrows_the_list_and_says_when_nothing_fits(qtbot: QtBot, desk: Desk) -> None:
    assert desk.page.focus_filter()
    qtbot.keyClicks(desk.page.list.field, "minutes draft")
    qtbot.waitUntil(lambda: desk.page.list.table.total == 1)
    qtbot.keyClicks(desk.page.list.field, " nowhere")
    qtbot.waitUntil(lambda: desk.page.list.table.total == 0)
    qtbot.keyClick(desk.page.list.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: desk.page.list.table.total == 3)

    assert not desk.page.list.field.text()


def test_a_new_meeting_is_added_with_its_standing_items_and_shown(qtbot: QtBot, desk: Desk) -> None:
    desk.page.reveal(NEW)
    desk.settle()
    day = desk.made.today + timedelta(days=30)
    qtbot.keyClicks(desk.page.forms.one.day, day.isoformat())
    qtbot.keyClick(desk.page.forms.one.day, Qt.Key.Key_Return)
    desk.settle()
    shown = desk.page.place.reading

    assert desk.said == ["Meeting added."]
    assert shown.meeting.held_on == day
    assert shown.meeting.venue == "Council Chamber"
    assert len(shown.items) == 8


def test_a_meeting_that_would_be_doubled_is_refused_and_the_form_keeps_its_words(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.page.new_meeting()
    desk.settle()
    day = desk.made.today + timedelta(days=9)
    qtbot.keyClicks(desk.page.forms.one.day, day.isoformat())
    with qtbot.waitSignal(desk.workplace.operations.refused) as refused:
        qtbot.keyClick(desk.page.forms.one.day, Qt.Key.Key_Return)

    assert "already meets" in refused.args[0].sentence
    assert desk.page.forms.one.isVisible()
    assert desk.page.forms.one.day.text() == day.isoformat()


def test_an_added_meeting_can_be_undone(qtbot: QtBot, desk: Desk) -> None:
    desk.page.new_meeting()
    desk.settle()
    qtbot.keyClicks(desk.page.forms.one.day, (desk.made.today + timedelta(days=30)).isoformat())
    qtbot.keyClick(desk.page.forms.one.day, Qt.Key.Key_Return)
    desk.settle()
    desk.undo()

    assert desk.page.list.table.total == 3
    assert not desk.complaints


def test_a_meeting_is_cancelled_with_a_reason_typed_in_place(qtbot: QtBot, desk: Desk) -> None:
    place = desk.page.place
    desk.page.cancel_meeting()
    assert not place.fate.cancel_bar.button.isEnabled()
    qtbot.keyClicks(place.fate.cancel_bar.field, "Snow")
    qtbot.keyClick(place.fate.cancel_bar.field, Qt.Key.Key_Return)
    desk.settle()
    meeting = desk.ask(meetings.get_meeting, desk.made.coming)

    assert meeting.state is MeetingState.CANCELLED
    assert meeting.reason == "Snow"
    assert place.state.text() == "Cancelled"
    assert words(desk, Step.MEETING) == "cancelled"
    assert not place.fate.cancel_bar.isVisible()


def test_a_planned_meeting_starts_its_agenda_from_the_standing_items(desk: Desk) -> None:
    desk.page.reveal(desk.made.planned)
    desk.settle()
    assert words(desk, Step.AGENDA) == "no items yet"
    desk.page.add_standing_items()
    desk.settle()

    assert words(desk, Step.AGENDA) == "8 items"
    assert desk.page.place.state.text() == "Agenda draft"


def test_the_steps_can_be_walked_with_the_keyboard(qtbot: QtBot, desk: Desk) -> None:
    stepper = desk.page.place.stepper
    stepper.buttons[Step.AGENDA].setFocus()
    qtbot.keyClick(stepper.buttons[Step.AGENDA], Qt.Key.Key_Right)
    assert stepper.current is Step.PAPERS
    desk.page.previous_step()
    desk.page.previous_step()
    assert stepper.current is Step.AGENDA
    desk.settle()


def test_the_toast_keeps_clear_of_the_line_that_adds_an_item(desk: Desk) -> None:
    assert desk.page.foot_height() == desk.page.place.agenda.add_line.height() > 0
    desk.page.place.stepper.choose(Step.MEETING)

    assert desk.page.foot_height() == 0


def test_the_list_is_put_away_for_the_whole_width_and_comes_back_to_be_filtered(desk: Desk) -> None:
    desk.page.list.view.setFocus()
    before = desk.page.place.width()
    desk.page.toggle_list()

    assert desk.page.list.isHidden()
    desk.qtbot.waitUntil(lambda: desk.page.place.width() > before)
    assert desk.page.place.stepper.isAncestorOf(desk.page.window().focusWidget())
    assert desk.said == ["The list of meetings is put away; F11 brings it back."]
    desk.page.focus_filter()
    assert desk.page.list.field.hasFocus()
