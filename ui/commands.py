"""What can be done, as data: menus, shortcuts, tooltips and the command palette are all made from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Menu(StrEnum):
    """The menus, in their order."""

    FILE = "&File"
    EDIT = "&Edit"
    PAGE = "&Page"
    VIEW = "&View"
    HELP = "&Help"


class When(StrEnum):
    """What must be so for a command to be of use."""

    ALWAYS = "always"
    BOARD_OPEN = "a board is open"
    CAN_UNDO = "a step can be undone"
    CAN_REDO = "a step can be redone"
    PAGE_SHOWN = "its page is shown"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done.

    Attributes:
        id: Its key; “go:meetings” is performed by what is bound to “go”, with “meetings”.
        title: What the menu says, in the imperative; “…” when it asks for something first.
        icon: A drawing of the resources; empty for none.
        menu: Where it is found.
        shortcut: As people read it: “Ctrl+Shift+M”; empty for none.
        when: When it can be used.
        submenu: The title of the submenu it lies in.
        group: Commands of one group exclude each other and show a tick.
        starts_section: Whether a line is drawn above it.
        method: For a command of a page, the page's method that performs it.
        words: Other words that should find it in the palette.
    """

    id: str
    title: str
    icon: str = ""
    menu: Menu = Menu.PAGE
    shortcut: str = ""
    when: When = When.ALWAYS
    submenu: str = ""
    group: str = ""
    starts_section: bool = False
    method: str = ""
    words: str = ""

    @property
    def plain_title(self) -> str:
        """The title without mnemonics."""
        return self.title.replace("&", "")
