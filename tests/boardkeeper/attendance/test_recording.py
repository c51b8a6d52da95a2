from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from boardkeeper import attendance, meetings, minutes, people, posts
from boardkeeper.attendance import Interest, Presence
from boardkeeper.errors import UserError
from db.tables.meetings import Meeting, MeetingState
from tests.boardkeeper.attendance.conftest import Committee

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


def attend(committee: Committee, name: str, presence: Presence, **facts: Any) -> None:
    attendance.record_attendance(
        committee.store,
        WHO,
        committee.meeting_id,
        committee.id_of(name),
        presence,
        **facts,
    )


def test_one_step_marks_everybody_present_whose_apologies_are_not_in(committee: Committee) -> None:
    attend(committee, "Councillor Murphy", Presence.APOLOGIES)
    assert attendance.mark_all_present(committee.store, WHO, committee.meeting_id) == 9
    assert committee.of("Councillor Murphy").presence is Presence.APOLOGIES
    assert [each.name for each in committee.people.unmarked] == []
    committee.store.undo(WHO)
    assert len(committee.people.unmarked) == 9


def test_only_one_takes_the_chair(committee: Committee) -> None:
    johnson, allen = (committee.id_of(f"Councillor {name}") for name in ("Mrs Johnson", "Allen"))
    for person_id in (johnson, allen):
        attendance.choose_acting(committee.store, WHO, committee.meeting_id, person_id, attendance.CHAIR)
    assert [each.acting_as for each in committee.people.members if each.acting_as] == ["Chair"]
    assert committee.of("Councillor Allen").acting_as == "Chair"
    attend(committee, "Councillor Murphy", Presence.APOLOGIES)
    with pytest.raises(UserError, match="not recorded as being there"):
        attendance.choose_acting(
            committee.store, WHO, committee.meeting_id, committee.id_of("Councillor Murphy"), "Chair"
        )


def test_whoever_was_away_came_neither_nor_went_nor_was_online(committee: Committee) -> None:
    allen = committee.id_of("Councillor Allen")
    attend(committee, "Councillor Allen", Presence.PRESENT, is_online=True)
    attendance.record_movement(
        committee.store, WHO, committee.meeting_id, allen, is_arrival=True, happened_at=time(14, 20)
    )
    attend(committee, "Councillor Allen", Presence.APOLOGIES)
    found = committee.of("Councillor Allen")
    assert (found.is_online, found.movements) == (False, ())
    with pytest.raises(UserError, match="not recorded as being there"):
        attendance.set_online(committee.store, WHO, committee.meeting_id, allen, is_online=True)
    committee.store.undo(WHO)
    found = committee.of("Councillor Allen")
    assert (found.is_online, [each.happened_at for each in found.movements]) == (True, [time(14, 20)])


def test_somebody_comes_and_goes_several_times(committee: Committee) -> None:
    allen, minutes_item = committee.id_of("Councillor Allen"), committee.items["Minutes"]
    for is_arrival, item_id in ((True, minutes_item), (False, committee.items["Pledge Update"])):
        attendance.record_movement(
            committee.store,
            WHO,
            committee.meeting_id,
            allen,
            is_arrival=is_arrival,
            agenda_item_id=item_id,
        )
    found = committee.of("Councillor Allen")
    assert found.presence is Presence.PRESENT
    assert [(each.is_arrival, each.item_number) for each in found.movements] == [(True, "2"), (False, "5")]
    attendance.remove_movement(committee.store, WHO, found.movements[0].id)
    assert [each.item_title for each in committee.of("Councillor Allen").movements] == ["Pledge Update"]
    attendance.remove_attendance(committee.store, WHO, committee.meeting_id, allen)
    assert committee.of("Councillor Allen").presence is None
    committee.store.undo(WHO)
    assert len(committee.of("Councillor Allen").movements) == 1


def test_a_movement_says_when_and_nobody_leaves_who_was_not_there(committee: Committee) -> None:
    allen = committee.id_of("Councillor Allen")
    with pytest.raises(UserError, match="does not say when"):
        attendance.record_movement(committee.store, WHO, committee.meeting_id, allen, is_arrival=True)
    with pytest.raises(UserError, match="not recorded as being there"):
        attendance.record_movement(
            committee.store, WHO, committee.meeting_id, allen, is_arrival=False, happened_at=time(15)
        )


def test_nobody_stands_in_for_a_member_who_is_there_or_who_has_a_substitute(committee: Committee) -> None:
    tuffin = people.add_person(committee.store, WHO, "Councillor Tuffin")
    downie = committee.id_of("Councillor Downie")
    substitute = {"presence": Presence.SUBSTITUTE, "substitute_for_id": downie}
    attend(committee, "Councillor Downie", Presence.PRESENT)
    with pytest.raises(UserError, match="recorded as present"):
        attend(committee, "Councillor Tuffin", **substitute)
    attend(committee, "Councillor Downie", Presence.APOLOGIES)
    attend(committee, "Councillor Tuffin", **substitute)
    people.add_person(committee.store, WHO, "Councillor Dann")
    with pytest.raises(UserError, match="Councillor Tuffin stands in"):
        attend(committee, "Councillor Dann", **substitute)
    with pytest.raises(UserError, match="holds a seat"):
        attend(committee, "Councillor Allen", **substitute)
    with pytest.raises(UserError, match="held no seat"):
        attend(committee, "Councillor Dann", Presence.SUBSTITUTE, substitute_for_id=tuffin)


def test_who_was_there_is_part_of_approved_minutes_and_changes_no_more(committee: Committee) -> None:
    store, meeting_id, allen = committee.store, committee.meeting_id, committee.id_of("Councillor Allen")
    attend(committee, "Councillor Allen", Presence.PRESENT)
    came = attendance.record_movement(store, WHO, meeting_id, allen, is_arrival=True, happened_at=time(15))
    declared = attendance.declare_interest(store, WHO, meeting_id, allen, "Item 7", "Owner.")
    with store.edit("Approve", WHO) as session:
        session.get_one(Meeting, meeting_id).state = MeetingState.APPROVED
    steps = len(committee.store.history())
    for change in (
        lambda: attend(committee, "Councillor Allen", Presence.PRESENT),
        lambda: attendance.remove_attendance(store, WHO, meeting_id, allen),
        lambda: attendance.set_online(store, WHO, meeting_id, allen, is_online=True),
        lambda: attendance.choose_acting(store, WHO, meeting_id, allen, attendance.CHAIR),
        lambda: attendance.mark_all_present(store, WHO, meeting_id),
        lambda: attendance.record_named(store, WHO, meeting_id, "Councillor Allen"),
        lambda: attendance.record_movement(
            store, WHO, meeting_id, allen, is_arrival=False, happened_at=time(16)
        ),
        lambda: attendance.remove_movement(store, WHO, came),
        lambda: attendance.declare_interest(store, WHO, meeting_id, allen, "Item 6", "Owner."),
        lambda: attendance.update_declaration(store, WHO, declared, reason="Other."),
        lambda: attendance.remove_declaration(store, WHO, declared),
    ):
        with pytest.raises(UserError, match="10 July 2019 are approved") as refused:
            change()
        assert refused.value.next_step == "Record a correction of the header at a later meeting."
    assert len(store.history()) == steps
    assert committee.people.is_record
    store.undo(WHO)
    attendance.remove_movement(store, WHO, came)
    assert not committee.people.is_record
