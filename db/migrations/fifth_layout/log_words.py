"""Layout 5: the words of both logs beside each other."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def change() -> None:
    """Make the table; it is filled with the index, after the scripts."""
    op.create_table(
        "log_words",
        sa.Column("log", sa.String(40), nullable=False),
        sa.Column("row_id", sa.String(32), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("log", "row_id", name="pk_log_words"),
        sqlite_with_rowid=False,
    )
