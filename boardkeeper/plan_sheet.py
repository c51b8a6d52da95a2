"""A plan as a table that is taken away into Excel and comes back unchanged.

The columns are headed as the import recognises them (`importing.milestone_list`); what it does not know follows behind.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

from boardkeeper.errors import UserError
from boardkeeper.plan import MilestoneView, PlanView
from boardkeeper.rules.due_dates import full_date
from boardkeeper.saving import save_whole

__all__ = ["PlanSheet", "plan_sheet", "write_plan_sheet"]

Value: TypeAlias = str | int | date | None


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """A plan as headings and rows, a row for each milestone."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def _priority(row: MilestoneView) -> str:
    number = str(row.priority_number)
    return row.priority_title if row.priority_title.startswith(number) else f"{number} {row.priority_title}"


_COLUMNS: Mapping[str, Callable[[MilestoneView], Value]] = {
    "Ref": lambda row: row.reference,
    "Priority": _priority,
    "Milestone": lambda row: row.text,
    "Impact and evidence": lambda row: row.impact,
    "Quality assurance": lambda row: row.assurance,
    "Lead": lambda row: row.lead,
    "Key dates": lambda row: row.key_dates or (full_date(row.due_on) if row.due_on else ""),
    "Start date": lambda row: row.starts_on,
    "Status": lambda row: row.status.value if row.status else "",
    "As at": lambda row: row.period,
    "Day it is due": lambda row: row.due_on,
    "Status before": lambda row: row.status_before.value if row.status_before else "",
    "Why it stands so": lambda row: row.note,
    "Slow because": lambda row: "; ".join(row.slow),
    "Shown by KPIs": lambda row: "; ".join(f"{kpi.name}: {kpi.shown}" for kpi in row.kpis),
}


def plan_sheet(plan: PlanView) -> PlanSheet:
    """Every milestone of a plan in its order."""
    rows = tuple(tuple(value(row) for value in _COLUMNS.values()) for row in plan.milestones)
    return PlanSheet(plan.title, tuple(_COLUMNS), rows)


def write_plan_sheet(path: Path, sheet: PlanSheet) -> int:
    """Write a plan as a workbook (.xlsx) or .csv; answers how many milestones it has.

    Raises:
        UserError: The ending is neither, or it cannot be written there.
    """
    ending = path.suffix.casefold()
    if ending == ".csv":
        save_whole(path, _csv(sheet))
        return len(sheet.rows)
    if ending != ".xlsx":
        raise UserError(
            f"“{path.name}” names no kind of file a plan is taken out as.", "End it in .xlsx or .csv."
        )
    from boardkeeper.render.xlsx import write_table

    try:
        return write_table(path, sheet.title[:31], sheet.headings, sheet.rows)
    except OSError as error:
        why = error.strerror or str(error)
        raise UserError(
            f"“{path.name}” could not be written: {why}.", "Close it in Excel, or choose another place."
        ) from error


def _csv(sheet: PlanSheet) -> bytes:
    # The mark at the beginning is what tells Excel that the letters are UTF-8.
    written = io.StringIO(newline="")
    rows = csv.writer(written)
    rows.writerow(sheet.headings)
    for row in sheet.rows:
        rows.writerow([each.isoformat() if isinstance(each, date) else each for each in row])
    return written.getvalue().encode("utf-8-sig")
