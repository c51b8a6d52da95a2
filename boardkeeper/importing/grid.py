"""A sheet as lines of cells, across or turned by a quarter, so that a layout need be understood only one way.

Most scorecards run months across; some run them down. A turned grid has columns for lines; its cells still know
their true names.
"""

from __future__ import annotations

from boardkeeper.importing.workbook import Area, Cell, Sheet


class Grid:
    """The lines of a sheet.

    Args:
        sheet: The sheet.
        turned: Take columns for lines.
    """

    def __init__(self, sheet: Sheet, *, turned: bool = False) -> None:
        self.title = sheet.title
        self.is_turned = turned
        self._lines: dict[int, dict[int, Cell]] = {}
        for row in sheet.filled_rows():
            for cell in sheet.row(row):
                line, position = (cell.column, cell.row) if turned else (cell.row, cell.column)
                self._lines.setdefault(line, {})[position] = cell
        self.lines = sorted(self._lines)
        hidden = sheet.hidden_columns if turned else sheet.hidden_rows
        self.hidden_lines = frozenset(hidden)
        self.hidden_positions = sheet.hidden_rows if turned else sheet.hidden_columns
        self._merged: dict[int, list[Area]] = {}
        for area in (_turned(area) for area in sheet.merged) if turned else sheet.merged:
            if area.last_row - area.first_row < 1000:
                for line in range(area.first_row, area.last_row + 1):
                    self._merged.setdefault(line, []).append(area)

    def line(self, line: int) -> dict[int, Cell]:
        """The filled cells of a line by position."""
        return self._lines.get(line, {})

    def cell(self, line: int, position: int) -> Cell | None:
        """The cell at a place."""
        return self._lines.get(line, {}).get(position)

    def area(self, line: int, position: int) -> Area | None:
        """The merged area a place lies in, in lines and positions; None when it is not merged."""
        return next(
            (a for a in self._merged.get(line, ()) if a.first_column <= position <= a.last_column), None
        )

    def covering(self, line: int, position: int) -> Cell | None:
        """The cell at a place, or the one whose merged area covers it."""
        cell = self.cell(line, position)
        area = None if cell is not None else self.area(line, position)
        return cell if area is None else self.cell(area.first_row, area.first_column)


def _turned(area: Area) -> Area:
    return Area(area.first_column, area.first_row, area.last_column, area.last_row)
