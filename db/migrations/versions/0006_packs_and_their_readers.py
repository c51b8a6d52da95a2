"""The sixth layout: who gets which edition of a pack, and findings that are accepted."""

from __future__ import annotations

from db.migrations.sixth_layout import packs

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    packs.change()
