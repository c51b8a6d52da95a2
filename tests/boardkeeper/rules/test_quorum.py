from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.quorum import (
    A_QUARTER,
    Move,
    QuorumRule,
    VotingSeat,
    count_quorum,
    is_quorate,
    items_attended,
    quorum,
)

SEATS = st.integers(0, 200)
RULES = st.integers(1, 6).flatmap(
    lambda denominator: st.builds(
        QuorumRule, st.integers(1, denominator), st.just(denominator), st.integers(1, 6)
    )
)


@pytest.mark.parametrize(
    ("seats", "needed"), [(0, 3), (2, 3), (9, 3), (12, 3), (13, 4), (16, 4), (17, 5), (57, 15)]
)
def test_a_quarter_of_the_seats_but_never_fewer_than_three(seats: int, needed: int) -> None:
    assert quorum(seats) == needed


def test_a_board_may_ask_for_half() -> None:
    assert quorum(9, QuorumRule(1, 2, 4)) == 5
    assert quorum(6, QuorumRule(1, 2, 4)) == 4


def test_members_who_may_not_vote_on_an_item_can_leave_it_without_a_quorum() -> None:
    assert is_quorate(4, 13)
    assert not is_quorate(3, 13)


@pytest.mark.parametrize(
    ("numerator", "denominator", "minimum"), [(0, 4, 3), (5, 4, 3), (1, 4, 0), (1, 0, 3)]
)
def test_a_rule_that_makes_no_sense_is_refused(numerator: int, denominator: int, minimum: int) -> None:
    with pytest.raises(ValueError, match="quorum is"):
        QuorumRule(numerator, denominator, minimum)


def test_fewer_than_no_seats_are_refused() -> None:
    with pytest.raises(ValueError, match="no seats"):
        quorum(-1)


@given(SEATS, RULES)
def test_a_quorum_is_the_smallest_number_that_is_enough(seats: int, rule: QuorumRule) -> None:
    needed = quorum(seats, rule)
    assert needed >= rule.minimum
    assert needed * rule.denominator >= seats * rule.numerator
    assert needed == rule.minimum or (needed - 1) * rule.denominator < seats * rule.numerator
    assert quorum(seats + 1, rule) >= needed
    assert is_quorate(needed, seats, rule)
    assert not is_quorate(needed - 1, seats, rule)


PLACES = st.integers(0, 5)
MOVES = st.lists(st.builds(Move, PLACES, st.booleans()), max_size=6)
PEOPLE = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=2, unique=True)
TABLE = st.lists(
    st.builds(VotingSeat, st.text(min_size=1, max_size=3), PEOPLE.map(tuple), st.booleans()), max_size=12
)


@given(TABLE, st.sets(st.sampled_from("abcdefgh")), st.booleans(), RULES)
def test_whoever_may_vote_is_there_or_away(
    seats: list[VotingSeat], room: set[str], concerns_education: bool, rule: QuorumRule
) -> None:
    counted = count_quorum(seats, room, rule, concerns_education=concerns_education)
    assert counted.present + len(counted.names_away) == counted.may_vote <= len(seats)
    assert counted.is_quorate == is_quorate(counted.present, counted.may_vote, rule)
    wider = count_quorum(seats, room | set("abcd"), rule, concerns_education=concerns_education)
    assert wider.present >= counted.present
    assert count_quorum(seats, room, rule, concerns_education=True).may_vote == len(seats)


@given(MOVES)
def test_each_move_counts_from_its_item_to_the_next(moves: list[Move]) -> None:
    attended = items_attended(moves, 6)
    assert len(attended) == 6
    for place, is_there in enumerate(attended):
        at_or_before = [move for move in moves if move.place <= place]
        latest = max((move.place for move in at_or_before), default=-1)
        decisive = [move for move in at_or_before if move.place == latest]
        if decisive:
            assert is_there == decisive[-1].is_arrival
        else:
            first = min((move.place for move in moves), default=0)
            opening = next((move for move in moves if move.place == first), None)
            assert is_there == (opening is None or not opening.is_arrival)


def test_a_substitute_and_the_member_take_one_seat_between_them() -> None:
    seats = [VotingSeat("Downie", ("downie", "ney")), VotingSeat("Allen", ("allen",))]
    counted = count_quorum(seats, {"downie", "ney"}, A_QUARTER)
    assert (counted.present, counted.names_away) == (1, ("Allen",))
