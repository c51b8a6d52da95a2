"""Snippets: the turns of phrase a board's minutes use again and again, each called by a few letters.

A board that never changed them has the standard ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.ordered_rows import count_places, move_row, put_facts
from boardkeeper.standard_snippets import STANDARD_SNIPPETS
from db.tables.boards import Board
from db.tables.minutes import Snippet

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "STANDARD_SNIPPETS",
    "Filled",
    "SnippetView",
    "add_snippet",
    "fill",
    "list_snippets",
    "list_snippets_in",
    "move_snippet",
    "remove_snippet",
    "update_snippet",
]

LONGEST_ABBREVIATION = 24
"""Characters; what is longer is no longer short."""
LONGEST_TEXT = 2_000
"""Characters: a long paragraph."""

_BLANK = re.compile(r"\{([^{}\n]{1,60})\}")


@dataclass(frozen=True, slots=True)
class SnippetView:
    """A turn of phrase and the letters it is called by."""

    id: str
    abbreviation: str
    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A turn of phrase as it goes into the text.

    Attributes:
        blanks: Where something is still to be typed, braces included: first and last character of each, counted from 0,
            the last not included.
    """

    text: str
    blanks: tuple[tuple[int, int], ...]


def list_snippets(store: Store, board_id: str) -> tuple[SnippetView, ...]:
    """The board's snippets in their order."""
    with store.read() as session:
        return list_snippets_in(session, board_id)


def list_snippets_in(session: Session, board_id: str) -> tuple[SnippetView, ...]:
    """The same inside a session that is already open."""
    rows: Sequence[Snippet] = _rows(session, board_id) or _standard(board_id)
    return tuple(SnippetView(row.id, row.abbreviation, row.text) for row in rows)


def add_snippet(store: Store, who: str, board_id: str, abbreviation: str, text: str) -> str:
    """Add a snippet at the end; answers its id.

    Raises:
        UserError: A part is blank or too long, or another snippet is called so.
    """
    with store.edit(f"Add the snippet “{abbreviation.strip()}”", who) as session:
        rows = _own_rows(session, board_id)
        row = Snippet(
            board_id=board_id, position=len(rows), abbreviation=abbreviation.strip(), text=text.strip()
        )
        _check(row, rows)
        session.add(row)
        count_places([*rows, row])
        session.flush()
        return row.id


def update_snippet(store: Store, who: str, snippet_id: str, **facts: object) -> None:
    """Change a snippet's `abbreviation` or `text`. Minutes that have it already stay as they are.

    Raises:
        UserError: A part is blank or too long, or another snippet is called so.
    """
    with store.edit("Change the snippet", who) as session:
        row = _row(session, snippet_id)
        with session.no_autoflush:
            put_facts(row, facts, {"abbreviation", "text"})
            _check(row, _rows(session, row.board_id))


def move_snippet(store: Store, who: str, snippet_id: str, to_place: int) -> None:
    """Move a snippet to a place counted from 0; the others close up."""
    with store.edit("Move the snippet", who) as session:
        row = _row(session, snippet_id)
        move_row(_rows(session, row.board_id), row, to_place)


def remove_snippet(store: Store, who: str, snippet_id: str) -> None:
    """Take a snippet out; minutes that have it keep it.

    Raises:
        UserError: It is the last one.
    """
    with store.edit("Remove the snippet", who) as session:
        row = _row(session, snippet_id)
        rows = _rows(session, row.board_id)
        if len(rows) == 1:
            raise UserError(
                "A board keeps at least one snippet.", "Add another one before removing this, or change it."
            )
        rows.remove(row)
        session.delete(row)
        count_places(rows)


def copy_snippets_into(session: Session, from_board_id: str, board_id: str) -> None:
    """Give a new board the snippets another has changed, inside an edit that is already open."""
    session.add_all(
        Snippet(board_id=board_id, position=place, abbreviation=row.abbreviation, text=row.text)
        for place, row in enumerate(_rows(session, from_board_id))
    )


def fill(text: str, facts: Mapping[str, str]) -> Filled:
    """Put facts (`snippet_facts`) where a phrase names them in braces; what is not known stays, to be typed over.

    >>> fill("{name} chaired the {board}.", {"board": "Panel"}).text
    '{name} chaired the Panel.'
    """
    done: list[str] = []
    blanks: list[tuple[int, int]] = []
    length = last = 0
    for found in _BLANK.finditer(text):
        fact = facts.get(" ".join(found[1].casefold().split()), "")
        done += [text[last : found.start()], fact or found[0]]
        length += found.start() - last
        if not fact:
            blanks.append((length, length + len(found[0])))
        length += len(done[-1])
        last = found.end()
    done.append(text[last:])
    return Filled("".join(done), tuple(blanks))


def _rows(session: Session, board_id: str) -> list[Snippet]:
    wanted = select(Snippet).where(Snippet.board_id == board_id)
    return list(session.scalars(wanted.order_by(Snippet.position, Snippet.id)))


def _standard(board_id: str) -> list[Snippet]:
    """The standard snippets as rows of a board that are not written yet; their ids are always the same."""
    board = UUID(hex=board_id)
    return [
        Snippet(
            id=uuid5(board, f"snippet {abbreviation}").hex,
            board_id=board_id,
            position=position,
            abbreviation=abbreviation,
            text=text,
        )
        for position, (abbreviation, text) in enumerate(STANDARD_SNIPPETS)
    ]


def _own_rows(session: Session, board_id: str) -> list[Snippet]:
    """The board's own rows; the standard ones are written down first when it has none."""
    if not _rows(session, board_id):
        session.add_all(_standard(board_id))
        session.flush()
    return _rows(session, board_id)


def _row(session: Session, snippet_id: str) -> Snippet:
    if session.get(Snippet, snippet_id) is None:
        for board_id in session.scalars(select(Board.id)):
            if any(each.id == snippet_id for each in _standard(board_id)):
                _own_rows(session, board_id)
    return session.get_one(Snippet, snippet_id)


def _check(row: Snippet, rows: Sequence[Snippet]) -> None:
    row.text = " ".join(row.text.split())
    short = row.abbreviation = row.abbreviation.strip().removeprefix("/")
    if not short or not row.text:
        raise UserError(
            "A snippet needs the letters it is called by and its text.",
            "Type both, as in: noted Members noted the update.",
        )
    if len(short) > LONGEST_ABBREVIATION or any(each.isspace() for each in short):
        raise UserError(
            f"“{short[:40]}” cannot be typed as one short word.",
            f"Choose up to {LONGEST_ABBREVIATION} letters without blanks, with hyphens if you like.",
        )
    if len(row.text) > LONGEST_TEXT:
        raise UserError(
            f"The text has {len(row.text):,} characters.", f"Keep a snippet to {LONGEST_TEXT:,} or fewer."
        )
    if any(each is not row and each.abbreviation.casefold() == short.casefold() for each in rows):
        raise UserError(f"Another snippet is called “{short}” already.", "Choose other letters for this one.")
