"""What was written, made fit to be kept: no control characters, marks on the text, tables with even rows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from boardkeeper.errors import UserError
from boardkeeper.reports.marks import tidied
from boardkeeper.reports.views import Mark, WrittenParagraph
from db.tables.reports import ReportParagraphKind as Kind

MOST_CHARACTERS = 50_000
"""Of one paragraph; a page has about 3,000."""
MOST_PARAGRAPHS = 3_000
"""Of one section."""
MOST_COLUMNS, MOST_ROWS = 12, 500
"""Of a table typed into a report; a larger one is a workbook's, and is attached."""
DEEPEST = 8

_POINTS = {Kind.BULLET, Kind.NUMBERED, Kind.LETTERED}
_LINE_ENDS = re.compile("\r\n?|[\u000b\u000c\u0085\u2028\u2029]")
#: Letters, figures, marks and line feeds that nearly all writing is made of; nothing in it has to be looked at.
_PLAIN = re.compile("[\n -~\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
_JOINERS = {"\u200c", "\u200d", "\u00ad"}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What of a paragraph is kept, apart from its picture's file."""

    kind: Kind
    level: int
    text: str
    marks: tuple[Mark, ...]

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to keep of it; a picture is something without any words."""
        return self.kind is not Kind.PICTURE and not self.text.strip()


def cleaned(written: WrittenParagraph) -> Cleaned:
    """Make a paragraph fit to be kept.

    Raises:
        UserError: It is longer than a paragraph can be, or its table is larger than one typed by hand.
    """
    if len(written.text) > MOST_CHARACTERS:
        raise UserError(
            f"A paragraph of {len(written.text):,} characters is too long to be kept.",
            f"Part it at its line ends; one holds up to {MOST_CHARACTERS:,}.",
        )
    text, places = _table(written.text) if written.kind is Kind.TABLE else _prose(written.text)
    level = max(0, min(written.level, DEEPEST)) if written.kind in _POINTS else 0
    marks = () if written.kind is Kind.PICTURE else tidied(written.marks, places)
    return Cleaned(written.kind, level, text, marks)


def clean_line(written: str) -> str:
    """A title, name or reference on one line, without control characters and doubled spaces."""
    return " ".join(_prose(written)[0].split())


def _prose(written: str) -> tuple[str, Sequence[int]]:
    """Cleaned text, and where every character of the written one went, its length last."""
    return _without_rims(*_readable(written, tab=" "))


def _readable(written: str, *, tab: str) -> tuple[str, Sequence[int]]:
    if _PLAIN.fullmatch(written):
        return written, range(len(written) + 1)
    kept: list[str] = []
    places: list[int] = []
    for index, character in enumerate(written):
        places.append(len(kept))
        if _LINE_ENDS.fullmatch(character):
            if character == "\r" and written[index + 1 : index + 2] == "\n":
                continue
            kept.append("\n")
        elif character == "\t":
            kept.append(tab)
        elif character == "\n" or character in _JOINERS or _is_readable(character):
            kept.append(character)
    places.append(len(kept))
    return "".join(kept), places


def _is_readable(character: str) -> bool:
    """Control characters, direction marks and lone halves of characters are not for reading."""
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs"}


def _without_rims(text: str, places: Sequence[int]) -> tuple[str, Sequence[int]]:
    """Drop blanks before and behind the text."""
    kept = text.strip()
    if kept == text:
        return text, places
    start = len(text) - len(text.lstrip()) if kept else 0
    return kept, [max(0, min(place - start, len(kept))) for place in places]


def _table(written: str) -> tuple[str, list[int]]:
    """Rows as lines, cells between tabs; short rows are filled up, blank rows and blank last columns go."""
    text, places = _readable(written, tab="\t")
    rows = _rows(text)
    width = max((len(row) - _blank_tail(row) for row in rows), default=0)
    if width > MOST_COLUMNS or len(rows) > MOST_ROWS:
        raise UserError(
            f"A table of {len(rows):,} rows and {width} columns is too large for a report’s page.",
            f"Attach it as an appendix; a table typed here has up to {MOST_ROWS} rows and {MOST_COLUMNS} columns.",
        )
    moved = [-1] * (len(text) + 1)
    kept: list[str] = []
    length = 0
    for row in rows if width else ():
        length += 1 if kept else 0
        for column, (start, end) in enumerate(row[:width]):
            length += 1 if column else 0
            for place in range(start, end):
                moved[place] = length + place - start
            moved[end] = max(moved[end], length + end - start)
            length += end - start
        length += max(0, width - len(row))
        cells = [text[start:end] for start, end in row[:width]]
        kept.append("\t".join(cells + [""] * (width - len(cells))))
    return "\n".join(kept), _filled(moved, places)


def _rows(text: str) -> list[list[tuple[int, int]]]:
    """Where the cells of every row that says something begin and end, blanks around them left out."""
    rows = []
    at = 0
    for line in text.split("\n"):
        row = []
        for cell in line.split("\t"):
            inner = cell.strip()
            start = at + (len(cell) - len(cell.lstrip()) if inner else 0)
            row.append((start, start + len(inner)))
            at += len(cell) + 1
        if any(start < end for start, end in row):
            rows.append(row)
    return rows


def _blank_tail(row: Sequence[tuple[int, int]]) -> int:
    return next((count for count, (start, end) in enumerate(reversed(row)) if start < end), len(row))


def _filled(moved: Sequence[int], places: Sequence[int]) -> list[int]:
    """Let characters that were dropped stand where the one before them stands."""
    last = 0
    filled = []
    for place in moved:
        last = max(last, place)
        filled.append(last)
    return [filled[place] for place in places]
