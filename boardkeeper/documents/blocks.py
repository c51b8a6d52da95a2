"""The vocabulary of a paper: what it says, never how it looks.

A composer builds a `Pack` of `Section`s out of these blocks; every renderer (PDF, HTML, Word) walks over the same ones.
All are immutable plain values, so a section can be hashed, cached and handed to another thread. Whoever uses them takes all
names from here; running text, tables and the words of meaning have modules of their own only to be read more easily.

User text is data: it goes into `Text` or a plain ``str`` as it was typed and is never read as markup. Wherever `Inline` is
asked for, a ``str`` stands for one plain run. A newline in a `Paragraph` or `Cell` begins a new line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias

from boardkeeper.documents.meanings import (
    Align,
    Classification,
    ListStyle,
    Orientation,
    ParagraphKind,
    Rag,
    RowKind,
    SectionKind,
    Tone,
    Travel,
)
from boardkeeper.documents.pictured import AttachedPages, ChartBlock, Picture
from boardkeeper.documents.running_text import (
    Action,
    Callout,
    Heading,
    Inline,
    Paragraph,
    Point,
    Points,
    Resolution,
    Signature,
    Text,
)
from boardkeeper.documents.tabular import Cell, Column, FieldList, HeaderCell, KeyItem, KeyLine, Row, Table

__all__ = [
    "Action",
    "Align",
    "AttachedPages",
    "Block",
    "Callout",
    "Cell",
    "ChartBlock",
    "Classification",
    "Column",
    "Contents",
    "ContentsItem",
    "Cover",
    "FieldList",
    "HeaderCell",
    "Heading",
    "Inline",
    "KeyItem",
    "KeyLine",
    "Leaf",
    "ListStyle",
    "Member",
    "MemberList",
    "Orientation",
    "Pack",
    "PageBreak",
    "PageNumbers",
    "Paragraph",
    "ParagraphKind",
    "Picture",
    "Point",
    "Points",
    "Rag",
    "Resolution",
    "Row",
    "RowKind",
    "Rule",
    "Section",
    "SectionKind",
    "Signature",
    "Table",
    "Text",
    "Tone",
    "Travel",
    "Withheld",
]


@dataclass(frozen=True, slots=True)
class Member:
    """Whoever has a role ("Chair", "Vice Chair") stands first, on a line of their own."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class MemberList:
    members: tuple[Member, ...]
    title: str = "Members"


@dataclass(frozen=True, slots=True)
class Cover:
    """The head of an agenda sheet.

    Attributes:
        lines: Department and address, one entry a line.
        contact: Label and value ("Please ask for", "Helen Rickman"); e-mail addresses and web addresses become links.
        day: As printed: "Wednesday 11 September 2019".
        time: As printed: "2.00 pm".
        logo: The council's, above its name; its alternative is the council's name when it has none of its own.
        recipient: Whose copy it is, printed where everybody sees it; blank on copies for nobody in particular.
    """

    council: str
    board: str
    day: str
    time: str = ""
    place: str = ""
    lines: tuple[str, ...] = ()
    contact: tuple[tuple[str, str], ...] = ()
    published: str = ""
    kind: str = "Agenda"
    logo: Picture | None = None
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class ContentsItem:
    """An item of business on the agenda sheet.

    Attributes:
        number: As printed, without a full stop: "9a".
        purpose: What the board is asked to do, below the title.
        target: Key of the item's (first) section; its page range is computed when the pack is put together.
        remark: "To follow", "Verbal update" …: printed where the page range would stand.
        items: Sub-items: appendices, further papers.
        usual_pages: In large print, the pages of the usual pack: "pages 33–64 of the usual pack".
    """

    number: str
    title: str
    purpose: Inline = ""
    target: str = ""
    remark: str = ""
    classification: Classification = Classification.PUBLIC
    items: tuple[ContentsItem, ...] = ()
    usual_pages: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The items of business, each with its "(Pages n - m)".

    Attributes:
        is_close: Whether the lines stand close together, where the whole is to take one page.
    """

    items: tuple[ContentsItem, ...]
    title: str = "Agenda"
    is_close: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line between two parts."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page that says it is intentionally left blank."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """Neighbouring blocks that the public edition leaves out.

    Attributes:
        marking: “Exempt – paragraph 3”: before the blocks, beside them, and on every page they stand on.
    """

    blocks: tuple[Block, ...]
    marking: str


Block: TypeAlias = (
    Heading
    | Paragraph
    | Points
    | Resolution
    | Action
    | Table
    | FieldList
    | Picture
    | ChartBlock
    | KeyLine
    | MemberList
    | Cover
    | Contents
    | Callout
    | Signature
    | Rule
    | PageBreak
    | Leaf
    | Withheld
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the pack that is laid out by itself: the agenda sheet, a paper, an appendix.

    Attributes:
        key: Unique in the pack; what `ContentsItem.target` and ``#key`` links name.
        kind: An ``agenda`` section comes before page 1, numbered i, ii …, and is laid out last.
        item_number: The agenda item it belongs to ("11"); several sections may share one and then share its page range.
        item_title: The item's title, when it is not the section's own (an appendix of item 11).
        starts_odd: Begins on a right-hand page, behind a blank leaf if need be.
        exemption: What is printed beside the classification: "paragraphs 1 and 3".
        attached: Pages of a PDF that are the section; it then has no blocks, and `orientation` says nothing. A front sheet
            for it is a section of its own with the same `item_number`.
        is_close: Set small and close, where the whole is to take one page.
        usual_pages: In large print, where it stands in the usual pack: "pages 33–64 of the usual pack".
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    kind: SectionKind = SectionKind.REPORT
    orientation: Orientation = Orientation.PORTRAIT
    classification: Classification = Classification.PUBLIC
    item_number: str = ""
    item_title: str = ""
    starts_odd: bool = True
    exemption: str = ""
    attached: AttachedPages | None = None
    is_close: bool = False
    usual_pages: str = ""


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """The pages a section has in the numbering that every edition of a pack shares.

    Attributes:
        key: Of the section; an edition need not hold it.
        item_number: Of the agenda item it belongs to.
        last: With the blank leaves behind it, so that ranges follow one another without a gap.
    """

    key: str
    item_number: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class KeptBack:
    """What the store marks as not public.

    Attributes:
        hidden: The passages, each whole.
        openly: What the same people say in public, so that its words give nothing away.
        named: Those of which a single name gives something away, and not only words in a row and figures.
    """

    hidden: tuple[str, ...] = field(repr=False)
    openly: tuple[str, ...] = field(repr=False)
    named: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything printed for one meeting.

    Attributes:
        created: From the store, never from the clock: the same pack gives the same bytes. Naive means UTC.
        accent: The board's branding colour, ``#rrggbb``; darkened if it could not be read on white.
        first_page: Number of the first paper's first page: 1, or where a supplement goes on.
        edition: Marked on every page that has no classification of its own: “Restricted edition”.
        numbers: Of all papers, those too that this edition leaves out; without them the sections here are counted.
        is_large_print: For renderers that have no `Style`: a web page and a Word file are set larger too.
        kept_back: What a public paper must not say, for the search of its file; printed nowhere.
    """

    title: str
    council: str
    board: str
    meeting_date: date
    sections: tuple[Section, ...]
    created: datetime
    language: str = "en-GB"
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    accent: str = "#1f4e79"
    first_page: int = 1
    edition: str = ""
    numbers: tuple[PageNumbers, ...] = ()
    is_large_print: bool = False
    kept_back: KeptBack | None = field(default=None, repr=False, compare=False)
