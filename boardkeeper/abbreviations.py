"""What short forms mean: as the papers say, as the board says, and as a catalogue of usual ones says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.rules.abbreviations import meanings_in, singular, used_in
from db.tables.follow_up import Abbreviation

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "AbbreviationView",
    "ExplainedBy",
    "UsedAbbreviation",
    "abbreviations",
    "abbreviations_in",
    "explain",
    "remove_abbreviation",
    "set_abbreviation",
    "usual_abbreviations",
]

_LONGEST_SHORT = 20


class ExplainedBy(StrEnum):
    """Who says what a short form means; the first of them counts."""

    PAPERS = "the papers"
    BOARD = "the board’s own list"
    CATALOGUE = "the catalogue"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class AbbreviationView:
    """A short form of a board’s own list and what it means there."""

    id: str
    short: str
    meaning: str


@dataclass(frozen=True, slots=True)
class UsualAbbreviation:
    """A short form of the catalogue, what it means, and the paper it is used in so."""

    short: str
    meaning: str
    source: str


@dataclass(frozen=True, slots=True)
class UsedAbbreviation:
    """A short form some words use; its meaning is blank when nobody explains it."""

    short: str
    meaning: str
    explained_by: ExplainedBy


def abbreviations(store: Store, board_id: str) -> tuple[AbbreviationView, ...]:
    """The board’s own short forms by the alphabet."""
    with store.read() as session:
        return abbreviations_in(session, board_id)


def abbreviations_in(session: Session, board_id: str) -> tuple[AbbreviationView, ...]:
    """The same inside a session that is already open."""
    rows = session.scalars(select(Abbreviation).where(Abbreviation.board_id == board_id))
    views = (AbbreviationView(row.id, row.short, row.meaning) for row in rows)
    return tuple(sorted(views, key=lambda each: (each.short.casefold(), each.short)))


def set_abbreviation(store: Store, who: str, board_id: str, short: str, meaning: str) -> str:
    """Say what a short form means on a board, in place of what was said before; answers its id.

    Raises:
        UserError: One of the two is blank, or the short form is more than a word.
    """
    short, meaning = " ".join(short.split()), " ".join(meaning.split())
    if not (short and meaning):
        raise UserError("An abbreviation has a short form and a meaning.", "Type both.")
    if " " in short or len(short) > _LONGEST_SHORT:
        raise UserError(f"“{short[:40]}” is not a short form.", "Type it as it is printed: LADO, DfE, S47.")
    with store.edit(f"Say what {short} means", who) as session:
        row = session.scalar(
            select(Abbreviation).where(Abbreviation.board_id == board_id, Abbreviation.short == short)
        )
        if row is None:
            row = Abbreviation(board_id=board_id, short=short, meaning=meaning)
            session.add(row)
        row.meaning = meaning
        session.flush()
        return row.id


def remove_abbreviation(store: Store, who: str, abbreviation_id: str) -> None:
    """Take a short form off the board’s list."""
    with store.edit("Remove an abbreviation", who) as session:
        session.delete(session.get_one(Abbreviation, abbreviation_id))


@cache
def _catalogue() -> tuple[tuple[UsualAbbreviation, ...], frozenset[str]]:
    read = json.loads(
        resources.files("resources").joinpath("catalogue/abbreviations.json").read_text(encoding="utf-8")
    )
    entries = tuple(
        UsualAbbreviation(each["short"], each["meaning"], read["sources"][each["source"]])
        for each in read["abbreviations"]
    )
    return entries, frozenset(read["everyday"])


def usual_abbreviations() -> tuple[UsualAbbreviation, ...]:
    """The catalogue of usual short forms of children’s services."""
    return _catalogue()[0]


def explain(texts: Iterable[str], own: Sequence[AbbreviationView] = ()) -> tuple[UsedAbbreviation, ...]:
    """The short forms texts use, with what they mean, by the alphabet; everyday ones (NHS, UK) are left out.

    What the texts themselves say goes first, then the board’s own list, then the catalogue.
    """
    text = "\n".join(texts)
    usual, everyday = _catalogue()
    said = meanings_in(text)
    ours = {singular(each.short): each.meaning for each in own}
    known = {each.short: each.meaning for each in usual}
    spelt = {short.casefold(): short for short in (*known, *ours, *said)}
    found: dict[str, UsedAbbreviation] = {}
    for written in used_in(text, (*said, *ours, *known)):
        short = spelt.get(written.casefold(), written)
        if short in found or (short in everyday and short not in ours):
            continue
        found[short] = _explained(short, said, ours, known)
    return tuple(sorted(found.values(), key=lambda each: (each.short.casefold(), each.short)))


def _explained(
    short: str, said: dict[str, str], ours: dict[str, str], known: dict[str, str]
) -> UsedAbbreviation:
    for meanings, by in (
        (said, ExplainedBy.PAPERS),
        (ours, ExplainedBy.BOARD),
        (known, ExplainedBy.CATALOGUE),
    ):
        if short in meanings:
            return UsedAbbreviation(short, meanings[short], by)
    return UsedAbbreviation(short, "", ExplainedBy.NOBODY)
