"""The third layout: limbs and actions are paragraphs, numbers are allotted, votes, comments, movements, revised leaves."""

from __future__ import annotations

from db.migrations.third_layout import decisions, meetings, minutes

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    meetings.change()
    minutes.change()
    decisions.change()
