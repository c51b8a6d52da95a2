"""A “/” typed at the beginning of a word calls for what follows it: /resolved, /exempt 2, /action Jean Kelly."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QTextBlock, QTextCursor

from ui.meetings.minutes.surface.forms import is_cell
from ui.meetings.minutes.surface.sheet import PieceSheet

_CALL = re.compile(r"(?:^|(?<=\s))/(?=\w|$)")


class Slash:
    """Knows whether a “/” is being typed on a sheet.

    Args:
        sheet: What is written on.
        tell: Gets the words behind it and where the cursor is, each time they change.
        end: Hears that none is being typed any more.
    """

    def __init__(
        self, sheet: PieceSheet, tell: Callable[[str, QRect], None], end: Callable[[], None]
    ) -> None:
        self._sheet = sheet
        self._tell = tell
        self._tell_end = end
        self._given_up = -1
        self._told: str | None = None
        self.is_on = False

    def look(self, *, was_typed: bool) -> None:
        """Look what stands before the cursor; a “/” that has stood there is not taken up by merely passing it."""
        start = self._start()
        if start < 0 or (start != self._given_up and not (was_typed or self.is_on)):
            self._end()
            return
        if start != self._given_up:
            self.is_on = True
            cursor = self._sheet.textCursor()
            words = cursor.block().text()[start + 1 : cursor.positionInBlock()]
            if words == self._told:
                return
            self._told = words
            self._tell(words, self._sheet.cursorRect())

    def give_up(self) -> None:
        """Let the “/” be a stroke like any other."""
        self._given_up = self._start()
        self._told, self.is_on = None, False
        self._tell_end()

    def take(self) -> str:
        """Take the “/” and its words out of the text; answers the words."""
        cursor = self._sheet.textCursor()
        start = self._start()
        if start < 0:
            return ""
        end = cursor.position()
        cursor.setPosition(cursor.block().position() + start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        words = cursor.selectedText()[1:]
        cursor.removeSelectedText()
        self._end()
        return words

    def _end(self) -> None:
        self._given_up, self._told = -1, None
        if self.is_on:
            self.is_on = False
            self._tell_end()

    def _start(self) -> int:
        """Where the “/” stands in its block; −1 when there is none before the cursor."""
        cursor = self._sheet.textCursor()
        block: QTextBlock = cursor.block()
        if cursor.hasSelection() or is_cell(block):
            return -1
        before = block.text()[: cursor.positionInBlock()]
        found = _CALL.search(before) if "/" in before else None
        return -1 if found is None else found.start()
