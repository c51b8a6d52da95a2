"""The sheet in front of some items of a pack: of which meeting they are, and the pages they have in the whole."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from boardkeeper.documents.blocks import Block, Contents, ContentsItem, Cover, Paragraph, Section, SectionKind

KEY = "extract"


def compose_extract_sheet(
    agenda: Section, numbers: Sequence[str], *, is_large_print: bool = False
) -> Section:
    """Compose it from the agenda sheet of the pack.

    Args:
        agenda: The sheet of the whole pack.
        numbers: Of the items that are chosen, in the agenda's order.
        is_large_print: It has page numbers of its own and says so itself.
    """
    title = items_in_words(numbers, numbers_on(agenda))
    blocks: list[Block] = []
    for block in agenda.blocks:
        if isinstance(block, Cover):
            blocks.append(replace(block, kind="From the agenda", lines=()))
            what = f"{title} of the agenda of this meeting."
            numbered = "The pages have the numbers that they have in the whole pack."
            blocks.append(Paragraph(what if is_large_print else f"{what} {numbered}"))
        elif isinstance(block, Contents):
            blocks.append(Contents(_chosen(block.items, frozenset(numbers)), title=title))
    return Section(KEY, title, tuple(blocks), SectionKind.AGENDA, starts_odd=False)


def numbers_on(agenda: Section) -> tuple[str, ...]:
    """The numbers of the items of an agenda sheet in their order, those that belong to another behind it."""
    found: list[str] = []

    def collect(items: Sequence[ContentsItem]) -> None:
        for item in items:
            if item.number:
                found.append(item.number)
            collect(item.items)

    for block in agenda.blocks:
        if isinstance(block, Contents):
            collect(block.items)
    return tuple(found)


def items_in_words(numbers: Sequence[str], every: Sequence[str]) -> str:
    """“Item 5”, “Items 5 to 7”, “Items 2, 5 to 7 and 9a”; a run is told by the order of the agenda."""
    if len(numbers) == 1:
        return f"Item {numbers[0]}"
    places = sorted(every.index(number) for number in numbers)
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    parts = []
    for run in runs:
        first, last = every[run[0]], every[run[-1]]
        parts += [f"{first} to {last}"] if len(run) > 2 else [every[place] for place in run]
    said = ", ".join(parts[:-1])
    return f"Items {said} and {parts[-1]}" if said else f"Items {parts[0]}"


def _chosen(items: Sequence[ContentsItem], numbers: Collection[str]) -> tuple[ContentsItem, ...]:
    found: list[ContentsItem] = []
    for item in items:
        if item.number in numbers:
            found.append(item)
        else:
            found += _chosen(item.items, numbers)
    return tuple(found)
