"""Recognises the heading row of a list by the usual names of its fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from boardkeeper.importing.workbook import Cell, Sheet

HEADER_LINES = 40
_EXACT = 100
_PHRASE = 95
_ALIKE = 88
_MOST_WORDS = 8
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class ListField:
    """One field of a list.

    Attributes:
        name: Its key in `ListRow.cells`.
        title: What people call it, for sentences.
        words: How its heading reads, in lower case.
        is_required: A row without it is refused.
        carries: Left blank, it is what the row above says (a date written once for several items).
        is_key: A row that has it may lack what is required: it says what changes in a row that is known.
    """

    name: str
    title: str
    words: tuple[str, ...]
    is_required: bool = False
    carries: bool = False
    is_key: bool = False


def find_header(sheet: Sheet, fields: Sequence[ListField]) -> tuple[int, dict[str, int]] | None:
    """The row of headings and the column of each field; the row that names most fields wins."""
    best: tuple[int, dict[str, int]] | None = None
    for row in sheet.filled_rows()[:HEADER_LINES]:
        columns = match_headings(sheet.row(row), fields)
        has_all = all(each.name in columns for each in fields if each.is_required)
        if has_all and len(columns) > 1 and (best is None or len(columns) > len(best[1])):
            best = row, columns
    return best


def match_headings(cells: Sequence[Cell], fields: Sequence[ListField]) -> dict[str, int]:
    """Give each heading to the field it suits best, surest first."""
    scored = sorted(
        (
            (score, -order, cell.column, each.name)
            for cell in cells
            if cell.text
            for order, each in enumerate(fields)
            if (score := _likeness(cell.text, each.words))
        ),
        reverse=True,
    )
    columns: dict[str, int] = {}
    for _, _, column, name in scored:
        if name not in columns and column not in columns.values():
            columns[name] = column
    return columns


def is_heading(text: str) -> bool:
    """Whether a text is as short as headings are."""
    return 0 < len(text.split()) <= _MOST_WORDS


def names_field(text: str, field: ListField) -> bool:
    """Whether a text reads as the heading of a field."""
    return _likeness(text, field.words) >= _ALIKE


def _likeness(heading: str, words: Sequence[str]) -> float:
    """How surely a heading names a field: 100 for its very words, 95 for a phrase that holds them, 0 for others."""
    plain = _NOT_A_WORD.sub(" ", heading.casefold()).strip()
    if not plain or len(plain.split()) > _MOST_WORDS:
        return 0.0
    if plain in words:
        return float(_EXACT)
    best = 0.0
    for word in words:
        if len(word) > 2 and f" {word} " in f" {plain} ":
            best = max(best, _PHRASE - len(plain.split()) / 10)
        elif len(word) > 4 and (alike := fuzz.ratio(plain, word)) >= _ALIKE:
            best = max(best, alike - 10)
    return best
