from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import history, meetings
from boardkeeper.errors import UserError
from db.errors import NothingToRedo, NothingToUndo

WHO = "Ann Smith"


@pytest.fixture
def days(desk):
    return lambda: [meeting.held_on.day for meeting in meetings.list_meetings(desk.store, desk.board_id).rows]


def test_steps_are_listed_newest_first_in_pages(desk):
    for day in (1, 2, 3):
        meetings.add_meeting(desk.store, f"Clerk {day}", desk.board_id, date(2019, 7, day))
    steps = history.list_steps(desk.store, limit=2, offset=1)
    assert [(step.label, step.who) for step in steps] == [
        ("Add the meeting of 2 July 2019", "Clerk 2"),
        ("Add the meeting of 1 July 2019", "Clerk 1"),
    ]


def test_undo_and_redo_walk_back_and_forth_and_stop_at_both_ends(desk, days):
    for day in (1, 2):
        meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 7, day))
    assert [history.undo(desk.store, WHO).label for _ in range(2)] == [
        "Add the meeting of 2 July 2019",
        "Add the meeting of 1 July 2019",
    ]
    with pytest.raises(NothingToUndo):
        history.undo(desk.store, WHO)
    assert days() == []
    for _ in range(2):
        history.redo(desk.store, WHO)
    with pytest.raises(NothingToRedo):
        history.redo(desk.store, WHO)
    assert days() == [2, 1]


def test_a_new_step_ends_what_could_be_done_again(desk):
    meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 7, 1))
    history.undo(desk.store, WHO)
    meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 7, 2))
    with pytest.raises(NothingToRedo):
        history.redo(desk.store, WHO)


def test_one_older_step_is_taken_back_and_the_later_ones_stay(desk, days):
    for day in (1, 2, 3):
        meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 7, day))
    older = next(step for step in history.list_steps(desk.store) if "2 July" in step.label)
    history.undo_step(desk.store, WHO, older.id)
    assert days() == [3, 1]
    assert history.list_steps(desk.store)[0].label == "Take back “Add the meeting of 2 July 2019”"
    history.undo(desk.store, WHO)
    assert days() == [3, 2, 1]


def test_a_step_that_a_later_one_built_upon_is_not_taken_back_alone(desk, days):
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 7, 1))
    meetings.update_meeting(desk.store, WHO, meeting_id, note="Joint")
    meetings.update_meeting(desk.store, WHO, meeting_id, note="Alone")
    steps = history.list_steps(desk.store)
    with pytest.raises(UserError):
        history.undo_step(desk.store, WHO, steps[1].id)
    assert meetings.get_meeting(desk.store, meeting_id).note == "Alone"
    assert desk.store.verify().is_clean
