"""Files that show that something was done: kept in the board file, beside the entry of the thread they were shown with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, select

from boardkeeper.errors import UserError
from boardkeeper.follow_up.matters import Matter, counted, row_in
from boardkeeper.kept_files import TakenFile, content_in, keep_into
from boardkeeper.logs.tables import TABLES
from db.tables.actions import Evidence
from db.tables.imports import Blob

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "EvidenceView",
    "attach",
    "evidence_into",
    "evidence_of",
    "evidence_where",
    "read_evidence",
    "remove_evidence",
]


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A file, or only its title, that shows what was done.

    Attributes:
        entry_id: The entry it was shown with; blank for none.
        file_name: Blank for evidence that is not kept here.
        size: In bytes.
    """

    id: str
    title: str
    shown_on: date | None
    entry_id: str
    file_name: str
    media_type: str
    size: int


def attach(
    store: Store,
    who: str,
    matter: Matter,
    file: TakenFile,
    title: str,
    shown_on: date,
    entry_id: str | None = None,
) -> str:
    """Keep a file as evidence of a matter; answers the evidence’s id.

    Args:
        store: The open file.
        who: Who does it.
        matter: What it is evidence of.
        file: What `evidence_files.take_evidence` made of it.
        title: What it shows; without one its name.
        shown_on: The day it was shown.
        entry_id: The entry of the thread it belongs to.

    Raises:
        UserError: The entry is one of another matter.
    """
    with store.edit(f"Attach evidence to {counted([matter])}", who) as session:
        return evidence_into(session, matter, file, title, shown_on, entry_id).id


def evidence_into(
    session: Session,
    matter: Matter,
    taken: TakenFile,
    title: str,
    shown_on: date | None,
    entry_id: str | None = None,
) -> Evidence:
    """The same inside an edit that is already open."""
    tables = TABLES[matter.log]
    row = row_in(session, matter)
    if entry_id is not None and getattr(session.get_one(tables.entry, entry_id), tables.parent) != row.id:
        raise UserError("That entry is of another matter.", "Choose an entry of this one.")
    evidence = Evidence(
        title=" ".join(title.split()) or taken.name,
        shown_on=shown_on,
        file_name=taken.name,
        blob_hash=keep_into(session, taken.content, taken.media_type),
        **{tables.evidence_row: row.id, tables.evidence_entry: entry_id},
    )
    session.add(evidence)
    session.flush()
    return evidence


def evidence_of(store: Store, matter: Matter) -> tuple[EvidenceView, ...]:
    """The evidence of a matter, the earliest first."""
    with store.read() as session:
        return evidence_in(session, matter)


def evidence_in(session: Session, matter: Matter) -> tuple[EvidenceView, ...]:
    """The same inside a session that is already open."""
    tables = TABLES[matter.log]
    shows_it = getattr(Evidence, tables.evidence_row) == matter.id
    return evidence_where(session, shows_it, tables.evidence_entry)


def evidence_where(
    session: Session, shows_it: ColumnElement[bool], entry: str = ""
) -> tuple[EvidenceView, ...]:
    """The evidence of whatever a condition names, the earliest first.

    Args:
        session: An open one.
        shows_it: What it must show.
        entry: The column of the entry of a thread it was shown with; blank where there are no threads.
    """
    rows = session.execute(
        select(Evidence, Blob.media_type, Blob.size)
        .outerjoin(Blob, Evidence.blob_hash == Blob.hash)
        .where(shows_it)
        .order_by(Evidence.shown_on, Evidence.title, Evidence.id)
    )
    return tuple(
        EvidenceView(
            id=row.id,
            title=row.title,
            shown_on=row.shown_on,
            entry_id=(getattr(row, entry) or "") if entry else "",
            file_name=row.file_name,
            media_type=media_type or "",
            size=size or 0,
        )
        for row, media_type, size in rows
    )


def remove_evidence(store: Store, who: str, evidence_id: str) -> None:
    """Take a piece of evidence away; undo brings it back, file and all."""
    with store.edit("Remove evidence", who) as session:
        session.delete(session.get_one(Evidence, evidence_id))


def read_evidence(store: Store, evidence_id: str) -> tuple[str, bytes]:
    """The name and the bytes of a file that is kept.

    Raises:
        UserError: It is not kept here.
    """
    with store.read() as session:
        evidence = session.get_one(Evidence, evidence_id)
        if evidence.blob_hash is None:
            raise UserError(f"“{evidence.title}” is not kept in this board file.", "Attach its file.")
        return evidence.file_name or evidence.title, content_in(session, evidence.blob_hash)
