"""A workbook compared with the board, and written as one step."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.errors import UserError
from boardkeeper.importing.findings import Refusal, Remark
from boardkeeper.imports.actions import ActionRegister
from boardkeeper.imports.columns import has_to_remember, remember_into
from boardkeeper.imports.decisions import DecisionRegister
from boardkeeper.imports.definitions import judge_into, proposals, unjudged_names
from boardkeeper.imports.kpis import KpiRegister
from boardkeeper.imports.lines import (
    Counts,
    ImportPreview,
    KeptFile,
    PlanChoice,
    ReadImport,
    Register,
    Step,
)
from boardkeeper.imports.memory import figures_in, has_figures_to_keep, keep_figures_into
from boardkeeper.imports.milestones import MilestoneRegister, fitting_plan
from boardkeeper.imports.programme import ProgrammeRegister
from boardkeeper.imports.said_kpis import with_name, with_plan
from boardkeeper.kept_files import keep_into
from db.tables.imports import Blob, Import, ImportKind
from db.tables.kpis import Polarity
from db.tables.plan import Plan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

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
        return KeptFile(origin.file_name, origin.kind, blob.content, figures_in(session, origin.board_id))


def preview_import(store: Store, board_id: str, read: ReadImport) -> ImportPreview:
    """Compare a workbook with the board as it is; nothing is written."""
    with store.read() as session:
        read, plans = _into_plan(session, board_id, read)
        steps = _REGISTERS[read.kind].plan(session, board_id, read)
        unjudged = unjudged_names(session, board_id, steps) if read.kind is ImportKind.KPIS else ()
        keeps = (
            has_to_remember(session, board_id, read)
            or has_figures_to_keep(session, board_id, read)
            or any(step.is_confirmed for step in steps)
        )
    return ImportPreview(
        board_id,
        read,
        tuple(step.line for step in steps if step.is_taken),
        proposals(steps, unjudged),
        unjudged,
        (*read.refused, *(_refusal(step) for step in steps if step.refused)),
        (*read.remarks, *(_remark(step) for step in steps if step.remark and not step.refused)),
        keeps,
        tuple(step.question for step in steps if step.question is not None),
        plans,
        read.plan_id or next((plan.id for plan in plans), ""),
        sum(step.is_restated and step.is_taken for step in steps),
    )


def apply_import(
    store: Store,
    who: str,
    preview: ImportPreview,
    polarities: Mapping[str, Polarity] | None = None,
    definitions: Collection[str] = (),
) -> Counts:
    """Write what is new or changed as one step; what the board holds by now is what counts, not the preview.

    What a person said of columns, tables, percentages, places and names is remembered by the same step.

    Args:
        store: The file.
        who: Who imports.
        preview: What `preview_import` answered.
        polarities: Which way is good, by indicator name, as the user has confirmed it.
        definitions: The indicators whose proposed definition the user has accepted.

    Returns:
        What was written.
    """
    read = preview.read
    with store.edit(_label(read), who) as session:
        counts = apply_into(session, who, preview.board_id, read)
        remember_into(session, preview.board_id, read)
        keep_figures_into(session, preview.board_id, read)
        judge_into(session, preview, polarities or {}, definitions)
    return counts


def apply_into(session: Session, who: str, board_id: str, read: ReadImport) -> Counts:
    """Write what is new or changed in a workbook inside an edit that is already open."""
    register = _REGISTERS[read.kind]
    steps = [step for step in register.plan(session, board_id, read) if step.is_taken]
    counts = ImportPreview(board_id, read, tuple(step.line for step in steps)).counts
    if counts.new or counts.changed or any(step.is_confirmed for step in steps):
        origin = _origin(session, board_id, read, who)
        register.write(session, board_id, origin, steps)
        session.flush()
    return counts


def into_plan(read: ReadImport, plan_id: str) -> ReadImport:
    """Say into which of the board’s plans a workbook goes."""
    return replace(read, plan_id=plan_id, said=with_plan(read.said, plan_id))


def answer_name(read: ReadImport, name: str, answer: str) -> ReadImport:
    """Say which KPI a name means: its id, `NEW` or `LEFT_OUT`; a blank takes the answer back."""
    return replace(read, said=with_name(read.said, name, answer))


def _into_plan(
    session: Session, board_id: str, read: ReadImport
) -> tuple[ReadImport, tuple[PlanChoice, ...]]:
    """The plans a workbook may go into; a plan that is there no more counts as none."""
    if read.kind not in {ImportKind.KPIS, ImportKind.MILESTONES}:
        return read, ()
    rows = session.scalars(select(Plan).where(Plan.board_id == board_id).order_by(Plan.position, Plan.title))
    plans = tuple(PlanChoice(row.id, row.title) for row in rows)
    if read.plan_id not in {plan.id for plan in plans}:
        fits = fitting_plan(session, board_id, read) if read.kind is ImportKind.MILESTONES else ""
        read = replace(read, plan_id=fits)
    return read, plans


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
