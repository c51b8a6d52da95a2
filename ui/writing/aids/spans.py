"""Places in the words of a block, as Python counts them and as Qt does, and words put in their place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtGui import QTextBlock, QTextCursor

from ui.writing.block_words import units
from ui.writing.inks import Layer


class Painter(Protocol):
    """What paints layers over the words of a surface: the surface of minutes itself, the inks of a report's."""

    @property
    def layers(self) -> dict[str, Layer]:
        """The layers by name."""

    def repaint_layer(self, name: str, blocks: Iterable[QTextBlock] | None = None) -> None:
        """Ask a layer anew about these blocks, or about all of them."""


def span(text: str, start: int, end: int) -> tuple[int, int]:
    """First place and length, as Qt counts, of a part of a text."""
    if text.isascii():
        return start, end - start
    first = units(text, start)
    return first, units(text, end) - first


def cursor_over(block: QTextBlock, start: int, end: int) -> QTextCursor:
    """A cursor that has a part of a block selected; the places are as Python counts."""
    first, length = span(block.text(), start, end)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + first)
    cursor.setPosition(block.position() + first + length, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def put(cursor: QTextCursor, words: str) -> None:
    """Put words in place of what is selected, looking as its first letter did; one step of the document's undo."""
    first = QTextCursor(cursor)
    first.setPosition(min(cursor.selectionStart() + 1, cursor.selectionEnd()))
    cursor.insertText(words, first.charFormat())


def place_in(block: QTextBlock, position: int) -> int:
    """Where a position of the document lies in the words of a block, as Python counts."""
    text, within = block.text(), position - block.position()
    return (
        within
        if text.isascii()
        else len(text.encode("utf-16-le")[: 2 * within].decode("utf-16-le", "ignore"))
    )
