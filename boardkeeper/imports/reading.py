"""Which reader understands which kind of workbook; the only room above `importing` that opens one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from boardkeeper.errors import UserError
from boardkeeper.importing import action_list, decision_list, milestone_list, programme_list
from boardkeeper.importing.action_list import read_actions
from boardkeeper.importing.child_level import refuse_child_level
from boardkeeper.importing.decision_list import read_decisions
from boardkeeper.importing.errors import NothingToImport, ReadingCancelled
from boardkeeper.importing.findings import CellRole, Refusal, Remark
from boardkeeper.importing.kpi_layout import read_kpis
from boardkeeper.importing.kpi_shape import shape_of_tables
from boardkeeper.importing.list_headings import ListField
from boardkeeper.importing.matching import Matching, SheetColumns
from boardkeeper.importing.milestone_list import read_milestones
from boardkeeper.importing.programme_list import read_programme
from boardkeeper.importing.reading import read_workbook
from boardkeeper.importing.said_layout import TableLayout
from boardkeeper.importing.workbook import Workbook
from boardkeeper.imports.lines import KeptFile, OpenedWorkbook, SheetQuestion
from boardkeeper.imports.said_kpis import SaidOfKpis
from boardkeeper.imports.sheets import SheetView, sheet_views
from db.tables.imports import ImportKind

Progress = Callable[[str, int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Understood:
    """A workbook taken apart as one kind.

    Attributes:
        rows: What it holds.
        refused: What was not taken.
        remarks: What should be known.
        roles: What each cell was taken for, by sheet.
        columns: How the columns of its lists were matched.
        layouts: How its tables of figures lie.
        questions: What must be said before some of its figures can be taken.
    """

    rows: tuple[Any, ...]
    refused: tuple[Refusal, ...]
    remarks: tuple[Remark, ...]
    roles: Mapping[str, Mapping[tuple[int, int], CellRole]]
    columns: tuple[SheetColumns, ...] = ()
    layouts: tuple[TableLayout, ...] = ()
    questions: tuple[SheetQuestion, ...] = ()


#: The fields of each kind of list.
FIELDS: Mapping[ImportKind, tuple[ListField, ...]] = {
    ImportKind.MILESTONES: milestone_list.FIELDS,
    ImportKind.DECISIONS: decision_list.FIELDS,
    ImportKind.PROGRAMME: programme_list.FIELDS,
    ImportKind.ACTIONS: action_list.FIELDS,
}

_LISTS: Mapping[ImportKind, Callable[[Workbook, Matching | None], Any]] = {
    ImportKind.MILESTONES: read_milestones,
    ImportKind.DECISIONS: read_decisions,
    ImportKind.PROGRAMME: read_programme,
    ImportKind.ACTIONS: read_actions,
}

_LOG_TITLES = {ImportKind.ACTIONS: "actions", ImportKind.DECISIONS: "tracking decisions"}
_MONTH_IN_NAME = re.compile(r"(?<!\d)(20\d\d)[-_. ]?(0[1-9]|1[0-2])(?!\d)")


def read_in_process(path: Path, progress: Progress | None, cancelled: Cancelled | None) -> Workbook:
    """Read a workbook in a process of its own."""
    watching: dict[str, Any] = {}
    if progress is not None:
        watching["progress"] = progress
    if cancelled is not None:
        watching["cancelled"] = cancelled
    return read_workbook(path, **watching)


def take_apart(
    kind: ImportKind,
    workbook: Workbook,
    period: str | None,
    matching: Matching | None = None,
    said: SaidOfKpis | None = None,
) -> Understood:
    """Take a workbook that has been read apart as `kind`."""
    if kind is ImportKind.KPIS:
        return _figures(workbook, period, said or SaidOfKpis())
    reading = _LISTS[kind](workbook, matching)
    return Understood(reading.rows, reading.refusals, reading.remarks, reading.roles, reading.columns)


def _figures(workbook: Workbook, period: str | None, said: SaidOfKpis) -> Understood:
    reading = read_kpis(
        workbook,
        only_period=period,
        percent_answers=said.percent,
        said=said.layouts,
        areas=said.areas,
    )
    questions: tuple[SheetQuestion, ...] = (
        *reading.area_questions,
        *reading.period_questions,
        *reading.questions,
    )
    return Understood(
        reading.rows,
        reading.refusals,
        reading.remarks,
        reading.roles,
        layouts=reading.layouts,
        questions=questions,
    )


def shape_of_figures(workbook: Workbook) -> str:
    """By which the board remembers what was said of the figures of a workbook."""
    return shape_of_tables(workbook)


def open_file(path: Path, *, progress: Progress | None, cancelled: Cancelled | None) -> OpenedWorkbook:
    """Read a workbook and try which kinds it may be."""
    workbook = read_in_process(path, progress, cancelled)
    refuse_child_level(workbook)
    kinds = []
    for done, kind in enumerate(ImportKind):
        if cancelled is not None and cancelled():
            raise ReadingCancelled(f"Reading “{path.name}” was cancelled; nothing was taken from it.")
        if progress is not None:
            progress("Finding out what it holds", done, len(ImportKind))
        if _understands(kind, workbook):
            kinds.append(kind)
    return OpenedWorkbook(
        path.name,
        path.read_bytes(),
        workbook,
        _surest(workbook, kinds),
        month_in_name(path),
        shape=shape_of_tables(workbook),
    )


def _surest(workbook: Workbook, kinds: list[ImportKind]) -> tuple[ImportKind, ...]:
    """The kinds it may be; a sheet called like one of the logs, as those taken out of here are, leaves no doubt."""
    titles = {sheet.title.casefold() for sheet in workbook.sheets}
    named = [kind for kind in kinds if _LOG_TITLES.get(kind, "") in titles]
    return tuple(named if len(named) == 1 else kinds)


def _understands(kind: ImportKind, workbook: Workbook) -> bool:
    try:
        found = take_apart(kind, workbook, None)
    except NothingToImport:
        return False
    except UserError:
        # It is of this kind, and something in it must be put right first: choosing the kind will say what.
        return True
    return bool(found.rows or found.refused or found.questions)


def sheets_of_kept(
    kept: KeptFile, *, progress: Progress | None, cancelled: Cancelled | None
) -> tuple[SheetView, ...]:
    """The sheets of a kept file, understood as they were when it was imported; no copy is left on the disk."""
    with TemporaryDirectory(prefix="boardkeeper-") as folder:
        path = Path(folder) / (Path(kept.file_name).name or "workbook")
        path.write_bytes(kept.content)
        workbook = read_in_process(path, progress, cancelled)
    said = kept.remembered.get(shape_of_tables(workbook)) if kept.remembered else None
    found = take_apart(kept.kind, workbook, None, None, said)
    return sheet_views(workbook, found.roles, found.refused)


def month_in_name(path: Path) -> str:
    """The month a file is named by, "2019-06"; blank when its name holds none."""
    named = _MONTH_IN_NAME.search(path.stem)
    return f"{named[1]}-{named[2]}" if named else ""
