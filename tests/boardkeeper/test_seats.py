"""Seats change with their terms, members stand in their order, substitutes are named beforehand."""

from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import people, seats
from boardkeeper.errors import UserError
from boardkeeper.person_card import read_card
from boardkeeper.seats import SeatRole, Voting

WHO = "Ann Smith"


@pytest.fixture
def seat(desk):
    def add(name, role=SeatRole.MEMBER, **facts):
        return people.add_member(desk.store, WHO, desk.board_id, name, role, **facts)

    return add


def listed(desk, on=None):
    return [member.title for member in people.list_members(desk.store, desk.board_id, on)]


def card(desk, name):
    (member,) = (each for each in people.list_members(desk.store, desk.board_id) if each.name == name)
    found = read_card(desk.store, member.person_id)
    assert found is not None
    return found


def test_a_term_that_ends_takes_the_member_off_later_papers_only(desk, seat):
    seat_id = seat("Councillor Downie", from_date=date(2018, 5, 18))
    seats.change_seat(desk.store, WHO, seat_id, to_date=date(2019, 9, 1))
    assert listed(desk, date(2019, 7, 10)) == ["Councillor Downie"]
    assert listed(desk, date(2019, 9, 11)) == []


def test_a_member_becomes_vice_chair_and_votes_on_education_only(desk, seat):
    seat_id = seat("Mrs Nicky Williams", SeatRole.CO_OPTED)
    seats.change_seat(desk.store, WHO, seat_id, role=SeatRole.VICE_CHAIR, voting=Voting.EDUCATION)
    (held,) = card(desk, "Mrs Nicky Williams").seats
    assert (held.role, held.voting, held.board) == (
        SeatRole.VICE_CHAIR,
        Voting.EDUCATION,
        "Children's Scrutiny",
    )


def test_changing_a_term_never_makes_two_seats_at_once(desk, seat):
    seat("Dr Abel", to_date=date(2019, 5, 16))
    later = seat("Dr Abel", SeatRole.CHAIR, from_date=date(2019, 5, 17))
    with pytest.raises(UserError, match="already holds a seat on this board then"):
        seats.change_seat(desk.store, WHO, later, from_date=date(2019, 5, 16))
    with pytest.raises(UserError, match="cannot end before it begins"):
        seats.change_seat(desk.store, WHO, later, to_date=date(2019, 5, 1))
    assert [(member.role, member.from_date) for member in people.list_members(desk.store, desk.board_id)] == [
        (SeatRole.CHAIR, date(2019, 5, 17)),
        (SeatRole.MEMBER, None),
    ]


def test_members_change_places_among_their_own_role(desk, seat):
    seat("Councillor Mrs Johnson", SeatRole.CHAIR)
    names = ["Councillor Allen", "Councillor Buchan", "Councillor Downie"]
    ids = [seat(name) for name in names]
    seats.move_seat(desk.store, WHO, ids[2], 0)
    assert listed(desk) == [
        "Councillor Mrs Johnson, Chair",
        "Councillor Downie",
        "Councillor Allen",
        "Councillor Buchan",
    ]
    desk.store.undo(WHO)
    assert listed(desk)[1:] == names


def test_a_substitute_is_named_once_and_never_for_oneself(desk, seat):
    seat_id = seat("Councillor Allen")
    seats.name_substitute(desk.store, WHO, seat_id, "Councillor Tuffin")
    for name, why in (("Councillor Tuffin", "named as a substitute"), ("Councillor Allen", "own substitute")):
        with pytest.raises(UserError, match=why):
            seats.name_substitute(desk.store, WHO, seat_id, name)
    (held,) = card(desk, "Councillor Allen").seats
    assert [each.name for each in held.substitutes] == ["Councillor Tuffin"]
    seats.remove_substitute(desk.store, WHO, held.substitutes[0].id)
    assert card(desk, "Councillor Allen").seats[0].substitutes == ()


def test_a_seat_given_by_mistake_goes_with_its_substitutes_and_undo_brings_both_back(desk, seat):
    seat_id = seat("Councillor Allen")
    seats.name_substitute(desk.store, WHO, seat_id, "Councillor Tuffin")
    before = card(desk, "Councillor Allen")
    seats.remove_seat(desk.store, WHO, seat_id)
    assert listed(desk) == []
    desk.store.undo(WHO)
    assert card(desk, "Councillor Allen") == before
    assert desk.store.verify().is_clean
