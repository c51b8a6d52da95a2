"""The first layout: every table of the domain, the journal and the search entries."""

from __future__ import annotations

from db.migrations.first_layout import boards, keeping, meetings, minutes, papers, plan

revision = "0001"
down_revision = None


def upgrade() -> None:
    boards.create()
    plan.create()
    meetings.create()
    papers.create()
    minutes.create()
    keeping.create()
