"""The leaves of one municipal year: laid out, numbered, drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from boardkeeper.boards import BoardView
from boardkeeper.documents.blocks import Classification, Section
from boardkeeper.documents.citing import Cited, link_section
from boardkeeper.documents.minute_book import compose_bound_minutes, compose_slip_leaf
from boardkeeper.minute_book.as_approved import as_approved
from boardkeeper.minute_book.indexing import PageTexts
from boardkeeper.minute_book.leaf_sections import LeafCache, LeafSection
from boardkeeper.minute_book.ledger import newest
from boardkeeper.minute_book.views import BookLeaf, BookYear, BoundMeeting, MeetingPapers, PrintedLeaf
from boardkeeper.minutes import MinutesView
from boardkeeper.minutes.editions import Edition, edition_of
from boardkeeper.minutes.slips import SlipView
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.leaves import PART_TWO, LeafNumber, SlipToNumber, ToNumber, number_leaves
from boardkeeper.rules.municipal_year import municipal_year_title

if TYPE_CHECKING:
    from boardkeeper.render.pdf.leaves import RenderedLeaves
    from boardkeeper.render.pdf.style import Style


@dataclass(slots=True)
class DrawnPart:
    """The minutes of a meeting, or one slip on them, with the numbers of its leaves."""

    section: LeafSection
    numbers: tuple[LeafNumber, ...]
    leaves: tuple[BookLeaf, ...]
    rendered: RenderedLeaves


@dataclass(frozen=True, slots=True)
class DrawnMeeting:
    """All leaves of a meeting in one part of the book: its minutes, then its slips."""

    meeting: BoundMeeting
    minutes: MinutesView
    papers: MeetingPapers
    parts: tuple[DrawnPart, ...]


@dataclass(slots=True)
class _Waiting:
    meeting: BoundMeeting
    papers: MeetingPapers
    minutes: MinutesView
    main: LeafSection
    slips: dict[str, tuple[SlipView, LeafSection]] = field(default_factory=dict)


class YearMaker:
    """Makes the leaves of a year.

    Args:
        board: Whose.
        year: What it says, and its ledger.
        style: How it is printed.
        cache: Of drawn sections.
        cited: Where the minutes of the whole book stand, for citations of them.
        before: Called with a meeting before it is laid out; raises to stop.
    """

    def __init__(
        self,
        board: BoardView,
        year: BookYear,
        style: Style,
        cache: LeafCache,
        cited: Cited,
        before: Callable[[BoundMeeting], None],
    ) -> None:
        self._cited = cited
        self._board = board
        self._year = year
        self._style = style
        self._cache = cache
        self._before = before
        self._head = (f"{board.name}  ·  {board.council}", municipal_year_title(year.year))

    def draw(self, *, with_part_two: bool) -> Iterator[DrawnMeeting]:
        """The public leaves of every meeting, then those of Part II."""
        waiting = []
        for meeting in self._year.bound:
            self._before(meeting)
            waiting.append(self._public(meeting, meeting.papers()))
        yield from self._numbered(waiting, "")
        if with_part_two:
            yield from self._numbered(
                [self._private(each) for each in waiting if each.meeting.has_part_two], PART_TWO
            )

    def chosen(self, part: DrawnPart, wanted: Collection[LeafNumber]) -> DrawnPart | None:
        """The part with nothing but the wanted leaves; None when it has none of them."""
        places = [place for place, number in enumerate(part.numbers) if number in wanted]
        if len(places) == len(part.numbers):
            return part
        if not places:
            return None
        labels = [number.label for number in part.numbers]
        return DrawnPart(
            part.section,
            tuple(part.numbers[place] for place in places),
            tuple(part.leaves[place] for place in places),
            part.section.drawn(self._head, labels, places),
        )

    def _public(self, meeting: BoundMeeting, papers: MeetingPapers) -> _Waiting:
        minutes = edition_of(as_approved(papers.minutes, papers.slips), Edition.PUBLIC)
        slips = [slip for slip in papers.slips if not slip.is_exempt]
        return self._waiting(meeting, papers, minutes, slips, is_part_two=False)

    def _private(self, other: _Waiting) -> _Waiting:
        papers = other.papers
        minutes = edition_of(as_approved(papers.minutes, papers.slips), Edition.PART_II)
        slips = [slip for slip in papers.slips if slip.is_exempt]
        return self._waiting(other.meeting, papers, minutes, slips, is_part_two=True)

    def _waiting(
        self,
        meeting: BoundMeeting,
        papers: MeetingPapers,
        minutes: MinutesView,
        slips: Sequence[SlipView],
        *,
        is_part_two: bool,
    ) -> _Waiting:
        key = part_two_key(meeting) if is_part_two else public_key(meeting)
        amendments = [slip for slip in slips if slip.is_approval]
        section = compose_bound_minutes(
            self._board, minutes, papers.members, amendments, key, is_part_two=is_part_two
        )
        section = link_section(section, self._cited)
        marking = _marking(section) if is_part_two else ""
        title = f"{'Part II minutes' if is_part_two else 'Minutes'} of {full_date(meeting.held_on)}"
        waiting = _Waiting(
            meeting, papers, minutes, LeafSection(section, self._style, title, marking, self._cache)
        )
        known: Counter[str] = Counter()
        for slip in sorted((each for each in slips if not each.is_approval), key=lambda each: each.made_on):
            name = f"Correction slip: {slip.place}, corrected on {full_date(slip.made_on)}"
            known[name] += 1
            if known[name] > 1:
                name = f"{name} ({known[name]})"
            leaf = compose_slip_leaf(self._board, minutes, slip, f"slip-{slip.id}")
            waiting.slips[name] = (slip, LeafSection(leaf, self._style, name, marking, self._cache))
        return waiting

    def _numbered(self, waiting: Sequence[_Waiting], part: str) -> Iterator[DrawnMeeting]:
        printed = [
            each for each in newest(self._year.ledger).values() if each.number.is_part_two is bool(part)
        ]
        numbered = number_leaves(
            [_to_number(each, printed) for each in waiting], [each.number for each in printed], part
        )
        for each, numbers in zip(waiting, numbered, strict=True):
            parts = [self._drawn(each, each.main, numbers.pages, closes=True)]
            parts += [
                self._drawn(each, section, numbers.slips[name], closes=False)
                for name, (_, section) in each.slips.items()
            ]
            yield DrawnMeeting(each.meeting, each.minutes, each.papers, tuple(parts))

    def _drawn(
        self, waiting: _Waiting, section: LeafSection, numbers: tuple[LeafNumber, ...], *, closes: bool
    ) -> DrawnPart:
        from boardkeeper.render.pdf.leaves import content_hash

        rendered = section.drawn(self._head, [number.label for number in numbers])
        leaves = tuple(
            BookLeaf(
                year=self._year.year,
                number=number,
                meeting_id=waiting.meeting.meeting_id,
                title=section.title,
                content_hash=content_hash(words, section.marking),
                closes=closes and number == numbers[-1],
                page=-1,
            )
            for number, words in zip(numbers, rendered.words, strict=True)
        )
        return DrawnPart(section, numbers, leaves, rendered)


def public_key(meeting: BoundMeeting) -> str:
    """What anchors in the public minutes of a meeting begin with."""
    return f"minutes-{meeting.meeting_id}"


def part_two_key(meeting: BoundMeeting) -> str:
    """The same for its minutes of Part II."""
    return f"part-two-{meeting.meeting_id}"


def cited_minutes(years: Iterable[BookYear]) -> Cited:
    """The anchors of all minutes of a book by number and day, as `compose_minutes` names them."""
    return {
        (number, meeting.held_on): f"{public_key(meeting)}-minute-{minute_id}"
        for year in years
        for meeting in year.bound
        for number, minute_id in meeting.numbered
    }


def _to_number(waiting: _Waiting, printed: Sequence[PrintedLeaf]) -> ToNumber:
    mine = sorted(
        (each for each in printed if each.meeting_id == waiting.meeting.meeting_id),
        key=lambda each: each.number.order,
    )
    slips = []
    if waiting.slips:
        texts = PageTexts(waiting.main.words())
        slips = [
            SlipToNumber(name, _page_of(slip, waiting.minutes, texts), section.pages)
            for name, (slip, section) in waiting.slips.items()
        ]
    return ToNumber(
        pages=waiting.main.pages,
        slips=tuple(slips),
        printed=tuple(each.number for each in mine if each.title == waiting.main.title),
        printed_slips={
            name: tuple(each.number for each in mine if each.title == name) for name in waiting.slips
        },
    )


def _page_of(slip: SlipView, minutes: MinutesView, texts: PageTexts) -> int:
    """The page of the minutes on which the corrected paragraph begins; of what has none, its heading’s or the first."""
    at = 0
    for minute in minutes.minutes:
        at = texts.heading(minute, at)
        if not slip.paragraph_id and slip.minute_id == minute.id:
            return texts.page_at(at)
        for paragraph in minute.paragraphs:
            if paragraph.id == slip.paragraph_id:
                found = texts.find(paragraph.text, at)
                return texts.page_at(found if found >= 0 else at)
    return 0


def _marking(section: Section) -> str:
    words = "confidential" if section.classification is Classification.CONFIDENTIAL else "exempt"
    return f"Part II – {words}{', ' + section.exemption if section.exemption else ''}"


def with_page(leaf: BookLeaf, page: int) -> BookLeaf:
    """The same leaf where it came to stand in the file."""
    return replace(leaf, page=page)
