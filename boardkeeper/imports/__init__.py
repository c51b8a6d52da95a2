"""Workbooks into a board: read, compare, apply as one step.

Three functions in order: `read_workbook_as` needs no store and may run anywhere, `preview_import` compares, and
`apply_import` compares again inside the edit and writes. Importing the same workbook twice writes nothing. A screen
that must find out first what a workbook is reads it with `open_workbook` and takes it apart with `understand_as`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.importing.findings import CellRole, Refusal, Remark
from boardkeeper.importing.list_headings import ListField
from boardkeeper.importing.matching import Matching, Origin, SheetColumns
from boardkeeper.imports.actions import ActionRegister
from boardkeeper.imports.columns import (
    Remembered,
    fields_of,
    has_to_remember,
    proposed_columns,
    read_said_columns,
    remember_into,
    remembered_columns,
    remembered_kind,
    say_column,
    say_header,
)
from boardkeeper.imports.decisions import DecisionRegister
from boardkeeper.imports.kpis import KpiRegister
from boardkeeper.imports.lines import (
    Counts,
    FieldChange,
    ImportLine,
    ImportPreview,
    KeptFile,
    LineKind,
    OpenedWorkbook,
    PolarityProposal,
    ReadImport,
    Register,
    Step,
)
from boardkeeper.imports.milestones import MilestoneRegister
from boardkeeper.imports.opening import (
    kept_sheets,
    open_pasted,
    open_workbook,
    open_workbook_as,
    read_period,
    read_workbook_as,
    sheets_of,
    understand_as,
)
from boardkeeper.imports.preview_lines import (
    PreviewKind,
    PreviewLine,
    count_lines,
    list_preview_lines,
    preview_lines,
)
from boardkeeper.imports.programme import ProgrammeRegister
from boardkeeper.imports.sheets import SheetView, column_name, place_of
from boardkeeper.kept_files import keep_into
from db.tables.imports import Blob, Import, ImportKind
from db.tables.kpis import Kpi, Polarity

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "CellRole",
    "Counts",
    "FieldChange",
    "ImportKind",
    "ImportLine",
    "ImportPreview",
    "KeptFile",
    "LineKind",
    "ListField",
    "Matching",
    "OpenedWorkbook",
    "Origin",
    "PolarityProposal",
    "PreviewKind",
    "PreviewLine",
    "ReadImport",
    "Refusal",
    "Remark",
    "Remembered",
    "SheetColumns",
    "SheetView",
    "apply_import",
    "column_name",
    "count_lines",
    "fields_of",
    "kept_sheets",
    "kept_workbook",
    "list_preview_lines",
    "open_pasted",
    "open_workbook",
    "open_workbook_as",
    "place_of",
    "preview_import",
    "preview_lines",
    "proposed_columns",
    "read_period",
    "read_said_columns",
    "read_workbook_as",
    "remembered_columns",
    "remembered_kind",
    "say_column",
    "say_header",
    "sheets_of",
    "understand_as",
]

KIND_TITLES = {
    ImportKind.KPIS: "KPIs",
    ImportKind.MILESTONES: "milestones",
    ImportKind.DECISIONS: "tracking decisions",
    ImportKind.PROGRAMME: "the work programme",
    ImportKind.ACTIONS: "actions",
}

_REGISTERS: Mapping[ImportKind, Register] = {
    ImportKind.KPIS: KpiRegister(),
    ImportKind.MILESTONES: MilestoneRegister(),
    ImportKind.DECISIONS: DecisionRegister(),
    ImportKind.PROGRAMME: ProgrammeRegister(),
    ImportKind.ACTIONS: ActionRegister(),
}


def kept_workbook(store: Store, blob_hash: str) -> KeptFile:
    """A workbook as it was imported.

    Raises:
        UserError: The file does not hold it.
    """
    with store.read() as session:
        blob = session.get(Blob, blob_hash)
        origin = session.scalar(
            select(Import).where(Import.blob_hash == blob_hash).order_by(Import.made_at.desc()).limit(1)
        )
        if blob is None or origin is None:
            raise UserError(
                "The workbook this figure came from is not kept in this file.", "Import it again to see it."
            )
        return KeptFile(origin.file_name, origin.kind, blob.content)


def preview_import(store: Store, board_id: str, read: ReadImport) -> ImportPreview:
    """Compare a workbook with the board as it is; nothing is written."""
    with store.read() as session:
        steps = _REGISTERS[read.kind].plan(session, board_id, read)
        unjudged = _unjudged(session, board_id, read) if read.kind is ImportKind.KPIS else ()
        keeps_columns = has_to_remember(session, board_id, read)
    return ImportPreview(
        board_id,
        read,
        tuple(step.line for step in steps if not step.refused),
        _polarity_proposals(unjudged),
        unjudged,
        (*read.refused, *(_refusal(step) for step in steps if step.refused)),
        (*read.remarks, *(_remark(step) for step in steps if step.remark and not step.refused)),
        keeps_columns,
    )


def apply_import(
    store: Store, who: str, preview: ImportPreview, polarities: Mapping[str, Polarity] | None = None
) -> Counts:
    """Write what is new or changed as one step; what the board holds by now is what counts, not the preview.

    Which column is which, where a person said so, is remembered by the same step.

    Args:
        store: The file.
        who: Who imports.
        preview: What `preview_import` answered.
        polarities: Which way is good, by indicator name, as the user has confirmed it.

    Returns:
        What was written.
    """
    read = preview.read
    with store.edit(_label(read), who) as session:
        counts = apply_into(session, who, preview.board_id, read)
        remember_into(session, preview.board_id, read)
        said = {name.casefold(): polarity for name, polarity in (polarities or {}).items()}
        for kpi in session.scalars(select(Kpi).where(Kpi.board_id == preview.board_id)) if said else ():
            kpi.polarity = said.get(kpi.name.casefold(), kpi.polarity)
    return counts


def apply_into(session: Session, who: str, board_id: str, read: ReadImport) -> Counts:
    """Write what is new or changed in a workbook inside an edit that is already open."""
    register = _REGISTERS[read.kind]
    steps = [step for step in register.plan(session, board_id, read) if not step.refused]
    counts = ImportPreview(board_id, read, tuple(step.line for step in steps)).counts
    if counts.new or counts.changed:
        origin = _origin(session, board_id, read, who)
        register.write(session, board_id, origin, steps)
        session.flush()
    return counts


def _label(read: ReadImport) -> str:
    """What the step is called in the history."""
    title = KIND_TITLES[read.kind]
    return f"Paste rows into {title}" if read.is_pasted else f"Import {title} from {read.file_name}"


def _refusal(step: Step) -> Refusal:
    return Refusal(step.line.sheet, step.line.cell, step.refused)


def _remark(step: Step) -> Remark:
    return Remark(step.line.sheet, step.line.cell, step.remark)


def _origin(session: Session, board_id: str, read: ReadImport, who: str) -> Import:
    """The record of this import; the file itself is kept once, by the hash of its bytes."""
    digest = keep_into(session, read.content, read.media_type)
    origin = Import(
        board_id=board_id,
        kind=read.kind,
        file_name=read.file_name,
        blob_hash=digest,
        made_at=datetime.now(UTC).replace(tzinfo=None, microsecond=0),
        made_by=who,
    )
    session.add(origin)
    session.flush()
    return origin


def _unjudged(session: Session, board_id: str, read: ReadImport) -> tuple[str, ...]:
    """The indicators of a workbook of which nobody has said which way is good, in the workbook's order."""
    judged = {
        kpi.name.casefold()
        for kpi in session.query(Kpi).filter(Kpi.board_id == board_id, Kpi.polarity.is_not(None))
    }
    return tuple(dict.fromkeys(row.name for row in read.rows if row.name.casefold() not in judged))


def _polarity_proposals(names: tuple[str, ...]) -> tuple[PolarityProposal, ...]:
    from boardkeeper.importing.catalogue import propose

    found = ((name, propose(name)) for name in names)
    return tuple(
        PolarityProposal(name, proposal.polarity, proposal.reason)
        for name, proposal in found
        if proposal is not None
    )
