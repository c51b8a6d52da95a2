"""The words a board spells as no dictionary has them, and every name in its file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from db.tables.boards import Board
from db.tables.meetings import Meeting
from db.tables.minutes import OwnWord
from db.tables.people import Person, Post

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "OwnWordView",
    "SpellingWords",
    "add_own_word",
    "add_own_words",
    "own_words",
    "own_words_in",
    "remove_own_word",
    "spelling_words",
    "update_own_word",
]

LONGEST_WORD = 60
"""Characters; the longest word of the dictionary has 26."""

_WORD = re.compile(r"[^\W_](?:[\w'’&‑-]*[^\W_])?")
_NAME_PART = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class OwnWordView:
    """A word the board spells so."""

    id: str
    word: str


@dataclass(frozen=True, slots=True)
class SpellingWords:
    """What a speller knows of one board: its own words, and the parts of all names in the file."""

    own: tuple[str, ...]
    names: tuple[str, ...]


def own_words(store: Store, board_id: str) -> tuple[OwnWordView, ...]:
    """The board's own words by the alphabet."""
    with store.read() as session:
        return own_words_in(session, board_id)


def own_words_in(session: Session, board_id: str) -> tuple[OwnWordView, ...]:
    """The same inside a session that is already open."""
    return tuple(OwnWordView(row.id, row.word) for row in _rows(session, board_id))


def spelling_words(store: Store, board_id: str) -> SpellingWords:
    """The board's own words, and the names of people, posts, organisations, boards and places in the file."""
    with store.read() as session:
        own = tuple(row.word for row in _rows(session, board_id))
        return SpellingWords(own, _names(session))


def add_own_word(store: Store, who: str, board_id: str, word: str) -> str:
    """Take a word in; answers its id. One that is there already stays as it is.

    A word in small letters is also known with a capital and in capitals; one with capitals as it stands and in capitals.

    Raises:
        UserError: It is blank, or more than a word.
    """
    return add_own_words(store, who, board_id, (word,))[0]


def add_own_words(store: Store, who: str, board_id: str, words: Sequence[str]) -> tuple[str, ...]:
    """Take several words in as one step; answers their ids.

    Raises:
        UserError: One is blank, or more than a word; none is taken in then.
    """
    wanted = [_one_word(word) for word in words]
    label = f"Add “{wanted[0]}” to the board’s words" if len(wanted) == 1 else "Add to the board’s words"
    with store.edit(label, who) as session:
        known = {row.word: row for row in _rows(session, board_id)}
        for word in wanted:
            if word not in known:
                known[word] = OwnWord(board_id=board_id, word=word)
                session.add(known[word])
        session.flush()
        return tuple(known[word].id for word in wanted)


def update_own_word(store: Store, who: str, word_id: str, word: str) -> None:
    """Spell an own word otherwise.

    Raises:
        UserError: It is blank or more than a word, or the board has it already.
    """
    word = _one_word(word)
    with store.edit("Change the board’s word", who) as session:
        row = session.get_one(OwnWord, word_id)
        if any(each.word == word and each is not row for each in _rows(session, row.board_id)):
            raise UserError(f"“{word}” is among the board’s words already.", "Remove this one instead.")
        row.word = word


def remove_own_word(store: Store, who: str, word_id: str) -> None:
    """Take a word out; it is doubted again where it stands."""
    with store.edit("Remove the word from the board’s words", who) as session:
        session.delete(session.get_one(OwnWord, word_id))


def copy_own_words_into(session: Session, from_board_id: str, board_id: str) -> None:
    """Give a new board the words of another, inside an edit that is already open."""
    session.add_all(OwnWord(board_id=board_id, word=row.word) for row in _rows(session, from_board_id))


def _rows(session: Session, board_id: str) -> list[OwnWord]:
    rows = session.scalars(select(OwnWord).where(OwnWord.board_id == board_id))
    return sorted(rows, key=lambda row: (row.word.casefold(), row.word))


def _one_word(written: str) -> str:
    word = written.strip()
    if not word:
        raise UserError("There is no word to add.", "Type it as the board spells it.")
    if len(word) > LONGEST_WORD or not _WORD.fullmatch(word):
        raise UserError(
            f"“{word[:40]}” is not one word.",
            "Add words one by one: letters, with hyphens and apostrophes between them.",
        )
    return word


def _names(session: Session) -> tuple[str, ...]:
    """The parts of every name in the file, each once."""
    boards = session.scalars(select(Board)).all()
    written: list[Iterable[str | None]] = [
        *((person.name, person.organisation, person.party) for person in session.scalars(select(Person))),
        session.scalars(select(Post.title).distinct()).all(),
        session.scalars(select(Meeting.venue).distinct()).all(),
        *(
            (each.name, each.council, each.department, each.address, each.usual_venue, each.signatory)
            for each in boards
        ),
        *((each.contact_name, each.contact_title) for each in boards),
    ]
    parts = {part for texts in written for text in texts if text for part in _NAME_PART.findall(text)}
    return tuple(sorted(parts))
