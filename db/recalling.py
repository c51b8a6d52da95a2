"""Answers of reads, kept until something they were read from is written to again.

A pack is gathered anew after every pause in typing, and most of what it says has not changed since: plans and figures take a
hundred times as long to read as the paragraph that was written. What a read looks at is seen from its SQL, and what was written
since is said by the journal, so nobody has to list which answer rests on which table. Where something was written that an answer
may rest on, its statements alone are asked again: as long as their rows are the same, so is the answer.
"""

from __future__ import annotations

import hashlib
import marshal
import re
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, event
from sqlalchemy.orm import Session

from db import journal, log_words
from db.tables import Base

R = TypeVar("R")

RECALLED = "recalled"
"""Under this name a session for reading has the memory of its store."""

_MOST = 2000


_Asked = tuple[str, Any]
"""A statement and its parameters."""


@dataclass(slots=True)
class _Answer:
    """What was answered, and every statement that was asked for it with a digest of its rows.

    Attributes:
        seen: How many changes it is known to have outlived.
    """

    given: object
    asked: dict[_Asked, bytes]
    seen: int


class Recalled:
    """What was read from one open store. Answers are handed out again and again, so they must be plain values.

    Args:
        most: How many answers are kept; the one unused for longest goes first.
    """

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._answers: OrderedDict[Hashable, _Answer] = OrderedDict()
        self._changes: list[frozenset[str]] = []
        self._head = (-1, "")
        self._rows_now: dict[_Asked, bytes] = {}
        self._looked_at: list[dict[_Asked, bytes]] = []

    def of(self, session: Session, read: Callable[..., R], *args: Hashable, **options: Hashable) -> R:
        """What `read(session, *args, **options)` answers; see `recall`."""
        connection = session.connection()
        if not self._looked_at:
            self._note_changes(connection)
        key = (read, args, tuple(sorted(options.items())))
        found = self._answers.get(key)
        if found is None or not self._holds(connection, found):
            now = self._read(session, connection, lambda fresh: read(fresh, *args, **options))
            # Where nothing came of a change the same object is handed out, so that what was made from it still holds.
            if found is not None and found.given == now.given:
                now.given = found.given
            found = self._answers[key] = now
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)
        self._answers.move_to_end(key)
        for looked_at in self._looked_at:
            looked_at.update(found.asked)
        return cast("R", found.given)

    def _read(self, session: Session, connection: Connection, read: Callable[[Session], object]) -> _Answer:
        asked: dict[_Asked, bytes] = {}

        def note(
            _connection: Connection, _cursor: object, statement: str, parameters: Any, *_more: Any
        ) -> None:
            if (statement, parameters) not in asked:
                asked[statement, parameters] = self._rows(connection, statement, parameters)

        # What a session holds already it does not ask for again, so one is begun that holds nothing.
        fresh = type(session)(connection)
        fresh.info.update(session.info)
        event.listen(connection, "before_cursor_execute", note)
        self._looked_at.append(asked)
        try:
            return _Answer(read(fresh), asked, len(self._changes))
        finally:
            self._looked_at.pop()
            event.remove(connection, "before_cursor_execute", note)
            fresh.close()

    def _rows(self, connection: Connection, statement: str, parameters: Any) -> bytes:
        """A digest of what a statement brings now."""
        found = self._rows_now.get((statement, parameters))
        if found is None:
            cursor = connection.connection.cursor()
            try:
                cursor.execute(statement, parameters)
                # Version 2 of the format writes equal rows alike.
                brought = marshal.dumps(list(cursor.fetchall()), 2)
            finally:
                cursor.close()
            found = self._rows_now[statement, parameters] = hashlib.blake2b(brought, digest_size=20).digest()
        return found

    def _holds(self, connection: Connection, answer: _Answer) -> bool:
        """Whether every statement of an answer still brings the same; only those that look at something changed are asked.

        A read depends on nothing but what it is told: as long as its statements are answered alike it asks the next one alike.
        """
        changed = frozenset[str]().union(*self._changes[answer.seen :])
        holds = all(
            self._rows(connection, *asked) == rows
            for asked, rows in (answer.asked.items() if changed else ())
            if not changed.isdisjoint(looked_at_by(asked[0]))
        )
        if holds:
            answer.seen = len(self._changes)
        return holds

    def _note_changes(self, connection: Connection) -> None:
        """Note what was touched since the last look."""
        head = journal.head(connection)
        if head == self._head:
            return
        changed = journal.touched_since(connection, *self._head)
        self._head = head
        self._rows_now.clear()
        if changed is None:
            self._answers.clear()
            self._changes.clear()
        else:
            self._changes.append(changed)


def recall(session: Session, read: Callable[..., R], *args: Hashable, **options: Hashable) -> R:
    """What `read(session, *args, **options)` answers, from memory while nothing it looked at was written to.

    Inside a step, where what is read may have been written a moment ago, it is simply read.

    Args:
        session: Open for reading.
        read: A function that depends on nothing but its arguments and the store, not even on the day.
        args: Values by which an answer is found again.
        options: More of them, by name.
    """
    recalled = session.info.get(RECALLED)
    return (
        read(session, *args, **options) if recalled is None else recalled.of(session, read, *args, **options)
    )


@lru_cache(maxsize=2000)
def looked_at_by(statement: str) -> frozenset[str]:
    """What the answer to a statement rests on.

    Rows of every table it names, and the columns it names with their table (“person.name”, “person_1.name”). Where columns may be
    meant without their table being said, all columns count (“person.*”): too much costs a reading, too little would be a lie.
    """
    tables = frozenset(_known().findall(statement))
    columns: dict[str, set[str]] = {table: set() for table in tables}
    is_plain = ".*" not in statement
    for owner, column in _COLUMN.findall(statement):
        table = owner if owner in tables else _ALIAS.sub("", owner)
        if table in tables:
            columns[table].add(f"{table}.{column}")
        elif table != "anon":
            is_plain = False
    every = {
        name for table, named in columns.items() for name in (named if named and is_plain else {f"{table}.*"})
    }
    return frozenset().union(*map(log_words.journaled_names, tables | every))


_COLUMN = re.compile(r'(\w+)"?\."?(\w+)')
_ALIAS = re.compile(r"_\d+$")


@lru_cache(maxsize=1)
def _known() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(Base.metadata.tables, key=len, reverse=True))})\b")
