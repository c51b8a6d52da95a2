"""Either log as a table that is taken away into Excel and comes back unchanged.

What stands in a cell is what is kept, not what a screen makes of it: “July 2019” stays as it was written. The columns
are headed as the import recognises them (`importing.action_list`, `importing.decision_list`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from boardkeeper import actions, decisions
from boardkeeper.actions import ActionView
from boardkeeper.decisions import DecisionView
from boardkeeper.errors import UserError
from boardkeeper.lists import Wanted
from boardkeeper.rules.due_dates import full_date
from db.tables.follow_up import Log

if TYPE_CHECKING:
    from db.store import Store

__all__ = ["Log", "LogSheet", "log_sheet", "sheet_of", "write_sheet"]

Value: TypeAlias = str | int | date | None

#: More rows than any log has: a table that is taken away is whole.
_ALL = 1_000_000
_TITLES = {Log.ACTIONS: "Actions", Log.DECISIONS: "Tracking decisions"}


@dataclass(frozen=True, slots=True)
class LogSheet:
    """A log as headings and rows."""

    log: Log
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


_ACTION_COLUMNS: Mapping[str, Callable[[ActionView], Value]] = {
    "Ref": lambda row: row.reference,
    "Raised": lambda row: row.raised_on,
    "Minute": lambda row: row.minute,
    "Action": lambda row: row.text,
    "Owner": lambda row: row.owner,
    "Due": lambda row: row.due_written or _day(row.due_on),
    "Status": lambda row: row.status.value,
    "Priority": lambda row: row.importance.value,
    "Update": lambda row: row.progress,
    "Completed": lambda row: row.completed_on,
    "Days overdue": lambda row: row.overdue_days or None,
    "Times postponed": lambda row: row.times_postponed or None,
    "Times chased": lambda row: row.times_chased or None,
}
_DECISION_COLUMNS: Mapping[str, Callable[[DecisionView], Value]] = {
    "Ref": lambda row: row.reference,
    "Meeting": lambda row: row.decided_on_written or _day(row.decided_on),
    "Minute": lambda row: row.minute_title or row.minute_reference,
    "Resolution": lambda row: row.text,
    "Officer responsible": lambda row: row.officer,
    "Target date": lambda row: row.target_written or _day(row.target_on),
    "Status": lambda row: row.status.value,
    "Priority": lambda row: row.importance.value,
    "Progress": lambda row: row.progress,
    "Completed": lambda row: row.completed_on,
    "Days overdue": lambda row: row.overdue_days or None,
    "Times postponed": lambda row: row.times_postponed or None,
    "Times chased": lambda row: row.times_chased or None,
}


def log_sheet(store: Store, board_id: str, log: Log, today: date, wanted: Wanted) -> LogSheet:
    """Every row of a log that a filter leaves, in its order, whatever stretch of it a screen shows."""
    whole = replace(wanted, offset=0, limit=_ALL)
    if log is Log.ACTIONS:
        return sheet_of(log, actions.list_actions(store, board_id, today, whole).rows)
    return sheet_of(log, decisions.list_decisions(store, board_id, today, whole).rows)


def sheet_of(log: Log, rows: Sequence[Any]) -> LogSheet:
    """Rows of a log, as its listing answers them, as a table."""
    columns: Mapping[str, Callable[[Any], Value]] = (
        _ACTION_COLUMNS if log is Log.ACTIONS else _DECISION_COLUMNS
    )
    cells = tuple(tuple(value(row) for value in columns.values()) for row in rows)
    return LogSheet(log, _TITLES[log], tuple(columns), cells)


def write_sheet(
    path: Path,
    sheet: LogSheet,
    *,
    progress: Callable[[str, int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Write a log as a workbook; answers how many rows it has. An earlier file is replaced whole or not at all.

    Raises:
        UserError: It cannot be written there, or writing was cancelled.
    """
    from boardkeeper.render.xlsx import write_table

    def told() -> Any:
        for count, row in enumerate(sheet.rows):
            if cancelled is not None and cancelled():
                raise UserError("The table was not written.")
            if progress is not None and count % 500 == 0:
                progress("Writing the workbook", count, len(sheet.rows))
            yield row

    try:
        return write_table(path, sheet.title, sheet.headings, told())
    except OSError as error:
        why = error.strerror or str(error)
        raise UserError(
            f"“{path.name}” could not be written: {why}.", "Close it in Excel, or choose another place."
        ) from error


def _day(day: date | None) -> str:
    return full_date(day) if day else ""
