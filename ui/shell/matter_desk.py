"""“History of this matter”: from whatever is in front, or, where that is no matter, from words."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.page import Place
from ui.shell.command_set import CommandSet
from ui.shell.page_stack import PageStack

PAGE = "matter"


class MatterDesk(QObject):
    """Opens the history of what is chosen on the page in front."""

    def __init__(self, commands: CommandSet, pages: PageStack) -> None:
        super().__init__(pages)
        self._pages = pages
        commands.bind("matter.open", self.open)

    def open(self) -> None:
        """Show the history of the chosen thing; without one, ask for words."""
        page = self._pages.current_page
        thing_id = page.matter_id if page is not None else ""
        self._pages.go(Place(PAGE, thing_id))
        shown = self._pages.current_page
        if not thing_id and shown is not None and self._pages.current_id == PAGE:
            look = getattr(shown, "look_for_another", None)
            if look is not None:
                look()
