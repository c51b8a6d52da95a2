"""The sixth layout: who gets which edition of a pack, findings that are accepted, logs in one index."""

from __future__ import annotations

from db.migrations.sixth_layout import log_words, packs

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    log_words.change()
    packs.change()
