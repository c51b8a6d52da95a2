"""What stands before and behind the leaves: title, list of meetings, indexes by subject and by person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from boardkeeper.documents.minute_book import (
    IndexEntry,
    MeetingLine,
    YearLines,
    book_title,
    compose_meetings,
    compose_title_leaf,
)
from boardkeeper.minute_book.indexing import by_initial, leaf_place
from boardkeeper.minute_book.views import BookLeaf, GatheredBook
from boardkeeper.rules.leaves import in_words

if TYPE_CHECKING:
    from boardkeeper.render.pdf.leaves import LeafFrame, RenderedLeaves
    from boardkeeper.render.pdf.style import Style

INDEX = "Index"
"""Before the number of an index page."""
INDEXES = (
    (
        "Index by subject",
        "index-by-subject",
        "Titles and sub-headings of minutes and titles of reports; the numbers are leaves.",
    ),
    (
        "Index by person",
        "index-by-person",
        "Who was present, moved, seconded, declared an interest, or is named; the numbers are leaves.",
    ),
)
"""Title, name of its place, and what it lists."""


def draw_front(gathered: GatheredBook, leaves: Iterable[BookLeaf], style: Style) -> list[RenderedLeaves]:
    """Draw the title leaf and the list of meetings, with small Roman numerals."""
    from boardkeeper.render.pdf.entries import roman
    from boardkeeper.render.pdf.leaves import draw_leaves, lay_leaves

    every = list(leaves)
    years = [year.year for year in gathered.years]
    sections = [
        compose_title_leaf(gathered.board, years, _inside(gathered, every), _has_part_two(gathered)),
        compose_meetings(_lines(gathered, every)),
    ]
    frame = _frame(gathered, "")
    drawn = []
    number = 0
    for section in sections:
        laid = lay_leaves(section, style)
        labels = [roman(number + place + 1) for place in range(len(laid.pages))]
        number += len(laid.pages)
        drawn.append(draw_leaves(laid, style, frame, labels))
    return drawn


def draw_index_leaves(
    gathered: GatheredBook, subjects: Sequence[IndexEntry], persons: Sequence[IndexEntry], style: Style
) -> Iterator[RenderedLeaves]:
    """Draw both indexes, a few pages at a time; their labels begin with “Index”."""
    from boardkeeper.render.pdf.index_columns import Index, draw_index

    indexes = [
        Index(title, note, anchor, by_initial(entries))
        for (title, anchor, note), entries in zip(INDEXES, (subjects, persons), strict=True)
        if entries
    ]
    return draw_index(indexes, style, _frame(gathered, "Index"), INDEX)


def _frame(gathered: GatheredBook, foot: str) -> LeafFrame:
    from boardkeeper.render.pdf.leaves import LeafFrame

    board = gathered.board
    title = book_title([year.year for year in gathered.years])
    return LeafFrame((f"{board.name}  ·  {board.council}", title), foot, name="", has_initials=False)


def _inside(gathered: GatheredBook, leaves: Sequence[BookLeaf]) -> str:
    """How many meetings there are on which leaves."""
    meetings = sum(len(year.bound) for year in gathered.years)
    held = "1 meeting" if meetings == 1 else f"{meetings} meetings"
    where = f"{len(leaves):,} leaves"
    if len(gathered.years) == 1:
        numbers = [leaf.number for leaf in leaves]
        where = f"{'leaf' if len(numbers) == 1 else 'leaves'} {in_words(numbers)}"
    words = f"The minutes of {held} on {where}."
    waiting = sum(len(year.unbound) for year in gathered.years)
    if waiting:
        more = "one more meeting" if waiting == 1 else f"{waiting} more meetings"
        words += f" The minutes of {more} are not bound yet."
    return words


def _has_part_two(gathered: GatheredBook) -> bool | None:
    if not gathered.is_restricted:
        return None
    return any(meeting.has_part_two for year in gathered.years for meeting in year.bound)


def _lines(gathered: GatheredBook, leaves: Sequence[BookLeaf]) -> list[YearLines]:
    by_meeting: dict[tuple[int, str], list[BookLeaf]] = defaultdict(list)
    for leaf in leaves:
        by_meeting[leaf.year, leaf.meeting_id].append(leaf)
    years = []
    for year in gathered.years:
        lines = []
        for meeting in year.bound:
            mine = [leaf.number for leaf in by_meeting[year.year, meeting.meeting_id]]
            first = min(mine, key=lambda number: number.order)
            lines.append(
                MeetingLine(
                    held_on=meeting.held_on,
                    leaves=in_words(mine),
                    place=leaf_place(year.year, first),
                    state=meeting.state,
                    approved_on=meeting.approved_on,
                    signed_by=meeting.signed_by,
                    signed_on=meeting.signed_on,
                )
            )
        lines += [MeetingLine(each.held_on, "", "", each.state) for each in year.unbound]
        years.append(YearLines(year.year, tuple(sorted(lines, key=lambda line: line.held_on))))
    return years
