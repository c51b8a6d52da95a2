"""One full-text index over every paper, kept by triggers, and one function that asks it.

`search_entry` holds what an entry shows, under an integer key of its own; the FTS5 table `search_text` holds only the
words. What a user types is data: no sign in it is an operator. The words of the logs (`db.log_words`) are kept along.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Column, Connection, Index, Integer, String, Table, Text

from db import log_words
from db.searchable import SEARCHABLE, Follow, Searchable
from db.tables.base import Base

_TRIGGER_PREFIX = "search_"
# Ranking reads every match; beyond this many the newest are what people look for, and far quicker to find.
RANKED_MATCHES = 200
_MARK_START, _MARK_END = "\x02", "\x03"
_SNIPPET_WORDS = 24
_MOST_WORDS = 32

search_entry = Table(
    "search_entry",
    Base.metadata,
    Column("entry_no", Integer, primary_key=True),
    Column("table_name", Text, nullable=False),
    Column("row_id", String(32), nullable=False),
    Column("board_id", String(32)),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("happened_on", Text),
    Index("ix_search_entry_row", "table_name", "row_id", unique=True),
    info={"journal": False},
)

_TEXT_TABLE = (
    "CREATE VIRTUAL TABLE search_text USING fts5(title, body, content='search_entry', content_rowid='entry_no', "
    "tokenize='unicode61 remove_diacritics 2')"
)
_REMOVE_WORDS = "INSERT INTO search_text(search_text, rowid, title, body) VALUES ('delete', OLD.entry_no, OLD.title, OLD.body);"
_ADD_WORDS = "INSERT INTO search_text(rowid, title, body) VALUES (NEW.entry_no, NEW.title, NEW.body);"


@dataclass(frozen=True, slots=True)
class Hit:
    """One paper that was found.

    Args:
        table: What it is, as the name of its table.
        snippet: The words around the first match.
        marks: Where in the snippet the matched words stand, as start and end.
        happened_on: The day of the meeting, decision or date it belongs to.
    """

    table: str
    row_id: str
    board_id: str | None
    title: str
    snippet: str
    marks: tuple[tuple[int, int], ...]
    happened_on: date | None


def find(connection: Connection, words: str, *, limit: int = 50, board_id: str | None = None) -> list[Hit]:
    """Find the entries that hold every word; the last word may be only begun.

    Args:
        connection: In a transaction.
        words: What the user typed; blank finds nothing.
        limit: At most so many, newest first; when few match at all, the best match first.
        board_id: Only this board's papers, and those of no board.
    """
    match = as_query(words)
    if not match:
        return []
    values = {"match": match, "board": board_id, "limit": limit, "few": RANKED_MATCHES + 1}
    matches = connection.exec_driver_sql(
        "SELECT count(*) FROM (SELECT 1 FROM search_text WHERE search_text MATCH :match LIMIT :few)", values
    ).scalar_one()
    order = "rank, e.happened_on DESC" if matches <= RANKED_MATCHES else "e.happened_on DESC"
    rows = connection.exec_driver_sql(
        "SELECT e.table_name, e.row_id, e.board_id, e.title, e.happened_on,"
        f" snippet(search_text, 1, '{_MARK_START}', '{_MARK_END}', '…', {_SNIPPET_WORDS})"
        " FROM search_text JOIN search_entry e ON e.entry_no = search_text.rowid WHERE search_text MATCH :match"
        f" AND (:board IS NULL OR e.board_id IS NULL OR e.board_id = :board) ORDER BY {order}, e.entry_no DESC"
        " LIMIT :limit",
        values,
    )
    return [
        Hit(table, row_id, board, title, *_marked(snippet), date.fromisoformat(day) if day else None)
        for table, row_id, board, title, day, snippet in rows
    ]


def find_newest(connection: Connection, words: str, *, limit: int) -> list[tuple[str, str]]:
    """The table and the id of entries that hold every word, newest first: without words to show, and so far quicker."""
    match = as_query(words)
    if not match:
        return []
    rows = connection.exec_driver_sql(
        "SELECT e.table_name, e.row_id FROM search_text JOIN search_entry e ON e.entry_no = search_text.rowid"
        " WHERE search_text MATCH ? ORDER BY e.happened_on DESC, e.entry_no DESC LIMIT ?",
        (match, limit),
    )
    return [(table, row_id) for table, row_id in rows]


def as_query(words: str) -> str:
    """The FTS5 query for what a user typed: every word quoted, the last one a prefix; "" when there is no word."""
    spoken = [word for word in words.split() if any(character.isalnum() for character in word)][:_MOST_WORDS]
    quoted = ['"' + word.replace('"', " ").replace("\x00", " ") + '"' for word in spoken]
    return " ".join(quoted) + ("*" if quoted else "")


def _marked(snippet: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    plain: list[str] = []
    marks: list[tuple[int, int]] = []
    length = start = 0
    for character in snippet:
        if character == _MARK_START:
            start = length
        elif character == _MARK_END:
            marks.append((start, length))
        else:
            plain.append(character)
            length += 1
    return "".join(plain), tuple(marks)


def triggers() -> dict[str, str]:
    """The triggers that keep the index: name → the statement that makes it.

    An entry is never changed, only taken out and entered anew.
    """
    made = dict(
        (
            _trigger("words_insert", "AFTER INSERT ON search_entry", _ADD_WORDS),
            _trigger("words_delete", "AFTER DELETE ON search_entry", _REMOVE_WORDS),
        )
    )
    for spec in SEARCHABLE:
        name = spec.table
        watched = ", ".join(f'"{column}"' for column in spec.watches)
        forget = f"DELETE FROM search_entry WHERE table_name = '{name}' AND row_id = OLD.id;"
        enter = f"{_entering(spec)} WHERE r.id = NEW.id;"
        made.update(
            (
                _trigger(f"{name}_insert", f'AFTER INSERT ON "{name}"', enter),
                _trigger(f"{name}_delete", f'AFTER DELETE ON "{name}"', forget),
                _trigger(f"{name}_update", f'AFTER UPDATE OF {watched} ON "{name}"', f"{forget} {enter}"),
            )
        )
        made.update(_following(spec, follow) for follow in spec.follows)
    made.update(_trigger(name, event, body) for name, (event, body) in log_words.events().items())
    return made


def _following(spec: Searchable, follow: Follow) -> tuple[str, str]:
    columns = ", ".join(f'"{column}"' for column in follow.columns)
    source = f'FROM "{spec.table}" r {spec.joins} WHERE {follow.link} = NEW.id'
    return _trigger(
        f"{spec.table}_follows_{follow.table}",
        f'AFTER UPDATE OF {columns} ON "{follow.table}"',
        f"DELETE FROM search_entry WHERE table_name = '{spec.table}' AND row_id IN (SELECT r.id {source});"
        f" {_entering(spec)} WHERE {follow.link} = NEW.id;",
    )


def _entering(spec: Searchable) -> str:
    return (
        "INSERT INTO search_entry (table_name, row_id, board_id, title, body, happened_on)"
        f" SELECT '{spec.table}', r.id, {spec.board_id}, coalesce({spec.title}, ''), coalesce({spec.body}, ''),"
        f" {spec.happened_on}"
        f' FROM "{spec.table}" r {spec.joins}'
    )


def _trigger(name: str, event: str, body: str) -> tuple[str, str]:
    return f"{_TRIGGER_PREFIX}{name}", f'CREATE TRIGGER "{_TRIGGER_PREFIX}{name}" {event} BEGIN {body} END'


def installed_triggers(connection: Connection) -> dict[str, str]:
    """The index's triggers as the file has them: name → statement."""
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, ?) = ?",
        (len(_TRIGGER_PREFIX), _TRIGGER_PREFIX),
    )
    return {name: sql for name, sql in rows}


def is_installed(connection: Connection) -> bool:
    """Whether the file holds this program's index and exactly its triggers."""
    table = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'search_text'").scalar()
    return table == _TEXT_TABLE and installed_triggers(connection) == triggers()


def install(connection: Connection) -> None:
    """Make the index anew from the papers themselves; may be called again at any time."""
    remove(connection)
    connection.exec_driver_sql("DELETE FROM search_entry")
    for spec in SEARCHABLE:
        connection.exec_driver_sql(_entering(spec))
    for each in log_words.LOGS:
        connection.exec_driver_sql(f'DELETE FROM "{each.words}"')
        connection.exec_driver_sql(log_words.entering(each))
    connection.exec_driver_sql(_TEXT_TABLE)
    connection.exec_driver_sql("INSERT INTO search_text(search_text) VALUES ('rebuild')")
    # Last, or the triggers would take words out of an index that never had them.
    for statement in triggers().values():
        connection.exec_driver_sql(statement)


def remove(connection: Connection) -> None:
    """Take the index and its triggers away, as a migration needs it."""
    for name in installed_triggers(connection):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    connection.exec_driver_sql("DROP TABLE IF EXISTS search_text")
