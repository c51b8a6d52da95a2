"""What other rooms ask of the ledger of leaves: whether minutes are bound, and that they were signed.

Apart from `minute_book`, which makes the book out of approved minutes and so needs to know of approvals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper.reports.cleaning import clean_line
from boardkeeper.rules.leaves import LeafNumber
from db.tables.packs import Leaf

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

__all__ = ["is_bound_in", "signed_into"]


def is_bound_in(session: Session, meeting_id: str) -> bool:
    """Whether leaves of a meeting’s minutes stand in the ledger: they are printed, and change by slips only."""
    return session.scalar(select(Leaf.id).where(Leaf.meeting_id == meeting_id).limit(1)) is not None


def signed_into(session: Session, meeting_id: str, signed_by: str) -> None:
    """Write whoever signed the minutes of a meeting on the ledger’s leaf with the signature: the last of its leaves."""
    rows = session.scalars(select(Leaf).where(Leaf.meeting_id == meeting_id)).all()
    numbered = [(LeafNumber(row.number, row.suffix), row) for row in rows]
    for is_part_two in (False, True):
        whole = [
            (number.number, row.revision, row)
            for number, row in numbered
            if number.is_part_two is is_part_two and not number.letters
        ]
        if whole:
            max(whole, key=lambda each: each[:2])[2].signed_by = clean_line(signed_by)
