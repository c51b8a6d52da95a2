"""The fourth layout: threads with kinds of entries, chasing, evidence, saved views, reviews and remarks."""

from __future__ import annotations

from db.migrations.fourth_layout import follow_up, reviews

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    follow_up.change()
    reviews.change()
