"""A figure or a target edited in place: “25”, “25%”, “£1,200”, “80 to 85”."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal, Slot

from boardkeeper import kpis
from boardkeeper.errors import UserError
from boardkeeper.kpis import Unit
from ui.panes import InlineEdit


class FigureEdit(InlineEdit):
    """A line that takes a figure; what is none stays to be mended, with a word beside it.

    Signals:
        figure_committed: The `Decimal` that was meant.
    """

    figure_committed = Signal(object)

    def show_figure(self, text: str) -> None:
        """Show a figure, or nothing."""
        self.mark_wrong("")
        self.show_text(text)

    @Slot()
    def _commit(self) -> None:
        text = self.text().strip()
        if text == self._shown:
            self.mark_wrong("")
            return
        figure = read_figure(text)
        if figure is None:
            self.mark_wrong(f"“{text}” is not a figure. Write it like 25 or 25.5.")
            return
        self._shown = text
        self.mark_wrong("")
        self.figure_committed.emit(figure)


class TargetEdit(InlineEdit):
    """A line that takes a target: a figure, a range, or “Monitor only”.

    Signals:
        target_committed: The `TargetWords` that were meant.
    """

    target_committed = Signal(object)

    def show_figure(self, text: str) -> None:
        """Show a target, or nothing."""
        self.mark_wrong("")
        self.show_text(text)

    @Slot()
    def _commit(self) -> None:
        text = self.text().strip()
        if text == self._shown:
            self.mark_wrong("")
            return
        try:
            target = kpis.read_target(text)
        except UserError as error:
            self.mark_wrong(f"{error.sentence} {error.next_step}")
            return
        if not text:
            self.mark_wrong("Write it like 80, 80 to 85, or Monitor only.")
            return
        self._shown = text
        self.mark_wrong("")
        self.target_committed.emit(target)


def read_figure(text: str) -> Decimal | None:
    """A figure as people type it; None for anything else."""
    try:
        return kpis.read_figure(text)
    except UserError:
        return None


def exact_figure(value: Decimal | None, unit: Unit) -> str:
    """A figure to be edited: every digit it has, with the mark of its unit; blank without one."""
    if value is None:
        return ""
    digits = f"{value.normalize():f}"
    return f"{digits}%" if unit is Unit.PERCENT else digits
