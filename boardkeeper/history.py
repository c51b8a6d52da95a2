"""What was done to a file: the steps, undo and redo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.history import HistoryStep, Undone

if TYPE_CHECKING:
    from db.store import Store

__all__ = ["HistoryStep", "Undone", "list_steps", "redo", "undo", "undo_step"]


def list_steps(store: Store, limit: int = 100, offset: int = 0) -> Sequence[HistoryStep]:
    """The steps of a file, newest first."""
    return store.history(limit=limit, offset=offset)


def undo(store: Store, who: str) -> Undone:
    """Take back the newest step that stands."""
    return store.undo(who)


def redo(store: Store, who: str) -> Undone:
    """Do again what was undone last."""
    return store.redo(who)


def undo_step(store: Store, who: str, step_id: str) -> Undone:
    """Take back one older step and leave the later ones."""
    return store.undo_step(step_id, who)
