"""Judges the columns of a list without headings by what stands in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from boardkeeper.importing.followups import status_of
from boardkeeper.importing.list_headings import ListField
from boardkeeper.importing.workbook import Cell, Sheet
from boardkeeper.rules.due_dates import parse_due

_SAMPLED_ROWS = 60
_MOSTLY = 0.6
_SHORT = 60
_PRIORITIES = frozenset({"high", "medium", "low", "h", "m", "l", "urgent", "normal"})
_NO_DATES = frozenset({"ongoing", "to be scheduled", "tbc", "asap", "as soon as possible", "immediate"})


def holds_days(cells: Sequence[Cell]) -> bool:
    """Whether most of these cells name a day or a month."""
    return _share(cells, _is_day) >= _MOSTLY


def sample(sheet: Sheet, column: int, below: int = 0) -> list[Cell]:
    """The first filled cells of a column below a row."""
    rows = [row for row in sheet.filled_rows()[: _SAMPLED_ROWS + below] if row > below]
    return [cell for row in rows if (cell := sheet.cell(row, column)) is not None][:_SAMPLED_ROWS]


def guess_columns(sheet: Sheet, fields: Sequence[ListField]) -> dict[str, int]:
    """The column of each field of a list without headings, as far as its cells tell: the longest texts are the text.

    A column of short names is whose it is; numbers that never repeat are references.
    """
    names = {each.name for each in fields}
    cells = {column: sample(sheet, column) for column in range(1, sheet.columns + 1)}
    left = {column: found for column, found in cells.items() if found}
    guessed: dict[str, int] = {}
    texts = {column: sum(len(cell.text) for cell in found) / len(found) for column, found in left.items()}
    text_field = next((each.name for each in fields if each.is_required), "")
    if text_field and any(texts.values()):
        guessed[text_field] = max(texts, key=lambda column: (texts[column], -column))
        left.pop(guessed[text_field])
    for name, fits in _FITS.items():
        if name not in names:
            continue
        column = next((column for column, found in left.items() if fits(found)), None)
        if column is not None:
            guessed[name] = column
            left.pop(column)
    return guessed


def _share(cells: Sequence[Cell], fits: Callable[[Cell], bool]) -> float:
    return sum(map(fits, cells)) / len(cells) if cells else 0.0


def _is_day(cell: Cell) -> bool:
    if isinstance(cell.value, dt.date):
        return True
    said = cell.text.casefold()
    return said in _NO_DATES or (bool(said) and len(said) <= _SHORT and parse_due(said) is not None)


def _are_references(cells: Sequence[Cell]) -> bool:
    said = [str(cell.value) for cell in cells]
    is_short = all(isinstance(cell.value, Decimal) or len(cell.text) <= 10 for cell in cells)
    has_digits = all(any(letter.isdigit() for letter in each) for each in said)
    return is_short and has_digits and len(set(said)) == len(said) and not holds_days(cells)


def _are_names(cells: Sequence[Cell]) -> bool:
    return all(
        cell.text and len(cell.text) <= _SHORT and not any(map(str.isdigit, cell.text)) for cell in cells
    )


def _are_statuses(cells: Sequence[Cell]) -> bool:
    return _share(cells, lambda cell: status_of(cell.text) is not None) >= _MOSTLY


def _are_priorities(cells: Sequence[Cell]) -> bool:
    return _share(cells, lambda cell: cell.text.casefold() in _PRIORITIES) >= _MOSTLY


#: In the order in which they are looked for: the surest signs first, names last.
_FITS: Mapping[str, Callable[[Sequence[Cell]], bool]] = {
    "status": _are_statuses,
    "importance": _are_priorities,
    "reference": _are_references,
    "due": holds_days,
    "target": holds_days,
    "owner": _are_names,
    "officer": _are_names,
    "update": bool,
    "progress": bool,
}
