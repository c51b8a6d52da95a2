"""Which sheet every page is: odd starts, blank leaves, printed numbers and page ranges. Plain arithmetic, no PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from boardkeeper.documents.blocks import Section, SectionKind
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


def placed(sections: Sequence[Section], counts: Sequence[int], first_page: int) -> tuple[SectionPages, ...]:
    """Lay sections one behind the other.

    Agenda sections come first and number i, ii …; what follows numbers on from `first_page`. A section that starts odd is
    put on a right-hand page; the leaf this needs belongs to the section before it, and the last page of a numbered part is even.
    """
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
            after = number + count
            is_last = order + 1 == len(part)
            wants_even_end = (has_more or section.starts_odd) if is_last else part[order + 1][0].starts_odd
            if is_front and is_last and not has_more:
                wants_even_end = False
            leaves = 1 if wants_even_end and after % 2 == 0 else 0
            result.append(
                SectionPages(
                    key=section.key,
                    title=section.title,
                    item_number=section.item_number,
                    first_index=index,
                    pages=count,
                    leaves=leaves,
                    first_label=label(number, is_front=is_front),
                    last_label=label(after + leaves - 1, is_front=is_front),
                )
            )
            index += count + leaves
            number = after + leaves
    return tuple(result)


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


def item_pages(pages: Sequence[SectionPages], sections: dict[str, Section]) -> tuple[ItemPages, ...]:
    """One range for every agenda item that has a paper, from its first section to its last."""
    found: dict[str, list[SectionPages]] = {}
    for place in pages:
        if place.item_number and sections[place.key].kind is not SectionKind.AGENDA:
            found.setdefault(place.item_number, []).append(place)
    return tuple(
        ItemPages(
            number=number,
            title=sections[places[0].key].item_title or places[0].title,
            first_page=int(places[0].first_label),
            last_page=int(places[-1].last_label),
        )
        for number, places in found.items()
    )


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
