"""What has to be known while decisions are written: who may be named, who may vote on which item, the turns of phrase."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from boardkeeper import snippet_facts, snippets
from boardkeeper.attendance.quorum import QuorumAtItem, quorum_of
from boardkeeper.meetings import get_meeting
from boardkeeper.minutes import AskView, Presence, WrittenVote
from boardkeeper.minutes.voters import Voter, voters_at
from boardkeeper.snippets import SnippetView
from ui.operations import Desk

if TYPE_CHECKING:
    from ui.meetings.minutes.reading import MinutesReading


@dataclass(frozen=True, slots=True)
class DecidingFacts:
    """What the board knows besides the minutes themselves."""

    quorum: Mapping[str, QuorumAtItem]
    snippets: tuple[SnippetView, ...]
    snippet_facts: Mapping[str, str]


def read_deciding(desk: Desk, meeting_id: str) -> DecidingFacts:
    """Read it for one meeting, on the database thread."""
    meeting = get_meeting(desk, meeting_id)
    return DecidingFacts(
        quorum={each.item_id: each for each in quorum_of(desk, meeting_id)},
        snippets=snippets.list_snippets(desk, meeting.board_id),
        snippet_facts=snippet_facts.snippet_facts(desk, meeting_id),
    )


@dataclass(slots=True)
class Deciding:
    """The minutes as last read, and what the board knows; shared by the commands and the panel of one step."""

    reading: MinutesReading | None = None
    facts: DecidingFacts = field(default_factory=lambda: DecidingFacts({}, (), {}))
    _officers: tuple[MinutesReading | None, tuple[str, ...]] = (None, ())

    @property
    def is_draft(self) -> bool:
        """Whether the minutes may still change."""
        return self.reading is not None and self.reading.minutes.is_draft

    @property
    def held_on(self) -> date | None:
        """The day of the meeting; dates without a year are counted from it."""
        return None if self.reading is None else self.reading.meeting.held_on

    def officers(self) -> tuple[str, ...]:
        """Whom a decision may ask: everybody known, by name and by post, those in the room first."""
        reading, known = self._officers
        if self.reading is None or reading is self.reading:
            return known
        said: list[str] = []
        for attendee in self.reading.minutes.attendance:
            said += [attendee.name, attendee.post]
        for person in self.reading.people:
            said += [person.name, person.post]
        said += [member.name for member in self.reading.members]
        self._officers = (self.reading, tuple(dict.fromkeys(each for each in said if each)))
        return self._officers[1]

    def voters(self, item_id: str | None) -> tuple[Voter, ...]:
        """Who may vote on an item and is there for it."""
        if self.reading is None:
            return ()
        quorum = self.facts.quorum.get(item_id or "")
        return voters_at(self.reading.minutes.attendance, self.reading.members, quorum)

    def named(self, item_id: str | None, votes: Sequence[WrittenVote]) -> tuple[Voter, ...]:
        """Who may vote on an item, and whoever voted on it though they are not recorded as there."""
        voters = self.voters(item_id)
        known = {voter.person_id for voter in voters}
        names = {} if self.reading is None else {each.id: each.name for each in self.reading.people}
        missing = [each.person_id for each in votes if each.person_id not in known]
        return (*voters, *(Voter(person_id, names.get(person_id, "Somebody")) for person_id in missing))

    def movers(self, item_id: str | None) -> tuple[str, ...]:
        """Who may move a motion: those who vote first, then whoever else is there, or all members."""
        if self.reading is None:
            return ()
        there = [
            each.name
            for each in self.reading.minutes.attendance
            if each.presence in {Presence.PRESENT, Presence.SUBSTITUTE}
        ]
        members = [each.name for each in self.reading.members]
        return tuple(dict.fromkeys([*(each.name for each in self.voters(item_id)), *(there or members)]))

    def may_vote(self, item_id: str | None) -> int | None:
        """How many may vote on an item and are there; None while nobody’s attendance is recorded."""
        return len(self.voters(item_id)) or None

    def log_row(self, piece_id: str) -> AskView | None:
        """The row of the log that a limb or an action of the minutes is, as last read."""
        if self.reading is None:
            return None
        for minute in self.reading.minutes.minutes:
            for paragraph in minute.paragraphs:
                if paragraph.id == piece_id:
                    limb = paragraph.resolution
                    return limb.ask if limb is not None else paragraph.action
        return None
