"""What a KPI workbook's tables look like, whatever months they hold: next month's workbook has the same shape."""

from __future__ import annotations

import hashlib
import re

from boardkeeper.importing.grid import Grid
from boardkeeper.importing.headings import HeadingKind
from boardkeeper.importing.layout import find_tables
from boardkeeper.importing.period_table import PeriodTable
from boardkeeper.importing.workbook import Sheet, Workbook
from boardkeeper.rules.periods import MONTH_NAMES

_CHANGING = re.compile(
    r"[0-9]+|\b(" + "|".join({*MONTH_NAMES, *(name[:3] for name in MONTH_NAMES), "sept"}) + r")\b|[^\w%]+",
    re.IGNORECASE,
)
_FIRST_ROWS = 12


def shape_of_tables(workbook: Workbook) -> str:
    """What tells workbooks of this shape from others, as a hash.

    Sheets and headings count, not the periods, numbers and names beneath: one more month, one more indicator or a new
    year's target leave the shape as it is.
    """
    said: list[str] = []
    for sheet in workbook.sheets:
        if len(sheet) and not sheet.is_hidden:
            said.append("sheet " + _lasting(sheet.title))
            said += _words_of(sheet)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def _words_of(sheet: Sheet) -> list[str]:
    """The headings of a sheet's tables; where it has none, the first row of several words."""
    for is_turned in (False, True):
        grid = Grid(sheet, turned=is_turned)
        tables = [table for table in find_tables(grid) if is_turned is False or not table.problem]
        if tables:
            return [
                f"turned {is_turned}",
                *sorted({word for table in tables for word in _headings(grid, table)}),
            ]
    for row in sheet.filled_rows()[:_FIRST_ROWS]:
        words = [_lasting(cell.text) for cell in sheet.row(row) if cell.text]
        if len(words) > 1:
            return sorted(set(words))
    return []


def _headings(grid: Grid, table: PeriodTable) -> list[str]:
    said = [_lasting(heading.written) for heading in table.headings if heading.kind is not HeadingKind.PERIOD]
    names = [grid.cell(line, table.label_position) for line in table.header_lines if table.label_position]
    return [*filter(None, said), *(_lasting(cell.text) for cell in names if cell is not None)]


def _lasting(words: str) -> str:
    """Words without what changes from month to month: figures, months and blanks."""
    return _CHANGING.sub(" ", words).casefold().strip()
