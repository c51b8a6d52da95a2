"""What every page of the window is: a widget that shows one board and refreshes when its tables change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from boardkeeper.errors import UserError
from ui.commands import Command
from ui.office import BoardName
from ui.operations import Changes, Operations
from ui.tasks import TaskPool
from ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page of the window, most often a line of the rail.

    Attributes:
        id: The page's key: “meetings”; its shortcut is Ctrl and its place in the rail.
        title: What the rail says.
        icon: A drawing of the resources.
        home: Where the page's class lives, “ui.meetings.page:MeetingsPage”; imported on the first visit.
        is_on_rail: Whether the rail lists it; a page that is not is reached by a command and left again.
        chapter: The chapter of the guide that F1 opens here.
    """

    id: str
    title: str
    icon: str
    home: str
    is_on_rail: bool = field(default=True, kw_only=True)
    chapter: str = field(default="", kw_only=True)

    def load(self) -> type[Page]:
        """Import the page's class."""
        module, _, name = self.home.partition(":")
        found: type[Page] = getattr(import_module(module), name)
        return found


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: a page and, if meant, a thing on it."""

    page: str
    thing_id: str = ""


def _stay(_board_id: str, /) -> None:
    """Where a page stands alone, there is no other board to show."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """What a page works with.

    Attributes:
        theme: Palette, type and icons.
        operations: The door to the board.
        tasks: Long work on plain values.
        settings: What the window remembers.
        go: Opens a place.
        say: Shows a sentence as a toast, without Undo.
        complain: Shows an error in the banner.
        show_board: Shows another board of the file, also one that was made just now.
        is_review: Whether the open file is a review on the chair's laptop: there one reads, remarks and proposes.
        holds_exempt: Whether exempt matter can be in the open file: in most reviews there is none to show or to leave out.
    """

    theme: Theme
    operations: Operations
    tasks: TaskPool
    settings: QSettings
    go: Callable[[Place], None]
    say: Callable[[str], None]
    complain: Callable[[UserError], None]
    show_board: Callable[[str], None] = _stay
    is_review: bool = False
    holds_exempt: bool = True


class Cover(QWidget):
    """Something that stands in front of the pages for a while, as the guide does."""

    def foot_height(self) -> int:
        """How much at its foot no toast may cover, because people are typing there; in pixels."""
        return 0

    def focus_filter(self) -> bool:
        """Put the cursor where one looks for words; False when there is no such place."""
        return False


class Page(QWidget):
    """Base of all pages. Made on the first visit, then kept.

    A page reads its board in `show_board` through `workplace.operations` and again in `refresh`; the shell calls
    `refresh` only when one of `TABLES` has changed, and while the page is hidden not before it is shown again.

    Class attributes:
        TABLES: The tables whose changes concern the page.
        COMMANDS: What can be done on this page; each needs a method named by `Command.method`.
    """

    TABLES: ClassVar[frozenset[str]] = frozenset()
    COMMANDS: ClassVar[tuple[Command, ...]] = ()

    @property
    def chapter(self) -> str:
        """The chapter of the guide about what is in front on the page; blank for the page's own."""
        return ""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.workplace = workplace
        self.board: BoardName | None = None

    def show_board(self, board: BoardName) -> None:
        """Show a board from the beginning; called once after the page is made and whenever the board is switched."""
        self.board = board
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Read anew what is shown, keeping selection and scroll.

        Args:
            changes: What was touched; None when everything may be different.
        """
        raise NotImplementedError

    def concerns(self, changes: Changes) -> bool:
        """Whether the page must be read anew after these changes."""
        return changes.touches(*self.TABLES)

    def reveal(self, thing_id: str) -> None:
        """Select the thing with this id; a page without things of its own lets it be."""

    @property
    def matter_id(self) -> str:
        """The chosen thing whose history can be told; blank when nothing is chosen or it has none."""
        return ""

    def foot_height(self) -> int:
        """How much at its foot no toast may cover, because people are typing there; in pixels."""
        return 0

    def focus_filter(self) -> bool:
        """Put the cursor into the page's filter; False when it has none."""
        return False

    def take_file(self, path: Path) -> bool:
        """Take a file that was dropped on the window; False when the page has no use for it."""
        return False
