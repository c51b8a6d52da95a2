"""Reading and understanding for the page: in the pool from a file, on the database thread with what the board knows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from boardkeeper.errors import UserError
from boardkeeper.importing.old_minutes import (
    Corrections,
    OldMinutes,
    old_minutes_of_text,
    read_old_minutes,
    understand,
)
from boardkeeper.importing.old_minutes.paper import Paper
from boardkeeper.imports.old_minutes import OldMinutesPreview, preview_old_minutes
from ui.operations import Desk

Progress = Callable[[str, int, int], None]
Cancelled = Callable[[], bool]


def read_file(path: Path, *, progress: Progress, cancelled: Cancelled) -> OldMinutes:
    """Old minutes from a file."""
    return read_old_minutes(path, progress=progress, cancelled=cancelled)


def paste_text(text: str, *, progress: Progress, cancelled: Cancelled) -> OldMinutes:
    """Old minutes from copied text; it is done at once."""
    progress("Understanding what was pasted", 0, 1)
    if cancelled():
        raise UserError("Understanding what was pasted was stopped.")
    return old_minutes_of_text(text)


def preview_of(
    desk: Desk, board_id: str, paper: Paper, corrections: Corrections, meeting_id: str | None
) -> OldMinutesPreview:
    """The paper understood with all corrections, and held against the board."""
    return preview_old_minutes(desk, board_id, understand(paper, corrections), meeting_id)
