"""Rows as they stood after an earlier step, read back from the journal; the file itself is never touched.

What is there now is copied into plain dicts, and the images made since are undone on them, newest first.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlcipher3 import dbapi2

from db.engines import engine_over
from db.journal import StepKind
from db.sessions import ReadSession
from db.tables import Base

Rows = dict[str, dict[str, Any]]
"""Row by id, column by name, as SQLite holds the values; without `version`, which is no fact."""

_LAYOUT_STEP = "Brought to layout %"


def first_step(connection: Connection) -> int:
    """The earliest step rows can be read back to: before it the file had another layout."""
    found = connection.exec_driver_sql(
        "SELECT max(no) FROM change_txn WHERE kind = ? AND label LIKE ?", (StepKind.BASE.value, _LAYOUT_STEP)
    ).scalar()
    return int(found or 0)


def rows_at(
    connection: Connection, number: int, table: str, column: str = "", among: Collection[str] = ()
) -> Rows:
    """The rows of a table as they stood when step `number` was done.

    Args:
        connection: In a transaction that reads.
        number: Of the step; the newest one answers the rows as they are.
        table: Its name.
        column: Only rows that hold one of `among` in it, then.
        among: Ids.
    """
    boundary = last_image(connection, number)
    wanted = json.dumps(sorted(among))
    rows = _rows_now(connection, table, column, wanted)
    ids = None
    if column:
        left = _left_since(connection, boundary, table, column, wanted)
        rows |= _rows_now(connection, table, "id", json.dumps(sorted(left - rows.keys())))
        ids = rows.keys() | left
    for row_id, op, old in _images_since(connection, boundary, table, ids):
        if op == "I":
            rows.pop(row_id, None)
        elif op == "D":
            rows[row_id] = _facts(json.loads(old))
        else:
            rows.setdefault(row_id, {"id": row_id}).update(json.loads(old))
    kept = set(among)
    return {row_id: row for row_id, row in rows.items() if not column or row.get(column) in kept}


def ids_ever(
    connection: Connection, table: str, column: str, among: Collection[str], since: int = 0
) -> set[str]:
    """Every row that holds one of some ids in a column, or ever did.

    Args:
        connection: In a transaction that reads.
        table: Its name.
        column: The column.
        among: The ids.
        since: The number of the image to begin with: rows whose first image is older are found while they are there.
    """
    wanted = json.dumps(sorted(among))
    now = connection.exec_driver_sql(
        f'SELECT id FROM "{table}" WHERE "{column}" IN (SELECT value FROM json_each(:wanted))',
        {"wanted": wanted},
    )
    ever = connection.exec_driver_sql(
        "SELECT DISTINCT row_id FROM change_row WHERE table_name = :table AND no >= :since"
        " AND json_extract(coalesce(new, old), :path) IN (SELECT value FROM json_each(:wanted))",
        {"table": table, "since": since, "path": f'$."{column}"', "wanted": wanted},
    )
    return {*now.scalars(), *ever.scalars()}


def steps_of(connection: Connection, rows: Mapping[str, Collection[str]]) -> dict[int, set[str]]:
    """The steps that touched any of some rows, by number, with the tables they touched.

    Args:
        connection: In a transaction that reads.
        rows: Ids by the name of their table.
    """
    found: dict[int, set[str]] = {}
    for table, ids in rows.items():
        numbers = connection.exec_driver_sql(
            "SELECT DISTINCT txn_no FROM change_row WHERE table_name = :table AND txn_no IS NOT NULL"
            " AND row_id IN (SELECT value FROM json_each(:ids))",
            {"table": table, "ids": json.dumps(sorted(ids))},
        )
        for number in numbers.scalars():
            found.setdefault(number, set()).add(table)
    return found


def first_image(connection: Connection, table: str, ids: Collection[str]) -> int:
    """The number of the oldest image of some rows; 0 when they have none."""
    found = connection.exec_driver_sql(
        "SELECT min(no) FROM change_row WHERE table_name = :table"
        " AND row_id IN (SELECT value FROM json_each(:ids))",
        {"table": table, "ids": json.dumps(sorted(ids))},
    ).scalar()
    return int(found or 0)


def last_image(connection: Connection, number: int) -> int:
    """The number of the last image up to a step; what came later is what has to be undone to get back there."""
    found = connection.exec_driver_sql(
        "SELECT max(no) FROM change_row WHERE txn_no = (SELECT max(no) FROM change_txn WHERE no <= ?)",
        (number,),
    ).scalar()
    return int(found or 0)


def _facts(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "version"}


def _rows_now(connection: Connection, table: str, column: str, wanted: str) -> Rows:
    where = f' WHERE "{column}" IN (SELECT value FROM json_each(:wanted))' if column else ""
    found = connection.exec_driver_sql(
        f'SELECT * FROM "{table}"{where}', {"wanted": wanted} if column else {}
    )
    return {row["id"]: _facts(dict(row)) for row in found.mappings()}


def _left_since(connection: Connection, boundary: int, table: str, column: str, wanted: str) -> set[str]:
    """Rows that held one of the ids and were deleted, or moved to another, since."""
    found = connection.exec_driver_sql(
        "SELECT DISTINCT row_id FROM change_row WHERE table_name = :table AND no > :boundary AND op IN ('D', 'U')"
        " AND json_extract(old, :path) IN (SELECT value FROM json_each(:wanted))",
        {"table": table, "boundary": boundary, "path": f'$."{column}"', "wanted": wanted},
    )
    return set(found.scalars())


def _images_since(
    connection: Connection, boundary: int, table: str, ids: Iterable[str] | None
) -> Iterator[tuple[str, str, str]]:
    """Images newer than one, newest first; of some rows only when named."""
    where = "" if ids is None else " AND row_id IN (SELECT value FROM json_each(:ids))"
    values = {"table": table, "boundary": boundary}
    found = connection.exec_driver_sql(
        f"SELECT row_id, op, old FROM change_row WHERE table_name = :table AND no > :boundary{where} ORDER BY no DESC",
        values if ids is None else values | {"ids": json.dumps(sorted(ids))},
    )
    for row in found:
        yield row[0], row[1], row[2]


@contextmanager
def session_over(tables: Mapping[str, Rows]) -> Iterator[ReadSession]:
    """A session over rows read back, so that whatever reads a file reads them too.

    Args:
        tables: Rows by the name of their table; a table that is not named is there and empty.
    """
    memory = dbapi2.connect(":memory:")
    _empty().backup(memory)
    engine = engine_over(memory)
    try:
        with engine.connect() as connection:
            for name, rows in tables.items():
                _fill(connection, Base.metadata.tables[name], rows.values())
            session = ReadSession(connection)
            try:
                yield session
            finally:
                session.close()
    finally:
        engine.dispose()


@cache
def _empty() -> Any:
    """A database in memory with every table and no row: copied, because making the tables takes a tenth of a second."""
    memory = dbapi2.connect(":memory:", check_same_thread=False)
    engine = engine_over(memory)
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
    return memory


def _fill(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    names = [column.name for column in table.columns]
    values = [tuple(row.get(name, 1 if name == "version" else None) for name in names) for row in rows]
    if values:
        marks = ", ".join("?" * len(names))
        columns = ", ".join(f'"{name}"' for name in names)
        connection.exec_driver_sql(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', values)
