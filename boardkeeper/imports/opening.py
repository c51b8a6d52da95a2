"""Reading a workbook before anything is compared: no store is needed, and any thread will do.

The reader starts a process of its own; `imports.reading` is loaded only by what really reads, so that a command that
never imports need not wait for it.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from pathlib import Path

from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.importing.findings import Remark
from boardkeeper.importing.matching import Matching
from boardkeeper.importing.pasted import PASTED_NAME, as_csv, pasted_workbook
from boardkeeper.imports.columns import shapes_of
from boardkeeper.imports.layouts import with_period_said
from boardkeeper.imports.lines import KeptFile, OpenedWorkbook, ReadImport
from boardkeeper.imports.said_kpis import SaidOfKpis
from boardkeeper.imports.sheets import SheetView, sheet_views
from boardkeeper.rules.periods import PeriodKind, parse_period, period_kind, period_title
from db.tables.imports import ImportKind

Progress = Callable[[str, int, int], None]
Cancelled = Callable[[], bool]


def read_period(written: str | None) -> str | None:
    """A period as people write it ("2019-06", "Jun-19", "June 2019") in its stored form; None stays None.

    Raises:
        UserError: It is no period.
    """
    if written is None:
        return None
    text = written.strip()
    try:
        period_kind(text)
    except ValueError:
        found = parse_period(text)
        if found is None:
            raise UserError(f"“{written}” is not a period.", "Write it like --period 2019-06.") from None
        return found
    return text


def read_workbook_as(
    kind: ImportKind,
    path: Path,
    *,
    period: str | None = None,
    progress: Callable[[str, int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ReadImport:
    """Read and understand a workbook; nothing is compared or written, and no store is needed.

    Args:
        kind: What the workbook holds.
        path: The workbook: xlsx, xlsm, xls, xlsb, ods or csv.
        period: KPIs: only this period is taken. Milestones: the month their statuses are of.
        progress: Told what is being done, how far, and of how much.
        cancelled: Asked now and then whether to stop.

    Raises:
        UserError: The file cannot be read as what it should be; the sentence names file, sheet and cell.
    """
    opened = open_workbook_as(kind, path, progress=progress, cancelled=cancelled)
    return understand_as(opened, kind, period)


def open_workbook_as(
    kind: ImportKind, path: Path, *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> OpenedWorkbook:
    """Read a workbook of which it is known what it holds; needs no store.

    Raises:
        UserError: The file cannot be read.
    """
    from boardkeeper.imports.reading import month_in_name, read_in_process, shape_of_figures

    workbook = read_in_process(path, progress, cancelled)
    shape = shape_of_figures(workbook) if kind is ImportKind.KPIS else ""
    return OpenedWorkbook(path.name, path.read_bytes(), workbook, (kind,), month_in_name(path), shape=shape)


def open_workbook(
    path: Path, *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> OpenedWorkbook:
    """Read a workbook and find out what it may be; needs no store.

    Raises:
        UserError: The file cannot be read, or it lists single children.
    """
    from boardkeeper.imports.reading import open_file

    return open_file(path, progress=progress, cancelled=cancelled)


def open_pasted(
    text: str,
    kind: ImportKind,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> OpenedWorkbook:
    """A block from the clipboard as a workbook that holds rows of `kind`.

    Raises:
        UserError: Nothing stands there, or it lists single children.
    """
    from boardkeeper.importing.child_level import refuse_child_level

    if progress is not None:
        progress("Reading pasted rows", 0, 1)
    workbook = pasted_workbook(text)
    refuse_child_level(workbook)
    if cancelled is not None and cancelled():
        raise UserError("Reading the pasted rows was stopped.")
    return OpenedWorkbook(PASTED_NAME, as_csv(text), workbook, (kind,), "", is_pasted=True)


def understand_as(
    opened: OpenedWorkbook,
    kind: ImportKind,
    period: str | None = None,
    matching: Matching | None = None,
    said: SaidOfKpis | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> ReadImport:
    """Take a workbook apart as `kind`, without reading it again.

    Args:
        opened: What was read.
        kind: What it holds.
        period: KPIs: only this period is taken. Milestones: the month their statuses are of.
        matching: What is known of the columns of its lists beforehand.
        said: What is known of its figures beforehand.
        progress: Told what is being done.
        cancelled: Asked whether to stop.

    Raises:
        UserError: It holds nothing of that kind; the sentence says what is missing.
    """
    from boardkeeper.imports.reading import take_apart

    if progress is not None:
        progress(f"Understanding “{opened.file_name}”", 0, 1)
    matching = matching or Matching(is_pasted=opened.is_pasted)
    said = said or SaidOfKpis()
    found = take_apart(kind, opened.workbook, period, matching, said)
    remarks, status_period = found.remarks, ""
    if kind is ImportKind.MILESTONES:
        status_period, remark = _status_period(opened.month_in_name, period)
        remarks = (*remarks, *([remark] if remark else []))
    if kind is ImportKind.KPIS:
        month = period or opened.month_in_name
        dated = with_period_said(said, found.layouts, found.questions, month) if month else said
        if dated is not said:
            found = take_apart(kind, opened.workbook, period, matching, dated)
            remarks = found.remarks if period else (*found.remarks, _month_remark(month))
    if cancelled is not None and cancelled():
        raise UserError(f"Understanding “{opened.file_name}” was stopped.")
    return ReadImport(
        kind=kind,
        file_name=opened.file_name,
        content=opened.content,
        media_type=mimetypes.guess_type(opened.file_name)[0] or "application/octet-stream",
        period=status_period,
        rows=found.rows,
        refused=found.refused,
        remarks=remarks,
        roles=found.roles,
        sheets=sheet_views(opened.workbook, found.roles, found.refused),
        columns=found.columns,
        shapes=shapes_of(opened, found.columns),
        is_pasted=opened.is_pasted,
        layouts=found.layouts,
        questions=found.questions,
        said=said,
        shape=opened.shape,
        plan_id=said.plan_id,
    )


def sheets_of(opened: OpenedWorkbook) -> tuple[SheetView, ...]:
    """The sheets of a workbook of which nobody knows yet what it is."""
    return sheet_views(opened.workbook, {})


def kept_sheets(
    kept: KeptFile, *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> tuple[SheetView, ...]:
    """The sheets of a kept workbook, tinted as they were understood; needs no store and leaves no file behind."""
    from boardkeeper.imports.reading import sheets_of_kept

    return sheets_of_kept(kept, progress=progress, cancelled=cancelled)


def _month_remark(month: str) -> Remark:
    return Remark(
        "",
        "",
        f"Where no heading names a period, {period_title(month)} was taken, the month in the file’s name.",
    )


def _status_period(month_in_name: str, period: str | None) -> tuple[str, Remark | None]:
    """The month that statuses are of: as said, as the file is named, or the present one; a guess is always told."""
    if period is not None:
        if period_kind(period) is not PeriodKind.MONTH:
            raise UserError(
                f"A status belongs to a month, and {period} is not one.", "Write it like --period 2019-06."
            )
        return period, None
    if month_in_name:
        sentence = f"The statuses are taken as at {month_in_name}, the month in the file’s name."
        return month_in_name, Remark("", "", sentence)
    now = f"{current_day():%Y-%m}"
    return now, Remark(
        "", "", f"Neither --period nor the file’s name gives a month, so the statuses are taken as at {now}."
    )
