"""Rows as SQLite holds them, read by what they hang on and written into another file; keys and values stay the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection


def rows_among(
    connection: Connection, table: str, column: str, among: Iterable[str]
) -> dict[str, dict[str, Any]]:
    """The rows that hold one of some ids in a column: row by id, column by name."""
    rows = connection.exec_driver_sql(
        f'SELECT * FROM "{table}" WHERE "{column}" IN (SELECT value FROM json_each(?))',
        (json.dumps(list(among)),),
    )
    return {row["id"]: dict(row) for row in rows.mappings()}


def insert_rows(connection: Connection, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows into a table within an open step; what they refer to may be written later in the same step."""
    if not rows:
        return
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    columns = ", ".join(f'"{column}"' for column in rows[0])
    marks = ", ".join("?" * len(rows[0]))
    connection.exec_driver_sql(
        f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', [tuple(row.values()) for row in rows]
    )
