"""Reads the rows of one table over periods."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from boardkeeper.importing.figures import Figure, read_figure
from boardkeeper.importing.findings import CellRole, Findings
from boardkeeper.importing.grid import Grid
from boardkeeper.importing.headings import OWN, Heading, HeadingKind
from boardkeeper.importing.kpi_fractions import Draft, attach_fractions, fraction_of, report_disagreements
from boardkeeper.importing.kpi_rows import KpiRow, PercentQuestion, ReadBenchmark, ReadObservation
from boardkeeper.importing.kpi_sizing import Sizing
from boardkeeper.importing.kpi_targets import read_benchmarks, read_targets
from boardkeeper.importing.labels import Unit, counts_thousands, footnote_of
from boardkeeper.importing.period_table import PeriodTable
from boardkeeper.importing.place_benchmarks import PlaceBenchmarks
from boardkeeper.importing.row_names import RowNames
from boardkeeper.importing.scales import (
    Scale,
    decimals_of,
    rounded,
    unit_of,
)
from boardkeeper.importing.workbook import Cell
from boardkeeper.rules.periods import PeriodKind, period_key, period_kind, period_title

_HUNDRED = Decimal(100)
_NOTE_SHOWN = 90
_MOST_NAMED = 3
_TARGETS = frozenset({HeadingKind.TARGET, HeadingKind.STRETCH, HeadingKind.BENCHMARK})


@dataclass(frozen=True, slots=True)
class ReadTable:
    """What one table, or one sheet, gave: indicators, and questions for those that need an answer."""

    rows: list[KpiRow]
    questions: list[PercentQuestion]


class TableReader:
    """Reads one table.

    Args:
        grid: The sheet's lines.
        table: Where the table is.
        findings: Receives refusals, remarks and roles.
        priority: Number and title of the sheet's priority.
        answers: How unmarked percentages are written, by the indicator's name.
        marks_numbers: Whether the file's kind tells how numbers are shown.
    """

    def __init__(
        self,
        grid: Grid,
        table: PeriodTable,
        findings: Findings,
        priority: tuple[int | None, str],
        answers: Mapping[str, Scale],
        *,
        marks_numbers: bool,
    ) -> None:
        self._grid, self._table, self._findings = grid, table, findings
        self._priority = priority
        self._sizing = Sizing(findings, answers, marks_numbers=marks_numbers)
        self._columns = sorted(
            (heading for heading in table.headings if heading.kind in OWN),
            key=lambda h: period_key(h.period),
        )
        self._measures: dict[str, list[Heading]] = {}
        for heading in sorted(self._columns, key=lambda h: h.position):
            self._measures.setdefault(heading.words, []).append(heading)
        self._names = RowNames(grid, table, has_measures=any(self._measures))
        self._targets = [heading for heading in table.headings if heading.kind in _TARGETS]
        self._fractions = [heading for heading in table.headings if heading.kind is HeadingKind.FRACTION]
        self._marks: Mapping[str, str] = {}
        self._others = PlaceBenchmarks(grid, table, findings)
        self._grains: dict[str, PeriodKind] = {h.period: period_kind(h.period) for h in self._columns}

    def read(self) -> ReadTable:
        """Read every row."""
        self._tint_header()
        drafts = self._drafts()
        for draft in drafts:
            if not draft.is_fractions:
                beside = (*draft.figures.values(), *draft.targets.values())
                draft.unit = unit_of(draft.label.hint, self._numbers(draft), beside)
                if draft.unit is Unit.MONEY and counts_thousands(draft.label.name):
                    draft.unit = Unit.RATIO
        attach_fractions(drafts, self._findings)
        shown: dict[int, dict[int, tuple[str, Decimal, int]]] = {}
        rows = []
        for draft in drafts:
            self._grid.pause()
            row = None if draft.is_fractions else self._row(draft, shown)
            if row is not None:
                rows.append(row)
        report_disagreements(drafts, shown, self._findings)
        return ReadTable(rows, self._sizing.questions)

    def _tint(self, cell: Cell | None, role: CellRole) -> None:
        if cell is not None:
            self._findings.roles[cell.row, cell.column] = role

    def _tint_header(self) -> None:
        for line in self._table.header_lines:
            for cell in self._grid.line(line).values():
                self._tint(cell, CellRole.HEADER)
        roles = {
            HeadingKind.PERIOD: CellRole.PERIOD,
            HeadingKind.BASELINE: CellRole.BASELINE,
            HeadingKind.TARGET: CellRole.TARGET,
            HeadingKind.STRETCH: CellRole.TARGET,
            HeadingKind.BENCHMARK: CellRole.BENCHMARK,
        }
        for heading in self._table.headings:
            for line in self._table.header_lines if heading.kind in roles else ():
                head = self._grid.cell(line, heading.position)
                if head is not None and head.coordinate == heading.coordinate:
                    self._tint(head, roles[heading.kind])
            if heading.kind is not HeadingKind.OTHER and heading.position in self._grid.hidden_positions:
                self._findings.remark(
                    heading.coordinate, f"The column “{heading.written}” is hidden; it was read."
                )
        self._mention_other_columns()

    def _mention_other_columns(self) -> None:
        """Columns of figures that are neither periods nor targets are left out, and said so."""
        first = min((heading.position for heading in self._columns), default=0)
        others = [
            heading
            for heading in self._table.headings
            if heading.kind is HeadingKind.OTHER and heading.position > first and heading.written
        ]
        what = "neither a period, a target nor a benchmark"
        for heading in others if len(others) <= _MOST_NAMED else others[:1]:
            said = f"The column “{heading.written}” is {what} and was left out."
            if len(others) > _MOST_NAMED:
                said = (
                    f"The column “{heading.written}” and {len(others) - 1} more are {what} and were left out."
                )
            self._findings.remark(heading.coordinate, said)

    def _drafts(self) -> list[Draft]:
        lines = self._table.lines
        notes = self._notes(lines)
        footnotes = dict(found for cell in notes if (found := footnote_of(cell.text)) is not None)
        self._marks = footnotes
        drafts: list[Draft] = []
        hidden = 0
        self._names.note(lines, self._columns)
        for line in lines:
            self._grid.pause()
            cells = self._grid.line(line)
            of_line = self._drafts_of(line, cells, footnotes)
            if not of_line:
                self._left_out(line, cells)
            elif line in self._grid.hidden_lines:
                hidden += 1
            else:
                drafts += of_line
        if hidden:
            what = "A hidden row was" if hidden == 1 else f"{hidden} hidden rows were"
            self._findings.remark("", f"{what} left out; show them in the workbook to have them read.")
        for cell in notes:
            words = cell.text if len(cell.text) <= _NOTE_SHOWN else cell.text[: _NOTE_SHOWN - 1] + "…"
            self._findings.remark(cell.coordinate, f"Taken as a note, not as a figure: “{words}”.")
        return drafts

    def _drafts_of(self, line: int, cells: Mapping[int, Cell], footnotes: Mapping[str, str]) -> list[Draft]:
        """One draft for each measure of a line that has figures."""
        drafts: list[Draft] = []
        for measure, columns in self._measures.items():
            figures = {h.position: read_figure(cells[h.position]) for h in columns if h.position in cells}
            if not figures or (all(f.problem for f in figures.values()) and len(figures) < 2):
                continue
            targets = {
                h.position: read_figure(cells[h.position])
                for h in self._targets
                if h.position in cells and (len(self._measures) == 1 or h.words == measure)
            }
            label, label_cell = self._names.of(line, measure, footnotes)
            if label.name.casefold() in self._table.not_read:
                self._tint(label_cell, CellRole.IGNORED)
                continue
            draft = Draft(line, label, label_cell, figures, targets, measure=measure)
            draft.beside = self._fractions_beside(cells, measure)
            drafts.append(draft)
        return drafts

    def _fractions_beside(self, cells: Mapping[int, Cell], measure: str) -> dict[int, Figure]:
        """Fractions in columns of their own, by the position of the period they belong to."""
        of_period = {h.period: h.position for h in self._columns if h.words == measure}
        beside: dict[int, dict[str, Figure]] = {}
        for heading in self._fractions:
            if heading.position in cells and heading.period in of_period:
                parts = beside.setdefault(of_period[heading.period], {})
                parts[heading.words] = read_figure(cells[heading.position])
        return {position: fraction_of(parts) for position, parts in beside.items()}

    def _notes(self, lines: tuple[int, ...]) -> list[Cell]:
        """The lines of words under the last figures."""
        notes: list[Cell] = []
        for line in reversed(lines):
            cells = self._grid.line(line)
            if any(heading.position in cells for heading in (*self._columns, *self._targets)):
                break
            notes[:0] = [cell for cell in cells.values() if cell.text]
        return notes

    def _left_out(self, line: int, cells: Mapping[int, Cell]) -> None:
        """A line without figures is a heading or a note; a name with a target and no figures is worth a remark."""
        for cell in cells.values():
            self._tint(cell, CellRole.NOTE)
        name = cells.get(self._table.label_position)
        if self._table.area:
            return
        if name is not None and any(heading.position in cells for heading in self._targets):
            self._findings.remark(
                name.coordinate, f"“{name.text}” has a target but no figures and was left out."
            )
        if name is None and line not in self._grid.hidden_lines:
            for heading in self._columns:
                if heading.position in cells:
                    self._findings.refuse(
                        cells[heading.position].coordinate, "No name stands beside this figure."
                    )

    def _numbers(self, draft: Draft) -> list[Figure]:
        """The figures of the periods; the baseline only where there is nothing else."""
        numbers = [
            draft.figures[h.position]
            for h in self._columns
            if h.position in draft.figures and h.kind is HeadingKind.PERIOD
        ]
        return [f for f in numbers if f.number is not None] or [
            f for f in draft.figures.values() if f.number is not None
        ]

    def _row(self, draft: Draft, shown: dict[int, dict[int, tuple[str, Decimal, int]]]) -> KpiRow | None:
        if draft.label_cell is None or not draft.label.name:
            first = next(iter(draft.figures.values()))
            self._tint(first.cell, CellRole.REFUSED)
            self._findings.refuse(first.cell.coordinate, "No name stands beside these figures.")
            return None
        draft.figures = self._sizing.sized(draft, self._numbers(draft))
        unit = draft.unit
        if unit is None or not draft.figures:
            return None
        decimals = decimals_of(unit, self._numbers(draft))
        fractions = draft.fractions.figures if draft.fractions is not None else draft.beside
        observations = []
        for heading in self._columns:
            figure, fraction = draft.figures.get(heading.position), fractions.get(heading.position)
            observation = self._observation(heading, figure, fraction, draft, decimals)
            if observation is None:
                continue
            observations.append(observation)
            if fraction is not None and figure is not None and observation.value is not None:
                places = decimals if figure.decimals is None else figure.decimals
                shown.setdefault(draft.line, {})[heading.position] = (
                    heading.period, observation.value, places,
                )  # fmt: skip
        if not observations:
            return None
        self._tint(draft.label_cell, CellRole.LABEL)
        self._tint(draft.fractions.label_cell if draft.fractions is not None else None, CellRole.LABEL)
        label = draft.label
        number, theme = self._priority
        return KpiRow(
            label.name,
            unit,
            decimals,
            label.is_proxy,
            label.is_year_to_date,
            label.note,
            self._findings.sheet,
            draft.label_cell.row,
            draft.label_cell.coordinate,
            number,
            theme,
            tuple(observations),
            read_targets(draft, self._targets, unit, self._columns[-1].period, self._findings),
            draft.fractions.label.name if draft.fractions is not None else "",
            self._benchmarks(draft, unit),
            self._names.code_of(draft.line),
        )

    def _benchmarks(self, draft: Draft, unit: Unit) -> tuple[ReadBenchmark, ...]:
        """What others reach: in columns beside the periods, or in the rows of other places."""
        latest = self._columns[-1].period
        return (
            *read_benchmarks(draft, self._targets, unit, latest, self._findings),
            *self._others.of(draft, self._columns, unit),
        )

    def _refuse(self, figure: Figure, reason: str) -> None:
        self._tint(figure.cell, CellRole.REFUSED)
        self._findings.refuse(figure.cell.coordinate, reason)

    def _observation(
        self, heading: Heading, figure: Figure | None, fraction: Figure | None, draft: Draft, decimals: int
    ) -> ReadObservation | None:
        if figure is not None and (figure.problem or figure.fraction):
            self._refuse_figure(figure, draft, heading)
            figure = None
        numerator, denominator, fraction_cell = self._fraction(fraction, draft, heading)
        if figure is None and numerator is None:
            return None
        is_baseline = heading.kind is HeadingKind.BASELINE
        value = exact = None
        if figure is not None:
            self._tint(figure.cell, CellRole.BASELINE if is_baseline else CellRole.VALUE)
            exact = figure.number
            value = exact if exact is None or figure.decimals is None else rounded(exact, figure.decimals)
            if draft.unit is Unit.PERCENT and value is not None and value > _HUNDRED:
                said = f"{_what(draft, heading)}: {rounded(value, decimals)} % is more than 100 %; kept as found."
                self._findings.remark(figure.cell.coordinate, said)
        note = (figure.note if figure is not None else "") or (fraction.note if fraction is not None else "")
        note = note or self._marks.get(heading.note, heading.note)
        return ReadObservation(
            heading.period,
            self._grains[heading.period],
            value,
            exact,
            figure.withheld if figure is not None else "",
            note,
            figure.cell.coordinate if figure is not None else fraction_cell,
            numerator,
            denominator,
            fraction_cell,
            heading.group,
            is_baseline,
            self._findings.sheet,
        )

    def _refuse_figure(self, figure: Figure, draft: Draft, heading: Heading) -> None:
        problem = figure.problem or f"holds the fraction “{figure.cell.text}” among figures of another kind"
        self._refuse(figure, f"{_what(draft, heading)}: the cell {problem}.")

    def _fraction(
        self, fraction: Figure | None, draft: Draft, heading: Heading
    ) -> tuple[Decimal | None, Decimal | None, str]:
        """Numerator, denominator and cell of the fraction attached; refused, with the reason, when it is none."""
        if fraction is None or fraction.withheld:
            return None, None, ""
        if fraction.fraction is None:
            problem = fraction.problem or f"holds {fraction.number}, which is no fraction"
            self._refuse(fraction, f"The fraction of {_what(draft, heading)}: the cell {problem}.")
            return None, None, ""
        self._tint(fraction.cell, CellRole.FRACTION)
        numerator, denominator = fraction.fraction
        return Decimal(numerator), Decimal(denominator), fraction.cell.coordinate


def _what(draft: Draft, heading: Heading) -> str:
    """An indicator and a period, for a sentence."""
    return f"“{draft.label.name}”, {period_title(heading.period)}"
