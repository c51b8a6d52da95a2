"""How somebody's part in a meeting is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from boardkeeper.attendance import Interest, Presence, QuorumAtItem
from boardkeeper.documents.attendance import movement_words
from boardkeeper.meeting_people import MeetingPeople, ParticipantView
from boardkeeper.minutes import DeclarationView, MovementView
from boardkeeper.people import SeatRole, Voting
from ui.meetings.states import capital
from ui.people.words import role_words
from ui.theme.tokens import Tone
from ui.today.words import count

PRESENCE_TONES: Mapping[Presence, Tone] = {
    Presence.PRESENT: Tone.GOOD,
    Presence.APOLOGIES: Tone.WARNING,
    Presence.SUBSTITUTE: Tone.INFO,
    Presence.IN_ATTENDANCE: Tone.NEUTRAL,
    Presence.ABSENT: Tone.BAD,
}

_COUNTED = {
    Presence.APOLOGIES: ("apology", "apologies"),
    Presence.SUBSTITUTE: ("substitute", "substitutes"),
}

LEAVES = (
    "With a disclosable pecuniary interest a member takes no part in the item and leaves the room, "
    "unless there is a dispensation (Localism Act 2011, section 31)."
)


def presence_words(presence: Presence | None) -> str:
    """“Present”, “In attendance”; “Not marked” while nothing is recorded."""
    return capital(presence.value) if presence else "Not marked"


def note_words(person: ParticipantView) -> str:
    """What stands beneath a name: the seat or the post, for whom they came, what they did for this meeting."""
    votes = {Voting.EDUCATION: "votes on education only", Voting.NONE: "does not vote", Voting.ALL: ""}
    parts = [person.post, person.organisation]
    if person.role is not None:
        role = "" if person.role is SeatRole.MEMBER else role_words(person.role)
        parts = [role, *parts, votes[person.voting]]
    if person.substitute_for:
        parts.append(f"for {person.substitute_for}")
    if person.acting_as:
        parts.append("in the chair" if person.acting_as == "Chair" else "vice-chair for this meeting")
    if person.is_online:
        parts.append("online")
    return capital(" · ".join(part for part in parts if part))


def moved_words(movement: MovementView) -> str:
    """“Left at item 5 (3.10 pm)”."""
    return capital(movement_words(movement))


def spoken(person: ParticipantView) -> str:
    """The whole line for a screen reader."""
    parts = [
        f"{person.name}: {presence_words(person.presence).lower()}",
        note_words(person),
        *(movement_words(each) for each in person.movements),
    ]
    return ", ".join(part for part in parts if part)


def interest_words(declaration: DeclarationView) -> str:
    """“Personal interest”, “Disclosable pecuniary interest, left the room”."""
    words = f"{capital(declaration.interest.value)} interest"
    return f"{words}, left the room" if declaration.left_the_room else words


def must_leave(declaration: DeclarationView) -> bool:
    """Whether the law expects the member to have left, and it is not said that they did."""
    return declaration.interest is Interest.DISCLOSABLE_PECUNIARY and not declaration.left_the_room


def present_words(people: MeetingPeople) -> str:
    """“8 present, 2 apologies, 1 not marked”: the whole attendance in a line."""
    recorded = [each.presence for each in people.everybody if each.presence is not None]
    if not recorded:
        return "Nobody is marked yet."
    said = counted_words(recorded)
    unmarked = len(people.unmarked)
    return f"{said}, {unmarked} not marked" if unmarked else said


def counted_words(presences: Sequence[Presence]) -> str:
    """“8 present, 1 substitute, 2 apologies”."""
    found = []
    for presence in Presence:
        number = presences.count(presence)
        if number:
            one, many = _COUNTED.get(presence, (presence.value, presence.value))
            found.append(count(number, one, many))
    return ", ".join(found)


def quorum_words(people: MeetingPeople) -> tuple[str, Tone]:
    """The quorum of the whole meeting in a sentence, and how bad that is."""
    if not people.quorum:
        return "", Tone.NEUTRAL
    short = people.inquorate
    if short:
        where = ", ".join(each.number or each.title for each in short[:8])
        more = " and more" if len(short) > 8 else ""
        return f"No quorum for item{'s' if len(short) > 1 else ''} {where}{more}.", Tone.BAD
    needed = {each.needed for each in people.quorum}
    fewest = min(people.quorum, key=_spare)
    if len(needed) == 1:
        return (
            f"Quorate throughout: at least {fewest.present} were there and {fewest.needed} needed.",
            Tone.GOOD,
        )
    return "Quorate for every item.", Tone.GOOD


def item_quorum_words(quorum: QuorumAtItem) -> str:
    """“2 of 9 who may vote were there; 3 are needed”."""
    return f"{quorum.present} of {quorum.may_vote} who may vote were there; {count(quorum.needed, 'is', 'are')} needed"


def _spare(quorum: QuorumAtItem) -> int:
    return quorum.present - quorum.needed
