"""Who may vote on an item and is there for it: whose votes are counted, and recorded by name when that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from boardkeeper.attendance.quorum import QuorumAtItem
from boardkeeper.minutes.views import AttendeeView
from boardkeeper.people import MemberView, Voting
from db.tables.meetings import Presence

_THERE = frozenset({Presence.PRESENT, Presence.SUBSTITUTE})


@dataclass(frozen=True, slots=True)
class Voter:
    """Somebody who may vote on an item."""

    person_id: str
    name: str


def voters_at(
    attendance: Sequence[AttendeeView], members: Sequence[MemberView], quorum: QuorumAtItem | None
) -> tuple[Voter, ...]:
    """Those who may vote on an item and are there for it, in the order of the seats.

    Args:
        attendance: Who took part in the meeting.
        members: Who held a seat on the day.
        quorum: Of the item; None for a minute without an item, on which everybody votes who may vote on all items.

    Returns:
        Nobody while nobody’s attendance is recorded.
    """
    there = {each.person_id: each for each in attendance if each.presence in _THERE}
    substitutes = {
        each.substitute_for: each for each in there.values() if each.presence is Presence.SUBSTITUTE
    }
    takes_education = quorum is not None and quorum.concerns_education
    away = quorum.names_away if quorum is not None else ()
    voters = []
    for member in members:
        if member.voting is Voting.NONE or (member.voting is Voting.EDUCATION and not takes_education):
            continue
        sitting = there.get(member.person_id) or substitutes.get(member.name)
        if sitting is not None and not any(_names(each, sitting.name) for each in away):
            voters.append(Voter(sitting.person_id, sitting.name))
    return tuple(voters)


def _names(said: str, name: str) -> bool:
    """Whether a seat in the list of those away is this person’s: “Cllr Dann”, or “Cllr Dann (for Cllr Murphy)”."""
    return said == name or said.startswith(f"{name} (for ")
