from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import attendance, meetings, minutes, people, posts
from boardkeeper.attendance import Interest, Presence

WHO = "Ann Smith"


@pytest.fixture
def meeting_id(desk):
    return meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 7, 10))


@pytest.fixture
def person(desk):
    def added(name):
        people.add_member(desk.store, WHO, desk.board_id, name)
        return people.list_members(desk.store, desk.board_id)[-1].person_id

    return added


def test_recording_somebody_again_changes_what_was_recorded(desk, meeting_id, person):
    murphy = person("Councillor Murphy")
    attendance.record_attendance(desk.store, WHO, meeting_id, murphy, Presence.APOLOGIES)
    attendance.record_attendance(desk.store, WHO, meeting_id, murphy, Presence.PRESENT, acting_as="Chair")
    (row,) = minutes.get_minutes(desk.store, meeting_id).attendance
    assert (row.name, row.presence, row.acting_as) == ("Councillor Murphy", Presence.PRESENT, "Chair")
    desk.store.undo(WHO)
    (row,) = minutes.get_minutes(desk.store, meeting_id).attendance
    assert (row.presence, row.acting_as) == (Presence.APOLOGIES, "")


def test_people_stand_in_the_order_they_were_recorded_with_the_post_they_held_that_day(
    desk, meeting_id, person
):
    officer = posts.add_officer(desk.store, WHO, "Alison Botham", "Director", from_date=date(2019, 7, 10))
    early = posts.add_officer(desk.store, WHO, "Jean Kelly", "Service Director", from_date=date(2019, 7, 11))
    for person_id in (person("Dr Abel"), officer, early):
        attendance.record_attendance(desk.store, WHO, meeting_id, person_id, Presence.PRESENT)
    found = minutes.get_minutes(desk.store, meeting_id).attendance
    assert [(row.name, row.post) for row in found] == [
        ("Dr Abel", ""),
        ("Alison Botham", "Director"),
        ("Jean Kelly", ""),
    ]


def test_declarations_keep_their_order_their_kind_and_whether_the_member_left(desk, meeting_id, person):
    abel = person("Dr Abel")
    for subject, kind, left in [("Item 6", Interest.PERSONAL, False), ("Item 7", Interest.PREJUDICIAL, True)]:
        attendance.declare_interest(
            desk.store, WHO, meeting_id, abel, f" {subject} ", "A governor.", kind, left_the_room=left
        )
    found = minutes.get_minutes(desk.store, meeting_id).declarations
    assert [(row.subject, row.interest, row.left_the_room) for row in found] == [
        ("Item 6", Interest.PERSONAL, False),
        ("Item 7", Interest.PREJUDICIAL, True),
    ]
