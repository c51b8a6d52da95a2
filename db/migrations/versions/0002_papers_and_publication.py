"""The second layout: reports written paragraph by paragraph, templates, substitutes, and publications with their files."""

from __future__ import annotations

from db.migrations.second_layout import boards, papers, publications

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    boards.change()
    papers.change()
    publications.make()
