from __future__ import annotations

from boardkeeper.attendance.quorum import QuorumAtItem
from boardkeeper.minutes import AttendeeView, Presence
from boardkeeper.minutes.voters import voters_at
from boardkeeper.people import MemberView, SeatRole, Voting


def _member(name: str, voting: Voting = Voting.ALL) -> MemberView:
    return MemberView(f"seat {name}", name, name, SeatRole.MEMBER, voting, "", "", None, None)


def _there(name: str, presence: Presence = Presence.PRESENT, instead_of: str = "") -> AttendeeView:
    return AttendeeView(name, name, presence, "", "", "", instead_of)


def _quorum(*away: str, concerns_education: bool = False) -> QuorumAtItem:
    return QuorumAtItem("item", "5", "Bullying", 3, 3, 5, away, concerns_education)


MEMBERS = (
    _member("Allen"),
    _member("Buchan"),
    _member("Murphy"),
    _member("Nicky Williams", Voting.EDUCATION),
    _member("Adviser", Voting.NONE),
)
ATTENDANCE = (
    _there("Allen"),
    _there("Buchan", Presence.APOLOGIES),
    _there("Dann", Presence.SUBSTITUTE, "Murphy"),
    _there("Nicky Williams"),
    _there("Adviser"),
    _there("Jean Kelly", Presence.IN_ATTENDANCE),
)


def _names(quorum: QuorumAtItem | None) -> list[str]:
    return [voter.name for voter in voters_at(ATTENDANCE, MEMBERS, quorum)]


def test_members_who_are_there_vote_and_substitutes_in_their_place() -> None:
    assert _names(_quorum("Buchan")) == ["Allen", "Dann"]
    assert _names(None) == ["Allen", "Dann"]


def test_who_votes_on_education_only_votes_on_items_that_concern_it() -> None:
    assert _names(_quorum("Buchan", concerns_education=True)) == ["Allen", "Dann", "Nicky Williams"]


def test_who_is_away_for_the_item_does_not_vote_on_it() -> None:
    assert _names(_quorum("Allen", "Dann (for Murphy)")) == []


def test_nobody_votes_while_nobody_is_recorded() -> None:
    assert voters_at((), MEMBERS, None) == ()
