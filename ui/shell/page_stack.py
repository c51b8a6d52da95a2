"""The pages, made on their first visit and refreshed when their tables change and they can be seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.office import BoardName
from ui.operations import Changes
from ui.page import Cover, Page, PageEntry, Place, Workplace
from ui.shell.command_set import CommandSet


class PageStack(QStackedWidget):
    """Shows one page of the current board.

    Signals:
        page_shown: The id of the page that came to the front.
    """

    page_shown = Signal(str)

    def __init__(
        self,
        entries: Sequence[PageEntry],
        welcome: QWidget,
        commands: CommandSet,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pageStack")
        self._entries = {entry.id: entry for entry in entries}
        self._commands = commands
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._other_board: set[str] = set()
        self._board: BoardName | None = None
        self._workplace: Workplace | None = None
        self._covered = ""
        self.addWidget(welcome)

    def move_in(self, workplace: Workplace) -> None:
        """Say what pages work with; before the first page is shown."""
        self._workplace = workplace
        workplace.operations.changed.connect(self._on_changed)

    def enter(self, entries: Sequence[PageEntry], workplace: Workplace) -> None:
        """Show other pages from now on, as another mode wants them; those that exist are taken away."""
        self._clear()
        self._entries = {entry.id: entry for entry in entries}
        self._workplace = workplace

    @property
    def current_page(self) -> Page | None:
        """The page in front, if a board is open."""
        page = self.currentWidget()
        return page if isinstance(page, Page) else None

    @property
    def current_id(self) -> str:
        """The id of the page in front; empty while the welcome is shown."""
        return next((key for key, page in self._pages.items() if page is self.currentWidget()), "")

    def foot_height(self) -> int:
        """How much at the foot of the page in front no toast may cover."""
        page = self.current_page
        return page.foot_height() if page is not None else 0

    def go(self, place: Place) -> None:
        """Bring a page to the front, and select a thing on it if one is meant."""
        if self._board is None or place.page not in self._entries:
            return
        page = self._pages.get(place.page) or self._make(place.page, self._board)
        self.setCurrentWidget(page)
        self._commands.show_page(place.page, self._entries[place.page].title)
        self._catch_up(place.page, page)
        if place.thing_id:
            page.reveal(place.thing_id)
        self.page_shown.emit(place.page)

    def cover(self, cover: Cover) -> None:
        """Put something in front of the pages; going to any page takes it away."""
        if self.indexOf(cover) < 0:
            self.addWidget(cover)
        self._covered = self.current_id
        self.setCurrentWidget(cover)
        self._commands.show_page("")

    def uncover(self) -> None:
        """Bring back what was in front before."""
        if not isinstance(self.currentWidget(), Cover):
            return
        if self._covered:
            self.go(Place(self._covered))
        else:
            self.setCurrentIndex(0)

    def focus_filter(self) -> bool:
        """Put the cursor into the filter of what is in front; False when it has none."""
        front = self.currentWidget()
        return isinstance(front, Page | Cover) and front.focus_filter()

    def show_board(self, board: BoardName | None) -> None:
        """Show another board on the pages that exist; None takes the pages away and shows the welcome."""
        self._board = board
        if board is None:
            self._clear()
            return
        for key, page in self._pages.items():
            if page is self.currentWidget():
                page.show_board(board)
            else:
                self._other_board.add(key)

    def _catch_up(self, page_id: str, page: Page) -> None:
        assert self._board is not None
        if page_id in self._other_board:
            page.show_board(self._board)
        elif page_id in self._stale:
            page.refresh(None)
        self._other_board.discard(page_id)
        self._stale.discard(page_id)

    def _make(self, page_id: str, board: BoardName) -> Page:
        assert self._workplace is not None
        entry = self._entries[page_id]
        page = entry.load()(self._workplace, self)
        page.setAccessibleName(entry.title)
        self._pages[page_id] = page
        self._commands.add_page_commands(page_id, page.COMMANDS, page)
        self.addWidget(page)
        page.show_board(board)
        return page

    def _clear(self) -> None:
        self.setCurrentIndex(0)
        self._commands.show_page("")
        for key, page in self._pages.items():
            self._commands.drop_page_commands(key)
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._stale.clear()
        self._other_board.clear()

    @Slot(object, object)
    def _on_changed(self, changes: Changes, _origin: object) -> None:
        for key, page in self._pages.items():
            if not page.concerns(changes):
                continue
            if page is self.currentWidget():
                page.refresh(changes)
            else:
                self._stale.add(key)
