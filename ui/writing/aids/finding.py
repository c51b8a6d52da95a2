"""Looking for words in the text of a document, and putting others in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from ui.writing.aids.spans import put, span

_APOSTROPHES = re.compile(r"['’‘]")
_QUOTES = re.compile('["“”]')


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Where words were found in a document, as Qt counts."""

    start: int
    end: int


def pattern_for(words: str, *, match_case: bool = False, whole_words: bool = False) -> re.Pattern[str] | None:
    """What finds these words; None when there is nothing to look for.

    Straight and curly apostrophes and quotation marks find each other, and so do blanks of any kind.
    """
    if not words.strip():
        return None
    written = re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(words))
    written = _QUOTES.sub('["“”]', _APOSTROPHES.sub("['’‘]", written))
    if whole_words:
        before = r"(?<!\w)" if words[0].isalnum() else ""
        after = r"(?!\w)" if words[-1].isalnum() else ""
        written = f"{before}{written}{after}"
    return re.compile(written, 0 if match_case else re.IGNORECASE)


def spans_in(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """First place and length, as Qt counts, of everything found in a paragraph."""
    return [span(text, found.start(), found.end()) for found in pattern.finditer(text)]


def places_in(document: QTextDocument, pattern: re.Pattern[str]) -> tuple[FoundPlace, ...]:
    """Every place in a document, in order."""
    return tuple(
        FoundPlace(block.position() + start, block.position() + start + length)
        for block in blocks_of(document)
        for start, length in spans_in(block.text(), pattern)
    )


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    """The paragraphs of a document and of its tables."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def replace_places(document: QTextDocument, places: tuple[FoundPlace, ...], words: str) -> None:
    """Put words in place of everything found, as one step of the document's undo."""
    step = QTextCursor(document)
    step.beginEditBlock()
    for place in reversed(places):
        put(cursor_at(document, place), words)
    step.endEditBlock()


def cursor_at(document: QTextDocument, place: FoundPlace) -> QTextCursor:
    """A cursor that has a place selected."""
    cursor = QTextCursor(document)
    cursor.setPosition(place.start)
    cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
    return cursor
