"""Which sheet every page is: odd starts, blank leaves, printed numbers and page ranges. Plain arithmetic, no PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from boardkeeper.documents.blocks import PageNumbers, Section, SectionKind
from boardkeeper.render.pdf.entries import roman


@dataclass(frozen=True, slots=True)
class SectionPages:
    """Where a section came to stand.

    Attributes:
        first_index: Of its first page in the file, from 0.
        pages: How many it has of its own; `leaves` blank ones follow.
        first_label: As printed and as the PDF's page label: "33", or "i" on the agenda sheet.
        last_label: Of its last page, blank leaves included.
    """

    key: str
    title: str
    item_number: str
    first_index: int
    pages: int
    leaves: int
    first_label: str
    last_label: str


@dataclass(frozen=True, slots=True)
class ItemPages:
    """The page range of one agenda item, blank leaves included, so that ranges follow one another without a gap."""

    number: str
    title: str
    first_page: int
    last_page: int


def placed(
    sections: Sequence[Section],
    counts: Sequence[int],
    first_page: int,
    numbers: Sequence[PageNumbers] = (),
) -> tuple[SectionPages, ...]:
    """Lay sections one behind the other.

    Agenda sections come first and number i, ii …; what follows numbers on from `first_page`. A section that starts odd is
    put on a right-hand page; the leaf this needs belongs to the section before it, and the last page of a numbered part is even.

    Args:
        sections: In their order, agenda sections first.
        counts: How many pages each has of its own.
        first_page: Of the papers.
        numbers: Given these, every paper stands on its own pages of a numbering that is shared with other editions: what
            another edition has more becomes blank leaves, and the pages of papers that are not here are left out.

    Raises:
        ValueError: A paper has no numbers in a shared numbering, or more pages than those.
    """
    shared = {each.key: each for each in numbers}
    result: list[SectionPages] = []
    index = 0
    for is_front in (True, False):
        part = [
            (section, count)
            for section, count in zip(sections, counts, strict=True)
            if (section.kind is SectionKind.AGENDA) is is_front
        ]
        number = 1 if is_front else first_page
        if part and number % 2 == 0 and part[0][0].starts_odd:
            number += 1
        has_more = is_front and len(part) < len(sections)
        for order, (section, count) in enumerate(part):
            if shared and not is_front:
                number, leaves = _shared_place(section, count, shared)
            else:
                is_last = order + 1 == len(part)
                wants_even_end = (
                    (has_more or section.starts_odd) if is_last else part[order + 1][0].starts_odd
                )
                if is_front and is_last and not has_more:
                    wants_even_end = False
                leaves = 1 if wants_even_end and (number + count) % 2 == 0 else 0
            after = number + count + leaves
            result.append(
                SectionPages(
                    key=section.key,
                    title=section.title,
                    item_number=section.item_number,
                    first_index=index,
                    pages=count,
                    leaves=leaves,
                    first_label=label(number, is_front=is_front),
                    last_label=label(after - 1, is_front=is_front),
                )
            )
            index += count + leaves
            number = after
    return tuple(result)


def _shared_place(section: Section, count: int, shared: Mapping[str, PageNumbers]) -> tuple[int, int]:
    """The first page of a paper in a shared numbering, and how many leaves fill it up."""
    own = shared.get(section.key)
    if own is None:
        raise ValueError(f"{section.key} has no pages in the numbering")
    leaves = own.last - own.first + 1 - count
    if leaves < 0:
        raise ValueError(f"{section.key} has more pages than the numbering gives it")
    return own.first, leaves


def shared_numbers(
    editions: Sequence[Sequence[tuple[Section, int]]], first_page: int
) -> tuple[PageNumbers, ...]:
    """Number the papers of several editions of one pack, so that a page number means the same in each.

    Args:
        editions: The papers of each with their numbers of pages. The fullest comes first and gives the order; a paper that
            takes more pages in another edition has those.
        first_page: Of the first paper.

    Raises:
        ValueError: An edition holds a paper that the first does not.
    """
    counted = fullest(editions)
    papers, counts = [section for section, _ in counted], [count for _, count in counted]
    return tuple(
        PageNumbers(place.key, place.item_number, int(place.first_label), int(place.last_label))
        for place in placed(papers, counts, first_page)
    )


def fullest(editions: Sequence[Sequence[tuple[Section, int]]]) -> tuple[tuple[Section, int], ...]:
    """The papers of the first of several editions, each with the most pages that it takes in any.

    Raises:
        ValueError: An edition holds a paper that the first does not.
    """
    first, *others = editions
    counts = {section.key: count for section, count in first}
    for section, count in (each for edition in others for each in edition):
        if section.key not in counts:
            raise ValueError(f"{section.key} is not in the fullest edition")
        counts[section.key] = max(counts[section.key], count)
    return tuple((section, counts[section.key]) for section, _ in first)


def label(number: int, *, is_front: bool) -> str:
    return roman(number) if is_front else str(number)


def page_labels(pages: Sequence[SectionPages], sections: dict[str, Section]) -> tuple[str, ...]:
    """The label of every page of the file, in order."""
    labels: list[str] = []
    front = 0
    for place in pages:
        count = place.pages + place.leaves
        if sections[place.key].kind is SectionKind.AGENDA:
            labels += [label(front + offset + 1, is_front=True) for offset in range(count)]
            front += count
        else:
            labels += [str(int(place.first_label) + offset) for offset in range(count)]
    return tuple(labels)


def item_pages(
    pages: Sequence[SectionPages], sections: dict[str, Section], numbers: Sequence[PageNumbers] = ()
) -> tuple[ItemPages, ...]:
    """One range for every agenda item that has a paper here, from its first section to its last.

    In a shared numbering it is the item's range there: an appendix that this edition leaves out belongs to it.
    """
    shared: dict[str, tuple[int, int]] = {}
    for each in numbers:
        first, _ = shared.get(each.item_number, (each.first, 0))
        shared[each.item_number] = (first, each.last)
    found: dict[str, list[SectionPages]] = {}
    for place in pages:
        if place.item_number and sections[place.key].kind is not SectionKind.AGENDA:
            found.setdefault(place.item_number, []).append(place)
    result = []
    for number, places in found.items():
        own = (int(places[0].first_label), int(places[-1].last_label))
        first, last = shared.get(number, own)
        result.append(ItemPages(number, sections[places[0].key].item_title or places[0].title, first, last))
    return tuple(result)


def ranges(pages: Sequence[SectionPages], sections: dict[str, Section]) -> dict[str, tuple[str, str]]:
    """Section key → labels of the first and last page an agenda sheet prints for it.

    The first section of an item stands for the whole item; every other one for itself.
    """
    items = {item.number: item for item in item_pages(pages, sections)}
    result: dict[str, tuple[str, str]] = {}
    for place in pages:
        if sections[place.key].kind is SectionKind.AGENDA:
            continue
        item = items.pop(place.item_number, None)
        if item is not None:
            result[place.key] = (str(item.first_page), str(item.last_page))
        else:
            result[place.key] = (place.first_label, place.last_label)
    return result
