"""Layout 3: a tracking decision is named by the limbs that led to it, which may be several."""

from __future__ import annotations

from db.migrations.widening import widen


def change() -> None:
    """Change these tables."""
    widen("tracking_decision", {}, without=("resolution_id",))
