"""What each log is looked through in: one table with the words of its rows and what they are filtered and ordered by.

A log is filtered by any piece of any word, which the full-text index cannot find. So all a row and its thread say stands in
one text, and beside it what a list asks of the row: a search is one look through one table, and nothing is joined to it. The
keys are random, and going from one table to the other row by row took longer than looking for the words (bench/follow_up.py).

Triggers keep it. What is no text of any length stands in an index too, the owner first, for a list without words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Enum, Index, Table, Text

from db.tables.actions import Action
from db.tables.base import Base, words
from db.tables.decisions import TrackingDecision


@dataclass(frozen=True, slots=True)
class WordedLog:
    """Where a log says something: the columns of its rows, and the entries that tell of them.

    Attributes:
        table: Of its rows; what they say is kept in one of the same name with “_words” behind it.
        said: The columns whose words are looked through.
        entry: The table of the entries of their threads.
        parent: The column of an entry that names its row.
        listed: What its rows are filtered and ordered by, texts of any length aside.
        texts: The texts of any length that they are ordered by.
    """

    log: str
    table: str
    said: tuple[str, ...]
    entry: str
    parent: str
    listed: tuple[str, ...]
    texts: tuple[str, ...]

    @property
    def words(self) -> str:
        """The name of the table its words are in."""
        return f"{self.table}_words"

    @property
    def index(self) -> str:
        """The name of the index that holds what the rows are filtered and ordered by."""
        return f"ix_{self.words}_listed"

    @property
    def kept(self) -> tuple[str, ...]:
        """The columns that are kept beside the words as they are in the row."""
        return (*self.listed, *self.texts)

    @property
    def watched(self) -> tuple[str, ...]:
        """The columns of a row that change something here."""
        return tuple(dict.fromkeys((*self.said, *self.kept)))


_LISTED = ("id", "board_id", "status", "importance", "reference", "completed_on", "programme_item_id")
LOGS = (
    WordedLog(
        log="actions",
        table=Action.__tablename__,
        said=("reference", "text", "owner"),
        entry="action_update",
        parent="action_id",
        listed=("owner", *_LISTED, "due_on", "raised_on"),
        texts=("text",),
    ),
    WordedLog(
        log="decisions",
        table=TrackingDecision.__tablename__,
        said=("reference", "text", "minute_title", "minute_reference", "officer", "decided_on_written"),
        entry="progress",
        parent="tracking_decision_id",
        listed=("officer", *_LISTED, "target_on", "decided_on", "position"),
        texts=("text", "minute_title"),
    ),
)


def _table(each: WordedLog) -> Table:
    own = Base.metadata.tables[each.table].c
    return Table(
        each.words,
        Base.metadata,
        *(_same(own[name]) for name in each.listed),
        Column("words", Text, nullable=False),
        *(_same(own[name]) for name in each.texts),
        Index(each.index, *each.listed),
        info={"journal": False},
    )


def _same(column: Column[Any]) -> Column[Any]:
    """A column of the same name and kind; the rules of what it may hold are those of the row."""
    kind = column.type
    said = kind.enum_class if isinstance(kind, Enum) else None
    if said is not None and issubclass(said, StrEnum):
        kind = words(said, is_checked=False)
    return Column(column.name, kind, primary_key=column.primary_key, nullable=column.nullable)


action_words, tracking_decision_words = map(_table, LOGS)


def events() -> dict[str, tuple[str, str]]:
    """What the triggers do: name → the event, and the statements it asks for."""
    made: dict[str, tuple[str, str]] = {}
    for each in LOGS:
        forget = f'DELETE FROM "{each.words}" WHERE id = OLD.id;'
        enter = f"{entering(each)} WHERE r.id = NEW.id;"
        made |= {
            f"log_{each.table}_insert": (f'AFTER INSERT ON "{each.table}"', enter),
            f"log_{each.table}_update": (
                f'AFTER UPDATE OF {_named(each.watched)} ON "{each.table}"',
                f"{forget} {enter}",
            ),
            f"log_{each.table}_delete": (f'AFTER DELETE ON "{each.table}"', forget),
            f"log_{each.entry}_insert": (f'AFTER INSERT ON "{each.entry}"', _anew(each, "NEW")),
            f"log_{each.entry}_update": (
                f'AFTER UPDATE OF "text", "{each.parent}" ON "{each.entry}"',
                f"{_anew(each, 'OLD')} {_anew(each, 'NEW')}",
            ),
            f"log_{each.entry}_delete": (f'AFTER DELETE ON "{each.entry}"', _anew(each, "OLD")),
        }
    return made


def journaled_names(name: str) -> frozenset[str]:
    """What the journal calls that which a table of the store, or a column of one (“action_words.owner”), is kept from."""
    table, dot, column = name.partition(".")
    for each in LOGS:
        if table == each.words:
            thread = {each.entry, f"{each.entry}.*"} if column in {"words", "*"} else set()
            return frozenset({f"{each.table}{dot}{'*' if thread else column}", *thread})
    return frozenset({name})


def entering(each: WordedLog) -> str:
    """The statement that enters every row `r` of a log, or those a condition is added for."""
    return (
        f'INSERT OR REPLACE INTO "{each.words}" ({_named(each.kept)}, "words")'
        f' SELECT {_named(each.kept, "r.")}, {_all_said(each)} FROM "{each.table}" r'
    )


def _anew(each: WordedLog, which: str) -> str:
    """The statement that writes anew what is said of the row an entry tells of; one that is gone stays gone."""
    return (
        f'UPDATE "{each.words}" SET "words" = {_all_said(each)} FROM "{each.table}" r'
        f' WHERE r.id = {which}."{each.parent}" AND "{each.words}".id = r.id;'
    )


def _all_said(each: WordedLog) -> str:
    """Everything a row `r` and its thread say, as an expression."""
    own = " || char(10) || ".join(f"coalesce(r.\"{column}\", '')" for column in each.said)
    told = f'(SELECT group_concat(e.text, char(10)) FROM "{each.entry}" e WHERE e."{each.parent}" = r.id)'
    return f"{own} || char(10) || coalesce({told}, '')"


def _named(columns: Iterable[str], of: str = "") -> str:
    return ", ".join(f'{of}"{column}"' for column in columns)
