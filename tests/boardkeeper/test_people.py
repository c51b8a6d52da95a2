from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import boards, people, posts
from boardkeeper.errors import UserError
from boardkeeper.people import SeatRole
from boardkeeper.person_card import read_card

WHO = "Ann Smith"


def test_members_are_listed_chair_first_then_in_the_order_of_their_seats(desk):
    for name, role in [
        ("Councillor Buchan", SeatRole.MEMBER),
        ("Councillor Allen", SeatRole.MEMBER),
        ("Councillor Murphy", SeatRole.VICE_CHAIR),
        ("Ms Ward", SeatRole.DFE),
        ("Councillor Mrs Bowyer", SeatRole.CHAIR),
    ]:
        people.add_member(desk.store, WHO, desk.board_id, name, role)
    assert [member.title for member in people.list_members(desk.store, desk.board_id)] == [
        "Councillor Mrs Bowyer, Chair",
        "Councillor Murphy, Vice-chair",
        "Councillor Buchan",
        "Councillor Allen",
        "Ms Ward, DfE representative",
    ]


def test_who_sits_is_asked_of_a_day_both_ends_included(desk):
    people.add_member(
        desk.store, WHO, desk.board_id, "Dr Abel", from_date=date(2019, 5, 17), to_date=date(2020, 5, 15)
    )
    for day, there in [
        (date(2019, 5, 16), 0),
        (date(2019, 5, 17), 1),
        (date(2020, 5, 15), 1),
        (date(2020, 5, 16), 0),
    ]:
        assert len(people.list_members(desk.store, desk.board_id, day)) == there, day


def test_a_person_of_the_same_name_is_the_same_person_on_two_boards(desk):
    other = boards.create_board(desk.store, WHO, "Cabinet", "Plymouth")
    people.add_member(desk.store, WHO, desk.board_id, "Councillor  Mrs Bowyer")
    people.add_member(desk.store, WHO, other, "Councillor Mrs Bowyer", SeatRole.CHAIR)
    (here,) = people.list_members(desk.store, desk.board_id)
    (there,) = people.list_members(desk.store, other)
    assert here.person_id == there.person_id
    assert (here.role, there.role) == (SeatRole.MEMBER, SeatRole.CHAIR)


def test_nobody_holds_two_seats_at_once_and_anybody_two_after_each_other(desk):
    add = people.add_member
    add(desk.store, WHO, desk.board_id, "Dr Abel", to_date=date(2019, 5, 16))
    with pytest.raises(UserError, match="Dr Abel already holds a seat on this board then"):
        add(desk.store, WHO, desk.board_id, "Dr Abel", SeatRole.CHAIR, from_date=date(2019, 5, 16))
    add(desk.store, WHO, desk.board_id, "Dr Abel", SeatRole.CHAIR, from_date=date(2019, 5, 17))
    assert [member.role for member in people.list_members(desk.store, desk.board_id)] == [
        SeatRole.CHAIR,
        SeatRole.MEMBER,
    ]


def test_a_nameless_person_a_backward_term_and_a_blank_post_are_refused(desk):
    with pytest.raises(UserError, match="A person needs a name"):
        people.add_member(desk.store, WHO, desk.board_id, "   ")
    with pytest.raises(UserError, match="cannot end before it begins"):
        people.add_member(
            desk.store, WHO, desk.board_id, "Dr Abel", from_date=date(2020, 1, 2), to_date=date(2020, 1, 1)
        )
    with pytest.raises(UserError, match="An officer holds a post"):
        posts.add_officer(desk.store, WHO, "Alison Botham", " ")
    assert desk.labels() == []
    assert people.list_people(desk.store, desk.board_id, date(2020, 1, 1)).total == 0


def test_undo_takes_the_person_away_with_the_seat_and_redo_brings_both_back(desk):
    people.add_member(desk.store, WHO, desk.board_id, "Dr Abel", party="Independent")
    before = people.list_members(desk.store, desk.board_id)
    desk.store.undo(WHO)
    assert people.list_people(desk.store, desk.board_id, date(2020, 1, 1)).total == 0
    desk.store.redo(WHO)
    assert people.list_members(desk.store, desk.board_id) == before
    assert desk.store.verify().is_clean


def test_a_person_is_renamed_and_sorted_by_the_new_surname(desk):
    person_id = people.add_person(desk.store, WHO, "Councillor Jemima Laing")
    people.update_person(desk.store, WHO, person_id, name="Councillor  Jemima Aspinall", party="Labour")
    card = read_card(desk.store, person_id)
    assert card is not None
    assert (card.name, card.sort_name, card.party) == ("Councillor Jemima Aspinall", "Aspinall", "Labour")


def test_two_people_never_get_one_name(desk):
    people.add_person(desk.store, WHO, "Councillor Allen")
    other = people.add_person(desk.store, WHO, "Councillor Buchan")
    with pytest.raises(UserError, match="Somebody else in the file is called Councillor Allen"):
        people.update_person(desk.store, WHO, other, name="Councillor Allen")
    with pytest.raises(UserError, match="is in the file already"):
        people.add_person(desk.store, WHO, "Councillor Allen")
    with pytest.raises(UserError, match="A person needs a name"):
        people.update_person(desk.store, WHO, other, name="  ")


def test_a_name_is_one_line_of_what_can_be_seen(desk):
    person_id = people.add_person(desk.store, WHO, "Jo\x00 Bird\n\u202e")
    card = read_card(desk.store, person_id)
    assert card is not None
    assert card.name == "Jo Bird"
    with pytest.raises(UserError, match="too long"):
        people.update_person(desk.store, WHO, person_id, name="Jo " + "x" * 900)


def test_only_somebody_without_a_past_can_be_removed(desk):
    guest = people.add_person(desk.store, WHO, "Mr Guest")
    people.add_member(desk.store, WHO, desk.board_id, "Councillor Allen")
    (member,) = people.list_members(desk.store, desk.board_id)
    people.remove_person(desk.store, WHO, guest)
    with pytest.raises(UserError, match="holds or held a seat, so the name stays"):
        people.remove_person(desk.store, WHO, member.person_id)
    assert [row.name for row in people.list_people(desk.store, desk.board_id, date(2020, 1, 1)).rows] == [
        "Councillor Allen"
    ]
