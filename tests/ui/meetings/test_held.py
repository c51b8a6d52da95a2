from __future__ import annotations

from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from boardkeeper import meeting_people, meetings
from boardkeeper.attendance import Presence
from boardkeeper.rules.due_dates import long_date
from tests.ui.real_board import WHO, Desk
from ui.meetings.held import HeldStep
from ui.meetings.stepper import Step


@pytest.fixture
def held(desk: Desk) -> HeldStep:
    desk.page.place.stepper.choose(Step.MEETING)
    desk.settle()
    step: HeldStep = desk.page.place.held
    return step


def type_over(qtbot: QtBot, desk: Desk, editor: QLineEdit, text: str) -> None:
    editor.setFocus()
    editor.selectAll()
    if text:
        qtbot.keyClicks(editor, text)
    else:
        qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    desk.settle()


def meeting(desk: Desk) -> meetings.MeetingView:
    found: meetings.MeetingView = desk.ask(meetings.get_meeting, desk.made.coming)
    return found


def test_the_facts_of_a_meeting_are_edited_where_they_stand(qtbot: QtBot, desk: Desk, held: HeldStep) -> None:
    day = desk.made.today + timedelta(days=16)
    type_over(qtbot, desk, held.day, day.isoformat())
    type_over(qtbot, desk, held.starts, "10.30")
    type_over(qtbot, desk, held.venue, "Warspite Room")
    type_over(qtbot, desk, held.note, "Joint meeting")
    held.annual.setFocus()
    qtbot.keyClick(held.annual, Qt.Key.Key_Space)
    desk.settle()
    found = meeting(desk)

    assert (found.held_on, found.starts_at, found.venue) == (day, time(10, 30), "Warspite Room")
    assert (found.note, found.is_annual) == ("Joint meeting", True)
    assert desk.said[:2] == [f"The meeting is on {long_date(day)} now.", "The meeting starts at 10.30 am."]
    assert held.starts.text() == "10.30 am"


def test_a_time_that_cannot_be_read_stays_to_be_mended(qtbot: QtBot, desk: Desk, held: HeldStep) -> None:
    type_over(qtbot, desk, held.starts, "teatime")
    assert held.starts.text() == "teatime"
    assert "is not a time that can be read" in held.starts.accessibleDescription()
    assert meeting(desk).starts_at == time(14)
    type_over(qtbot, desk, held.starts, "")
    assert meeting(desk).starts_at is None


def test_a_day_on_which_the_board_meets_is_refused_and_the_old_one_comes_back(
    qtbot: QtBot, desk: Desk, held: HeldStep
) -> None:
    before = meeting(desk).held_on
    type_over(qtbot, desk, held.day, (desk.made.today + timedelta(days=65)).isoformat())

    assert "already meets" in desk.complaints[0].sentence
    assert held.day.text() == long_date(before)
    assert meeting(desk).held_on == before


def test_the_days_before_the_meeting_count_down_and_lead_to_their_steps(
    qtbot: QtBot, desk: Desk, held: HeldStep
) -> None:
    lines = held.deadline_lines.lines
    titles = [line.words.text.partition(":")[0] for line in lines]
    assert titles[-1] == "Meeting day"
    assert {"Reports in", "Director’s sign-off", "Chair’s briefing", "Publish by law"} <= set(titles)
    assert lines[-1].words.right == "in 9 days"
    qtbot.mouseClick(lines[titles.index("Publish by law")], Qt.MouseButton.LeftButton)
    assert desk.places[-1].thing_id == f"{desk.made.coming}#Pack"


def test_a_step_of_a_meeting_is_gone_to_by_its_place(desk: Desk) -> None:
    desk.page.reveal(f"{desk.made.planned}#Meeting")
    desk.settle()

    assert desk.page.list.current_id == desk.made.planned
    assert desk.page.place.stepper.current is Step.MEETING
    desk.page.reveal(f"{desk.made.planned}#Papers")
    desk.settle()
    assert desk.page.place.stepper.current is Step.PAPERS


def test_what_comes_next_says_what_is_missing(desk: Desk, held: HeldStep) -> None:
    said = {line.words.text: line.words for line in held.next_lines.lines}

    assert "The agenda is not published." in said["Mark as held"].note
    assert said["Mark as held"].right == "2 missing"
    assert "still to come" in said["Publish the agenda"].note


def test_the_head_counts_down_to_publication(desk: Desk) -> None:
    by = desk.page.place.reading.notice.publish_by
    assert long_date(by) in desk.page.place.countdown.text()
    desk.page.reveal(desk.made.past)
    desk.settle()
    assert not desk.page.place.countdown.isVisible()


def test_a_meeting_whose_day_has_come_offers_to_be_marked_as_held(
    qtbot: QtBot, desk: Desk, held: HeldStep
) -> None:
    assert not held.held_button.isVisible()
    type_over(qtbot, desk, held.day, desk.made.today.isoformat())
    qtbot.mouseClick(held.held_button, Qt.MouseButton.LeftButton)
    desk.settle()

    assert meeting(desk).state is meetings.MeetingState.HELD
    assert not held.held_button.isVisible()
    assert not held.deadline_lines.isVisible()


def test_a_cancelled_meeting_offers_to_take_place_again(qtbot: QtBot, desk: Desk, held: HeldStep) -> None:
    desk.ask(meetings.cancel_meeting, WHO, desk.made.coming, "Snow")
    desk.page.refresh(None)
    desk.settle()
    qtbot.mouseClick(held.reinstate_button, Qt.MouseButton.LeftButton)
    desk.settle()

    assert meeting(desk).state is meetings.MeetingState.AGENDA_DRAFT


def test_who_takes_part_is_marked_here_with_the_same_rows_as_beside_the_minutes(
    qtbot: QtBot, desk: Desk, held: HeldStep
) -> None:
    (row,) = held.people.rows.rows.values()
    assert (row.name.text(), row.note.text(), row.chip.text()) == ("Amina Okafor", "Chair", "Not marked")
    row.setFocus()
    qtbot.keyClick(row, "a")
    desk.settle()
    (found,) = desk.ask(meeting_people.read_people, desk.made.coming).members
    assert found.presence is Presence.APOLOGIES
    assert held.people.summary.text() == "1 apology"
    desk.undo()
    assert row.chip.text() == "Not marked"
