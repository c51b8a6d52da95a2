"""What the command palette offers, and what happens when something is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from ui.commands import Menu
from ui.office import Found, Office
from ui.operations import Desk, Operations
from ui.page import PageEntry, Place
from ui.shell.command_set import CommandSet
from ui.shell.open_file import OpenFile
from ui.shell.page_stack import PageStack
from ui.shell.palette import CommandPalette, PaletteEntry
from ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class _Answer:
    words: str
    found: Sequence[Found]


Key: TypeAlias = str | Place
"""What a line of the palette stands for: a command's id, or a place."""


class Finding(QObject):
    """Opens the palette, asks the board, and goes where the user chose."""

    def __init__(
        self,
        office: Office,
        operations: Operations,
        open_file: OpenFile,
        commands: CommandSet,
        pages: PageStack,
        entries: Sequence[PageEntry],
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._office = office
        self._operations = operations
        self._open_file = open_file
        self._commands = commands
        self._pages = pages
        self._icons = {entry.id: entry.icon for entry in entries}
        self.palette = CommandPalette(theme, window)
        self.palette.search_wanted.connect(self._on_search_wanted)
        self.palette.chosen.connect(self._on_chosen)
        commands.bind("edit.palette", self.open)
        commands.bind("edit.filter", self.focus_filter)

    def open(self) -> None:
        """Show the palette with every command that can be used now."""
        self.palette.open(self._command_entries())

    def focus_filter(self) -> None:
        """Put the cursor into the page's filter, or open the palette on a page that has none."""
        if not self._pages.focus_filter():
            self.open()

    def _command_entries(self) -> list[PaletteEntry]:
        entries = []
        for command, title in self._commands.usable():
            goes = command.id.startswith("go:")
            keys = QKeySequence.fromString(command.shortcut)
            entries.append(
                PaletteEntry(
                    key=command.id,
                    title=f"Go to {title}" if goes else title,
                    context="" if goes or command.menu is Menu.PAGE else command.menu.value.replace("&", ""),
                    hint=keys.toString(QKeySequence.SequenceFormat.NativeText),
                    icon=command.icon,
                    words=command.words,
                )
            )
        return sorted(entries, key=_nearness)

    @Slot(str)
    def _on_search_wanted(self, words: str) -> None:
        board = self._open_file.board
        if board is None:
            return
        office, board_id = self._office, board.id

        def search(desk: Desk) -> _Answer:
            return _Answer(words, office.search(desk, board_id, words))

        self._operations.run(None, search, on_done=self._on_found)

    def _on_found(self, answer: _Answer) -> None:
        self.palette.show_found(
            answer.words,
            [
                PaletteEntry(
                    key=Place(found.page, found.thing_id),
                    title=found.title,
                    context=found.context,
                    hint=found.kind,
                    icon=self._icons.get(found.page, "search"),
                )
                for found in answer.found
            ],
        )

    @Slot(object)
    def _on_chosen(self, key: Key) -> None:
        if isinstance(key, Place):
            self._pages.go(key)
        else:
            self._commands.perform(key)


def _nearness(entry: PaletteEntry) -> int:
    """What the page in front can do, then the pages, then the rest."""
    if str(entry.key).startswith("go:"):
        return 1
    return 2 if entry.context else 0
