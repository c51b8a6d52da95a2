"""What stands beside the pages: what is missing, and where everything lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from boardkeeper.agenda import AgendaItemView, ItemKind
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
    missing = missing_ids(papers)
    lines = tuple(
        LineWords(f"{item.number}  {item.title}", Place(CHECKS, item.id), note=note, right=right, tone=tone)
        for item in papers.items
        for right, note, tone in [_lack(item, item.id in missing, papers.is_restricted)]
        if right
    )
    return SectionWords("Checks", lines, "Nothing is missing.", str(len(lines) or ""))


def missing_ids(papers: PackPapers) -> frozenset[str]:
    """The items that ought to have a paper and have none."""
    return frozenset(papers.missing_by_item)


def has_exempt(papers: PackPapers) -> bool:
    """Whether there is anything that only the restricted edition holds."""
    minutes = papers.minutes.minutes if papers.minutes else ()
    return (
        any(item.is_exempt for item in papers.items)
        or any(paper.is_exempt for report in papers.reports.values() for paper in report.view.appendices)
        or any(paragraph.exempt_paragraphs for minute in minutes for paragraph in minute.paragraphs)
    )


def _lack(item: AgendaItemView, is_missing: bool, is_restricted: bool) -> tuple[str, str, Tone]:
    """What is wrong with an item in this pack, a word about it, and how bad that is; blank when nothing is."""
    if is_missing:
        return "no paper yet", "", Tone.WARNING
    if item.is_exempt and not is_restricted:
        return "left out", "exempt, so not in the public pack", Tone.EXEMPT
    if item.kind is ItemKind.TO_FOLLOW:
        return "to follow", f"expected from {item.lead}" if item.lead else "", Tone.WARNING
    return "", "", Tone.NEUTRAL


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
