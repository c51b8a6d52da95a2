"""Lets the list of meetings step aside: when somebody asks for the whole width, and where work beside pages needs it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget

from ui.meetings.meeting_list import MeetingList
from ui.meetings.pack.panes import SIDE_BY_SIDE_FROM
from ui.meetings.place import MeetingPlace
from ui.page import Workplace


class ListAside(QObject):
    """Keeps the list of meetings in its pane or out of it.

    Args:
        workplace: What the page works with.
        listed: The list.
        place: The meeting beside it.
        page: Both.
    """

    def __init__(self, workplace: Workplace, listed: MeetingList, place: MeetingPlace, page: QWidget) -> None:
        super().__init__(page)
        self._workplace = workplace
        self._list = listed
        self._place = place
        self._page = page
        self._is_by_itself = False
        place.work_changed.connect(self._arrange)
        page.installEventFilter(self)

    def toggle(self) -> None:
        """Give the meeting the whole width, or bring the list back."""
        self._is_by_itself = False
        if not self._list.isHidden():
            stepper, used = self._place.stepper, QApplication.focusWidget()
            if used is not None and self._list.isAncestorOf(used):
                stepper.buttons[stepper.current].setFocus(Qt.FocusReason.OtherFocusReason)
            self._workplace.say("The list of meetings is put away; F11 brings it back.")
        self._list.setVisible(self._list.isHidden())

    def bring_back(self) -> None:
        """Show the list: somebody looks for a meeting."""
        self._is_by_itself = False
        self._list.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self._is_by_itself:
            self._arrange()
        return super().eventFilter(watched, event)

    @Slot()
    def _arrange(self) -> None:
        """Put the list away while work beside the pages would be cramped beside it, and bring it back afterwards."""
        is_in_the_way = self._place.is_worked_in and self._is_cramped()
        if is_in_the_way and not self._list.isHidden():
            self._is_by_itself = True
            self._list.hide()
        elif not is_in_the_way and self._is_by_itself:
            self.bring_back()

    def _is_cramped(self) -> bool:
        """Whether a meeting has room for two panes only where the list is not."""
        whole, needed = self._page.width(), self._workplace.theme.px(SIDE_BY_SIDE_FROM)
        return whole - self._list.width() < needed <= whole
