"""The way to the chair and back, from the page of the review: which form or page is opened for what."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ui.page import Place, Workplace
from ui.reviews.send_back_form import SendingBack
from ui.reviews.sending import SendingReview

MERGE = "merge"
"""The page on which what came back is brought together with the board."""


class Exchange(QObject):
    """Opens the forms that send a review and send it back, and the page that brings in what came back.

    Args:
        workplace: What the page works with.
        page: Over what the forms stand.
    """

    def __init__(self, workplace: Workplace, page: QWidget) -> None:
        super().__init__(page)
        self._workplace = workplace
        self.sending = SendingReview(workplace, page)
        self.sending_back = SendingBack(workplace, page)

    def start_sending(self, board_id: str, meeting_id: str = "") -> None:
        """Ask for whom and for which meeting, then write the review file."""
        self.sending.ask(board_id, meeting_id)

    @Slot()
    def start_sending_back(self) -> None:
        """Ask where the file that goes back is written."""
        self.sending_back.ask()

    @Slot()
    def bring_in(self) -> None:
        """Go to where the file that came back is chosen and merged."""
        self._workplace.go(Place(MERGE))
