"""The sample board: a year of an invented improvement board, for looking round and for trying things on.

Its words are data in `resources/sample`; here they go through the use cases a secretariat uses.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from boardkeeper.sample import board, figures, follow_up, meetings, plan, reports
from boardkeeper.sample.words import Building

if TYPE_CHECKING:
    from db.store import Store

__all__ = ["build_sample"]

_STEPS: tuple[tuple[str, Callable[[Building], None]], ...] = (
    ("The board and its people", board.build),
    ("Figures from the workbook", figures.build),
    ("The improvement plan", plan.build),
    ("The work programme", follow_up.build_programme),
    ("A year of meetings", meetings.build),
    ("Reports for the next one", reports.build),
    ("Decisions and actions", follow_up.build_follow_up),
    ("What the chair remarked", follow_up.build_remarks),
)


def build_sample(store: Store, who: str, progress: Callable[[str, int, int], None] | None = None) -> str:
    """Make the sample board in a store; answers its id.

    It is one step and the floor of undo: whoever looks round can take back what they did, down to the sample itself.

    Args:
        store: The file.
        who: Who makes it.
        progress: Called with what is being made, steps done, and all steps.

    Raises:
        UserError: The file holds the sample board already.
    """
    read = figures.read_workbook()
    with store.edit("Make the sample board", who, undoable=False) as session:
        building = Building(session, who, read)
        for done, (what, build) in enumerate(_STEPS):
            if progress is not None:
                progress(what, done, len(_STEPS))
            build(building)
        board_id = building.board_id
    if progress is not None:
        progress("The sample board is ready", len(_STEPS), len(_STEPS))
    return board_id
