"""Reads a KPI workbook: every sheet's tables over periods become indicators, or a reason why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from boardkeeper.importing import kpi_table
from boardkeeper.importing.child_level import refuse_child_level
from boardkeeper.importing.errors import NothingToImport, PeriodNotThere, ReadingCancelled
from boardkeeper.importing.findings import CellRole, Findings, Refusal, Remark
from boardkeeper.importing.grid import Grid
from boardkeeper.importing.kpi_rows import KpiReading, KpiRow, PercentQuestion
from boardkeeper.importing.labels import read_priority
from boardkeeper.importing.merging import merged_by_name, only_of_period
from boardkeeper.importing.period_table import PeriodTable
from boardkeeper.importing.said_layout import TableLayout
from boardkeeper.importing.said_tables import layout_of
from boardkeeper.importing.scales import Scale
from boardkeeper.importing.settling import Questions, settled
from boardkeeper.importing.sheet_tables import FoundTable, tables_of
from boardkeeper.importing.why_no_table import why_not
from boardkeeper.importing.workbook import Sheet, Workbook
from boardkeeper.rules.periods import period_key, period_kind, period_title


def _never() -> bool:
    return False


def read_kpis(
    workbook: Workbook,
    *,
    only_period: str | None = None,
    percent_answers: Mapping[str, Scale] | None = None,
    said: Sequence[TableLayout] = (),
    areas: Sequence[str] = (),
    cancelled: Callable[[], bool] = _never,
) -> KpiReading:
    """Understand a workbook as KPIs.

    Hidden sheets and hidden rows are left out and said so. Nothing is guessed: a figure that may mean two things is
    refused with a reason, and where a person can settle it a question is asked.

    Args:
        workbook: What `read_workbook` answered.
        only_period: Take the figures of this period alone ("2019-06").
        percent_answers: How the unmarked percentages of an indicator are written, by its name: the answers to
            `KpiReading.questions` of an earlier reading.
        said: How tables are laid out, as a person said: `KpiReading.layouts` of an earlier reading, corrected, or what
            `said_layout.to_remember` kept of them.
        areas: Names of the place that is ours, for tables whose rows are places: the first that stands there counts.
        cancelled: Asked before each sheet and every few hundred rows.

    Returns:
        The indicators with their figures, what was refused, and what should be known.

    Raises:
        ChildLevelData: A sheet lists single children.
        NothingToImport: No sheet holds a figure for a period; the sentence says what it holds instead.
        PeriodNotThere: `only_period` has no column.
    """
    refuse_child_level(workbook)
    reader = _WorkbookReader(workbook, percent_answers or {}, areas, only_period, said, cancelled)
    reader.read()
    rows, refusals, remarks, questions = reader.rows, reader.refusals, reader.remarks, reader.questions
    if not rows:
        _refuse_nothing(workbook, reader)
    merged = merged_by_name(rows)
    refusals += merged.refusals
    remarks += merged.remarks
    kept = merged.rows if only_period is None else only_of_period(merged.rows, only_period)
    if only_period is not None and rows and not kept:
        raise _no_such_period(workbook, only_period, merged.rows)
    return KpiReading(
        workbook.name,
        tuple(kept),
        tuple(refusals),
        tuple(remarks),
        tuple({question.name: question for question in reversed(questions)}.values())[::-1],
        reader.roles,
        tuple(reader.layouts),
        tuple(reader.asked.areas),
        tuple(reader.asked.periods),
    )


class _WorkbookReader:
    """Reads the sheets of a workbook one after another and keeps what each gave."""

    def __init__(
        self,
        workbook: Workbook,
        answers: Mapping[str, Scale],
        areas: Sequence[str],
        only_period: str | None,
        said: Sequence[TableLayout],
        cancelled: Callable[[], bool],
    ) -> None:
        self._workbook, self._answers, self._areas = workbook, answers, areas
        self._only_period, self._said, self._cancelled = only_period, said, cancelled
        self.rows: list[KpiRow] = []
        self.refusals: list[Refusal] = []
        self.remarks: list[Remark] = []
        self.questions: list[PercentQuestion] = []
        self.layouts: list[TableLayout] = []
        self.asked = Questions()
        self.roles: dict[str, dict[tuple[int, int], CellRole]] = {}

    def read(self) -> None:
        """Read every sheet that is shown."""
        found = {sheet.title: self._tables(sheet) for sheet in self._workbook.sheets}
        over_periods = any(
            not each.is_of_one_period and not each.table.problem
            for tables in found.values()
            for each in tables
        )
        for sheet in self._workbook.sheets:
            self._stop_if_cancelled()
            findings = Findings(sheet.title)
            if sheet.is_hidden:
                if len(sheet):
                    findings.remark(
                        "", "The sheet is hidden and was left out; show it in the workbook to have it read."
                    )
            elif len(sheet):
                self._read_sheet(sheet, found[sheet.title], findings, over_periods=over_periods)
            self.refusals += findings.refusals
            self.remarks += findings.remarks
            self.roles[sheet.title] = findings.roles

    def _stop_if_cancelled(self) -> None:
        if self._cancelled():
            raise ReadingCancelled(
                f"Reading “{self._workbook.name}” was cancelled; nothing was taken from it."
            )

    def _tables(self, sheet: Sheet) -> list[FoundTable]:
        self._stop_if_cancelled()
        if sheet.is_hidden or not len(sheet):
            return []
        shown = [each for each in self._workbook.sheets if not each.is_hidden and len(each)]
        said = [layout for layout in self._said if layout.sheet == sheet.title]
        if not said and len(shown) == 1:
            said = list(self._said)
        return tables_of(sheet, said, self._stop_if_cancelled)

    def _read_sheet(
        self, sheet: Sheet, tables: list[FoundTable], findings: Findings, *, over_periods: bool
    ) -> None:
        if not tables:
            why_not(sheet, findings)
            return
        priority = read_priority(sheet.title, _heading_above(tables[0].grid, tables[0].table))
        for found in tables:
            if found.is_of_one_period and over_periods and found.said is None:
                _leave_out(found, findings)
            else:
                self._read_table(found, findings, priority)
        for row in sheet.filled_rows():
            for column in sheet.filled_columns(row):
                if (row, column) not in findings.roles:
                    findings.roles[row, column] = CellRole.IGNORED

    def _read_table(self, found: FoundTable, findings: Findings, priority: tuple[int | None, str]) -> None:
        table = settled(found, findings, self._areas, self._only_period, self.asked)
        if table is None:
            self.layouts.append(layout_of(found.grid, found.table, found.said))
            return
        self.layouts.append(layout_of(found.grid, replace(table, lines=found.table.lines), found.said))
        marks = self._workbook.shows_number_formats
        reader = kpi_table.TableReader(
            found.grid, table, findings, priority, self._answers, marks_numbers=marks
        )
        read = reader.read()
        self.rows += read.rows
        self.questions += read.questions


def _leave_out(found: FoundTable, findings: Findings) -> None:
    first = next((heading.coordinate for heading in found.table.headings), "")
    findings.remark(
        first,
        "A table of one period was left out, because other tables of this workbook name their periods; point at its"
        " headings and say the period to have it read.",
    )


def _heading_above(grid: Grid, table: PeriodTable) -> str:
    if not table.header_lines:
        return ""
    above = grid.lines_between(1, table.header_lines[0] - 1)
    return " ".join(cell.text for line in above for cell in grid.line(line).values())


def _refuse_nothing(workbook: Workbook, reader: _WorkbookReader) -> None:
    """Nothing at all could be read: one sentence, unless rows were refused one by one or need an answer."""
    if reader.questions or reader.asked.areas or reader.asked.periods:
        return
    blank = [refusal for refusal in reader.refusals if "nothing is filled in" in refusal.reason]
    if blank and len(blank) == len(reader.refusals):
        raise NothingToImport(
            f"“{workbook.name}” is a template with nothing filled in: sheet “{blank[0].sheet}” has headings"
            f" ({blank[0].cell}) and no figures beneath them.",
            "Import it once its figures are filled in and it is saved.",
        )
    refusals, remarks = reader.refusals, reader.remarks
    if any(refusal.cell and not refusal.reason.startswith("Nothing was taken") for refusal in refusals):
        return
    step = "Choose a workbook with names down the side and months, quarters or years across the top."
    if refusals:
        first = refusals[0]
        reason = first.reason.removeprefix("Nothing was taken from the sheet: ").rstrip(".")
        raise NothingToImport(
            f"“{workbook.name}” holds no KPIs that can be read: sheet “{first.sheet}”: {reason}.", step
        )
    if not any(len(sheet) for sheet in workbook.sheets):
        raise NothingToImport(
            f"“{workbook.name}” is a workbook with nothing in it.", "Check that it is the right file."
        )
    hidden = [remark for remark in remarks if "hidden" in remark.sentence]
    reason = (
        "all its sheets are hidden"
        if len(hidden) == len(workbook.sheets)
        else ("no sheet has a row of months, quarters or years with figures beneath")
    )
    raise NothingToImport(f"“{workbook.name}” holds no KPIs that can be read: {reason}.", step)


def _no_such_period(workbook: Workbook, period: str, rows: list[KpiRow]) -> PeriodNotThere:
    kind = period_kind(period)
    there = {o.period for row in rows for o in row.observations if o.grain is kind}
    latest = max(there, key=period_key, default=None)
    hint = f"The latest there is {period_title(latest)}." if latest else "It has no such periods at all."
    return PeriodNotThere(f"“{workbook.name}” has no figures for {period_title(period)}.", hint)
