"""The words of a block with their looks, whole or between two positions of the document."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock

from ui.writing.formats import DIGEST, is_bold
from ui.writing.runs import Run

OBJECT = "\ufffc"
"""What stands in the text where a picture is."""
LINE = "\u2028"
"""A line break within a paragraph, as the document holds it."""


def runs_in(block: QTextBlock, start: int, end: int) -> tuple[list[Run], str]:
    """The words of a block between two positions, and the digest of the first picture there."""
    runs: list[Run] = []
    digest = ""
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        place += 1
        form = fragment.charFormat()
        words = _cut(fragment.text(), start - fragment.position(), end - fragment.position())
        if form.isImageFormat() and words:
            digest = digest or str(form.property(DIGEST) or "")
        words = words.replace(OBJECT, "").replace(LINE, "\n")
        if words:
            runs.append(Run(words, is_bold(form), form.fontItalic(), form.anchorHref()))
    return runs, digest


def units(text: str, place: int) -> int:
    """Where a place of a text lies in Qt’s counting, which takes units of UTF-16."""
    return len(text[:place].encode("utf-16-le")) // 2


def _cut(words: str, start: int, end: int) -> str:
    """The part between two places, which Qt counts in units of UTF-16."""
    if start <= 0 and end >= 2 * len(words):
        return words
    encoded = words.encode("utf-16-le")
    return encoded[2 * max(start, 0) : 2 * max(end, 0)].decode("utf-16-le", "ignore")
