"""A figure edited in place: “25”, “25%”, “£1,200”."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Signal, Slot

from ui.panes import InlineEdit

_DECORATION = str.maketrans("", "", "%£, \N{NO-BREAK SPACE}")


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


def read_figure(text: str) -> Decimal | None:
    """A figure as people type it; None for anything else."""
    try:
        figure = Decimal(text.translate(_DECORATION).replace("−", "-"))
    except InvalidOperation:
        return None
    return figure if figure.is_finite() else None
