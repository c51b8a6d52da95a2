"""A finished pack as it reads back from its file: pages, papers, links, and what it says of itself; plain values."""

from __future__ import annotations

import re
from dataclasses import dataclass

BLANK_LEAF = "this page is intentionally left blank"
NOT_IN_USE = "Not in use any more"
"""What the sheet says before the pages that were published and hold nothing now."""

_FREE = re.compile(rf"{NOT_IN_USE}: pages? (\d+(?: - \d+)?(?:, \d+(?: - \d+)?)*)")
_PRINTED = re.compile(r"\bPage ([0-9]+|[ivxlcdm]+)\b")
_COPY = "Copy for "
_LARGE_PRINT = " – large print"
_UNSEEN = 0.05


@dataclass(frozen=True, slots=True)
class ReadChart:
    """Something drawn in lines that is one figure for whoever hears the page.

    Attributes:
        name: Its caption, or the beginning of `alt`.
        alt: What is read out for it.
        orders: How its lines are drawn, with their inks, and `places` where, seen from its own corner. Its letters are
            among the words of the page.
    """

    name: str
    alt: str = ""
    orders: str = ""
    places: tuple[float, ...] = ()

    def is_drawn_like(self, other: ReadChart) -> bool:
        """Whether nobody sees a difference; places are printed in hundredths of a point, and rounded."""
        return (
            self.orders == other.orders
            and len(self.places) == len(other.places)
            and all(abs(a - b) < _UNSEEN for a, b in zip(self.places, other.places, strict=True))
        )


@dataclass(frozen=True, slots=True)
class ReadPassage:
    """A paragraph, a heading, a cell of a table: words that belong together wherever their lines break.

    Attributes:
        key: What it is in the file; a passage that runs over to another page has the same there.
        is_head: Whether it heads a column or a row.
    """

    key: int
    words: str
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page.

    Attributes:
        label: What the file calls it: “ii”, “33”.
        content: Its words without what is stamped on every page and without repeated table headers, lines ended by newlines.
        head: What is stamped at its head: the marking of what is not public.
        foot: What is stamped at its foot: number, marking, item and title.
        pictures: Hashes of the pictures and attached pages that are drawn on it.
        passages: Its content by the tags of the file.
        charts: The figures that are drawn in lines, from top to bottom.
        is_tagged: Whether something on it has a place in the structure tree.
        is_leaf: Whether it is one of the leaves that say that they are left blank.
        is_damaged: Whether something it is drawn with cannot be read.
        is_attached: Whether it is a page of another program’s making; `has_own_tags` whether it brought tags with it.
    """

    index: int
    label: str
    content: str = ""
    head: str = ""
    foot: str = ""
    pictures: tuple[str, ...] = ()
    passages: tuple[ReadPassage, ...] = ()
    charts: tuple[ReadChart, ...] = ()
    is_tagged: bool = True
    is_leaf: bool = False
    is_damaged: bool = False
    is_attached: bool = False
    has_own_tags: bool = False

    @property
    def printed(self) -> str:
        """The number printed at its foot; blank where there is none."""
        found = _PRINTED.findall(self.foot)
        return found[0] if found else ""

    @property
    def marking(self) -> str:
        """What it is marked with as not public, in capitals as it stands at the head."""
        return " ".join(self.head.split())


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """A paper of the pack, from its first page to its last, blank leaves included.

    Attributes:
        key: Its named destination, the same in every edition; blank in files of other programs.
        item_number: “9a”; blank where no item is named.
        first_index: Of its first page in the file, from 0.
    """

    key: str
    title: str
    item_number: str
    first_index: int
    pages: tuple[ReadPage, ...]

    @property
    def first_label(self) -> str:
        return self.pages[0].label

    @property
    def last_label(self) -> str:
        return self.pages[-1].label

    @property
    def is_front(self) -> bool:
        """Whether it is a sheet in front, with small roman numbers."""
        return bool(self.first_label) and not self.first_label.isdigit()

    @property
    def name(self) -> str:
        """As a sentence names it: “item 9, Ofsted letter”."""
        return f"item {self.item_number}, {self.title}" if self.item_number else self.title


@dataclass(frozen=True, slots=True)
class ReadRange:
    """Pages as the agenda sheet prints them.

    Attributes:
        page: The sheet's own page, counted from 0 in the file.
        target: Where the link on them leads, counted the same way; None where there is none.
    """

    page: int
    first: int
    last: int
    target: int | None = None

    @property
    def words(self) -> str:
        return f"page {self.first}" if self.first == self.last else f"pages {self.first} - {self.last}"


@dataclass(frozen=True, slots=True)
class ReadLink:
    """A link, a bookmark or a named place.

    Attributes:
        page: Where it stands, counted from 0; None for a bookmark or a named place.
        target: The page it leads to; None for one that leads out of the file, or nowhere.
        address: Where it leads out of the file.
    """

    words: str
    page: int | None = None
    target: int | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class ActivePart:
    """Something in the file that could do something by itself.

    Attributes:
        page: Where it stands, counted from 0; None when it belongs to the whole file.
    """

    what: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class ReadHalf:
    """Half a side of paper of a booklet.

    Attributes:
        side: Counted from 0, front before back.
        is_right: Which half of it.
        label: Of the page that belongs there; blank where nothing belongs.
        page: The page that is there, as it prints its number; None where nothing is.
    """

    side: int
    is_right: bool
    label: str
    page: ReadPage | None

    @property
    def place(self) -> str:
        """“sheet 3, back, left”."""
        face, half = "back" if self.side % 2 else "front", "right" if self.is_right else "left"
        return f"sheet {self.side // 2 + 1}, {face}, {half}"


@dataclass(frozen=True, slots=True)
class ReadBooklet:
    """How a booklet lies on its sheets.

    Attributes:
        labels: Of the pages that it says it has, in their order.
        sides: Of paper that are there.
        halves: All of them, side by side.
    """

    labels: tuple[str, ...]
    sides: int
    halves: tuple[ReadHalf, ...]


@dataclass(frozen=True, slots=True)
class ReadPack:
    """A whole file.

    Attributes:
        name: Of the file, as messages call it.
        is_ours: Whether this program made it.
        claims_access: Whether it says of itself that it is accessible (PDF/UA-1).
        has_attached: Whether pages of other programs’ making are in it.
        is_repaired: Whether it had to be mended to be read.
        key_bits: Of the key it was locked with; 0 when it opens without a password.
        booklet: How its pages lie on sheets to be folded; they are here in the order in which they are read.
    """

    name: str
    title: str
    pages: tuple[ReadPage, ...]
    papers: tuple[ReadPaper, ...]
    ranges: tuple[ReadRange, ...] = ()
    links: tuple[ReadLink, ...] = ()
    bookmarks: tuple[ReadLink, ...] = ()
    places: tuple[ReadLink, ...] = ()
    active: tuple[ActivePart, ...] = ()
    language: str = ""
    is_ours: bool = False
    is_tagged: bool = False
    shows_title: bool = False
    claims_access: bool = False
    has_attached: bool = False
    is_repaired: bool = False
    key_bits: int = 0
    booklet: ReadBooklet | None = None

    @property
    def is_large_print(self) -> bool:
        """Whether it is one of our editions in large print, which has pages of its own."""
        return self.is_ours and self.title.removesuffix(" – booklet").endswith(_LARGE_PRINT)

    @property
    def recipient(self) -> str:
        """Whose copy it is, as its cover says; blank for nobody in particular."""
        sheet = self.pages[:1] if self.is_ours else ()
        told = [each.words for page in sheet for each in page.passages if each.words.startswith(_COPY)]
        if not told:
            # A booklet has no tags, so its lines are all there is.
            told = [line for page in sheet for line in page.content.split("\n") if line.startswith(_COPY)]
        return told[0].removeprefix(_COPY).strip() if told else ""

    def paper_at(self, index: int) -> ReadPaper | None:
        """The paper a page belongs to."""
        for paper in reversed(self.papers):
            if paper.first_index <= index:
                return paper
        return None

    @property
    def free_numbers(self) -> frozenset[int]:
        """The numbers that the sheet itself says are not in use any more: what was published under them stands elsewhere now."""
        sheets = (page.content for paper in self.papers if paper.is_front for page in paper.pages)
        found = _FREE.search(" ".join(" ".join(sheets).split()))
        if found is None:
            return frozenset()
        runs = [[int(number) for number in run.split("-")] for run in found[1].split(",")]
        return frozenset(number for run in runs for number in range(run[0], run[-1] + 1))

    def label(self, index: int) -> str:
        """“page 33”; a page without a number is counted."""
        label = self.pages[index].label if index < len(self.pages) else ""
        return f"page {label}" if label else f"the page {index + 1} of the file"
