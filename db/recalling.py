"""Answers of reads, kept until something they were read from is written to again.

A pack is gathered anew after every pause in typing, and most of what it says has not changed since: plans and figures take a
hundred times as long to read as the paragraph that was written. What a read looks at is seen from its SQL, and what was written
since is said by the journal, so nobody has to list which answer rests on which table.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, event
from sqlalchemy.orm import Session

from db import journal
from db.tables import Base

R = TypeVar("R")

RECALLED = "recalled"
"""Under this name a session for reading has the memory of its store."""

_MOST = 200


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was answered, and the tables and columns it rests on, as `journal.touched_since` names them."""

    given: object
    rests_on: frozenset[str]


class Recalled:
    """What was read from one open store. Answers are handed out again and again, so they must be plain values.

    Args:
        most: How many answers are kept; the one unused for longest goes first.
    """

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._answers: OrderedDict[Hashable, _Answer] = OrderedDict()
        self._doubtful: set[Hashable] = set()
        self._head = (-1, "")
        self._looked_at: list[set[str]] = []

    def of(self, session: Session, read: Callable[..., R], *args: Hashable, **options: Hashable) -> R:
        """What `read(session, *args, **options)` answers; see `recall`."""
        connection = session.connection()
        if not self._looked_at:
            self._doubt_what_changed(connection)
        key = (read, args, tuple(sorted(options.items())))
        found = self._answers.get(key)
        if found is None or key in self._doubtful:
            now = self._read(session, connection, lambda fresh: read(fresh, *args, **options))
            # Where nothing came of a change the same object is handed out, so that what was made from it still holds.
            given = found.given if found is not None and found.given == now.given else now.given
            found = self._answers[key] = _Answer(given, now.rests_on)
            self._doubtful.discard(key)
            while len(self._answers) > self._most:
                self._doubtful.discard(self._answers.popitem(last=False)[0])
        self._answers.move_to_end(key)
        for looked_at in self._looked_at:
            looked_at.update(found.rests_on)
        return cast("R", found.given)

    def _read(self, session: Session, connection: Connection, read: Callable[[Session], object]) -> _Answer:
        rests_on: set[str] = set()

        def note(_connection: Connection, _cursor: object, statement: str, *_more: Any) -> None:
            rests_on.update(looked_at_by(statement))

        # What a session holds already it does not ask for again, so one is begun that holds nothing.
        fresh = type(session)(connection)
        fresh.info.update(session.info)
        event.listen(connection, "before_cursor_execute", note)
        self._looked_at.append(rests_on)
        try:
            return _Answer(read(fresh), frozenset(rests_on))
        finally:
            self._looked_at.pop()
            event.remove(connection, "before_cursor_execute", note)
            fresh.close()

    def _doubt_what_changed(self, connection: Connection) -> None:
        """Doubt the answers that rest on something that a step since the last look touched."""
        head = journal.head(connection)
        if head == self._head:
            return
        changed = journal.touched_since(connection, *self._head)
        self._head = head
        if changed is None:
            self._answers.clear()
            self._doubtful.clear()
            return
        self._doubtful.update(key for key, answer in self._answers.items() if answer.rests_on & changed)


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
    return tables | every


_COLUMN = re.compile(r'(\w+)"?\."?(\w+)')
_ALIAS = re.compile(r"_\d+$")


@lru_cache(maxsize=1)
def _known() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(Base.metadata.tables, key=len, reverse=True))})\b")
