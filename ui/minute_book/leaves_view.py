"""The pages of the minute book, each below the number of its leaf."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.meetings.pack.laid_out import LaidOutPages
from ui.meetings.pack.pages_view import PagesView
from ui.page import Workplace


class LeavesView(PagesView):
    """Shows a `LaidOutBook`."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.setAccessibleName("Pages of the minute book")

    @staticmethod
    def words_of(pack: LaidOutPages, index: int) -> str:
        """“Leaf 17a”; front leaves and index by their own names."""
        label = pack.labels[index]
        named = f"Leaf {label}" if label[:1].isdigit() or label.startswith("II") else label
        return f"{named}  ·  sheet {index + 1} of {len(pack.sizes)}"
