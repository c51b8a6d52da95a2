"""Files that show that a milestone was reached: kept in the board file, as those of the logs are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from boardkeeper.follow_up import EvidenceView, read_evidence, remove_evidence
from boardkeeper.follow_up.evidence import evidence_where
from boardkeeper.kept_files import TakenFile, keep_into
from db.tables.actions import Evidence
from db.tables.plan import Milestone

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = [
    "EvidenceView",
    "attach_evidence",
    "evidence_into",
    "evidence_of",
    "read_evidence",
    "remove_evidence",
]


def attach_evidence(
    store: Store, who: str, milestone_id: str, file: TakenFile, title: str, shown_on: date | None
) -> str:
    """Keep a file as evidence of a milestone; answers the evidence’s id.

    Args:
        store: The open file.
        who: Who does it.
        milestone_id: Which one.
        file: What `evidence_files.take_evidence` made of it.
        title: What it shows; without one its name.
        shown_on: The day it was shown.
    """
    with store.edit("Attach evidence to a milestone", who) as session:
        session.get_one(Milestone, milestone_id)
        return evidence_into(session, milestone_id, file, title, shown_on).id


def evidence_into(
    session: Session, milestone_id: str, file: TakenFile, title: str, shown_on: date | None
) -> Evidence:
    """The same inside an edit that is already open."""
    evidence = Evidence(
        milestone_id=milestone_id,
        title=" ".join(title.split()) or file.name,
        shown_on=shown_on,
        file_name=file.name,
        blob_hash=keep_into(session, file.content, file.media_type),
    )
    session.add(evidence)
    session.flush()
    return evidence


def evidence_of(store: Store, milestone_id: str) -> tuple[EvidenceView, ...]:
    """The evidence of a milestone, the earliest first."""
    with store.read() as session:
        return evidence_where(session, Evidence.milestone_id == milestone_id)
