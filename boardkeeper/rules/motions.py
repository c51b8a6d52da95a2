"""Motions as people note them: who moved and seconded, and how many voted for, against and not at all.

Sources: Local Government Act 1972, Sch. 12 para. 39 (a majority of those present and voting decides; the chair has a second
or casting vote when votes are equal); the Local Authorities (Standing Orders) (England) Regulations 2001 and common standing
orders (a recorded vote with names, and a member’s own vote noted at request).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from boardkeeper.rules.asked_names import officers_of

_PARTED = re.compile(
    r"\s*(?:[,;/&]\s*)?(?:\band\s+)?\b(?:seconded|seconder|2nd)\b\s*(?:by|:)?\s*", re.IGNORECASE
)
_MOVED = re.compile(r"\s*(?:(?:moved|mover|proposed|proposer)\b)?\s*(?:by\b|:)?\s*", re.IGNORECASE)
_PAIR = re.compile(r"\s*(?:[,;/&]|\band\b)\s*", re.IGNORECASE)
_FIGURES = re.compile(r"(\d{1,4})\s*[-–:/,\s]\s*(\d{1,4})(?:\s*[-–:/,\s]\s*(\d{1,4}))?")
_COUNTED = re.compile(
    r"(\d{1,4}|no(?:ne|body)?)\s*(?:votes?\s*)?(for|in favour|against|abst\w*|not voting)"
    r"|(for|in favour|against|abst\w*)\s*:?\s*(\d{1,4}|none)",
    re.IGNORECASE,
)
_UNANIMOUS = re.compile(r"(?:carried )?(?:unanimous(?:ly)?|nem\.? ?con\.?|all(?: in favour)?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Votes:
    """Votes by show of hands; None is not counted."""

    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing was counted."""
        return self.votes_for is None and self.votes_against is None and self.abstentions is None

    @property
    def total(self) -> int:
        """All that were counted."""
        return sum(filter(None, (self.votes_for, self.votes_against, self.abstentions)))


def read_motion(words: str, names: Iterable[str]) -> tuple[str, str]:
    """Read who moved and who seconded: “Cllr Allen seconded Cllr Buchan”, “moved by Allen, seconded by Buchan”, “Allen / Buchan”.

    Known names are spelled as they are known, others as typed; who is not named is blank.
    """
    officers = officers_of(names)
    text = _MOVED.sub("", " ".join(words.split()), count=1)
    parts = _PARTED.split(text, maxsplit=1)
    if len(parts) == 1:
        parts = _PAIR.split(text, maxsplit=1)
    moved, seconded = (*parts, "")[:2]
    return officers.called(moved), officers.called(seconded)


def read_votes(words: str, present: int | None = None) -> Votes | None:
    """Read a count: “5-2-1” (for, against, abstained), “5 for, 2 against”, “unanimous” (all `present`, when that is known).

    Returns:
        None for anything else.
    """
    text = " ".join(words.split()).rstrip(".")
    if _UNANIMOUS.fullmatch(text):
        return None if present is None else Votes(present, 0, 0)
    if figures := _FIGURES.fullmatch(text):
        return Votes(*(None if each is None else int(each) for each in figures.groups()))
    counted: dict[str, int] = {}
    for found in _COUNTED.finditer(text):
        number, side = (found[1], found[2]) if found[2] else (found[4], found[3])
        counted[_side_of(side)] = int(number) if number.isdecimal() else 0
    if not counted or _COUNTED.sub("", text).strip(" ,;.") not in {"", "and"}:
        return None
    return Votes(**counted)


def _side_of(word: str) -> str:
    if word.casefold().startswith(("f", "in")):
        return "votes_for"
    return "votes_against" if word.casefold().startswith("ag") else "abstentions"


def votes_in_words(votes: Votes) -> str:
    """Say a count: “5 for, 2 against, 1 abstained”; blank when nothing was counted."""
    said = (
        (votes.votes_for, "for"),
        (votes.votes_against, "against"),
        (votes.abstentions, "abstained"),
    )
    return ", ".join(f"{number} {word}" for number, word in said if number is not None)


def doubts_about(votes: Votes, present: int | None, *, is_lost: bool) -> str:
    """What is odd about a count, as one sentence; blank when nothing is.

    Args:
        votes: As counted.
        present: How many who may vote on the item are there; None when nobody knows.
        is_lost: Whether the motion is said to be lost.
    """
    if votes.is_blank:
        return ""
    if present is not None and votes.total > present:
        return f"{votes.total} votes were counted, but {present} who may vote {_is_are(present)} present."
    if votes.votes_for is not None and votes.votes_against is not None:
        if votes.votes_for == votes.votes_against:
            return "The votes are equal: the chair’s casting vote decides."
        if is_lost is (votes.votes_for > votes.votes_against):
            outcome = "lost" if is_lost else "carried"
            return f"{votes_in_words(votes)}, and yet the motion is said to be {outcome}."
    is_whole = None not in {votes.votes_for, votes.votes_against, votes.abstentions}
    if present is not None and is_whole and votes.total < present:
        missing = present - votes.total
        return f"{missing} of the {present} who may vote {_is_are(missing)} not counted."
    return ""


def _is_are(number: int) -> str:
    return "is" if number == 1 else "are"
