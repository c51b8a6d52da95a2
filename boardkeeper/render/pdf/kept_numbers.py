"""Numbers for papers of which some were published: those keep what they were given. Plain arithmetic, no PDF."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from boardkeeper.documents.blocks import PageNumbers, Section
from boardkeeper.documents.kept_pages import KeptPages, KeptPaper


def kept_numbers(papers: Sequence[tuple[Section, int]], kept: KeptPages) -> tuple[PageNumbers, ...]:
    """Number papers that were published where they were published, and all others behind the last page given out.

    An agenda item stays together: where its report or one of its appendices has no room on its own pages, or is new, the whole
    item goes behind, as it does in a supplement. A paper that is shorter now leaves numbers free, which nothing else gets.

    Args:
        papers: In the agenda's order, each with its number of pages.
        kept: What was given out.

    Returns:
        The numbers in their order, which is the order of the pages.
    """
    known = {each.key: each for each in kept.papers}
    found: list[PageNumbers] = []
    behind = kept.last + 1 + kept.last % 2
    for _, group in groupby(papers, key=lambda each: each[0].item_number or each[0].key):
        item = tuple(group)
        were = [own for section, _ in item if (own := known.get(section.key)) is not None]
        stays = _has_room(were, [count for _, count in item])
        for place, (section, count) in enumerate(item):
            first = were[place].first if stays else behind
            last = first + _even(count) - 1
            found.append(PageNumbers(section.key, section.item_number, first, last))
            behind = behind if stays else last + 1
    return tuple(sorted(found, key=lambda each: each.first))


def _has_room(were: Sequence[KeptPaper], counts: Sequence[int]) -> bool:
    """Whether every paper of an item was published, all of them together and in this order, and fits where it stood."""
    return (
        len(were) == len(counts)
        and len({each.publication for each in were}) == 1
        and all(one.first < other.first for one, other in pairwise(were))
        and all(_even(count) <= own.last - own.first + 1 for own, count in zip(were, counts, strict=True))
    )


def _even(count: int) -> int:
    """With the blank leaf that makes the next paper start on a right-hand page."""
    return count + count % 2
