"""Makes a table of rows people write."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op


def make(name: str, parents: dict[str, tuple[str, str]], *parts: sa.Column[Any] | sa.Constraint) -> None:
    """Make a table with a key, a version, and the columns by which it hangs on others.

    Args:
        name: The table.
        parents: By column: the table it leads to, and what becomes of the row when that one goes.
        parts: Its other columns and its rules.
    """
    op.create_table(
        name,
        *(
            sa.Column(column, sa.String(32), nullable=ondelete == "SET NULL")
            for column, (_, ondelete) in parents.items()
        ),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *parts,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        *(leads_to(name, column, table, ondelete) for column, (table, ondelete) in parents.items()),
    )


def leads_to(table: str, column: str, parent: str, ondelete: str = "SET NULL") -> sa.ForeignKeyConstraint:
    """The rule that a column names a row of another table."""
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=f"fk_{table}_{column}", ondelete=ondelete)


def text(name: str) -> sa.Column[Any]:
    """A column of words, blank rather than empty."""
    return sa.Column(name, sa.Text(), nullable=False)


def not_blank(table: str, column: str) -> sa.CheckConstraint:
    """The rule that a column says something."""
    return sa.CheckConstraint(f"length(trim({column})) > 0", name=f"ck_{table}_{column}_not_blank")
