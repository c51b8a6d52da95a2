"""Layout 1: the journal and the search index's entries."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Make these tables."""
    op.create_table(
        "change_txn",
        sa.Column("no", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("undo_of", sa.Integer(), nullable=True),
        sa.Column("prev_hash", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("no", name="pk_change_txn"),
        sa.ForeignKeyConstraint(["undo_of"], ["change_txn.no"], name="fk_change_txn_undo_of"),
        sa.UniqueConstraint("id", name="uq_change_txn_id"),
        sa.CheckConstraint("kind in ('base', 'do', 'undo', 'redo')", name="ck_change_txn_kind"),
    )
    op.create_table(
        "change_row",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("txn_no", sa.Integer(), nullable=True),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Text(), nullable=False),
        sa.Column("op", sa.String(1), nullable=False),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("no", name="pk_change_row"),
        sa.CheckConstraint("op in ('I', 'U', 'D')", name="ck_change_row_op"),
    )
    op.create_index("ix_change_row_row", "change_row", ["table_name", "row_id"])
    op.create_index("ix_change_row_txn_no", "change_row", ["txn_no"])
    op.create_table(
        "change_context",
        sa.Column("one", sa.Integer(), nullable=False),
        sa.Column("txn_no", sa.Integer(), nullable=True),
        sa.Column("head_no", sa.Integer(), nullable=False),
        sa.Column("head_hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("one", name="pk_change_context"),
        sa.CheckConstraint("one = 1", name="ck_change_context_one"),
    )
    op.create_table(
        "search_entry",
        sa.Column("entry_no", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", sa.String(32), nullable=False),
        sa.Column("board_id", sa.String(32), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("happened_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("entry_no", name="pk_search_entry"),
    )
    op.create_index("ix_search_entry_row", "search_entry", ["table_name", "row_id"], unique=True)
