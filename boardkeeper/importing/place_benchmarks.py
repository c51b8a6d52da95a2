"""Where the rows of a table are places, those of England and of statistical neighbours are benchmarks for ours."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from boardkeeper.importing.figures import Written, read_figure
from boardkeeper.importing.findings import CellRole, Findings
from boardkeeper.importing.grid import Grid
from boardkeeper.importing.headings import Heading, comparator_of
from boardkeeper.importing.kpi_fractions import Draft
from boardkeeper.importing.kpi_rows import ReadBenchmark
from boardkeeper.importing.labels import Unit
from boardkeeper.importing.period_table import PeriodTable
from boardkeeper.importing.scales import rounded
from boardkeeper.importing.workbook import Cell
from boardkeeper.rules.periods import PeriodKind, financial_year_of, period_kind

_COMPARATORS = frozenset({"England", "Statistical neighbours"})
_YEARS = frozenset({PeriodKind.YEAR, PeriodKind.CALENDAR_YEAR})
_LARGEST_PART = Decimal("1.5")


class PlaceBenchmarks:
    """Finds, beside the figures of our place, those of the places a board compares itself with.

    Args:
        grid: The sheet's lines.
        table: A table settled on our place.
        findings: Receives the parts the cells played.
    """

    def __init__(self, grid: Grid, table: PeriodTable, findings: Findings) -> None:
        self._grid, self._table, self._findings = grid, table, findings
        self._of: dict[str, list[int]] = {}
        for place, name in table.places.items():
            words = comparator_of(name)
            if table.area and name != table.area and words in _COMPARATORS:
                self._of.setdefault(words, []).append(place)

    def of(self, draft: Draft, columns: Iterable[Heading], unit: Unit) -> tuple[ReadBenchmark, ...]:
        """What others reach on an indicator, by years; figures that may mean two things are left out."""
        found: dict[tuple[str, int], ReadBenchmark] = {}
        for words, places in self._of.items():
            for heading in columns:
                if heading.words != draft.measure or period_kind(heading.period) not in _YEARS:
                    continue
                cell = self._cell(draft.line, heading, places)
                value = _value(cell, unit) if cell is not None else None
                if cell is not None and value is not None:
                    year = int(financial_year_of(heading.period)[:4])
                    found[words, year] = ReadBenchmark(
                        words, year, value, cell.coordinate, self._findings.sheet
                    )
                    self._findings.roles[cell.row, cell.column] = CellRole.BENCHMARK
        return tuple(found.values())

    def _cell(self, line: int, heading: Heading, places: list[int]) -> Cell | None:
        if not self._table.are_places_columns:
            return self._grid.cell(places[0], heading.position) if len(places) == 1 else None
        same = [place for place in places if self._table.periods_of_columns.get(place) == heading.period]
        return self._grid.cell(line, same[0]) if len(same) == 1 else None


def _value(cell: Cell, unit: Unit) -> Decimal | None:
    figure = read_figure(cell)
    number = figure.number
    if number is None:
        return None
    if unit is Unit.PERCENT and figure.written is Written.PLAIN and number <= _LARGEST_PART:
        # 0.211 may be 21.1 %; what was answered for ours need not hold for theirs.
        return None
    return number if figure.decimals is None else rounded(number, figure.decimals)
