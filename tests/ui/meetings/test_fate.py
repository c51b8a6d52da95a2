from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardkeeper import agenda, meetings
from boardkeeper.meetings import MeetingState
from boardkeeper.rules.due_dates import long_date
from tests.ui.real_board import WHO, Desk


def meeting(desk: Desk, meeting_id: str = "") -> meetings.MeetingView:
    found: meetings.MeetingView = desk.ask(meetings.get_meeting, meeting_id or desk.made.coming)
    return found


def postpone(qtbot: QtBot, desk: Desk, to: str, reason: str) -> None:
    desk.page.postpone_meeting()
    bar = desk.page.place.fate.postpone_bar
    qtbot.keyClicks(bar.day, to)
    qtbot.keyClick(bar.day, Qt.Key.Key_Return)
    assert bar.reason.hasFocus()
    qtbot.keyClicks(bar.reason, reason)
    qtbot.keyClick(bar.reason, Qt.Key.Key_Return)
    desk.settle()


def test_a_meeting_is_postponed_in_place_and_undone(qtbot: QtBot, desk: Desk) -> None:
    before = meeting(desk).held_on
    to = desk.made.today + timedelta(days=20)
    postpone(qtbot, desk, to.isoformat(), "Snow")
    found = meeting(desk)

    assert (found.held_on, found.postponed_from, found.reason) == (to, before, "Snow")
    assert desk.said[0].startswith(f"Postponed to {long_date(to)}. Publish by ")
    assert not desk.page.place.fate.postpone_bar.isVisible()
    desk.undo()
    assert meeting(desk).held_on == before


def test_after_publication_the_toast_asks_for_new_notice(qtbot: QtBot, desk: Desk) -> None:
    desk.ask(agenda.publish_agenda, WHO, desk.made.coming, desk.made.today)
    desk.page.refresh(None)
    desk.settle()
    postpone(qtbot, desk, (desk.made.today + timedelta(days=20)).isoformat(), "Snow")

    assert "publish new notice by" in desk.said[-1]


def test_the_bar_says_what_the_new_day_means_and_takes_no_earlier_one(qtbot: QtBot, desk: Desk) -> None:
    desk.page.postpone_meeting()
    bar = desk.page.place.fate.postpone_bar
    bar.reason.setText("Snow")
    assert not bar.button.isEnabled()
    qtbot.keyClicks(bar.day, "some day")
    assert bar.said.text() == "No day can be read from this yet."
    bar.day.setText(desk.made.today.isoformat())
    assert "is not later than" in bar.said.text()
    assert not bar.button.isEnabled()
    bar.day.setText((desk.made.today + timedelta(days=40)).isoformat())
    assert ": publish by " in bar.said.text()
    assert bar.button.isEnabled()
    qtbot.keyClick(bar.day, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_a_day_on_which_the_board_meets_is_refused_and_the_bar_stays(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.workplace.operations.refused) as refused:
        postpone(qtbot, desk, (desk.made.today + timedelta(days=65)).isoformat(), "Snow")

    assert "already meets" in refused.args[0].sentence
    assert desk.page.place.fate.postpone_bar.reason.text() == "Snow"
    assert desk.page.place.fate.postpone_bar.isVisible()


def test_the_bar_finds_room_in_a_narrow_pane(desk: Desk) -> None:
    desk.page.postpone_meeting()
    bar = desk.page.place.fate.postpone_bar
    assert bar.reason.y() == bar.day.y()
    desk.page.resize(700, 800)
    desk.qtbot.waitUntil(lambda: bar.reason.y() > bar.day.y())

    assert bar.day.width() > 150


def test_a_cancelled_meeting_is_reinstated(qtbot: QtBot, desk: Desk) -> None:
    desk.ask(meetings.cancel_meeting, WHO, desk.made.coming, "Snow")
    desk.page.refresh(None)
    desk.settle()
    fate = desk.page.place.fate
    assert [action.isVisible() for action in (fate.cancel_action, fate.reinstate_action)] == [False, True]
    desk.page.reinstate_meeting()
    desk.settle()

    assert meeting(desk).state is MeetingState.AGENDA_DRAFT
    assert desk.page.place.state.text() == "Agenda draft"


def test_only_a_meeting_whose_day_has_come_is_marked_as_held(desk: Desk) -> None:
    fate = desk.page.place.fate
    assert not fate.held_action.isVisible()
    desk.ask(_move, desk.made.coming, desk.made.today)
    desk.page.refresh(None)
    desk.settle()
    assert fate.held_action.isVisible()
    desk.page.mark_held()
    desk.settle()

    assert meeting(desk).state is MeetingState.HELD
    assert desk.said[-1] == "Marked as held."


def _move(store: object, meeting_id: str, day: object) -> None:
    meetings.update_meeting(store, WHO, meeting_id, held_on=day)
