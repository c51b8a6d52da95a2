"""Leaves put aside on the disk, and written into one file in the book's order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from boardkeeper.documents.blocks import Pack
from boardkeeper.documents.minute_book import book_title
from boardkeeper.minute_book.front_and_index import INDEX, INDEXES
from boardkeeper.minute_book.indexing import leaf_place
from boardkeeper.minute_book.meeting_leaves import DrawnPart, with_page
from boardkeeper.minute_book.views import BookLeaf, GatheredBook
from boardkeeper.rules.leaves import LeafNumber
from boardkeeper.rules.municipal_year import municipal_year_title

if TYPE_CHECKING:
    from boardkeeper.render.pdf.book import Bookmark, LabelRun
    from boardkeeper.render.pdf.leaves import RenderedLeaves
    from boardkeeper.render.pdf.structure import Place
    from boardkeeper.render.pdf.tags import Sidecar

_TOP = 842.0


@dataclass(frozen=True, slots=True)
class PartAside:
    """A drawn part whose pages lie on the disk; front leaves and index have no `leaves` of minutes."""

    title: str
    leaves: tuple[BookLeaf, ...]
    sidecar: Sidecar
    start: int
    length: int


class PutAside:
    """Keeps drawn parts in a file of their own until the book is written.

    Args:
        file: Open for writing and reading bytes.
        search: Told the title of every part, its meeting and its pages; raises where they must not go out.
    """

    def __init__(
        self, file: BinaryIO, search: Callable[[str, str, RenderedLeaves], None] | None = None
    ) -> None:
        self._file = file
        self._search = search
        self.fronts: list[PartAside] = []
        self.parts: list[PartAside] = []
        self.ends: list[PartAside] = []

    def put_front(self, rendered: RenderedLeaves) -> None:
        """Put title leaf or list of meetings on the disk."""
        self.fronts.append(self._put("Front leaves", (), rendered))

    def put(self, part: DrawnPart) -> None:
        """Put minutes or a slip on the disk; their pages are no longer needed in memory."""
        self.parts.append(self._put(part.section.title, part.leaves, part.rendered))

    def put_end(self, rendered: RenderedLeaves) -> None:
        """Put pages of the index on the disk."""
        self.ends.append(self._put(INDEX, (), rendered))

    def read(self, part: PartAside) -> bytes:
        """The pages of a part again."""
        self._file.seek(part.start)
        return self._file.read(part.length)

    def leaves(self) -> list[BookLeaf]:
        """All leaves of minutes and slips, in the book's order."""
        every = (leaf for part in self.parts for leaf in part.leaves)
        return sorted(every, key=lambda leaf: (leaf.year, leaf.number.order))

    def _put(self, title: str, leaves: tuple[BookLeaf, ...], rendered: RenderedLeaves) -> PartAside:
        if self._search is not None:
            self._search(title, leaves[0].meeting_id if leaves else "", rendered)
        start = self._file.seek(0, 2)
        self._file.write(rendered.pdf)
        return PartAside(title, leaves, rendered.sidecar, start, len(rendered.pdf))


def write_book(
    file: BinaryIO, gathered: GatheredBook, aside: PutAside, before: Callable[[str], None]
) -> tuple[tuple[str, ...], tuple[BookLeaf, ...]]:
    """Write a book: front leaves, leaves in the order of their numbers, index.

    Args:
        file: Open for writing bytes.
        gathered: What it is made from.
        aside: Everything that was drawn; without front leaves it is some leaves of the book and not the whole.
        before: Called with the title of every part before it is written; raises to stop.

    Returns:
        What the PDF calls each page, and the leaves where they came to stand.
    """
    from boardkeeper.render.pdf.book import BookWriter
    from boardkeeper.render.pdf.structure import Place

    order = aside.leaves()
    first = sum(part.sidecar.pages for part in aside.fronts)
    of_leaf = {(leaf.year, leaf.number): first + place for place, leaf in enumerate(order)}
    placed: list[tuple[PartAside, Sequence[int]]] = []
    at = 0
    for part in (*aside.fronts, *aside.parts, *aside.ends):
        if part.leaves:
            placed.append((part, [of_leaf[leaf.year, leaf.number] for leaf in part.leaves]))
            continue
        at = max(at, first + len(order)) if part in aside.ends else at
        placed.append((part, range(at, at + part.sidecar.pages)))
        at += part.sidecar.pages
    pages = max(last for _, places in placed for last in places) + 1
    targets = {
        name: Place(places[page], top)
        for part, places in placed
        for name, (page, top) in part.sidecar.places.items()
    }
    targets |= {leaf_place(*where): Place(place, _TOP) for where, place in of_leaf.items()}
    writer = BookWriter(file, pages, targets, _facts(gathered, is_whole=bool(aside.fronts)))
    for part, places in placed:
        before(part.title)
        writer.add(aside.read(part), part.sidecar, places)
    several = len(gathered.years) > 1
    writer.finish(
        _label_runs(first, order, pages, several), _outline(gathered, aside, of_leaf, targets, several)
    )
    labels = [_roman(place) for place in range(first)]
    labels += [_label(leaf, several) for leaf in order]
    labels += [f"{INDEX} {place + 1}" for place in range(pages - len(labels))]
    return tuple(labels), tuple(with_page(leaf, of_leaf[leaf.year, leaf.number]) for leaf in order)


def _facts(gathered: GatheredBook, *, is_whole: bool) -> Pack:
    """What the file says about itself; nothing is printed from it."""
    years = [year.year for year in gathered.years]
    title = book_title(years)
    board = gathered.board
    last = max(
        (meeting.held_on for year in gathered.years for meeting in year.bound),
        default=gathered.created.date(),
    )
    return Pack(
        title=f"{title}, {board.name}"
        if is_whole
        else f"Leaves of the {title[0].lower()}{title[1:]}, {board.name}",
        council=board.council,
        board=board.name,
        meeting_date=last,
        sections=(),
        created=gathered.created,
        subject=f"Minutes of {board.name}",
        accent=board.accent,
    )


def _roman(place: int) -> str:
    from boardkeeper.render.pdf.entries import roman

    return roman(place + 1)


def _label(leaf: BookLeaf, several: bool) -> str:
    return f"{municipal_year_title(leaf.year)} · {leaf.number.label}" if several else leaf.number.label


def _label_runs(first: int, order: Sequence[BookLeaf], pages: int, several: bool) -> list[LabelRun]:
    """What the file calls its pages; leaves that count on from one another make one run."""
    from boardkeeper.render.pdf.book import LabelRun

    runs = [LabelRun(0, start=1, is_roman=True)] if first else []
    before: BookLeaf | None = None
    for place, leaf in enumerate(order, start=first):
        number = leaf.number
        counts_on = before is not None and before.year == leaf.year and not number.letters
        if counts_on and before is not None and before.number == LeafNumber(number.number - 1, number.suffix):
            before = leaf
            continue
        year = f"{municipal_year_title(leaf.year)} · " if several else ""
        if number.letters:
            runs.append(LabelRun(place, prefix=year + number.label))
        else:
            part = number.label.removesuffix(str(number.number))
            runs.append(LabelRun(place, prefix=year + part, start=number.number))
        before = leaf
    if first + len(order) < pages:
        runs.append(LabelRun(first + len(order), prefix=f"{INDEX} ", start=1))
    return runs


def _outline(
    gathered: GatheredBook,
    aside: PutAside,
    of_leaf: dict[tuple[int, LeafNumber], int],
    targets: dict[str, Place],
    several: bool,
) -> list[Bookmark]:
    """A bookmark for every meeting with its minutes below, in their years; the indexes last."""
    from boardkeeper.render.pdf.book import Bookmark
    from boardkeeper.render.pdf.structure import Place

    marks = []
    if aside.fronts:
        marks = [Bookmark("Title", Place(0, _TOP)), Bookmark("Meetings", targets["book-meetings"])]
    for year in gathered.years:
        of_year = [part for part in aside.parts if part.leaves[0].year == year.year]
        of_year.sort(key=lambda part: part.leaves[0].number.order)
        found = [_bookmark(part, of_leaf) for part in of_year]
        if several and found:
            marks.append(Bookmark(municipal_year_title(year.year), found[0].place, tuple(found)))
        else:
            marks += found
    for title, name, _ in INDEXES:
        if name in targets:
            marks.append(Bookmark(title, targets[name]))
    return marks


def _bookmark(part: PartAside, places: dict[tuple[int, LeafNumber], int]) -> Bookmark:
    from boardkeeper.render.pdf.book import Bookmark
    from boardkeeper.render.pdf.structure import Place

    pages = [places[leaf.year, leaf.number] for leaf in part.leaves]
    below = tuple(
        Bookmark(heading.text, Place(pages[heading.page], heading.top))
        for heading in part.sidecar.headings
        if heading.level == 2
    )
    return Bookmark(part.title, Place(pages[0], _TOP), below)
