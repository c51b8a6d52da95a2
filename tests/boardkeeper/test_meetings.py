from __future__ import annotations

from datetime import date, time

import pytest

from boardkeeper import boards, lists, meetings, minutes
from boardkeeper.errors import UserError
from boardkeeper.meetings import MeetingState

WHO = "Ann Smith"
DAY = date(2019, 9, 11)


@pytest.fixture
def add(desk):
    def added(day=DAY, *args, **facts):
        return meetings.add_meeting(desk.store, WHO, desk.board_id, day, *args, **facts)

    return added


@pytest.mark.parametrize(
    ("day", "publish_by", "counted"),
    [
        (date(2019, 9, 11), date(2019, 9, 3), [4, 5, 6, 9, 10]),
        (date(2019, 5, 29), date(2019, 5, 20), [21, 22, 23, 24, 28]),
        (date(2019, 4, 24), date(2019, 4, 12), [15, 16, 17, 18, 23]),
        (date(2020, 1, 8), date(2019, 12, 30), [31, 2, 3, 6, 7]),
        (date(2023, 5, 10), date(2023, 4, 28), [2, 3, 4, 5, 9]),
    ],
)
def test_papers_are_published_five_clear_days_before(desk, add, day, publish_by, counted):
    found = meetings.publication_notice(desk.store, add(day))
    assert (found.publish_by, [each.day for each in found.days]) == (publish_by, counted)


def test_a_meeting_takes_the_usual_time_and_place_unless_told_otherwise(desk, add):
    boards.update_board(
        desk.store, WHO, desk.board_id, usual_start=time(14), usual_venue="Council House, Plymouth"
    )
    usual = meetings.get_meeting(desk.store, add())
    other = meetings.get_meeting(desk.store, add(date(2019, 11, 13), time(10, 30), "Warspite Room"))
    assert (usual.starts_at, usual.venue) == (time(14), "Council House, Plymouth")
    assert (other.starts_at, other.venue) == (time(10, 30), "Warspite Room")


def test_a_board_meets_once_at_a_time(desk, add):
    add(DAY, time(10))
    for again in (None, time(10)):
        with pytest.raises(UserError, match="The board already meets on 11 September 2019"):
            add(DAY, again)
    add(DAY, time(14))
    assert meetings.list_meetings(desk.store, desk.board_id).total == 2


def test_another_board_may_meet_at_the_same_time(desk, add):
    add(DAY, time(14))
    other = boards.create_board(desk.store, WHO, "Cabinet", "Plymouth")
    meetings.add_meeting(desk.store, WHO, other, DAY, time(14))
    assert meetings.list_meetings(desk.store, other).total == 1


def test_the_time_of_a_cancelled_meeting_stays_taken_and_another_time_is_free(desk, add):
    meetings.cancel_meeting(desk.store, WHO, add(DAY, time(14)), "Snow")
    with pytest.raises(UserError, match="at that time was cancelled"):
        add(DAY, time(14))
    again = add(DAY, time(15))
    assert meetings.find_meeting(desk.store, desk.board_id, DAY).id == again


def test_a_meeting_is_not_moved_onto_another(desk, add):
    add(date(2019, 7, 10), time(14))
    moved = add(DAY, time(14))
    with pytest.raises(UserError, match="already meets on 10 July 2019"):
        meetings.update_meeting(desk.store, WHO, moved, held_on=date(2019, 7, 10))
    meetings.update_meeting(desk.store, WHO, moved, held_on=date(2019, 7, 10), starts_at=time(16))
    assert meetings.get_meeting(desk.store, moved).held_on == date(2019, 7, 10)
    meetings.update_meeting(desk.store, WHO, moved, held_on=date(2019, 7, 10), note="Joint meeting")


def test_a_cancelled_meeting_comes_back_only_to_a_free_time(desk, add):
    cancelled = add(DAY, time(14))
    meetings.cancel_meeting(desk.store, WHO, cancelled, "Snow")
    add(DAY, time(15))
    meetings.update_meeting(desk.store, WHO, cancelled, state=MeetingState.PLANNED)
    assert meetings.get_meeting(desk.store, cancelled).state is MeetingState.PLANNED


def test_cancelling_keeps_the_reason_and_needs_one(desk, add):
    meeting_id = add()
    with pytest.raises(UserError, match="cancelled with a reason"):
        meetings.cancel_meeting(desk.store, WHO, meeting_id, "  ")
    meetings.cancel_meeting(desk.store, WHO, meeting_id, " Snow ")
    found = meetings.get_meeting(desk.store, meeting_id)
    assert (found.state, found.reason) == (MeetingState.CANCELLED, "Snow")
    with pytest.raises(
        meetings.MeetingNotFound, match="The meeting of 11 September 2019 was cancelled"
    ) as caught:
        meetings.find_meeting(desk.store, desk.board_id, DAY)
    assert caught.value.next_step == (
        "Take that back with: boardkeeper meeting reinstate FILE --meeting 2019-09-11."
    )


def test_the_agenda_starts_with_the_boards_standing_items_once_asked(desk, add):
    meeting_id = add()
    assert meetings.get_meeting(desk.store, meeting_id).state is MeetingState.PLANNED
    meetings.start_agenda(desk.store, WHO, meeting_id)
    started = meetings.get_meeting(desk.store, meeting_id)
    assert (started.state, started.items) == (MeetingState.AGENDA_DRAFT, 8)


def test_meetings_are_listed_latest_first_and_narrowed_by_what_is_left_to_do(desk, add):
    july, september = add(date(2019, 7, 10)), add(DAY)
    minutes.write_minute(desk.store, WHO, july, minutes.WrittenMinute("Minutes"))
    meetings.update_meeting(desk.store, WHO, july, state=MeetingState.MINUTES_DRAFT)

    def found(**wanted):
        return [
            each.id for each in meetings.list_meetings(desk.store, desk.board_id, lists.Wanted(**wanted)).rows
        ]

    assert found() == [september, july]
    assert found(chips=frozenset({"To come"})) == [september]
    assert found(chips=frozenset({"Minuted"})) == [july]
    assert found(sort="held_on") == [july, september]
    assert found(sort="state", descending=True) == [july, september]


def test_the_next_meeting_is_today_or_later_and_the_previous_one_has_minutes(desk, add):
    march, july, september = add(date(2019, 3, 13)), add(date(2019, 7, 10)), add(DAY)
    minutes.write_minute(desk.store, WHO, march, minutes.WrittenMinute("Minutes"))
    with desk.store.read() as session:
        assert meetings.next_meeting(session, desk.board_id, DAY).id == september
        assert meetings.next_meeting(session, desk.board_id, date(2019, 9, 12)) is None
        assert meetings.previous_meeting(session, september).id == march
        assert meetings.previous_meeting(session, march) is None
    assert meetings.get_meeting(desk.store, july).minutes == 0


def test_a_fact_a_meeting_has_not_is_a_fault_of_the_program(desk, add):
    with pytest.raises(TypeError, match="a meeting has no colour"):
        meetings.update_meeting(desk.store, WHO, add(), colour="red")


def test_undo_takes_a_meeting_away_with_its_agenda_and_redo_brings_both(desk, add):
    meeting_id = add(DAY, time(14), standard_agenda=True)
    before = meetings.get_meeting(desk.store, meeting_id)
    desk.store.undo(WHO)
    assert meetings.list_meetings(desk.store, desk.board_id).total == 0
    desk.store.redo(WHO)
    assert meetings.get_meeting(desk.store, meeting_id) == before


def test_what_was_taken_away_meanwhile_is_not_saved(desk, add):
    meeting_id = add()
    desk.store.undo(WHO)
    with pytest.raises(UserError, match="somebody changed or removed the same entry meanwhile"):
        meetings.update_meeting(desk.store, WHO, meeting_id, note="Late")


def test_the_habits_of_a_board_are_what_a_form_starts_with(desk):
    boards.update_board(desk.store, WHO, desk.board_id, usual_start=time(14), notice_days=3)
    habits = meetings.meeting_habits(desk.store, desk.board_id)
    assert (habits.usual_start, habits.rule.days, habits.usual_venue) == (time(14), 3, "")
