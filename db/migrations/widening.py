"""Gives a table more columns by making it anew, every row and rule carried along.

SQLite can add a column only with its default written into the layout, and Alembic's batches leave the checks behind.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op


def widen(
    name: str,
    columns: Mapping[sa.Column[Any], object],
    rules: Sequence[sa.Constraint] = (),
    without: Sequence[str] = (),
    dropped: Sequence[str] = (),
    loosened: Sequence[str] = (),
) -> None:
    """Make a table anew with more columns, or without some.

    Args:
        name: The table.
        columns: Each new column with what the rows that are there get in it: a value, or an expression over the row.
        rules: New constraints, named; one of a name that is there already takes its place.
        without: Columns that are left behind, with the constraints and indexes on them.
        dropped: Names of constraints that are left behind.
        loosened: Columns that may be empty from now on.
    """
    connection = op.get_bind()
    old = sa.Table(name, sa.MetaData(), autoload_with=connection)
    kept = [column for column in old.columns if column.name not in without]
    left = {*dropped, *(str(rule.name) for rule in rules)}
    carried = sorted((rule for rule in old.constraints if not _is_left(rule, left, without)), key=_name)
    new = sa.Table(
        f"_wider_{name}",
        sa.MetaData(),
        *(
            sa.Column(column.name, column.type, nullable=column.nullable or column.name in loosened)
            for column in kept
        ),
        *columns,
        *(_carried(rule) for rule in carried),
        *rules,
    )
    # What a foreign key points at must be known by name; the tables themselves are not touched.
    for parent in {key.target_fullname.split(".")[0] for key in new.foreign_keys}:
        sa.Table(parent, new.metadata, sa.Column("id", sa.String(32)), sa.Column("hash", sa.String(64)))
    new.create(connection)
    values = [
        *(old.c[column.name] for column in kept),
        *(value if isinstance(value, sa.ColumnElement) else sa.literal(value) for value in columns.values()),
    ]
    names = [*(column.name for column in kept), *(column.name for column in columns)]
    connection.execute(new.insert().from_select(names, sa.select(*values)))
    indexes = [
        index
        for index in old.indexes
        if not index.unique and not {column.name for column in index.columns} & set(without)
    ]
    old.drop(connection)
    op.rename_table(new.name, name)
    for index in indexes:
        op.create_index(index.name, name, [column.name for column in index.columns])


def _name(rule: sa.Constraint) -> str:
    return str(rule.name)


def _is_left(rule: sa.Constraint, names: Collection[str], columns: Collection[str]) -> bool:
    """Whether a rule is named as left behind, or is about a column that is."""
    if _name(rule) in names:
        return True
    if isinstance(rule, sa.UniqueConstraint | sa.ForeignKeyConstraint):
        return bool({column.name for column in rule.columns} & set(columns))
    return False


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
