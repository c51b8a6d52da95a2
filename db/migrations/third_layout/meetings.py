"""Layout 3: who came and went at which item, what an interest was declared in, and who may vote on what."""

from __future__ import annotations

import uuid

import sqlalchemy as sa
from alembic import op

from db.migrations.widening import widen


def change() -> None:
    """Change these tables."""
    widen(
        "board",
        {sa.Column("quorum_share", sa.Integer(), nullable=False): 4},
        (sa.CheckConstraint("quorum_share between 1 and 20", name="ck_board_quorum_share_in_range"),),
    )
    widen("agenda_item", {sa.Column("concerns_education", sa.Boolean(), nullable=False): False})
    widen(
        "meeting",
        {
            sa.Column("circulated_on", sa.Date(), nullable=True): None,
            sa.Column("comments_due_on", sa.Date(), nullable=True): None,
        },
    )
    widen(
        "declaration",
        {sa.Column("agenda_item_id", sa.String(32), nullable=True): None},
        (
            sa.ForeignKeyConstraint(
                ["agenda_item_id"],
                ["agenda_item.id"],
                name="fk_declaration_agenda_item_id",
                ondelete="SET NULL",
            ),
        ),
    )
    _make_movements()


def _make_movements() -> None:
    op.create_table(
        "movement",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("attendance_id", sa.String(32), nullable=False),
        sa.Column("agenda_item_id", sa.String(32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_arrival", sa.Boolean(), nullable=False),
        sa.Column("happened_at", sa.Time(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_movement"),
        sa.ForeignKeyConstraint(
            ["attendance_id"], ["attendance.id"], name="fk_movement_attendance_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"], ["agenda_item.id"], name="fk_movement_agenda_item_id", ondelete="SET NULL"
        ),
    )
    op.create_index("ix_movement_attendance_id", "movement", ["attendance_id"])
    connection = op.get_bind()
    rows = connection.exec_driver_sql(
        "SELECT id, arrived_at_item_id, left_at_item_id FROM attendance ORDER BY id"
    ).all()
    for attendance_id, *items in rows:
        moved = [(item, is_arrival) for item, is_arrival in zip(items, (1, 0), strict=True) if item]
        for position, (item, is_arrival) in enumerate(moved):
            connection.exec_driver_sql(
                "INSERT INTO movement (id, version, attendance_id, agenda_item_id, position, is_arrival)"
                " VALUES (?, 1, ?, ?, ?, ?)",
                (uuid.uuid4().hex, attendance_id, item, position, is_arrival),
            )
    widen("attendance", {}, without=("arrived_at_item_id", "left_at_item_id"))
