"""Gives a table more columns by making it anew, every row and rule carried along.

SQLite can add a column only with its default written into the layout, and Alembic's batches leave the checks behind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op


def widen(
    name: str,
    columns: Mapping[sa.Column[Any], object],
    rules: Sequence[sa.Constraint] = (),
    without: Sequence[str] = (),
) -> None:
    """Make a table anew with more columns.

    Args:
        name: The table.
        columns: Each new column with what the rows that are there get in it.
        rules: New constraints, named.
        without: Columns that are left behind.
    """
    connection = op.get_bind()
    old = sa.Table(name, sa.MetaData(), autoload_with=connection)
    kept = [column for column in old.columns if column.name not in without]
    new = sa.Table(
        f"_wider_{name}",
        sa.MetaData(),
        *(sa.Column(column.name, column.type, nullable=column.nullable) for column in kept),
        *columns,
        *(_carried(constraint) for constraint in sorted(old.constraints, key=lambda rule: str(rule.name))),
        *rules,
    )
    # What a foreign key points at must be known by name; the tables themselves are not touched.
    for parent in {key.target_fullname.split(".")[0] for key in new.foreign_keys}:
        sa.Table(parent, new.metadata, sa.Column("id", sa.String(32)), sa.Column("hash", sa.String(64)))
    new.create(connection)
    values = [*(old.c[column.name] for column in kept), *(sa.literal(value) for value in columns.values())]
    names = [*(column.name for column in kept), *(column.name for column in columns)]
    connection.execute(new.insert().from_select(names, sa.select(*values)))
    indexes = [index for index in old.indexes if not index.unique]
    old.drop(connection)
    op.rename_table(new.name, name)
    for index in indexes:
        op.create_index(index.name, name, [column.name for column in index.columns])


def _carried(rule: sa.Constraint) -> sa.Constraint:
    """The same rule for the new table."""
    if isinstance(rule, sa.PrimaryKeyConstraint):
        return sa.PrimaryKeyConstraint(*(column.name for column in rule.columns), name=str(rule.name))
    if isinstance(rule, sa.UniqueConstraint):
        return sa.UniqueConstraint(*(column.name for column in rule.columns), name=rule.name)
    if isinstance(rule, sa.ForeignKeyConstraint):
        return sa.ForeignKeyConstraint(
            list(rule.column_keys),
            [element.target_fullname for element in rule.elements],
            name=rule.name,
            ondelete=rule.ondelete,
        )
    if isinstance(rule, sa.CheckConstraint):
        return sa.CheckConstraint(rule.sqltext, name=rule.name)
    msg = f"no way to carry {rule!r}"
    raise TypeError(msg)
