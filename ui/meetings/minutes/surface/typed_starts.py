"""What people type at the beginning of a line, and what they meant by it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from boardkeeper.minutes import PieceKind, Verb, WrittenAsk, WrittenDecision, WrittenPiece, new_id
from boardkeeper.reports import Mark
from ui.writing.typing_rules import kind_typed

_LOUD = re.compile(r"(RESOLVED|RECOMMENDED|AGREED|NOTED|ACTION)[:–-]?")
_WITH_COLON = re.compile(r"(Resolved|Recommended|Agreed|Noted|Action):")
_PASTED = re.compile(r"(RESOLVED|RECOMMENDED|AGREED|NOTED|ACTION)(?: ?[:–-] ?| )(?=\S)")
_RECEIVER = re.compile(r"to (?:the )?([A-Z][^:.;]{1,80}?)( that|:)")


def begun_by(start: str) -> tuple[PieceKind, Verb | None] | None:
    """The kind of piece that is begun by typing `start` and a blank at the beginning of a line; None for none.

    Only what cannot be meant otherwise counts: “RESOLVED ”, “Resolved: ”, but not “Resolved ” and “Noted ”.

    >>> begun_by("RESOLVED:")
    (<PieceKind.RESOLUTION: 'resolution'>, <Verb.RESOLVED: 'resolved'>)
    """
    if kind_typed(start) is not None:
        return PieceKind.POINT, None
    found = _LOUD.fullmatch(start) or _WITH_COLON.fullmatch(start)
    if found is None:
        return None
    word = found[1].lower()
    return (PieceKind.ACTION, None) if word == "action" else (PieceKind.RESOLUTION, Verb(word))


def receiver_in(start: str) -> str:
    """To whom is recommended, when `start` ends in it: “to Cabinet:”, “to the Cabinet that”; blank when it does not."""
    found = _RECEIVER.fullmatch(start)
    return found[1].strip() if found else ""


def decided_in(text: str, marks: Sequence[Mark]) -> WrittenPiece | None:
    """The limb or action a pasted paragraph is that says so in capitals: “RESOLVED that …”, “ACTION: …”."""
    found = _PASTED.match(text)
    if found is None:
        return None
    start, word = found.end(), found[1].lower()
    kept = tuple(
        replace(mark, start=max(mark.start - start, 0), end=mark.end - start)
        for mark in marks
        if mark.end > start
    )
    piece = WrittenPiece(new_id(), PieceKind.ACTION, text[start:], 0, kept, ask=WrittenAsk())
    if word == "action":
        return piece
    return replace(piece, kind=PieceKind.RESOLUTION, ask=None, decision=WrittenDecision(Verb(word)))
