"""Layout 6: the distribution list of a board, and findings about a pack that are accepted as they are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.migrations.fifth_layout.making import make, not_blank, text


def change() -> None:
    """Make these tables."""
    make(
        "recipient",
        {"board_id": ("board", "CASCADE"), "person_id": ("person", "SET NULL")},
        sa.Column("position", sa.Integer(), nullable=False),
        text("name"),
        sa.Column("readers", sa.String(40), nullable=False),
        sa.Column("is_large_print", sa.Boolean(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        text("email"),
        text("note"),
        sa.CheckConstraint("readers IN ('public', 'restricted', 'chair')", name="ck_recipient_readers"),
        not_blank("recipient", "name"),
        sa.CheckConstraint("copies between 0 and 999", name="ck_recipient_copies_within_reason"),
    )
    op.create_index("ix_recipient_board_id", "recipient", ["board_id"])
    op.create_index("ix_recipient_person_id", "recipient", ["person_id"])
    make(
        "accepted_finding",
        {"meeting_id": ("meeting", "CASCADE")},
        text("finding"),
        text("reason"),
        text("accepted_by"),
        sa.Column("accepted_at", sa.DateTime(), nullable=False),
        not_blank("accepted_finding", "finding"),
        not_blank("accepted_finding", "reason"),
        sa.UniqueConstraint("meeting_id", "finding", name="uq_accepted_finding_meeting_id_finding"),
    )
    op.create_index("ix_accepted_finding_meeting_id", "accepted_finding", ["meeting_id"])
