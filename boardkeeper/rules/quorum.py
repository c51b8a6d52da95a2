"""Quorum: how many who may vote must be present.

Source: Local Government Act 1972, Sch. 12 para. 6 (a quarter of the members, for a council); for committees, standing
orders made under s. 106, which commonly take over the quarter and add "in no case fewer than three". Counted for each
item from those who may vote on it, so a member who leaves over an interest is not present for that item.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
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


@dataclass(frozen=True, slots=True)
class VotingSeat:
    """A seat with a vote.

    Attributes:
        name: Of whoever was to use it, for the list of those who were away.
        people: The keys of those who may use it: the member, and the substitute who came instead.
        is_for_education: Whether it votes on items that concern education only.
    """

    name: str
    people: tuple[str, ...]
    is_for_education: bool = False


@dataclass(frozen=True, slots=True)
class CountedQuorum:
    """How many who may vote on an item were there, and who was not."""

    present: int
    needed: int
    may_vote: int
    names_away: tuple[str, ...]

    @property
    def is_quorate(self) -> bool:
        """Whether enough were there."""
        return self.present >= self.needed


def count_quorum(
    seats: Sequence[VotingSeat], room: Collection[str], rule: QuorumRule, *, concerns_education: bool = False
) -> CountedQuorum:
    """Count those who may vote on an item and are in the room; a seat counts once, whoever uses it.

    Args:
        seats: Every seat with a vote, in the order in which names are listed.
        room: The keys of the people who are there for the item.
        rule: The board's rule.
        concerns_education: Whether seats that vote on education only vote on the item.
    """
    voting = [seat for seat in seats if concerns_education or not seat.is_for_education]
    away = tuple(seat.name for seat in voting if not any(person in room for person in seat.people))
    return CountedQuorum(len(voting) - len(away), quorum(len(voting), rule), len(voting), away)


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody came in or left at an item, given by its place on the agenda from 0."""

    place: int
    is_arrival: bool


def items_attended(moves: Sequence[Move], items: int) -> tuple[bool, ...]:
    """Say for each item of an agenda whether somebody who came and went was there for it.

    Whoever first arrives was away before; whoever leaves at an item is away for it, and whoever arrives at one is there
    for it. Of several moves at one item the last as recorded counts.
    """
    ordered = sorted(moves, key=_place)
    is_there = not ordered or not ordered[0].is_arrival
    attended = []
    for place in range(items):
        for move in ordered:
            if move.place == place:
                is_there = move.is_arrival
        attended.append(is_there)
    return tuple(attended)


def _place(move: Move) -> int:
    return move.place
