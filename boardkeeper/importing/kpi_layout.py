"""Reads a KPI workbook: every sheet's tables over periods become indicators, or a reason why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from boardkeeper.importing import kpi_table
from boardkeeper.importing.child_level import refuse_child_level
from boardkeeper.importing.errors import NothingToImport, PeriodNotThere, ReadingCancelled
from boardkeeper.importing.findings import CellRole, Findings, Refusal, Remark
from boardkeeper.importing.grid import Grid
from boardkeeper.importing.kpi_rows import KpiReading, KpiRow, PercentQuestion
from boardkeeper.importing.labels import read_priority
from boardkeeper.importing.layout import PeriodTable, find_tables, why_no_table
from boardkeeper.importing.merging import merged_by_name, only_of_period
from boardkeeper.importing.scales import Scale
from boardkeeper.importing.workbook import Sheet, Workbook
from boardkeeper.rules.periods import period_key, period_kind, period_title


def _never() -> bool:
    return False


def read_kpis(
    workbook: Workbook,
    *,
    only_period: str | None = None,
    percent_answers: Mapping[str, Scale] | None = None,
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
        cancelled: Asked before each sheet.

    Returns:
        The indicators with their figures, what was refused, and what should be known.

    Raises:
        ChildLevelData: A sheet lists single children.
        NothingToImport: No sheet holds a figure for a period; the sentence says what it holds instead.
        PeriodNotThere: `only_period` has no column.
    """
    refuse_child_level(workbook)
    rows: list[KpiRow] = []
    refusals: list[Refusal] = []
    remarks: list[Remark] = []
    questions: list[PercentQuestion] = []
    roles: dict[str, dict[tuple[int, int], CellRole]] = {}
    for sheet in workbook.sheets:
        if cancelled():
            raise ReadingCancelled(f"Reading “{workbook.name}” was cancelled; nothing was taken from it.")
        findings = Findings(sheet.title)
        if sheet.is_hidden:
            if len(sheet):
                findings.remark(
                    "", "The sheet is hidden and was left out; show it in the workbook to have it read."
                )
        else:
            read = _read_sheet(
                sheet, findings, percent_answers or {}, marks_numbers=workbook.shows_number_formats
            )
            rows += read.rows
            questions += read.questions
        refusals += findings.refusals
        remarks += findings.remarks
        roles[sheet.title] = findings.roles
    if not rows:
        _refuse_nothing(workbook, refusals, remarks, has_questions=bool(questions))
    merged = merged_by_name(rows)
    refusals += merged.refusals
    remarks += merged.remarks
    kept = merged.rows if only_period is None else only_of_period(merged.rows, only_period)
    if only_period is not None and rows and not kept:
        raise _no_such_period(workbook, only_period, merged.rows)
    return KpiReading(workbook.name, tuple(kept), tuple(refusals), tuple(remarks), tuple(questions), roles)


def _read_sheet(
    sheet: Sheet, findings: Findings, answers: Mapping[str, Scale], *, marks_numbers: bool
) -> kpi_table.ReadTable:
    read = kpi_table.ReadTable([], [])
    if not len(sheet):
        return read
    grid, tables = _best_grid(sheet)
    if not tables:
        reason, cell = why_no_table(grid)
        if reason:
            findings.refuse(cell, f"Nothing was taken from the sheet: {reason}.")
        else:
            findings.remark(
                "", "The sheet has no row of months, quarters or financial years and was left out."
            )
        return read
    priority = read_priority(sheet.title, _heading_above(grid, tables[0]))
    for table in tables:
        if table.problem:
            findings.refuse(table.problem_cell, f"A table was not taken: {table.problem}.")
            continue
        reader = kpi_table.TableReader(grid, table, findings, priority, answers, marks_numbers=marks_numbers)
        more = reader.read()
        read.rows.extend(more.rows)
        read.questions.extend(more.questions)
    for row in sheet.filled_rows():
        for column in sheet.filled_columns(row):
            if (row, column) not in findings.roles:
                findings.roles[row, column] = CellRole.IGNORED
    return read


def _best_grid(sheet: Sheet) -> tuple[Grid, list[PeriodTable]]:
    """The sheet as it lies, unless its periods run down and only the turned grid makes sense of them."""
    across = Grid(sheet)
    tables = find_tables(across)
    if any(not table.problem for table in tables):
        return across, tables
    down = Grid(sheet, turned=True)
    turned = [table for table in find_tables(down) if not table.problem]
    return (down, turned) if turned else (across, tables)


def _heading_above(grid: Grid, table: PeriodTable) -> str:
    above = [line for line in grid.lines if line < table.header_lines[0]]
    return " ".join(cell.text for line in above for cell in grid.line(line).values())


def _refuse_nothing(
    workbook: Workbook, refusals: list[Refusal], remarks: list[Remark], *, has_questions: bool
) -> None:
    """Nothing at all could be read: one sentence, unless rows were refused one by one or need an answer."""
    if has_questions or any(
        refusal.cell and not refusal.reason.startswith("Nothing was taken") for refusal in refusals
    ):
        return
    step = (
        "Choose a workbook with names down the side and months, quarters or financial years across the top."
    )
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
        else ("no sheet has a row of months, quarters or financial years with figures beneath")
    )
    raise NothingToImport(f"“{workbook.name}” holds no KPIs that can be read: {reason}.", step)


def _no_such_period(workbook: Workbook, period: str, rows: list[KpiRow]) -> PeriodNotThere:
    kind = period_kind(period)
    there = {o.period for row in rows for o in row.observations if o.grain is kind}
    latest = max(there, key=period_key, default=None)
    hint = f"The latest there is {period_title(latest)}." if latest else "It has no such periods at all."
    return PeriodNotThere(f"“{workbook.name}” has no figures for {period_title(period)}.", hint)
