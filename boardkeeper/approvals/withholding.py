"""Keeping one paragraph of a minute from the public."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from boardkeeper.rules.exemption import format_paragraphs
from db.tables.minutes import MinuteParagraph

if TYPE_CHECKING:
    from db.store import Store


def withhold_paragraph(
    store: Store, who: str, paragraph_id: str, paragraphs: Iterable[int], public_summary: str = ""
) -> None:
    """Keep one paragraph of a minute from the public under Schedule 12A; a summary may be printed instead."""
    with store.edit("Withhold a paragraph of the minutes", who) as session:
        withhold_into(session.get_one(MinuteParagraph, paragraph_id), paragraphs, public_summary)


def withhold_into(paragraph: MinuteParagraph, paragraphs: Iterable[int], public_summary: str = "") -> None:
    """The same inside an edit that is already open."""
    paragraph.exempt_paragraphs = format_paragraphs(paragraphs)
    paragraph.public_summary = public_summary.strip()
