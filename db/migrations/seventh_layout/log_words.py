"""Layout 7: the words of each log stand in a table of their own, beside what its rows are filtered and ordered by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.migrations.fifth_layout.making import text

_LISTED = ("id", "board_id", "status", "importance", "reference", "completed_on", "programme_item_id")


def change() -> None:
    """Make the tables, which are filled with the index after the scripts, and leave behind what they replace."""
    op.drop_index("ix_action_listed", "action")
    op.drop_index("ix_tracking_decision_listed", "tracking_decision")
    op.drop_table("log_words")
    _make("action", text("owner"), _day("due_on"), _day("raised_on"), texts=("text",))
    _make(
        "tracking_decision",
        text("officer"),
        _day("target_on"),
        _day("decided_on"),
        sa.Column("position", sa.Integer(), nullable=False),
        texts=("text", "minute_title"),
    )


def _make(table: str, owner: sa.Column[str], *own: sa.Column[object], texts: tuple[str, ...]) -> None:
    name = f"{table}_words"
    op.create_table(
        name,
        owner,
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("importance", sa.String(40), nullable=False),
        text("reference"),
        _day("completed_on"),
        sa.Column("programme_item_id", sa.String(32)),
        *own,
        text("words"),
        *(text(each) for each in texts),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_listed", name, [owner.name, *_LISTED, *(column.name for column in own)])


def _day(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Date())
