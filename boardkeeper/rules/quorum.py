"""Quorum: how many who may vote must be present.

Source: Local Government Act 1972, Sch. 12 para. 6 (a quarter of the members, for a council); for committees, standing
orders made under s. 106, which commonly take over the quarter and add "in no case fewer than three". Counted for each
item from those who may vote on it, so a member who leaves over an interest is not present for that item.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuorumRule:
    """A fraction of the voting seats, but never fewer than a minimum.

    Attributes:
        numerator: with ``denominator``, the part of the seats: 1 and 4 for a quarter.
        denominator: see ``numerator``.
        minimum: how many must be present at any rate.

    Raises:
        ValueError: when the part is not above 0 and at most the whole, or the minimum is below 1.
    """

    numerator: int = 1
    denominator: int = 4
    minimum: int = 3

    def __post_init__(self) -> None:
        if not 0 < self.numerator <= self.denominator:
            raise ValueError("A quorum is a part of the seats: above nothing, at most the whole.")
        if self.minimum < 1:
            raise ValueError("A quorum is at least 1.")


A_QUARTER = QuorumRule()


def quorum(voting_seats: int, rule: QuorumRule = A_QUARTER) -> int:
    """Answer how many voting members must be present; a part of a member counts as a whole one.

    Args:
        voting_seats: seats with a vote on the item, filled or not.
        rule: the board's rule.

    Raises:
        ValueError: when there are fewer than no seats.
    """
    if voting_seats < 0:
        raise ValueError("There cannot be fewer than no seats.")
    part = -(-voting_seats * rule.numerator // rule.denominator)
    return max(part, rule.minimum)


def is_quorate(present_voting: int, voting_seats: int, rule: QuorumRule = A_QUARTER) -> bool:
    """Say whether enough of those who may vote on the item are present.

    Raises:
        ValueError: when there are fewer than no seats.
    """
    return present_voting >= quorum(voting_seats, rule)
