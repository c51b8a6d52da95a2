"""The seventh layout: each log is looked through in one table that holds all a list asks of its rows."""

from __future__ import annotations

from db.migrations.seventh_layout import log_words

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    log_words.change()
