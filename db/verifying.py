"""Is everything as it was written? The file, the chain of steps, and every row against the journal."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, MetaData
from sqlalchemy.exc import DBAPIError

from db import journal
from db.faults import result_code
from db.journal import FIRST_HASH, Image, is_journaled, step_hash

Rows = dict[tuple[str, str], dict[str, Any]]
_MESSAGES_SHOWN = 20
_UNREADABLE = frozenset({11, 26})  # SQLITE_CORRUPT, SQLITE_NOTADB


@dataclass(frozen=True, slots=True)
class Verification:
    """What a look through the whole file found.

    Args:
        integrity_ok: SQLite's own checks and all references are sound.
        integrity_messages: What was wrong with them, as SQLite says it.
        journal_intact: Every step is chained to the one before and every row is what the journal says.
        problems: What was wrong with the journal, one sentence each.
        changed_outside: Row changes that no step of the program made.
        steps: How many steps the journal holds.
    """

    integrity_ok: bool
    integrity_messages: list[str]
    journal_intact: bool
    problems: list[str]
    changed_outside: int
    steps: int

    @property
    def is_clean(self) -> bool:
        """Nothing at all to report."""
        return self.integrity_ok and self.journal_intact and not self.changed_outside


def verify(
    connection: Connection, metadata: MetaData, progress: Callable[[str, int, int], None] | None = None
) -> Verification:
    """Check a board within a read transaction; see `Verification`.

    Args:
        connection: In a transaction.
        metadata: The tables the program knows.
        progress: Called with what is checked, steps done and all steps.
    """
    try:
        return _verify(connection, metadata, progress or (lambda _what, _done, _total: None))
    except DBAPIError as error:
        if (result_code(error) or 0) & 0xFF not in _UNREADABLE:
            raise
        return Verification(
            integrity_ok=False,
            integrity_messages=[str(error.orig)],
            journal_intact=False,
            problems=["The file is too damaged to read the journal."],
            changed_outside=0,
            steps=0,
        )


def _verify(
    connection: Connection, metadata: MetaData, tell: Callable[[str, int, int], None]
) -> Verification:
    tell("Checking the file", 0, 3)
    messages = integrity(connection)
    tell("Checking the journal", 1, 3)
    problems = chain_problems(connection)
    tell("Comparing every row with the journal", 2, 3)
    problems += replay_problems(
        connection, [table.name for table in metadata.sorted_tables if is_journaled(table)]
    )
    outside = connection.exec_driver_sql("SELECT count(*) FROM change_row WHERE txn_no IS NULL").scalar_one()
    steps = connection.exec_driver_sql("SELECT count(*) FROM change_txn").scalar_one()
    tell("Done", 3, 3)
    if len(problems) > _MESSAGES_SHOWN:
        problems = [*problems[:_MESSAGES_SHOWN], f"And {len(problems) - _MESSAGES_SHOWN} more."]
    return Verification(not messages, messages, not problems, problems, outside, steps)


def integrity(connection: Connection) -> list[str]:
    """What SQLite's integrity check and its check of references complain about; empty when all is well."""
    found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
    messages = [message for message in found if message != "ok"]
    for table, rowid, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(20):
        messages.append(f"Row {rowid} of {table} refers to a row of {parent} that is not there.")
    return messages


def chain_problems(connection: Connection) -> list[str]:
    """Recompute every hash; also missing steps, changes without a step, and the end that is remembered."""
    problems: list[str] = []
    previous, expected = FIRST_HASH, 1
    images = _by_step(connection)
    step_no, of_step = next(images, (None, []))
    steps = connection.exec_driver_sql(
        "SELECT no, id, at, who, label, kind, undo_of, prev_hash, hash FROM change_txn ORDER BY no"
    )
    for *step, prev_hash, digest in steps:
        number = step[0]
        if number != expected:
            problems.append(f"Step {expected} is missing from the journal.")
        while step_no is not None and step_no < number:
            problems.append(f"The journal holds changes of a step {step_no} that is not there.")
            step_no, of_step = next(images, (None, []))
        mine: list[Image] = []
        if step_no == number:
            mine = of_step
            step_no, of_step = next(images, (None, []))
        if prev_hash != previous:
            problems.append(f"Step {number} does not follow from the step before it.")
        if step_hash(prev_hash, tuple(step), mine) != digest:
            problems.append(f"Step {number} (“{step[4]}”) was altered after it was written.")
        previous, expected = digest, number + 1
    if step_no is not None:
        problems.append(f"The journal holds changes of a step {step_no} that is not there.")
    if journal.head(connection) != (expected - 1, previous):
        problems.append("The end of the journal was cut off or replaced.")
    return problems


def _by_step(connection: Connection) -> Iterator[tuple[int, list[Image]]]:
    rows = connection.exec_driver_sql(
        "SELECT txn_no, no, table_name, row_id, op, old, new FROM change_row"
        " WHERE txn_no IS NOT NULL ORDER BY txn_no, no"
    )
    current: int | None = None
    images: list[Image] = []
    for txn_no, *image in rows:
        if txn_no != current:
            if current is not None:
                yield current, images
            current, images = txn_no, []
        images.append(Image(*image))
    if current is not None:
        yield current, images


def replay_problems(connection: Connection, tables: list[str]) -> list[str]:
    """Compare every row of some tables with what the journal says it should be."""
    folded, problems = fold(connection)
    try:
        present = stored(connection, tables)
    except DBAPIError as error:
        if result_code(error) != 1:  # anything but SQLITE_ERROR is a fault of the disk, told elsewhere
            raise
        return [*problems, f"A row holds what this program never writes ({error.orig})."]
    return problems + list(_differences(folded, present, set(tables)))


def fold(connection: Connection) -> tuple[Rows, list[str]]:
    """Replay all images in order.

    Returns:
        The rows as they should stand now, without their versions, and where an image did not fit the one before.
    """
    rows: Rows = {}
    problems: list[str] = []
    images = connection.exec_driver_sql(
        "SELECT no, table_name, row_id, op, old, new FROM change_row ORDER BY no"
    )
    for _, table, row_id, op, old_json, new_json in images:
        key = (table, row_id)
        try:
            old = _without_version(old_json)
            new = _without_version(new_json)
        except (ValueError, TypeError):
            problems.append(f"The history of row {row_id} of {table} cannot be read.")
            continue
        before = rows.get(key)
        fits = before is None if op == "I" else before is not None and before.items() >= old.items()
        if not fits:
            problems.append(f"The history of row {row_id} of {table} does not fit together.")
        if op == "D":
            rows.pop(key, None)
        elif op == "I":
            rows[key] = new
        else:
            # A column only the old image knows was taken away by a later layout.
            rows[key] = {name: value for name, value in (before or {}).items() if name not in old} | new
    return rows, problems


def _without_version(image: str | None) -> dict[str, Any]:
    if image is None:
        return {}
    values = json.loads(image)
    values.pop("version", None)
    return dict(values)


def stored(connection: Connection, tables: list[str]) -> Rows:
    """All rows of some tables as they stand, without their versions, read through the same JSON as the images."""
    rows: Rows = {}
    for table in tables:
        columns = [
            name
            for (name,) in connection.exec_driver_sql("SELECT name FROM pragma_table_info(?)", (table,))
            if name != "version"
        ]
        pairs = ", ".join(f"'{name}', \"{name}\"" for name in columns)
        for row_id, image in connection.exec_driver_sql(f'SELECT id, json_object({pairs}) FROM "{table}"'):
            rows[table, row_id] = json.loads(image)
    return rows


def _differences(folded: Rows, present: Rows, tables: set[str]) -> Iterator[str]:
    for (table, row_id), row in present.items():
        expected = folded.get((table, row_id))
        if expected is None:
            yield f"Row {row_id} of {table} is not in the journal."
        elif expected != row:
            columns = sorted(
                name for name in row.keys() | expected.keys() if row.get(name) != expected.get(name)
            )
            yield f"Row {row_id} of {table} was changed past the journal ({', '.join(columns)})."
    for table, row_id in folded.keys() - present.keys():
        if table in tables:
            yield f"Row {row_id} of {table} was removed past the journal."
