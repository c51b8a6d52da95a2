"""A sheet as lines of cells, across or turned by a quarter, so that a layout need be understood only one way.

Most scorecards run months across; some run them down. A turned grid has columns for lines; its cells still know
their true names.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from boardkeeper.importing.workbook import Area, Cell, FilledCells, Sheet, SheetFrame

_LINES_BETWEEN_PAUSES = 200


def _go_on() -> None:
    """Nothing stops the reading."""


class Grid:
    """The lines of a sheet.

    Args:
        sheet: The sheet.
        turned: Take columns for lines.
        pause: Called now and then while the lines are gone through; raises what stops the reading.
    """

    def __init__(self, sheet: Sheet, *, turned: bool = False, pause: Callable[[], None] = _go_on) -> None:
        self.title = sheet.title
        self.pause = pause
        self.is_turned = turned
        self._lines: dict[int, dict[int, Cell]] = {}
        self._sorted: dict[int, list[int]] = {}
        for count, row in enumerate(sheet.filled_rows()):
            if count % _LINES_BETWEEN_PAUSES == 0:
                pause()
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

    @classmethod
    def of_lines(cls, title: str, lines: dict[int, dict[int, Cell]]) -> Grid:
        """A grid put together from cells of a sheet; they still know their true names."""
        grid = cls(Sheet(SheetFrame(title), FilledCells(), []), turned=True)
        grid._lines, grid.lines = lines, sorted(lines)
        return grid

    def line(self, line: int) -> dict[int, Cell]:
        """The filled cells of a line by position."""
        return self._lines.get(line, {})

    def each_line(self) -> Iterator[int]:
        """Every filled line from the top, with a pause now and then."""
        for count, line in enumerate(self.lines):
            if count % _LINES_BETWEEN_PAUSES == 0:
                self.pause()
            yield line

    def lines_between(self, first: int, last: int) -> list[int]:
        """The filled lines from one to another, both included."""
        return self.lines[bisect_left(self.lines, first) : bisect_right(self.lines, last)]

    def at_or_before(self, line: int, position: int) -> int | None:
        """The filled place of a line that is nearest to another on its left, that one included."""
        places = self._places(line)
        index = bisect_right(places, position)
        return places[index - 1] if index else None

    def after(self, line: int, position: int) -> int | None:
        """The next filled place of a line to the right of another."""
        places = self._places(line)
        index = bisect_right(places, position)
        return places[index] if index < len(places) else None

    def _places(self, line: int) -> list[int]:
        places = self._sorted.get(line)
        if places is None:
            places = self._sorted[line] = sorted(self._lines.get(line, {}))
        return places

    def cell(self, line: int, position: int) -> Cell | None:
        """The cell at a place."""
        return self._lines.get(line, {}).get(position)

    def area(self, line: int, position: int) -> Area | None:
        """The merged area a place lies in, in lines and positions; None when it is not merged."""
        return next(
            (a for a in self._merged.get(line, ()) if a.first_column <= position <= a.last_column), None
        )

    def along(self, line: int, position: int) -> Cell | None:
        """The cell at a place, or the one of the same line that is merged over it."""
        cell = self.cell(line, position)
        area = None if cell is not None else self.area(line, position)
        return cell if area is None or area.first_row != line else self.cell(line, area.first_column)

    def covering(self, line: int, position: int) -> Cell | None:
        """The cell at a place, or the one whose merged area covers it."""
        cell = self.cell(line, position)
        area = None if cell is not None else self.area(line, position)
        return cell if area is None else self.cell(area.first_row, area.first_column)


def _turned(area: Area) -> Area:
    return Area(area.first_column, area.first_row, area.last_column, area.last_row)
