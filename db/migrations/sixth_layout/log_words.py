"""Layout 6: what each log is filtered and ordered by stands in one index, in the order its words are kept in."""

from __future__ import annotations

from alembic import op

_LISTED = ("id", "board_id", "status", "importance", "reference", "completed_on", "programme_item_id")


def change() -> None:
    """Make the indexes; the words themselves stay as they are."""
    op.create_index("ix_action_listed", "action", [*_LISTED, "owner", "due_on", "raised_on"])
    op.create_index(
        "ix_tracking_decision_listed",
        "tracking_decision",
        [*_LISTED, "officer", "target_on", "decided_on", "position"],
    )
