"""The chair's side: a review is sent back as a sealed copy under a new name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from boardkeeper.clock import current_moment
from boardkeeper.errors import UserError
from boardkeeper.reviews.reading import review_here_in
from boardkeeper.reviews.sealing import refuse_other
from boardkeeper.reviews.views import SUFFIX
from db import opening
from db.tables.reviews import Review, ReviewState

if TYPE_CHECKING:
    from db.store import Store

__all__ = ["proposed_name", "send_back"]

_BACK = " - back"


def send_back(store: Store, who: str, path: Path) -> Path:
    """Write what the chair did as a sealed copy; the chair may go on working and send again.

    Args:
        store: The chair's copy.
        who: Who sends it back.
        path: Where the copy goes; the open file stays where it is.

    Raises:
        UserError: This is no chair's copy, or nothing can be written there.
    """
    path = path.resolve()
    if opening.is_held(path):
        raise UserError(
            f"“{path.name}” is the file that is open.", "Send it back under another name, beside it."
        )
    refuse_other(path)
    with store.read() as session:
        here = review_here_in(session)
    if here is None:
        raise UserError(
            "This file is a board’s own, not a review that was sent to a chair.",
            "A review is sent back from the file that came with it.",
        )
    with store.edit(f"Send review {here.number} back", who) as session:
        row = session.get_one(Review, here.id)
        row.state, row.returned_at = ReviewState.RETURNED, current_moment()
    try:
        store.copy_to(path)
    except BaseException:
        store.undo(who)  # it was not sent back after all
        raise
    return path


def proposed_name(store: Store) -> str:
    """What the copy may be called: the file's own name and “back”, with a number when that was used before."""
    stem = store.path.stem
    name, count = f"{stem}{_BACK}{SUFFIX}", 2
    while store.path.with_name(name).exists():
        name = f"{stem}{_BACK} {count}{SUFFIX}"
        count += 1
    return name
