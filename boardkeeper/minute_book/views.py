"""What the making of a minute book works with and what it answers: plain values only."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from boardkeeper.boards import BoardView
from boardkeeper.documents.blocks import KeptBack
from boardkeeper.documents.minute_book import IndexEntry
from boardkeeper.minutes import MinutesView
from boardkeeper.minutes.slips import SlipView
from boardkeeper.people import MemberView
from boardkeeper.rules.leaves import LeafNumber
from db.tables.meetings import MeetingState


@dataclass(frozen=True, slots=True)
class MeetingPapers:
    """What the leaves of one meeting say.

    Attributes:
        members: Who held a seat on its day.
        slips: Every correction made to its minutes.
        reports: Titles of the reports behind its items, by agenda item.
    """

    minutes: MinutesView
    members: tuple[MemberView, ...]
    slips: tuple[SlipView, ...]
    reports: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BoundMeeting:
    """A meeting whose minutes are approved.

    Its papers are kept packed: those of twenty-five years, six thousand leaves, take a few megabytes so.

    Attributes:
        has_part_two: Whether anything in them is kept from the public.
        numbered: Number and id of every minute that has a number, so that citations of it become links.
    """

    meeting_id: str
    held_on: date
    state: MeetingState
    approved_on: date | None
    signed_by: str
    signed_on: date | None
    has_part_two: bool
    numbered: tuple[tuple[int, str], ...]
    packed: bytes

    def papers(self) -> MeetingPapers:
        """Unpack what its leaves say."""
        # Packed by `pack` in this very program a moment ago; never read from a file.
        papers: MeetingPapers = pickle.loads(zlib.decompress(self.packed))  # noqa: S301 - our own bytes
        return papers


def pack(papers: MeetingPapers) -> bytes:
    """The papers of one meeting in little room."""
    return zlib.compress(pickle.dumps(papers, protocol=pickle.HIGHEST_PROTOCOL), 6)


@dataclass(frozen=True, slots=True)
class UnboundMeeting:
    """A meeting that was held and whose minutes are not approved yet."""

    meeting_id: str
    held_on: date
    state: MeetingState


@dataclass(frozen=True, slots=True)
class PrintedLeaf:
    """A row of the ledger: a leaf as it was printed, in its newest revision unless it says otherwise."""

    id: str
    number: LeafNumber
    revision: int
    meeting_id: str | None
    title: str
    content_hash: str
    printed_on: date | None
    initialled_by: str
    initialled_on: date | None
    signed_by: str


@dataclass(frozen=True, slots=True)
class BookYear:
    """One municipal year of the book.

    Attributes:
        year: The calendar year in which it starts.
        bound: Meetings with approved minutes, in the order of their days.
        ledger: Every leaf that was ever printed, each revision.
    """

    year: int
    bound: tuple[BoundMeeting, ...]
    unbound: tuple[UnboundMeeting, ...]
    ledger: tuple[PrintedLeaf, ...]


@dataclass(frozen=True, slots=True)
class GatheredBook:
    """Everything a minute book is made from.

    Attributes:
        people: Everybody in the file, by id, for the index.
        created: When the file was last changed; the book's own date.
        is_restricted: Whether it has the leaves of Part II.
        kept_back: What a book without them must not say.
    """

    board: BoardView
    years: tuple[BookYear, ...]
    people: tuple[tuple[str, str], ...]
    created: datetime
    is_restricted: bool
    kept_back: KeptBack | None = None

    @property
    def is_empty(self) -> bool:
        """Whether no minutes are approved in any of its years."""
        return not any(year.bound for year in self.years)


@dataclass(frozen=True, slots=True)
class BookLeaf:
    """A leaf as it would be printed now.

    Attributes:
        year: The municipal year whose book it belongs to.
        closes: Whether it is the last of its meeting's minutes, with the signature.
        page: Its page in the file, from 0; -1 when the file leaves it out.
    """

    year: int
    number: LeafNumber
    meeting_id: str
    title: str
    content_hash: str
    closes: bool
    page: int


@dataclass(frozen=True, slots=True)
class BuiltBook:
    """A finished book.

    Attributes:
        path: The file.
        labels: What the PDF calls each page: "ii", "17a", "Index 1".
        subjects: The index by subject.
        persons: The index by person.
    """

    path: Path
    board_id: str
    labels: tuple[str, ...]
    leaves: tuple[BookLeaf, ...]
    subjects: tuple[IndexEntry, ...]
    persons: tuple[IndexEntry, ...]
    is_restricted: bool

    @property
    def pages(self) -> int:
        """How many pages the file has."""
        return len(self.labels)
