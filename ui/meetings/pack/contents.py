"""What a pack holds: which items lack their paper, whether anything is exempt, and where everything lies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from boardkeeper.packs import PackPapers
from ui.page import Place
from ui.today.line import LineWords
from ui.today.section import SectionWords

if TYPE_CHECKING:
    from boardkeeper.render.pdf import SectionPages

PAGES = "pages"
"""The place of a line that scrolls to a page; its thing is the page's place in the file."""


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


def contents_section(sections: Sequence[SectionPages]) -> SectionWords:
    """Where every paper begins."""
    lines = tuple(
        LineWords(
            f"{section.item_number}  {section.title}".strip(),
            Place(PAGES, str(section.first_index)),
            right=section.first_label
            if section.first_label == section.last_label
            else f"{section.first_label}–{section.last_label}",
        )
        for section in sections
    )
    return SectionWords("Contents", lines, "Nothing is inside yet.")
