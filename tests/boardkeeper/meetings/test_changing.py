from __future__ import annotations

from datetime import date, time

import pytest

from boardkeeper import agenda, meetings, minutes, programme
from boardkeeper.errors import UserError
from boardkeeper.lists import Wanted
from boardkeeper.meetings import MeetingState

WHO = "Ann Smith"
DAY = date(2019, 9, 11)
LATER = date(2019, 9, 18)


@pytest.fixture
def add(desk):
    def added(day=DAY, *args, **facts):
        return meetings.add_meeting(desk.store, WHO, desk.board_id, day, *args, **facts)

    return added


@pytest.fixture
def postpone(desk):
    return lambda meeting_id, to=LATER, reason="Snow", **facts: meetings.postpone_meeting(
        desk.store, WHO, meeting_id, to, reason, **facts
    )


@pytest.fixture
def get(desk):
    return lambda meeting_id: meetings.get_meeting(desk.store, meeting_id)


def test_a_postponed_meeting_keeps_its_reason_and_the_day_it_was_first_called_for(add, postpone, get):
    meeting_id = add(DAY, time(14), "Council House", standard_agenda=True)
    answer = postpone(meeting_id, reason=" Snow ")
    postpone(meeting_id, date(2019, 9, 25), "More snow", starts_at=time(10), venue="Warspite Room")
    found = get(meeting_id)

    assert answer.sentence == "Postponed to Wed 18 Sep 2019. Publish by Tue 10 Sep 2019."
    assert (found.held_on, found.postponed_from, found.reason) == (date(2019, 9, 25), DAY, "More snow")
    assert (found.starts_at, found.venue) == (time(10), "Warspite Room")
    assert (found.state, found.items) == (MeetingState.AGENDA_DRAFT, 8)


def test_after_publication_new_notice_is_asked_for_and_the_numbers_stay(desk, add, postpone, get):
    meeting_id = add(standard_agenda=True)
    agenda.publish_agenda(desk.store, WHO, meeting_id, date(2019, 9, 3))
    answer = postpone(meeting_id)

    assert answer.was_published
    assert answer.sentence == (
        "Postponed to Wed 18 Sep 2019. The public was told another day: publish new notice by Tue 10 Sep 2019."
    )
    assert (get(meeting_id).state, get(meeting_id).published_on) == (MeetingState.AGENDA_DRAFT, None)
    assert [item.number for item in agenda.list_items(desk.store, meeting_id)][:3] == ["1", "2", "3"]
    desk.store.undo(WHO)
    assert (get(meeting_id).held_on, get(meeting_id).published_on) == (DAY, date(2019, 9, 3))


def test_a_meeting_is_postponed_with_a_reason_to_a_later_free_day(desk, add, postpone, get):
    meeting_id = add(DAY, time(14))
    add(LATER, time(14))
    cancelled = add(date(2019, 10, 9), time(14))
    meetings.cancel_meeting(desk.store, WHO, cancelled, "Recess")
    refused = {
        "with a reason": {"reason": " "},
        "11 September 2019 is not later": {"to": DAY},
        "already meets on 18 September 2019": {},
        "at that time was cancelled": {"to": date(2019, 10, 9)},
    }
    for sentence, facts in refused.items():
        with pytest.raises(UserError, match=sentence):
            postpone(meeting_id, **facts)
    assert (get(meeting_id).held_on, get(meeting_id).postponed_from) == (DAY, None)
    postpone(meeting_id, starts_at=time(16))
    assert get(meeting_id).held_on == LATER


@pytest.mark.parametrize("change", ["postpone", "cancel", "held"])
def test_what_is_over_or_cancelled_is_changed_no_more(desk, add, postpone, change):
    tried = {
        "postpone": postpone,
        "cancel": lambda meeting_id: meetings.cancel_meeting(desk.store, WHO, meeting_id, "Snow"),
        "held": lambda meeting_id: meetings.mark_held(desk.store, WHO, meeting_id, LATER),
    }[change]
    held, cancelled = add(), add(date(2019, 7, 10))
    meetings.mark_held(desk.store, WHO, held, DAY)
    meetings.cancel_meeting(desk.store, WHO, cancelled, "Snow")
    with pytest.raises(UserError, match="of 11 September 2019 has been held"):
        tried(held)
    with pytest.raises(UserError, match=r"of 10 July 2019 is cancelled.* Reinstate it first"):
        tried(cancelled)


def test_the_work_programme_follows_its_meeting(desk, add, postpone):
    meeting_id = add()
    programme.add_programme_item(desk.store, WHO, desk.board_id, "EHCP", scheduled_on=DAY)
    heard = programme.add_programme_item(desk.store, WHO, desk.board_id, "Heard", scheduled_on=DAY)
    programme.record_heard(desk.store, WHO, heard, DAY)
    postpone(meeting_id)

    def scheduled():
        rows = programme.list_programme(desk.store, desk.board_id, Wanted()).rows
        return {each.topic: each.scheduled_on for each in rows}

    assert scheduled() == {"EHCP": LATER, "Heard": DAY}
    meetings.update_meeting(desk.store, WHO, meeting_id, held_on=date(2019, 9, 20))
    assert scheduled()["EHCP"] == date(2019, 9, 20)
    desk.store.undo(WHO)
    desk.store.undo(WHO)
    assert scheduled()["EHCP"] == DAY


def test_the_work_programme_stays_where_the_board_still_meets(desk, add, postpone):
    meeting_id = add(DAY, time(10))
    add(DAY, time(14))
    programme.add_programme_item(desk.store, WHO, desk.board_id, "EHCP", scheduled_on=DAY)
    postpone(meeting_id)
    (topic,) = programme.list_programme(desk.store, desk.board_id, Wanted()).rows
    assert topic.scheduled_on == DAY


def test_a_meeting_is_reinstated_to_where_it_stood(desk, add, get):
    planned, drafted, published = (
        add(date(2019, month, 10), standard_agenda=month > 5) for month in (5, 6, 7)
    )
    agenda.publish_agenda(desk.store, WHO, published, date(2019, 7, 1))
    for meeting_id, state in (
        (planned, MeetingState.PLANNED),
        (drafted, MeetingState.AGENDA_DRAFT),
        (published, MeetingState.PUBLISHED),
    ):
        meetings.cancel_meeting(desk.store, WHO, meeting_id, "Snow")
        assert meetings.reinstate_meeting(desk.store, WHO, meeting_id) is state
        assert (get(meeting_id).state, get(meeting_id).reason) == (state, "")


def test_only_a_cancelled_meeting_comes_back_and_only_to_a_free_time(desk, add):
    meeting_id = add(DAY, time(14))
    with pytest.raises(UserError, match="is not cancelled"):
        meetings.reinstate_meeting(desk.store, WHO, meeting_id)
    meetings.cancel_meeting(desk.store, WHO, meeting_id, "Snow")
    with desk.store.edit("Another", WHO) as session:
        meetings.meeting_into(session, desk.board_id, DAY, time(15)).starts_at = None
    with pytest.raises(UserError, match="already meets"):
        meetings.reinstate_meeting(desk.store, WHO, meeting_id)


def test_a_meeting_is_marked_as_held_on_its_day_or_later(desk, add, get):
    meeting_id, minuted = add(), add(date(2019, 7, 10))
    minutes.write_minute(desk.store, WHO, minuted, minutes.WrittenMinute("EET"))
    meetings.update_meeting(desk.store, WHO, minuted, state=MeetingState.PUBLISHED)
    with pytest.raises(UserError, match="of 11 September 2019 has not come yet"):
        meetings.mark_held(desk.store, WHO, meeting_id, date(2019, 9, 10))
    assert meetings.mark_held(desk.store, WHO, meeting_id, DAY) is MeetingState.HELD
    assert meetings.mark_held(desk.store, WHO, minuted, DAY) is MeetingState.MINUTES_DRAFT
    assert get(meeting_id).state is MeetingState.HELD
