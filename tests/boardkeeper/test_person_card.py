"""People are taken into the file with all that is known of them, one or a whole list as one step."""

from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import people
from boardkeeper.errors import UserError
from boardkeeper.person_card import NewPerson, add_people, read_card
from boardkeeper.seats import SeatRole, Voting

WHO = "Ann Smith"


def add(desk, names, **facts):
    return add_people(desk.store, WHO, desk.board_id, NewPerson(names, **facts))


def test_the_members_of_an_agenda_are_added_in_one_step_as_it_prints_them(desk):
    add(desk, "Councillor Mrs Johnson", role=SeatRole.CHAIR)
    add(desk, "Councillors Allen, Buchan and Downie", role=SeatRole.MEMBER, party="Labour")
    assert [(each.title, each.party) for each in people.list_members(desk.store, desk.board_id)] == [
        ("Councillor Mrs Johnson, Chair", ""),
        ("Councillor Allen", "Labour"),
        ("Councillor Buchan", "Labour"),
        ("Councillor Downie", "Labour"),
    ]
    assert desk.labels() == ["Add 3 people", "Add Councillor Mrs Johnson"]
    desk.store.undo(WHO)
    assert len(people.list_members(desk.store, desk.board_id)) == 1


def test_somebody_takes_a_seat_and_a_post_at_once(desk):
    (person_id,) = add(
        desk,
        "Alison Botham",
        role=SeatRole.ADVISER,
        voting=Voting.NONE,
        post="Director",
        from_date=date(2016, 4, 1),
        email="a@b.example",
    )
    card = read_card(desk.store, person_id)
    assert card is not None
    assert [(each.role, each.voting, each.from_date) for each in card.seats] == [
        (SeatRole.ADVISER, Voting.NONE, date(2016, 4, 1))
    ]
    assert [(each.title, each.from_date) for each in card.posts] == [("Director", date(2016, 4, 1))]
    assert card.email == "a@b.example"


def test_a_list_in_which_one_cannot_be_seated_adds_nobody(desk):
    add(desk, "Councillor Buchan", role=SeatRole.MEMBER)
    with pytest.raises(UserError, match="Councillor Buchan already holds a seat"):
        add(desk, "Councillors Allen and Buchan", role=SeatRole.MEMBER)
    assert [each.name for each in people.list_members(desk.store, desk.board_id)] == ["Councillor Buchan"]


def test_nobody_is_added_without_a_name(desk):
    with pytest.raises(UserError, match="needs a name"):
        add(desk, "  ")


def test_a_card_of_somebody_who_has_gone_is_nothing(desk):
    assert read_card(desk.store, "0" * 32) is None
