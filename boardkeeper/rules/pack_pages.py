"""A finished pack as it reads back from its file: pages, papers, links, and what it says of itself; plain values."""

from __future__ import annotations

import re
from dataclasses import dataclass

BLANK_LEAF = "this page is intentionally left blank"

_PRINTED = re.compile(r"\bPage ([0-9]+|[ivxlcdm]+)\b")


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page.

    Attributes:
        label: What the file calls it: “ii”, “33”.
        content: Its words without what is stamped on every page and without repeated table headers, lines ended by newlines.
        head: What is stamped at its head: the marking of what is not public.
        foot: What is stamped at its foot: number, marking, item and title.
        pictures: Hashes of the pictures and attached pages that are drawn on it.
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
class ReadPack:
    """A whole file.

    Attributes:
        name: Of the file, as messages call it.
        is_ours: Whether this program made it.
        claims_access: Whether it says of itself that it is accessible (PDF/UA-1).
        has_attached: Whether pages of other programs’ making are in it.
        is_repaired: Whether it had to be mended to be read.
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

    def paper_at(self, index: int) -> ReadPaper | None:
        """The paper a page belongs to."""
        for paper in reversed(self.papers):
            if paper.first_index <= index:
                return paper
        return None

    def label(self, index: int) -> str:
        """“page 33”; a page without a number is counted."""
        label = self.pages[index].label if index < len(self.pages) else ""
        return f"page {label}" if label else f"the page {index + 1} of the file"
