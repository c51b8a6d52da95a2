"""What stands beside the pages: what is missing, and where everything lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from boardkeeper.agenda import ItemKind
from boardkeeper.packs import PackPapers
from ui.page import Place
from ui.theme.tokens import Tone
from ui.today.line import LineWords
from ui.today.section import SectionWords

if TYPE_CHECKING:
    from boardkeeper.render.pdf import BuiltPack

PAGES = "pages"
"""The place of a line that scrolls to a page; its thing is the page's place in the file."""

CHECKS = "checks"
"""The place of a line that goes to an agenda item; its thing is the item's id."""


def check_section(papers: PackPapers) -> SectionWords:
    """What the pack lacks, item by item."""
    missing = dict.fromkeys(papers.missing, "")
    for item in papers.items:
        for sentence in missing:
            if sentence.startswith(f"Item {item.number} {item.title} "):
                missing[sentence] = item.id
    lines = [
        LineWords(sentence, Place(CHECKS, item_id), right="no paper", tone=Tone.WARNING)
        for sentence, item_id in missing.items()
    ]
    lines += [
        LineWords(
            f"Item {item.number} {item.title} is to follow.",
            Place(CHECKS, item.id),
            note=f"expected from {item.lead}" if item.lead else "",
        )
        for item in papers.items
        if item.kind is ItemKind.TO_FOLLOW
    ]
    if not papers.is_restricted:
        lines += [
            LineWords(f"Item {item.number} {item.title} is left out as exempt.", Place(CHECKS, item.id))
            for item in papers.items
            if item.is_exempt
        ]
    return SectionWords("Checks", tuple(lines), "Nothing is missing.", str(len(lines) or ""))


def contents_section(built: BuiltPack) -> SectionWords:
    """Where every paper begins."""
    lines = tuple(
        LineWords(
            f"{section.item_number}  {section.title}".strip(),
            Place(PAGES, str(section.first_index)),
            right=section.first_label
            if section.first_label == section.last_label
            else f"{section.first_label}–{section.last_label}",
        )
        for section in built.sections
    )
    return SectionWords("Contents", lines, "Nothing is inside yet.")
