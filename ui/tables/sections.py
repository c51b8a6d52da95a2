"""Where the rows of a table stand when they are grouped: each group has a heading that can be folded."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol


class Group(Protocol):
    """What a use case says of a group of rows."""

    @property
    def key(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def count(self) -> int: ...
    @property
    def overdue(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of one group of rows.

    Attributes:
        key: The group's identity.
        words: What the heading says.
        count: How many rows the group has.
        overdue: How many of them are late.
        is_folded: Whether only the heading is shown.
    """

    key: str
    words: str
    count: int
    overdue: int
    is_folded: bool

    @property
    def count_words(self) -> str:
        """“12 · 3 overdue”: what stands at the end of the heading."""
        return f"{self.count:,} · {self.overdue:,} overdue" if self.overdue else f"{self.count:,}"

    @property
    def spoken(self) -> str:
        """How a screen reader says the heading."""
        rows = f"{self.count:,} {'row' if self.count == 1 else 'rows'}"
        late = f", {self.overdue:,} overdue" if self.overdue else ""
        return f"Group {self.words}: {rows}{late}, {'folded' if self.is_folded else 'unfolded'}"


class Sections:
    """Tells the place of a row in the table from its number in the list, and back.

    Numbers count the rows of the list, fetched or not; places count what the table shows: headings too, folded rows not.

    Args:
        total: How many rows the list has.
        groups: What is known of each group, in their order; none when the list is not grouped.
        folded: The keys of the groups that are folded.
    """

    def __init__(self, total: int, groups: Sequence[Group] = (), folded: Collection[str] = ()) -> None:
        self.total = total
        self.headings = tuple(_heading(group, folded) for group in groups)
        counts = [heading.count for heading in self.headings]
        #: The number of the first row of each group, and the place of each heading.
        self._firsts = [0, *accumulate(counts)][:-1] if counts else []
        shown = [1 if heading.is_folded else 1 + heading.count for heading in self.headings]
        self._starts = [0, *accumulate(shown)][:-1] if shown else []
        self.places = sum(shown) if shown else total
        self._places_of_headings = {
            heading.key: place for heading, place in zip(self.headings, self._starts, strict=True)
        }

    def heading_at(self, place: int) -> Heading | None:
        """The heading at a place, if one stands there."""
        if not self._starts or not 0 <= place < self.places:
            return None
        group = bisect_right(self._starts, place) - 1
        return self.headings[group] if self._starts[group] == place else None

    def number_at(self, place: int) -> int:
        """The number of the row at a place; -1 for a heading and beyond the end."""
        if not 0 <= place < self.places:
            return -1
        if not self._starts:
            return place
        group = bisect_right(self._starts, place) - 1
        into = place - self._starts[group]
        return self._firsts[group] + into - 1 if into else -1

    def place_of(self, number: int) -> int:
        """The place of a row; -1 while its group is folded."""
        if not 0 <= number < self.total:
            return -1
        if not self._starts:
            return number
        group = self._group_of(number)
        if group < 0 or self.headings[group].is_folded:
            return -1
        return self._starts[group] + 1 + number - self._firsts[group]

    def rows_between(self, first: int, last: int) -> int:
        """How many rows stand from one place to another, both included; headings are no rows."""
        headings = bisect_right(self._starts, last) - bisect_right(self._starts, first - 1)
        return max(0, last - first + 1 - headings)

    def place_of_heading(self, key: str) -> int:
        """The place of the heading of a group; -1 when there is no such group."""
        return self._places_of_headings.get(key, -1)

    def heading_of(self, number: int) -> Heading | None:
        """The heading above a row."""
        group = self._group_of(number) if self._starts else -1
        return self.headings[group] if group >= 0 else None

    def has_shape_of(self, other: Sections) -> bool:
        """Whether every row and heading has the same place there."""
        return self.headings == other.headings and self.total == other.total

    def _group_of(self, number: int) -> int:
        group = bisect_right(self._firsts, number) - 1
        # Groups without rows share their number with the next one, which `bisect_right` finds.
        return group if 0 <= number - self._firsts[group] < self.headings[group].count else -1


def _heading(group: Group, folded: Collection[str]) -> Heading:
    return Heading(group.key, group.words, group.count, group.overdue, group.key in folded)
