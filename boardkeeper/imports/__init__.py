"""Workbooks into a board: read, compare, apply as one step.

Three functions in order: `read_workbook_as` needs no store and may run anywhere, `preview_import` compares, and
`apply_import` compares again inside the edit and writes. Importing the same workbook twice writes nothing.
"""

from __future__ import annotations

import hashlib
import mimetypes
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from boardkeeper.errors import UserError
from boardkeeper.importing.findings import Refusal, Remark
from boardkeeper.imports.actions import ActionRegister
from boardkeeper.imports.decisions import DecisionRegister
from boardkeeper.imports.kpis import KpiRegister
from boardkeeper.imports.lines import (
    Counts,
    FieldChange,
    ImportLine,
    ImportPreview,
    LineKind,
    PolarityProposal,
    ReadImport,
    Register,
)
from boardkeeper.imports.milestones import MilestoneRegister
from boardkeeper.imports.programme import ProgrammeRegister
from boardkeeper.rules.periods import PeriodKind, parse_period, period_kind
from db.tables.imports import Blob, Import, ImportKind
from db.tables.kpis import Kpi, Polarity

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "Counts",
    "FieldChange",
    "ImportKind",
    "ImportLine",
    "ImportPreview",
    "LineKind",
    "PolarityProposal",
    "ReadImport",
    "Refusal",
    "Remark",
    "apply_import",
    "preview_import",
    "read_period",
    "read_workbook_as",
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

_MONTH_IN_NAME = re.compile(r"(?<!\d)(20\d\d)[-_. ]?(0[1-9]|1[0-2])(?!\d)")


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
    # The reader starts a process of its own; a command that never imports need not load it.
    from boardkeeper.imports.reading import understand

    rows, refused, remarks, roles = understand(
        kind, path, period=period, progress=progress, cancelled=cancelled
    )
    status_period = ""
    if kind is ImportKind.MILESTONES:
        status_period, remark = _status_period(path, period)
        remarks = (*remarks, *([remark] if remark else []))
    return ReadImport(
        kind=kind,
        file_name=path.name,
        content=path.read_bytes(),
        media_type=mimetypes.guess_type(path.name)[0] or "application/octet-stream",
        period=status_period,
        rows=rows,
        refused=refused,
        remarks=remarks,
        roles=roles,
    )


def _status_period(path: Path, period: str | None) -> tuple[str, Remark | None]:
    """The month that statuses are of: as said, as the file is named, or the present one; a guess is always told."""
    if period is not None:
        if period_kind(period) is not PeriodKind.MONTH:
            raise UserError(
                f"A status belongs to a month, and {period} is not one.", "Write it like --period 2019-06."
            )
        return period, None
    named = _MONTH_IN_NAME.search(path.stem)
    if named:
        found = f"{named[1]}-{named[2]}"
        return found, Remark("", "", f"The statuses are taken as at {found}, the month in the file’s name.")
    now = f"{date.today():%Y-%m}"  # noqa: DTZ011 - the user's own calendar
    return now, Remark(
        "", "", f"Neither --period nor the file’s name gives a month, so the statuses are taken as at {now}."
    )


def preview_import(store: Store, board_id: str, read: ReadImport) -> ImportPreview:
    """Compare a workbook with the board as it is; nothing is written."""
    with store.read() as session:
        steps = _REGISTERS[read.kind].plan(session, board_id, read)
        proposals = _polarity_proposals(session, board_id, read) if read.kind is ImportKind.KPIS else ()
    return ImportPreview(board_id, read, tuple(step.line for step in steps), proposals)


def apply_import(
    store: Store, who: str, preview: ImportPreview, polarities: Mapping[str, Polarity] | None = None
) -> Counts:
    """Write what is new or changed as one step; what the board holds by now is what counts, not the preview.

    Args:
        store: The file.
        who: Who imports.
        preview: What `preview_import` answered.
        polarities: Which way is good, by indicator name, as the user has confirmed it.

    Returns:
        What was written.
    """
    read = preview.read
    with store.edit(f"Import {KIND_TITLES[read.kind]} from {read.file_name}", who) as session:
        counts = apply_into(session, who, preview.board_id, read)
        for name, polarity in (polarities or {}).items():
            kpi = session.query(Kpi).filter_by(board_id=preview.board_id, name=name).one_or_none()
            if kpi is not None:
                kpi.polarity = polarity
    return counts


def apply_into(session: Session, who: str, board_id: str, read: ReadImport) -> Counts:
    """Write what is new or changed in a workbook inside an edit that is already open."""
    register = _REGISTERS[read.kind]
    steps = register.plan(session, board_id, read)
    counts = ImportPreview(board_id, read, tuple(step.line for step in steps)).counts
    if counts.new or counts.changed:
        origin = _origin(session, board_id, read, who)
        register.write(session, board_id, origin, steps)
        session.flush()
    return counts


def _origin(session: Session, board_id: str, read: ReadImport, who: str) -> Import:
    """The record of this import; the file itself is kept once, by the hash of its bytes."""
    digest = hashlib.sha256(read.content).hexdigest()
    if session.get(Blob, digest) is None:
        session.add(
            Blob(hash=digest, size=len(read.content), media_type=read.media_type, content=read.content)
        )
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


def _polarity_proposals(session: Session, board_id: str, read: ReadImport) -> tuple[PolarityProposal, ...]:
    from boardkeeper.importing.catalogue import propose

    judged = {
        kpi.name.casefold()
        for kpi in session.query(Kpi).filter(Kpi.board_id == board_id, Kpi.polarity.is_not(None))
    }
    proposals = []
    for row in read.rows:
        proposal = propose(row.name) if row.name.casefold() not in judged else None
        if proposal is not None:
            proposals.append(PolarityProposal(row.name, proposal.polarity, proposal.reason))
    return tuple(proposals)
