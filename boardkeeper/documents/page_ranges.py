"""The pages of papers as agenda sheets print them, and sheets with their pages written out."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from boardkeeper.documents.blocks import Contents, ContentsItem, PageNumbers, Section

PageRange: TypeAlias = tuple[str, str]
"""Labels of the first and the last page of an item."""


def range_words(pages: PageRange) -> str:
    """As agenda sheets print it: "(Pages 33 - 64)"."""
    first, last = pages
    return f"(Page {first})" if first == last else f"(Pages {first} - {last})"


def ranges_of(numbers: Sequence[PageNumbers]) -> dict[str, PageRange]:
    """Section key → first and last page, for all papers of a shared numbering; an item's first section stands for the item."""
    ends = {each.item_number: each.last for each in numbers if each.item_number}
    result: dict[str, PageRange] = {}
    for each in numbers:
        last = ends.pop(each.item_number, each.last)
        result[each.key] = (str(each.first), str(last))
    return result


def written_out(sheet: Section, pages: Mapping[str, PageRange], linked: Container[str] = ()) -> Section:
    """A sheet with the pages of its items as words, and with links to those papers only that stand behind it.

    Args:
        sheet: Any section; one without a list of items stays as it is.
        pages: By the key of the paper.
        linked: The keys of the papers that are there; their items keep their links, and renderers find their pages.
    """

    def settled(item: ContentsItem) -> ContentsItem:
        items = tuple(settled(each) for each in item.items)
        if not item.target or item.target in linked:
            return item if items == item.items else replace(item, items=items)
        remark = range_words(pages[item.target]) if item.target in pages else item.remark
        return replace(item, target="", remark=remark, items=items)

    blocks = tuple(
        replace(block, items=tuple(settled(item) for item in block.items))
        if isinstance(block, Contents)
        else block
        for block in sheet.blocks
    )
    return sheet if blocks == sheet.blocks else replace(sheet, blocks=blocks)
