"""Where a paper stands in the printed pack, for editions without pages of their own: the web page and the Word file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from boardkeeper.documents.blocks import Contents, ContentsItem, Pack, Section
from boardkeeper.documents.page_ranges import PageRange, range_words, ranges_of


def page_ranges(pack: Pack) -> Mapping[str, PageRange]:
    """First and last page of every paper in the printed pack, by its key; nothing when the pack was never numbered."""
    return ranges_of(pack.numbers)


def place_words(section: Section, pages: PageRange | None) -> str:
    """As said beside a paper: "pages 33–64 of the printed pack"; blank when nobody knows."""
    if section.usual_pages:
        return section.usual_pages
    if pages is None:
        return ""
    first, last = pages
    return (
        f"page {first} of the printed pack" if first == last else f"pages {first}–{last} of the printed pack"
    )


def pages_beside(item: ContentsItem, pages: Mapping[str, PageRange]) -> str:
    """What stands beside an item on the agenda: its pages in the printed pack, or why it has none."""
    if item.usual_pages:
        return f"({item.usual_pages[:1].upper()}{item.usual_pages[1:]})"
    return range_words(pages[item.target]) if item.target in pages else item.remark


def listed_numbers(pack: Pack) -> frozenset[str]:
    """The numbers of all items that a list of the pack names, to which papers can lead back."""
    return frozenset(
        number
        for section in pack.sections
        for block in section.blocks
        if isinstance(block, Contents)
        for number in _numbers(block.items)
    )


def _numbers(items: tuple[ContentsItem, ...]) -> Iterator[str]:
    for item in items:
        if item.number:
            yield item.number
        yield from _numbers(item.items)
