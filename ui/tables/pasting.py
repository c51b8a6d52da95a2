"""A block of cells on the clipboard, as Excel and Word put it there."""

from __future__ import annotations

import csv
from io import StringIO


def clipboard_block(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of tab-separated text, line by line; a cell that holds a line break or a tab stands in quotes.

    Every line has as many cells as the longest; a last line without any is no line.
    """
    if '"' in text and not _are_quotes_whole(text):
        # A stray inch mark is no quotation: take every line as it stands.
        lines = [line.split("\t") for line in text.splitlines()]
    else:
        lines = list(csv.reader(StringIO(text, newline=""), delimiter="\t"))
    while lines and not any(cell.strip() for cell in lines[-1]):
        lines.pop()
    widest = max((len(line) for line in lines), default=0)
    return tuple((*map(str.strip, line), *[""] * (widest - len(line))) for line in lines)


def _are_quotes_whole(text: str) -> bool:
    """Whether quotes open at the beginning of a cell only, as Excel writes them."""
    opens = sum(1 for cell in text.replace("\n", "\t").split("\t") if cell.startswith('"'))
    return bool(opens) and text.count('"') % 2 == 0
