"""Looking for words through the pages of a pack: from the page one reads onwards, some pages at a time."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ui.writing.aids.finding import pattern_for

if TYPE_CHECKING:
    from ui.meetings.pack.laid_out import LaidOutPages

_PAGES_AT_ONCE = 6
"""So many pages are read before what was found in them is shown."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place: the page, counted from 0, and the how manieth on it, counted from 0."""

    page: int
    place: int


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that was found.

    Attributes:
        words: What was looked for.
        on_pages: The pages that have the words, in order.
        ends: How many places there are up to and with each of those pages.
        at: At which place one is, of all; -1 while at none.
        is_whole: Whether every page has been looked at.
    """

    words: str = ""
    on_pages: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    at: int = -1
    is_whole: bool = True

    @property
    def total(self) -> int:
        """How many places there are."""
        return self.ends[-1] if self.ends else 0

    @property
    def pattern(self) -> re.Pattern[str] | None:
        """What finds the words on a page."""
        return pattern_for(self.words)

    @property
    def hit(self) -> Hit | None:
        """The place one is at."""
        if not 0 <= self.at < self.total:
            return None
        row = bisect_right(self.ends, self.at)
        return Hit(self.on_pages[row], self.at - (self.ends[row - 1] if row else 0))

    def at_of(self, hit: Hit) -> int:
        """Which of all a place is, on a page that has the words."""
        row = bisect_left(self.on_pages, hit.page)
        return (self.ends[row - 1] if row else 0) + hit.place

    def first_from(self, page: int) -> int:
        """The first place on a page or behind it; the first of all when there is none behind."""
        row = bisect_left(self.on_pages, page)
        return self.ends[row - 1] if 0 < row < len(self.ends) else 0

    def last_before(self, page: int) -> int:
        """The last place before a page; the last of all when there is none before."""
        row = bisect_left(self.on_pages, page)
        return (self.ends[row - 1] if row else self.total) - 1


def found_in(texts: Iterable[str], words: str) -> Found:
    """Count the places of some words in the texts of pages; a line's end counts as a blank."""
    pattern = pattern_for(words)
    counts = {page: _count(pattern, text) for page, text in enumerate(texts)} if pattern is not None else {}
    return _found(words, counts, is_whole=True)


@dataclass(slots=True)
class Search:
    """One search through one pack, as far as it has come.

    Attributes:
        pack: Where.
        words: What for.
        start: The page one reads: it is looked at first.
        counts: How many places every page has that was looked at.
    """

    pack: LaidOutPages
    words: str
    start: int
    counts: dict[int, int] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether every page has been looked at."""
        return len(self.counts) >= len(self.pack.sizes)

    @property
    def found(self) -> Found:
        """What was found so far."""
        return _found(self.words, self.counts, is_whole=self.is_whole)

    def ahead(self) -> list[int]:
        """The pages that are still to be looked at, onwards from the start and round the end."""
        number = len(self.pack.sizes)
        ordered = ((self.start + step) % number for step in range(len(self.counts), number))
        return list(ordered)


@dataclass(frozen=True, slots=True)
class Searched:
    """Some pages that were looked at.

    Attributes:
        search: For which search.
        counts: How many places each of them has.
        texts: What was read, by how the pages look.
    """

    search: Search
    counts: Mapping[int, int]
    texts: Mapping[object, str]


def search_some(
    search: Search,
    ahead: Iterable[int],
    known: Mapping[object, str],
    *,
    cancelled: Callable[[], bool],
    **_watched_by: object,
) -> Searched:
    """Look at the next pages, as many as make a good portion; belongs on a thread of the pool.

    Args:
        search: Which search.
        ahead: The pages that are still to be looked at.
        known: The words of pages that were read before, by how they look: to look at them again takes no time.
        cancelled: Whether nobody waits any more.
    """
    pattern = pattern_for(search.words)
    counts: dict[int, int] = {}
    texts: dict[object, str] = {}
    for page in ahead:
        if cancelled() or len(texts) >= _PAGES_AT_ONCE:
            break
        look = search.pack.looks(page)
        text = known.get(look)
        if text is None:
            text = texts[look] = search.pack.text(page)
        counts[page] = _count(pattern, text)
    return Searched(search, counts, texts)


def _count(pattern: re.Pattern[str] | None, text: str) -> int:
    return sum(1 for _ in pattern.finditer(text)) if pattern is not None else 0


def _found(words: str, counts: Mapping[int, int], *, is_whole: bool) -> Found:
    on_pages = [page for page in sorted(counts) if counts[page]]
    ends: list[int] = []
    for page in on_pages:
        ends.append((ends[-1] if ends else 0) + counts[page])
    return Found(words, tuple(on_pages), tuple(ends), is_whole=is_whole)
