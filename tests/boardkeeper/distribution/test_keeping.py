from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from boardkeeper import distribution, people
from boardkeeper.distribution import Readers, handouts_of
from boardkeeper.errors import UserError
from boardkeeper.people import SeatRole
from db.tables.packs import Recipient

WHO = "Ann Smith"
TODAY = date(2019, 9, 1)


@pytest.fixture
def seated(desk):
    """The board of Plymouth with a chair, two members, an adviser, and an officer without a seat."""
    for name, role in (
        ("Councillor Mavin", SeatRole.CHAIR),
        ("Councillor Allen", SeatRole.MEMBER),
        ("Councillor Buchan", SeatRole.CO_OPTED),
        ("Jean Kelly", SeatRole.ADVISER),
    ):
        people.add_member(desk.store, WHO, desk.board_id, name, role)
    people.add_person(desk.store, WHO, "Helen Rickman", email="helen.rickman@plymouth.example")
    return desk


def lines(desk):
    return distribution.recipients(desk.store, desk.board_id)


def names(desk):
    return [line.name for line in lines(desk)]


def test_a_list_begins_with_the_members_each_with_the_edition_of_their_seat(seated):
    added = distribution.add_members(seated.store, WHO, seated.board_id, TODAY)
    assert added == 4
    assert [(line.name, line.readers.value, line.copies) for line in lines(seated)] == [
        ("Councillor Mavin", "chair", 1),
        ("Councillor Allen", "restricted", 1),
        ("Councillor Buchan", "restricted", 1),
        ("Jean Kelly", "public", 1),
    ]
    seated.store.undo(WHO)
    assert lines(seated) == ()
    assert seated.store.verify().is_clean


def test_members_are_put_on_the_list_once_and_later_ones_behind_the_rest(seated):
    distribution.add_recipient(seated.store, WHO, seated.board_id, "councillor allen", copies=2)
    assert distribution.add_members(seated.store, WHO, seated.board_id, TODAY) == 3
    assert names(seated) == ["Councillor Allen", "Councillor Mavin", "Councillor Buchan", "Jean Kelly"]
    with pytest.raises(UserError, match="Every member is on the distribution list already"):
        distribution.add_members(seated.store, WHO, seated.board_id, TODAY)


def test_a_board_without_members_says_where_they_are_added(desk):
    with pytest.raises(UserError, match="Nobody holds a seat"):
        distribution.add_members(desk.store, WHO, desk.board_id, TODAY)
    assert desk.labels() == []


def test_somebody_of_the_file_is_tied_to_it_and_anybody_else_is_a_name(seated):
    distribution.add_recipient(seated.store, WHO, seated.board_id, "helen rickman")
    distribution.add_recipient(
        seated.store, WHO, seated.board_id, "Reading room", copies=3, is_large_print=True, note="Ground floor"
    )
    helen, room = lines(seated)
    assert (helen.name, helen.readers, helen.address) == (
        "Helen Rickman",
        Readers.PUBLIC,
        "helen.rickman@plymouth.example",
    )
    assert (room.person_id, room.address, room.copies, room.is_large_print) == (None, "", 3, True)
    assert (room.note, room.gets_nothing) == ("Ground floor", False)
    known = distribution.distribution_list(seated.store, seated.board_id, TODAY)
    assert [each.name for each in known.known] == [
        "Councillor Allen",
        "Councillor Buchan",
        "Councillor Mavin",
        "Jean Kelly",
    ]
    assert known.members_missing == 4


def test_an_address_of_the_list_goes_before_the_persons_own(seated):
    line = distribution.add_recipient(seated.store, WHO, seated.board_id, "Helen Rickman")
    distribution.update_recipient(seated.store, WHO, line, email=" packs@plymouth.example ")
    assert lines(seated)[0].address == "packs@plymouth.example"
    distribution.update_recipient(seated.store, WHO, line, email="")
    assert lines(seated)[0].address == "helen.rickman@plymouth.example"


def test_a_line_is_changed_moved_and_removed_and_all_of_it_undone(seated):
    distribution.add_members(seated.store, WHO, seated.board_id, TODAY)
    before = lines(seated)
    distribution.update_recipient(
        seated.store, WHO, before[1].id, readers=Readers.PUBLIC, is_large_print=True, copies=0
    )
    distribution.move_recipient(seated.store, WHO, before[1].id, 0)
    distribution.remove_recipient(seated.store, WHO, before[0].id)
    assert names(seated) == ["Councillor Allen", "Councillor Buchan", "Jean Kelly"]
    assert (lines(seated)[0].readers, lines(seated)[0].copies) == (Readers.PUBLIC, 0)
    for _ in range(3):
        seated.store.undo(WHO)
    assert lines(seated) == before


def test_a_person_who_leaves_the_file_stays_on_the_list_by_name(seated):
    line = distribution.add_recipient(seated.store, WHO, seated.board_id, "Helen Rickman")
    people.remove_person(seated.store, WHO, lines(seated)[0].person_id)
    assert [(each.id, each.name, each.person_id) for each in lines(seated)] == [(line, "Helen Rickman", None)]


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"name": "  "}, "needs a name"),
        ({"name": "councillor MAVIN"}, "is on the distribution list already"),
        ({"copies": -1}, "no number of copies"),
        ({"copies": 1000}, "1,000 copies"),
        ({"email": "press desk"}, "not an e-mail address"),
    ],
)
def test_what_could_not_be_handed_out_is_refused_and_nothing_is_written(seated, facts, sentence):
    distribution.add_members(seated.store, WHO, seated.board_id, TODAY)
    steps = seated.labels()
    other = lines(seated)[1].id
    with pytest.raises(UserError, match=sentence):
        distribution.update_recipient(seated.store, WHO, other, **facts)
    with pytest.raises(UserError, match=sentence):
        distribution.add_recipient(seated.store, WHO, seated.board_id, **({"name": "Press desk"} | facts))
    assert seated.labels() == steps


def test_a_fact_nobody_knows_is_a_fault_of_the_program(seated):
    line = distribution.add_recipient(seated.store, WHO, seated.board_id, "Helen Rickman")
    with pytest.raises(TypeError, match="has no colour"):
        distribution.update_recipient(seated.store, WHO, line, colour="red")


def test_what_the_list_comes_to_is_said_by_edition_the_fullest_first(seated):
    distribution.add_recipient(seated.store, WHO, seated.board_id, "Reading room", copies=3)
    distribution.add_recipient(seated.store, WHO, seated.board_id, "Talking papers", is_large_print=True)
    distribution.add_members(seated.store, WHO, seated.board_id, TODAY)
    found = handouts_of(lines(seated))
    assert [(each.words, len(each.recipients), each.copies) for each in found] == [
        ("Chair’s", 1, 1),
        ("Restricted", 2, 2),
        ("Public", 2, 4),
        ("Public, large print", 1, 1),
    ]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_lines_are_counted_from_nought_without_gaps_whatever_is_done_to_the_list(desk, data):
    for line in lines(desk):
        distribution.remove_recipient(desk.store, WHO, line.id)
    for _ in range(data.draw(st.integers(1, 6))):
        known = names(desk)
        free = [name for name in "ABCDEFGH" if name not in known]
        step = data.draw(st.sampled_from(["add", "move", "remove"] if known else ["add"]))
        if step == "add" and free:
            distribution.add_recipient(desk.store, WHO, desk.board_id, data.draw(st.sampled_from(free)))
        elif step == "move":
            line = lines(desk)[data.draw(st.integers(0, len(known) - 1))]
            to = data.draw(st.integers(-2, 9))
            distribution.move_recipient(desk.store, WHO, line.id, to)
            assert names(desk).index(line.name) == max(0, min(to, len(known) - 1))
        elif step == "remove":
            gone = data.draw(st.integers(0, len(known) - 1))
            distribution.remove_recipient(desk.store, WHO, lines(desk)[gone].id)
    with desk.store.read() as session:
        places = list(session.scalars(select(Recipient.position).order_by(Recipient.position)))
    assert places == list(range(len(places)))
