"""Which reader understands which kind of workbook; the only room above `importing` that opens one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from boardkeeper.importing.action_list import read_actions
from boardkeeper.importing.decision_list import read_decisions
from boardkeeper.importing.findings import CellRole, Refusal, Remark
from boardkeeper.importing.kpi_layout import read_kpis
from boardkeeper.importing.milestone_list import read_milestones
from boardkeeper.importing.programme_list import read_programme
from boardkeeper.importing.reading import read_workbook
from boardkeeper.importing.workbook import Workbook
from db.tables.imports import ImportKind

Understood = tuple[
    tuple[Any, ...],
    tuple[Refusal, ...],
    tuple[Remark, ...],
    Mapping[str, Mapping[tuple[int, int], CellRole]],
]

_LISTS: Mapping[ImportKind, Callable[[Workbook], Any]] = {
    ImportKind.MILESTONES: read_milestones,
    ImportKind.DECISIONS: read_decisions,
    ImportKind.PROGRAMME: read_programme,
    ImportKind.ACTIONS: read_actions,
}


def understand(
    kind: ImportKind,
    path: Path,
    *,
    period: str | None,
    progress: Callable[[str, int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> Understood:
    """Read a workbook in a process of its own and take it apart as `kind`."""
    watching: dict[str, Any] = {}
    if progress is not None:
        watching["progress"] = progress
    if cancelled is not None:
        watching["cancelled"] = cancelled
    workbook = read_workbook(path, **watching)
    reading = read_kpis(workbook, only_period=period) if kind is ImportKind.KPIS else _LISTS[kind](workbook)
    return reading.rows, reading.refusals, reading.remarks, reading.roles
