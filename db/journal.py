"""The journal: every change of every row, kept by triggers in the transaction that makes it.

A *step* (`change_txn`) is one thing the user did; its *images* (`change_row`) are the columns that changed, before and
after, as JSON. Each step carries the hash of the one before it, so a step that is altered, dropped or slipped in shows.
While no step is open the context holds no number: a change made then came from outside the program.

Undo, redo, audit, the history of a paragraph and the refresh of the screens all read these three tables.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from db.tables.base import Base, new_id

FIRST_HASH = "0" * 64
_TRIGGER_PREFIX = "journal_"


class StepKind(StrEnum):
    """What a step is to undo: `BASE` is the floor it stops at."""

    BASE = "base"
    DO = "do"
    UNDO = "undo"
    REDO = "redo"


change_txn = Table(
    "change_txn",
    Base.metadata,
    Column("no", Integer, primary_key=True, autoincrement=False),
    Column("id", String(32), nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("undo_of", Integer, ForeignKey("change_txn.no")),
    Column("prev_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    CheckConstraint("kind in ('base', 'do', 'undo', 'redo')", name="kind"),
    info={"journal": False},
)
# No foreign key on txn_no: the images are written first, and the step, with the hash over them, at the end.
change_row = Table(
    "change_row",
    Base.metadata,
    Column("no", Integer, primary_key=True),
    Column("txn_no", Integer),
    Column("table_name", Text, nullable=False),
    Column("row_id", Text, nullable=False),
    Column("op", String(1), nullable=False),
    Column("old", Text),
    Column("new", Text),
    CheckConstraint("op in ('I', 'U', 'D')", name="op"),
    Index("ix_change_row_txn_no", "txn_no"),
    Index("ix_change_row_row", "table_name", "row_id"),
    info={"journal": False},
)
change_context = Table(
    "change_context",
    Base.metadata,
    Column("one", Integer, primary_key=True),
    Column("txn_no", Integer),
    Column("head_no", Integer, nullable=False),
    Column("head_hash", String(64), nullable=False),
    CheckConstraint("one = 1", name="one"),
    info={"journal": False},
)


@dataclass(frozen=True, slots=True)
class Changes:
    """Which rows a step touched: table name → ids. False when nothing changed."""

    tables: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.tables)

    def touches(self, *names: str) -> bool:
        """Whether any of these tables is among the changed ones."""
        return any(name in self.tables for name in names)

    def with_more(self, more: Changes) -> Changes:
        """These changes and later ones together."""
        names = {*self.tables, *more.tables}
        nothing: frozenset[str] = frozenset()
        return Changes(
            {name: self.tables.get(name, nothing) | more.tables.get(name, nothing) for name in names}
        )


@dataclass(frozen=True, slots=True)
class Image:
    """One row of the journal, its JSON still as text."""

    no: int
    table: str
    row_id: str
    op: str
    old: str | None
    new: str | None


def is_journaled(table: Table) -> bool:
    """Whether changes of a table are kept; content-addressed blobs and the journal itself are not."""
    return table.info.get("journal") is not False


@cache
def triggers(metadata: MetaData) -> Mapping[str, str]:
    """The journal's triggers for a metadata that is whole: name → the statement that makes it.

    Raises:
        ValueError: A journaled table has no `id` key of its own, or holds bytes.
    """
    made: dict[str, str] = {}
    for table in metadata.sorted_tables:
        if not is_journaled(table):
            continue
        if [column.name for column in table.primary_key.columns] != ["id"]:
            raise ValueError(f"{table.name} is journaled and needs one key column named id")
        if any(isinstance(column.type, LargeBinary) for column in table.columns):
            raise ValueError(f'{table.name} holds bytes: give it info={{"journal": False}}')
        made.update(_table_triggers(table))
    return MappingProxyType(made)


def _table_triggers(table: Table) -> dict[str, str]:
    name = table.name
    columns = [column.name for column in table.columns]
    # The version is no fact of the domain; only a deleted row's is kept, so that it can return with a higher one.
    facts = [column for column in columns if column != "version"]
    changed = [column for column in facts if column != "id"]

    def image(prefix: str, keys: Iterable[str]) -> str:
        return "json_object(" + ", ".join(f"'{key}', {prefix}.\"{key}\"" for key in keys) + ")"

    def differences(prefix: str) -> str:
        parts = " || ".join(
            f"CASE WHEN {_differs(key)} THEN ',\"{key}\":' || json_quote({prefix}.\"{key}\") ELSE '' END"
            for key in changed
        )
        return f"'{{' || substr({parts}, 2) || '}}'"

    def statement(op: str, event: str, key: str, old: str, new: str, when: str = "") -> tuple[str, str]:
        trigger = f'"{_TRIGGER_PREFIX}{name}_{event.lower()}"'
        return trigger.strip('"'), (
            f'CREATE TRIGGER {trigger} AFTER {event} ON "{name}"{when} BEGIN '
            "INSERT INTO change_row (txn_no, table_name, row_id, op, old, new) VALUES "
            f"((SELECT txn_no FROM change_context), '{name}', {key}.\"id\", '{op}', {old}, {new}); END"
        )

    made = [
        statement("I", "INSERT", "NEW", "NULL", image("NEW", facts)),
        statement("D", "DELETE", "OLD", image("OLD", columns), "NULL"),
    ]
    if changed:
        when = " WHEN " + " OR ".join(_differs(key) for key in changed)
        made.append(statement("U", "UPDATE", "NEW", differences("OLD"), differences("NEW"), when))
    return dict(made)


def _differs(column: str) -> str:
    # Binary, or a change of case in a column that sorts without case would go unrecorded.
    return f'OLD."{column}" IS NOT NEW."{column}" COLLATE BINARY'


def is_installed(connection: Connection, metadata: MetaData) -> bool:
    """Whether exactly this program's triggers keep the journal."""
    return installed_triggers(connection) == triggers(metadata)


def installed_triggers(connection: Connection) -> dict[str, str]:
    """The journal's triggers as the file has them: name → statement."""
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, ?) = ?",
        (len(_TRIGGER_PREFIX), _TRIGGER_PREFIX),
    )
    return {name: sql for name, sql in rows}


def install(connection: Connection, metadata: MetaData) -> None:
    """Make the journal's triggers anew and its context row if it is missing; may be called again at any time."""
    for name in installed_triggers(connection):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for statement in triggers(metadata).values():
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO change_context (one, txn_no, head_no, head_hash) VALUES (1, NULL, 0, ?)",
        (FIRST_HASH,),
    )


def is_present(connection: Connection) -> bool:
    """Whether the journal's own tables are there, with the context row."""
    tables = connection.exec_driver_sql(
        "SELECT count(*) FROM sqlite_master WHERE name IN ('change_txn', 'change_row', 'change_context')"
    ).scalar_one()
    return tables == 3 and connection.exec_driver_sql("SELECT 1 FROM change_context").first() is not None


def head(connection: Connection) -> tuple[int, str]:
    """Number and hash of the newest step; 0 and zeros before the first."""
    number, digest = connection.exec_driver_sql("SELECT head_no, head_hash FROM change_context").one()
    return int(number), str(digest)


def touched_since(connection: Connection, number: int, digest: str) -> frozenset[str] | None:
    """What was touched after a step; None when the store does not know that step with that hash.

    Returns:
        “person” where rows came or went, “person.name” where that column was written, and “person.*” where any was.
    """
    known = connection.exec_driver_sql("SELECT hash FROM change_txn WHERE no = ?", (number,)).scalar()
    if known != digest:
        return None
    touched: set[str] = set()
    rows = connection.exec_driver_sql(
        "SELECT DISTINCT table_name, key FROM change_row LEFT JOIN json_each(new) ON op = 'U' WHERE txn_no > ?",
        (number,),
    )
    for table, column in rows:
        # A row that is written has a new version as well, which the journal does not keep.
        touched |= {table} if column is None else {f"{table}.{column}", f"{table}.*", f"{table}.version"}
    return frozenset(touched)


def open_step(connection: Connection) -> int:
    """Give every change from now on the number of a new step; the number."""
    number = head(connection)[0] + 1
    # Changes that were given a number in advance are nobody's step: they must not pass as part of this one.
    connection.exec_driver_sql("UPDATE change_row SET txn_no = NULL WHERE txn_no >= ?", (number,))
    connection.exec_driver_sql("UPDATE change_context SET txn_no = ?", (number,))
    return number


def close_step(
    connection: Connection, number: int, *, who: str, label: str, kind: StepKind, undo_of: int | None = None
) -> Changes:
    """Write the step over the images made since `open_step`, chained to the step before it.

    Returns:
        What changed. Nothing changed: no step is written and the number stays free.
    """
    images = images_of(connection, number)
    if not images:
        connection.exec_driver_sql("UPDATE change_context SET txn_no = NULL")
        return Changes()
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    previous = head(connection)[1]
    step = (number, new_id(), at, who, label, kind.value, undo_of)
    digest = step_hash(previous, step, images)
    connection.exec_driver_sql(
        "INSERT INTO change_txn (no, id, at, who, label, kind, undo_of, prev_hash, hash) VALUES (?,?,?,?,?,?,?,?,?)",
        (*step, previous, digest),
    )
    connection.exec_driver_sql(
        "UPDATE change_context SET txn_no = NULL, head_no = ?, head_hash = ?", (number, digest)
    )
    return changes_of(images)


def images_of(connection: Connection, number: int) -> list[Image]:
    """The images of one step, in the order they were made."""
    rows = connection.exec_driver_sql(
        "SELECT no, table_name, row_id, op, old, new FROM change_row WHERE txn_no = ? ORDER BY no", (number,)
    )
    return [Image(*row) for row in rows]


def changes_of(images: Iterable[Image]) -> Changes:
    """The tables and ids among some images."""
    tables: dict[str, set[str]] = {}
    for image in images:
        tables.setdefault(image.table, set()).add(image.row_id)
    return Changes({table: frozenset(ids) for table, ids in tables.items()})


def step_hash(previous: str, step: tuple[object, ...], images: Iterable[Image]) -> str:
    """SHA-256 over the hash of the step before, this step and its images, each as canonical JSON.

    Args:
        previous: Hash of the step before; `FIRST_HASH` for the first.
        step: no, id, at, who, label, kind, undo_of.
        images: The step's images in order.
    """
    digest = hashlib.sha256(previous.encode())
    digest.update(_canonical(step))
    for image in images:
        digest.update(_canonical((image.no, image.table, image.row_id, image.op, image.old, image.new)))
    return digest.hexdigest()


def _canonical(values: tuple[object, ...]) -> bytes:
    return (
        json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"
    )
