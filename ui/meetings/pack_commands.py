"""What can be done with the pack of the meeting that is shown, from wherever on its page one is."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QApplication

from ui.meetings.meeting_list import MeetingList
from ui.meetings.pack.builder import PackBuilder
from ui.meetings.pack.step import PackStep
from ui.meetings.stepper import Step, Stepper
from ui.page import Page


class PackPlace(Protocol):
    """One meeting with its steps, one of them the pack."""

    @property
    def stepper(self) -> Stepper: ...
    @property
    def builder(self) -> PackBuilder: ...
    @property
    def pack(self) -> PackStep: ...


class PackCommands(Page):
    """The part of a page of meetings that is about packs; every command brings the pack to the front first."""

    list: MeetingList
    place: PackPlace

    def export_pack(self) -> None:
        """Export the pack, or show it being laid out first."""
        if self._shows_pack():
            self.place.pack.export()

    def print_pack(self) -> None:
        """Print the pack, or show it being laid out first."""
        if self._shows_pack():
            self.place.pack.print_pack()

    def find_in_pack(self) -> None:
        """Open the bar that finds words in the pack."""
        if self._shows_pack():
            self.place.pack.find_words()

    def go_to_page(self) -> None:
        """Put the cursor where a page of the pack is typed."""
        if self._shows_pack():
            self.place.pack.go_to_page()

    def choose_edition(self) -> None:
        """Open the menu of the editions of the pack."""
        if self._shows_pack():
            self.place.pack.choose_edition()

    def open_checks(self) -> None:
        """Go to what the checks of the pack found."""
        if self._shows_pack():
            self.place.pack.begin_checks()

    def compare_packs(self) -> None:
        """Hold the pack against another."""
        if self._shows_pack():
            self.place.pack.further.compare()

    def check_pack_file(self) -> None:
        """Look whether a finished pack is sound."""
        if self._shows_pack():
            self.place.pack.further.check_file()

    def publish_agenda(self) -> None:
        """Open what publishes the agenda, or the papers that wait for a supplement."""
        if self._shows_pack():
            self.place.pack.publish()

    def find_where_pages_are_read(self) -> bool:
        """Look for words in the pack where it is in front and nobody is in the list of meetings; False elsewhere."""
        used = QApplication.focusWidget()
        is_in_list = used is not None and self.list.isAncestorOf(used)
        is_in_front = self.shows_a_meeting() and self.place.stepper.current is Step.PACK
        if not is_in_front or is_in_list or self.place.builder.pack is None:
            return False
        self.place.pack.find_words()
        return True

    def shows_a_meeting(self) -> bool:
        """Whether a meeting is in front on the page."""
        raise NotImplementedError

    def _shows_pack(self) -> bool:
        if not self.shows_a_meeting():
            return False
        self.place.stepper.choose(Step.PACK)
        return True
