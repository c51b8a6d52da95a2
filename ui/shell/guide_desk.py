"""Opens the guide in front of the pages, at the chapter that fits the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.page import PageEntry
from ui.shell.command_set import CommandSet
from ui.shell.page_stack import PageStack
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from ui.guide.pane import GuidePane

_FIRST_CHAPTER = "getting-started"


class GuideDesk(QObject):
    """Performs F1: the guide comes to the front, and F1 again or Escape puts it away."""

    def __init__(
        self, commands: CommandSet, pages: PageStack, entries: Sequence[PageEntry], theme: Theme
    ) -> None:
        super().__init__(pages)
        self._pages = pages
        self._chapters = {entry.id: entry.chapter for entry in entries}
        self._theme = theme
        self._pane: GuidePane | None = None
        commands.bind("help.guide", self.toggle)

    @property
    def pane(self) -> GuidePane:
        """The guide; made when it is first wanted, since most days it is not."""
        if self._pane is None:
            from ui.guide.pane import GuidePane

            self._pane = GuidePane(self._theme, self._pages)
            self._pane.closed.connect(self._on_closed)
        return self._pane

    def toggle(self) -> None:
        """Open the guide for the page in front, or put it away."""
        if self._pages.currentWidget() is self._pane:
            self._pages.uncover()
            return
        page = self._pages.current_page
        shown = page.chapter if page is not None else ""
        chapter = shown or self._chapters.get(self._pages.current_id, "") or _FIRST_CHAPTER
        self._pages.cover(self.pane)
        self.pane.open(chapter)

    @Slot()
    def _on_closed(self) -> None:
        self._pages.uncover()
