from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.quorum import QuorumRule, is_quorate, quorum

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
