"""What was done to a file: the steps, undo and redo."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from boardkeeper.lists import Page, Wanted
from db.history import HistoryStep, Undone
from db.journal import StepKind

if TYPE_CHECKING:
    from db.store import Store

__all__ = [
    "HistoryStep",
    "StepKind",
    "Undone",
    "find_steps",
    "list_steps",
    "redo",
    "undo",
    "undo_step",
]

_ALL_STEPS = 1_000_000


def list_steps(store: Store, limit: int = 100, offset: int = 0) -> Sequence[HistoryStep]:
    """The steps of a file, newest first."""
    return store.history(limit=limit, offset=offset)


def find_steps(store: Store, wanted: Wanted) -> Page[HistoryStep]:
    """The steps a screen shows, newest first; the filter’s words must all occur in a step’s label or its author."""
    words = wanted.words.casefold().split()
    if not words:
        # Steps are numbered without a gap and never taken away.
        total = next((step.no for step in store.history(limit=1)), 0)
        return Page(tuple(store.history(limit=wanted.limit, offset=wanted.offset)), total)
    fitting = [
        step
        for step in store.history(limit=_ALL_STEPS)
        if all(word in f"{step.label} {step.who}".casefold() for word in words)
    ]
    return Page(tuple(islice(fitting, wanted.offset, wanted.offset + wanted.limit)), len(fitting))


def undo(store: Store, who: str) -> Undone:
    """Take back the newest step that stands."""
    return store.undo(who)


def redo(store: Store, who: str) -> Undone:
    """Do again what was undone last."""
    return store.redo(who)


def undo_step(store: Store, who: str, step_id: str) -> Undone:
    """Take back one older step and leave the later ones."""
    return store.undo_step(step_id, who)
