"""The officers as the table wants them: filtered by words and chips, ordered, a stretch at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from boardkeeper.chasing import ChaseStep, OfficerLetters
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted

WITH_LETTER = "Letter today"
NO_ADDRESS = "No address"

_STEPS = tuple(ChaseStep)
_CHIPS: dict[str, Callable[[OfficerLetters], bool]] = {
    WITH_LETTER: lambda each: each.letter is not None,
    NO_ADDRESS: lambda each: bool(each.officer) and not each.email,
}
_SORTS: dict[str, Callable[[OfficerLetters], Any]] = {
    "officer": lambda each: each.officer.casefold(),
    "due": lambda each: len(each.rows),
    "overdue": lambda each: each.overdue,
    "letter": lambda each: -1 if each.step is None else _STEPS.index(each.step),
}


def find_officers(officers: Sequence[OfficerLetters], wanted: Wanted) -> Rows[OfficerLetters]:
    """The officers that were asked for; without a wish those to be written to come first."""
    found = [each for each in officers if all(_CHIPS[chip](each) for chip in wanted.chips if chip in _CHIPS)]
    for word in wanted.words.casefold().split():
        found = [each for each in found if word in _searched(each)]
    if wanted.sort in _SORTS:
        found.sort(key=_SORTS[wanted.sort], reverse=wanted.descending)
    return Rows(tuple(found[wanted.offset : wanted.offset + wanted.limit]), len(found))


def _searched(officer: OfficerLetters) -> str:
    rows = (f"{row.reference} {row.text} {row.place}" for row in officer.rows)
    return " ".join((officer.officer, officer.email, officer.post, *rows)).casefold()
