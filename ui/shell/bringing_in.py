"""Workbooks and reviews into the window: the Import command, and files that are dropped on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ui.page import Place
from ui.shell.command_set import CommandSet
from ui.shell.open_file import OpenFile
from ui.shell.page_stack import PageStack

IMPORT_PAGE = "import"
OLD_MINUTES_PAGE = "old-minutes"
MERGE_PAGE = "merge"
_BOARD, _REVIEW = ".board", ".review"


class BringingIn(QObject):
    """Opens the page for imports, and hands a dropped file to the page in front, or else to that one.

    A board is opened. A review is brought back to the board that is open; without one, or on the chair's laptop, it is
    opened too.
    """

    def __init__(self, commands: CommandSet, pages: PageStack, open_file: OpenFile, window: QWidget) -> None:
        super().__init__(window)
        self._pages = pages
        self._open_file = open_file
        self._window = window
        commands.bind("file.import", self.open)
        commands.bind("file.old_minutes", self.open_old_minutes)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def open(self) -> None:
        """Bring the page for imports to the front, for the page that was in front."""
        if self._pages.current_id != IMPORT_PAGE:
            self._pages.go(Place(IMPORT_PAGE, self._pages.current_id))

    def open_old_minutes(self) -> None:
        """Bring the page for old minutes to the front, for whichever meeting they are of."""
        self._pages.go(Place(OLD_MINUTES_PAGE))

    def take(self, path: Path) -> None:
        """Hand a file to whichever page can use it."""
        page = self._pages.current_page
        is_at_home = page is not None and self._open_file.review is None
        if path.suffix.casefold() == _BOARD or (path.suffix.casefold() == _REVIEW and not is_at_home):
            self._open_file.open(path)
            return
        if page is None or page.take_file(path):
            return
        if path.suffix.casefold() == _REVIEW:
            self._pages.go(Place(MERGE_PAGE, str(path)))
            return
        self.open()
        page = self._pages.current_page
        if page is not None:
            page.take_file(path)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            path = _file_of(event)
            if path is not None:
                event.acceptProposedAction()
                self.take(path)
                return True
        elif (
            isinstance(event, QDragEnterEvent)
            and event.type() == QEvent.Type.DragEnter
            and self._is_of_use(_file_of(event))
        ):
            event.acceptProposedAction()
            return True
        return False

    def _is_of_use(self, path: Path | None) -> bool:
        if path is None:
            return False
        return self._pages.current_page is not None or path.suffix.casefold() in {_BOARD, _REVIEW}


def _file_of(event: QDropEvent) -> Path | None:
    """The one file that is dragged; None for several, for folders and for what is no file."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.is_file() else None
