"""Page numbers that were given out: what stood on them, and what the agenda sheet says of them afterwards.

Once a number has been published it belongs to its paper: nothing else is ever printed under it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from boardkeeper.documents.agenda_sheet import AGENDA_KEY
from boardkeeper.documents.blocks import Callout, Pack, PageNumbers, Section
from boardkeeper.rules.pack_pages import NOT_IN_USE

_TITLE = "Page numbers"
_KEPT = "Papers keep the page numbers that they were published with."
_BEHIND = "What came later stands behind the others."


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """Where a paper stood when it was published last.

    Attributes:
        key: Of its section.
        last: With the blank leaves behind it.
        publication: In which of the meeting's publications, from 0.
    """

    key: str
    first: int
    last: int
    publication: int = 0


@dataclass(frozen=True, slots=True)
class KeptPages:
    """The page numbers of a meeting's papers that people hold.

    Attributes:
        papers: Each as it was published last.
        last: The last page that anybody was given, whatever stood on it.
    """

    papers: tuple[KeptPaper, ...] = ()
    last: int = 0


def in_page_order(pack: Pack, numbers: Sequence[PageNumbers]) -> Pack:
    """A pack with a numbering, and its papers in the order of their pages; sheets in front stay there."""
    first = {each.key: each.first for each in numbers}
    sections = tuple(sorted(pack.sections, key=lambda section: first.get(section.key, 0)))
    return replace(pack, sections=sections, numbers=tuple(sorted(numbers, key=lambda each: each.first)))


def with_kept_pages(pack: Pack, kept: KeptPages) -> Pack:
    """A pack whose agenda sheet, where it is there, says where the numbers are not those of an agenda published a moment ago."""
    said = " ".join(_said(pack.numbers, kept))
    if not said:
        return pack

    def told(section: Section) -> Section:
        return replace(section, blocks=(*section.blocks, Callout(said, title=_TITLE)))

    return replace(
        pack, sections=tuple(told(each) if each.key == AGENDA_KEY else each for each in pack.sections)
    )


def _said(numbers: Sequence[PageNumbers], kept: KeptPages) -> Iterator[str]:
    """Sentences about what moved, what is new, and what is not in use; none where the pages follow one another as published."""
    was = {each.key: each for each in kept.papers}
    later = [each for each in numbers if each.key not in was or was[each.key].first != each.first]
    gaps = tuple(_gaps(numbers, kept))
    came_later = any(each.publication for each in kept.papers if each.key in {own.key for own in numbers})
    if not (later or gaps or came_later):
        return
    yield _KEPT
    if came_later or later:
        yield _BEHIND
    for item, group in groupby(later, key=lambda each: each.item_number or each.key):
        pages = tuple(group)
        here = run_words(pages[0].first, pages[-1].last)
        before = [was[each.key] for each in pages if each.key in was]
        name = f"Item {item}" if pages[0].item_number else "A paper"
        if before:
            there = run_words(min(each.first for each in before), max(each.last for each in before))
            yield f"{name} does not fit on its {there} any more; until it is published again it has {here}."
        else:
            yield f"{name} is not published yet; until then it has {here}."
    if gaps:
        noun = "page" if len(gaps) == 1 and gaps[0][0] == gaps[0][1] else "pages"
        runs = ", ".join(str(first) if first == last else f"{first} - {last}" for first, last in gaps)
        yield f"{NOT_IN_USE}: {noun} {runs}."


def _gaps(numbers: Sequence[PageNumbers], kept: KeptPages) -> Iterator[tuple[int, int]]:
    """Runs of numbers under which nothing stands now, up to the last that was given out."""
    ends = [(0, 0), *((each.first, each.last) for each in numbers)]
    for (_, end), (start, _) in pairwise(ends):
        if start > end + 1:
            yield end + 1, start - 1
    if ends[-1][1] < kept.last:
        yield ends[-1][1] + 1, kept.last


def run_words(first: int, last: int) -> str:
    """“pages 33 - 64”, “page 5”."""
    return f"page {first}" if first == last else f"pages {first} - {last}"
