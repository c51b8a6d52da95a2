"""The quorum of the committee of 10 July 2019: one in four of nine, at least three; of ten where it is about education."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest

from boardkeeper import agenda, attendance, boards
from boardkeeper.attendance import Presence, QuorumAtItem
from tests.boardkeeper.attendance.conftest import WHO, Committee

Named = Callable[..., tuple[str, ...]]


@pytest.fixture
def july(committee: Committee, named: Named) -> Committee:
    """Seven of nine councillors and the parent governor were there."""
    named("Councillors Mrs Johnson, McDonald, Allen, Buchan, Goslin, James and Loveridge; Mrs Nicky Williams")
    named("Apologies: Councillors Downie and Murphy")
    return committee


def at(committee: Committee, title: str) -> QuorumAtItem:
    return next(each for each in committee.people.quorum if each.title == title)


def move(committee: Committee, name: str, item: str | None, *, is_arrival: bool = False) -> str:
    return attendance.record_movement(
        committee.store,
        WHO,
        committee.meeting_id,
        committee.id_of(name),
        is_arrival=is_arrival,
        agenda_item_id=committee.items[item] if item else None,
        happened_at=time(15, 10),
    )


def test_nobody_recorded_means_nothing_is_said_of_a_quorum(committee: Committee) -> None:
    assert committee.people.quorum == ()


def test_seven_of_nine_were_there_and_three_were_needed(july: Committee) -> None:
    found = at(july, "Minutes")
    assert (found.present, found.needed, found.may_vote) == (7, 3, 9)
    assert found.names_away == ("Councillor Murphy", "Councillor Downie")
    assert found.is_quorate


def test_the_parent_governor_votes_on_education_only(july: Committee) -> None:
    agenda.update_item(july.store, WHO, july.items["Fair Funding for Schools"], concerns_education=True)
    found = at(july, "Fair Funding for Schools")
    assert (found.present, found.may_vote, found.concerns_education) == (8, 10, True)
    assert at(july, "Pledge Update").may_vote == 9


def test_what_stands_under_an_item_about_education_concerns_it_too(july: Committee) -> None:
    schools = july.items["Fair Funding for Schools"]
    agenda.update_item(july.store, WHO, schools, concerns_education=True)
    agenda.add_item(july.store, WHO, july.meeting_id, "Minority view", parent_id=schools)
    assert at(july, "Minority view").may_vote == 10


def test_whoever_leaves_at_an_item_is_away_until_coming_back(july: Committee) -> None:
    for name in ("Allen", "Buchan", "Goslin", "James", "Loveridge"):
        move(july, f"Councillor {name}", "Chair's Urgent Business")
    move(july, "Councillor Allen", "Pledge Update", is_arrival=True)
    assert [each.present for each in july.people.quorum] == [7, 7, 2, 2, 3, 3]
    assert [each.title for each in july.people.inquorate] == [
        "Chair's Urgent Business",
        "Number of Children in Care",
    ]
    assert at(july, "Number of Children in Care").sentence == (
        "The meeting was not quorate for this item: 2 of the 3 members needed were present."
    )


def test_whoever_arrives_was_away_before_and_without_an_item_nothing_changes(july: Committee) -> None:
    move(july, "Councillor Allen", "Pledge Update", is_arrival=True)
    move(july, "Councillor Buchan", None)
    assert [each.present for each in july.people.quorum] == [6, 6, 6, 6, 7, 7]


def test_whoever_left_over_an_interest_is_away_for_that_item_alone(july: Committee) -> None:
    johnson = july.id_of("Councillor Mrs Johnson")
    attendance.declare_interest(
        july.store,
        WHO,
        july.meeting_id,
        johnson,
        "",
        "She owns it.",
        attendance.Interest.DISCLOSABLE_PECUNIARY,
        left_the_room=True,
        agenda_item_ids=[july.items["Minutes"]],
    )
    assert [each.present for each in july.people.quorum] == [7, 6, 7, 7, 7, 7]
    attendance.declare_interest(july.store, WHO, july.meeting_id, johnson, "All items", "Governor.")
    assert [each.present for each in july.people.quorum] == [7, 6, 7, 7, 7, 7]
    attendance.declare_interest(
        july.store, WHO, july.meeting_id, johnson, "all items", "Governor.", left_the_room=True
    )
    assert [each.present for each in july.people.quorum] == [6] * 6


def test_a_substitute_votes_in_the_members_place_and_takes_one_seat(july: Committee, named: Named) -> None:
    named("Councillor Tuffin for Councillor Downie")
    found = at(july, "Minutes")
    assert (found.present, found.names_away) == (8, ("Councillor Murphy",))
    move(july, "Councillor Tuffin", "Pledge Update")
    assert at(july, "Pledge Update").names_away == (
        "Councillor Murphy",
        "Councillor Tuffin (for Councillor Downie)",
    )


def test_a_guest_is_no_part_of_a_quorum(july: Committee, named: Named) -> None:
    named("Ed Coley", Presence.IN_ATTENDANCE)
    assert at(july, "Minutes").present == 7


def test_the_board_says_what_share_is_needed(july: Committee) -> None:
    boards.update_board(july.store, WHO, july.board_id, quorum_share=2, quorum_minimum=4)
    assert at(july, "Minutes").needed == 5


def test_where_nobody_may_vote_there_is_no_quorum(desk, begin) -> None:
    writing = begin()
    assert attendance.quorum_of(writing.store, writing.meeting_id) == ()
