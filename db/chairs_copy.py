"""The chair's copy of a board: what may be changed in it. Anything else would make the file that comes back unacceptable.

What the chair adds is the chair's own: it may be changed and taken back. Of what was sent only a few columns may change,
those the merge knows how to take over. Both sides ask here: the store before it keeps a step in a chair's copy, and the
officer's program when the file comes back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from db.errors import UserError
from db.journal import Image, images_of

MAY_BE_ADDED = frozenset({"remark", "action_update", "progress", "evidence"})
"""The tables that may get rows in a chair's copy."""

MAY_CHANGE: Mapping[str, frozenset[str]] = {
    "action": frozenset({"text", "owner", "due_written", "due_on", "status", "importance", "completed_on"}),
    "tracking_decision": frozenset(
        {"text", "officer", "target_written", "target_on", "status", "importance", "completed_on"}
    ),
    "minute_paragraph": frozenset({"text", "marks"}),
    "report_paragraph": frozenset({"text", "marks"}),
    "review": frozenset({"state", "returned_at"}),
}
"""The columns of rows that were sent which may change there."""


class NotInAReview(UserError):
    """A change that belongs to the board's own file was tried in the chair's copy."""


def is_chairs_copy(connection: Connection) -> bool:
    """Whether the open file is a review that was sent to a chair."""
    found = connection.exec_driver_sql(
        "SELECT 1 FROM review WHERE state IN ('with the chair', 'returned') LIMIT 1"
    )
    return found.first() is not None


def is_permitted(image: Image, made_here: Iterable[str] | frozenset[str]) -> bool:
    """Whether one change may stand in a chair's copy.

    Args:
        image: The change, as the journal has it.
        made_here: The ids of the rows that were added there.
    """
    if image.op == "I":
        return image.table in MAY_BE_ADDED
    if image.table in MAY_BE_ADDED and image.row_id in made_here:
        return True
    if image.op == "D":
        return False
    columns = set(json.loads(image.new or "{}"))
    return columns <= MAY_CHANGE.get(image.table, frozenset())


def refuse_other_changes(connection: Connection, number: int) -> None:
    """Refuse a step that a chair's copy must not hold; in any other file everything is let through.

    Raises:
        NotInAReview: The step holds a change that is not the chair's to make; nothing of it is kept.
    """
    if not is_chairs_copy(connection):
        return
    images = images_of(connection, number)
    touched = {image.row_id for image in images if image.table in MAY_BE_ADDED}
    made_here = touched & _made_since_sent(connection)
    if not all(is_permitted(image, made_here) for image in images):
        raise NotInAReview(
            "That cannot be changed in a review: it is the officer’s to do.",
            "Comment on it; the officer reads that when the review comes back.",
        )


def _made_since_sent(connection: Connection) -> set[str]:
    rows = connection.exec_driver_sql(
        "SELECT row_id FROM change_row WHERE op = 'I' AND txn_no > "
        "(SELECT coalesce(max(no), 0) FROM change_txn WHERE kind = 'base')"
    )
    return {row_id for (row_id,) in rows}
