"""The numbers of a minute book's leaves: consecutive through the year, kept once printed.

Source: practice of English councils. A loose-leaf minute book has its leaves numbered consecutively and each leaf initialled
(Local Government Act 1972, Sch. 12 para. 41(2)); what is put in between bound leaves takes the number before it and a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from boardkeeper.rules.numbering import letter

PART_TWO = "II"
"""Begins the suffix of leaves of Part II, whose numbers run by themselves."""


@dataclass(frozen=True, slots=True)
class LeafNumber:
    """A leaf's number; `suffix` is a letter, “II” for Part II, or both: “II”, 3, “a” is printed II 3a."""

    number: int
    suffix: str = ""

    @property
    def label(self) -> str:
        """As printed: “17”, “17a”, “II 3”."""
        if self.is_part_two:
            return f"{PART_TWO} {self.number}{self.letters}"
        return f"{self.number}{self.suffix}"

    @property
    def is_part_two(self) -> bool:
        """Whether it is a leaf that the public does not see."""
        return self.suffix.startswith(PART_TWO)

    @property
    def letters(self) -> str:
        """The letter of a leaf that was put in later; blank for any other."""
        return self.suffix.removeprefix(PART_TWO)

    @property
    def order(self) -> tuple[bool, int, int, str]:
        """Its place in the book: Part II last, 17a behind 17, 17aa behind 17z."""
        return self.is_part_two, self.number, len(self.letters), self.letters


@dataclass(frozen=True, slots=True)
class SlipToNumber:
    """A correction slip: what it is known by, behind which page of the minutes it goes (from 0), and its own pages."""

    key: str
    after: int
    pages: int = 1


@dataclass(frozen=True, slots=True)
class ToNumber:
    """The minutes of one meeting before they are numbered.

    Attributes:
        pages: Of the minutes themselves.
        slips: In the order in which the corrections were made.
        printed: The leaves the minutes were printed on, in order; none when they never were.
        printed_slips: The same for each slip, by its key.
    """

    pages: int
    slips: tuple[SlipToNumber, ...] = ()
    printed: tuple[LeafNumber, ...] = ()
    printed_slips: Mapping[str, tuple[LeafNumber, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Numbered:
    """The numbers of one meeting's leaves: of the minutes, and of each slip by its key."""

    pages: tuple[LeafNumber, ...]
    slips: Mapping[str, tuple[LeafNumber, ...]]


def number_leaves(
    meetings: Sequence[ToNumber], taken: Iterable[LeafNumber] = (), part: str = ""
) -> tuple[Numbered, ...]:
    """Number the leaves of a year.

    What was printed keeps its numbers. Minutes that were not go behind everything that was; their slips stand among their
    leaves. A slip, or a further page, of minutes that are printed takes the number before it and the next free letter.

    Args:
        meetings: In the order of their days.
        taken: Every number that was ever printed in this book, also of leaves that are gone.
        part: `PART_TWO` for the leaves of Part II.
    """
    row = _Row({each for each in taken if each.is_part_two is bool(part)}, part)
    for each in meetings:
        row.taken.update(each.printed, *each.printed_slips.values())
    # Leaves that were printed grow into numbers of their own before new minutes take any.
    ready = {place: row.again(each) for place, each in enumerate(meetings) if each.printed}
    for place, each in enumerate(meetings):
        if place not in ready:
            ready[place] = row.anew(each)
    return tuple(ready[place] for place in range(len(meetings)))


class _Row:
    def __init__(self, taken: set[LeafNumber], part: str) -> None:
        self.taken = taken
        self._part = part

    def anew(self, meeting: ToNumber) -> Numbered:
        pages: list[LeafNumber] = []
        slips: dict[str, tuple[LeafNumber, ...]] = {}
        for page in range(meeting.pages):
            pages.append(self._next())
            for slip in meeting.slips:
                if slip.after == page:
                    slips[slip.key] = tuple(self._next() for _ in range(slip.pages))
        return Numbered(tuple(pages), slips)

    def again(self, meeting: ToNumber) -> Numbered:
        pages = list(meeting.printed[: meeting.pages])
        while len(pages) < meeting.pages:
            pages.append(self._behind(pages[-1], may_count_on=True))
        slips: dict[str, tuple[LeafNumber, ...]] = {}
        for slip in meeting.slips:
            numbers = list(meeting.printed_slips.get(slip.key, ())[: slip.pages])
            while len(numbers) < slip.pages:
                numbers.append(self._behind(numbers[-1] if numbers else pages[slip.after]))
            slips[slip.key] = tuple(numbers)
        return Numbered(tuple(pages), slips)

    def _next(self) -> LeafNumber:
        return self._take(LeafNumber(max((each.number for each in self.taken), default=0) + 1, self._part))

    def _behind(self, leaf: LeafNumber, *, may_count_on: bool = False) -> LeafNumber:
        following = LeafNumber(leaf.number + 1, self._part)
        if may_count_on and not leaf.letters and following not in self.taken:
            return self._take(following)
        place = 1
        while (found := LeafNumber(leaf.number, self._part + letter(place))) in self.taken:
            place += 1
        return self._take(found)

    def _take(self, leaf: LeafNumber) -> LeafNumber:
        self.taken.add(leaf)
        return leaf


_ONE = r"(?:(?P<part{0}>II)[ -]?)?(?P<number{0}>[0-9]{{1,6}})(?P<letters{0}>[a-z]{{0,2}})"
_RANGE = re.compile(rf"{_ONE.format(1)}(?: ?[-–] ?{_ONE.format(2)})?", re.IGNORECASE)


def read_leaves(written: str) -> tuple[tuple[LeafNumber, LeafNumber], ...]:
    """Read “1-24, 26, 17a, II 1–3” as pairs of the first and the last leaf.

    Raises:
        ValueError: Something of it is no leaf, or a range runs backwards.
    """
    pairs = []
    for part in re.split(r"[,;]|\band\b", written):
        words = " ".join(part.split())
        found = _RANGE.fullmatch(words)
        if found is None:
            raise ValueError(words or "nothing")
        first = _leaf(found["part1"], found["number1"], found["letters1"])
        last = first
        if found["number2"]:
            last = _leaf(found["part2"] or found["part1"], found["number2"], found["letters2"])
        if first.number < 1 or last.order < first.order or first.is_part_two is not last.is_part_two:
            raise ValueError(words)
        pairs.append((first, last))
    return tuple(pairs)


def _leaf(part: str | None, number: str, letters: str) -> LeafNumber:
    return LeafNumber(int(number), (PART_TWO if part else "") + letters.lower())


def chosen(leaves: Iterable[LeafNumber], pairs: Sequence[tuple[LeafNumber, LeafNumber]]) -> list[LeafNumber]:
    """The leaves that lie in one of the ranges, each once, in the book's order; 17a lies in 1–17."""
    return sorted(
        {
            leaf
            for leaf in leaves
            for first, last in pairs
            if first.order <= leaf.order
            and (leaf.order <= last.order or (first != last and _goes_with(leaf, last)))
        },
        key=lambda leaf: leaf.order,
    )


def _goes_with(leaf: LeafNumber, last: LeafNumber) -> bool:
    """Slips behind the last leaf of a range belong to it, unless the range ends at a letter."""
    return not last.letters and leaf.number == last.number and leaf.is_part_two is last.is_part_two


def runs(leaves: Iterable[LeafNumber]) -> Iterator[tuple[LeafNumber, LeafNumber]]:
    """Leaves put together to the longest runs of whole numbers: 1, 2, 3, 5, 17a gives 1–3, 5, 17a."""
    first: LeafNumber | None = None
    last: LeafNumber | None = None
    for leaf in sorted(set(leaves), key=lambda each: each.order):
        if last is not None and leaf == LeafNumber(last.number + 1, last.suffix) and not last.letters:
            last = leaf
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = leaf
    if first is not None and last is not None:
        yield first, last


def in_words(leaves: Iterable[LeafNumber]) -> str:
    """As a sentence lists them: “1–3, 5, 17a”."""
    return ", ".join(a.label if a == b else f"{a.label}–{b.label}" for a, b in runs(leaves))
