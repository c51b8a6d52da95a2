"""Exempt and confidential matter: marking an item, an appendix or a background paper as not public.

Source: Local Government Act 1972, s. 100A(2) (confidential) and Schedule 12A (exempt). What the marking brings onto the
agenda, the resolution to exclude press and public, is in `exclusions` and can be had from here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from boardkeeper.errors import UserError
from boardkeeper.exclusions import (
    ExclusionFinding,
    ProposedExclusion,
    add_exclusion,
    exclusion_findings,
    exclusion_findings_in,
    proposed_exclusion,
)
from boardkeeper.rules.exemption import format_paragraphs
from db.tables.agenda import AgendaItem, Classified

if TYPE_CHECKING:
    from db.store import Store

__all__ = [
    "ExclusionFinding",
    "ProposedExclusion",
    "add_exclusion",
    "exclusion_findings",
    "exclusion_findings_in",
    "exempt_into",
    "mark_exempt",
    "mark_public",
    "proposed_exclusion",
    "public_into",
]


def mark_exempt(
    store: Store,
    who: str,
    item_id: str,
    paragraphs: Iterable[int],
    reason: str,
    *,
    is_confidential: bool = False,
) -> None:
    """Keep an item from the public.

    Args:
        store: The file.
        who: Who does it.
        item_id: The agenda item.
        paragraphs: Of Part 1 of Schedule 12A; none for an item that is only confidential.
        reason: Why the public interest lies in keeping it back; the law asks for it wherever a paragraph is cited.
        is_confidential: Barred by a government department, an Act or a court.

    Raises:
        UserError: Nothing says why it is not public, the reason is missing, or there is no such paragraph.
    """
    with store.edit("Mark an item as not public", who) as session:
        exempt_into(session.get_one(AgendaItem, item_id), paragraphs, reason, is_confidential=is_confidential)


def mark_public(store: Store, who: str, item_id: str) -> None:
    """Open an item to the public again."""
    with store.edit("Mark an item as public", who) as session:
        public_into(session.get_one(AgendaItem, item_id))


def exempt_into(
    row: Classified, paragraphs: Iterable[int], reason: str, *, is_confidential: bool = False
) -> None:
    """Mark an item, an appendix or a background paper inside an edit that is already open.

    Raises:
        UserError: As `mark_exempt`.
    """
    cited = set(paragraphs)
    if not cited and not is_confidential:
        raise UserError(
            "Nothing says why it is not public.",
            "Choose at least one paragraph of Schedule 12A, or say that it is confidential.",
        )
    if cited and not reason.strip():
        raise UserError(
            "An exempt item needs the reason why the public interest lies in keeping it back.",
            "Type the reason; the front sheet states it.",
        )
    try:
        row.exempt_paragraphs = format_paragraphs(cited)
    except ValueError as error:
        raise UserError(str(error), "Choose from 1 to 7.") from error
    row.public_interest_reason = reason.strip()
    row.is_confidential = is_confidential


def public_into(row: Classified) -> None:
    """Open an item, an appendix or a background paper inside an edit that is already open."""
    row.exempt_paragraphs = ""
    row.public_interest_reason = ""
    row.is_confidential = False
