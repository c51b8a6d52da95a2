"""Letters as they stand on the page: drafted, edited, about matters that were ticked; no widgets here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from boardkeeper.chasing import Letter, OfficerLetters
from boardkeeper.follow_up import Matter


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter somebody has touched.

    Attributes:
        drafted: The letter as the program words it.
        subject: As it stands now.
        words: As they stand now.
        chosen: The ticked matters, when they are not those that are due.
    """

    drafted: Letter | None
    subject: str
    words: str
    chosen: frozenset[Matter] | None = None

    @property
    def is_edited(self) -> bool:
        """Whether the words are no longer the program’s."""
        drafted = self.drafted
        return drafted is not None and (self.subject, self.words) != (drafted.subject, drafted.words)

    @property
    def letter(self) -> Letter | None:
        """The letter as it would be sent."""
        return None if self.drafted is None else replace(self.drafted, subject=self.subject, words=self.words)

    @property
    def matters(self) -> frozenset[Matter]:
        """The ticked matters."""
        if self.chosen is not None:
            return self.chosen
        asked = self.drafted.asked if self.drafted is not None else ()
        return frozenset(matter for matter, _ in asked)

    def addressed(self, to: str) -> Draft:
        """The same to the address that is known by now: nobody types that into a letter."""
        if self.drafted is None or self.drafted.to == to:
            return self
        return replace(self, drafted=replace(self.drafted, to=to))


class Drafts:
    """The touched letters by officer; all others are as they are due."""

    def __init__(self) -> None:
        self._kept: dict[str, Draft] = {}

    def of(self, officer: OfficerLetters) -> Draft:
        """The letter of an officer as it stands now."""
        kept = self._kept.get(officer.id)
        return as_due(officer) if kept is None else kept.addressed(officer.email)

    def keep(self, officer: OfficerLetters, draft: Draft) -> None:
        """Keep a letter as it was touched; one that is as it is due again needs no keeping."""
        if draft.is_edited or draft.chosen is not None:
            self._kept[officer.id] = draft
        else:
            self._kept.pop(officer.id, None)

    def forget(self, officers: Iterable[str]) -> None:
        """Let letters go that were recorded, or that shall be drafted anew."""
        for officer_id in officers:
            self._kept.pop(officer_id, None)

    def move(self, before: str, officer_id: str) -> None:
        """Keep the letter of an officer who has another id from now on, as one who was in no list of people has."""
        kept = self._kept.pop(before, None)
        if kept is not None:
            self._kept[officer_id] = kept

    def follow(self, officer: OfficerLetters) -> bool:
        """Take over what is due by now for a letter whose words were edited; answers whether that is something else.

        What the letter is about comes from the logs, what it says from whoever edited it.
        """
        kept = self._kept.get(officer.id)
        if kept is None or kept.chosen is not None or officer.letter is None:
            return False
        before = kept.drafted.asked if kept.drafted is not None else ()
        if officer.letter.asked == before:
            return False
        fresh = replace(officer.letter, subject=kept.subject, words=kept.words)
        self._kept[officer.id] = replace(kept, drafted=replace(officer.letter), subject=fresh.subject)
        return True

    def letters(self, officers: Iterable[OfficerLetters]) -> list[tuple[OfficerLetters, Letter]]:
        """Every letter there is now, with the officer it goes to."""
        found = ((officer, self.of(officer).letter) for officer in officers)
        return [(officer, letter) for officer, letter in found if letter is not None]


def as_due(officer: OfficerLetters) -> Draft:
    """The letter as the rule has it today."""
    letter = officer.letter
    return Draft(letter, letter.subject if letter else "", letter.words if letter else "")
