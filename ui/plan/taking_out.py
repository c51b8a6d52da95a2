"""The plan on paper: on a printer, or in a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from boardkeeper import plan_paper
from boardkeeper.clock import current_day
from boardkeeper.plan import PlanView
from ui.page import Workplace
from ui.paper_out import PaperOut

if TYPE_CHECKING:
    from boardkeeper.documents.blocks import Pack


class PlanTakingOut(QObject):
    """Prints and saves one plan.

    Args:
        workplace: What the page works with.
        parent: The page.
    """

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._out = PaperOut(workplace, "plan", parent)

    def print(self, board_id: str, shown: PlanView) -> None:
        """Lay the plan out, then ask for a printer."""
        self._gather(board_id, shown, self._out.print)

    def save(self, board_id: str, shown: PlanView) -> None:
        """Ask for a place and write the plan there."""
        path = self._out.ask_path(f"{shown.title} {current_day().isoformat()}", "Save the plan")
        if path is not None:
            self.save_to(board_id, shown, path)

    def save_to(self, board_id: str, shown: PlanView, path: Path) -> None:
        """The same without asking."""
        self._gather(board_id, shown, partial(self._out.save_to, path=path))

    def _gather(self, board_id: str, shown: PlanView, on_done: Callable[[Pack], None]) -> None:
        self._workplace.operations.run(
            None, plan_paper.gather_plan, board_id, shown.id, on_done=on_done, origin=self
        )
