"""Making a minute book from what was gathered; needs no database and may run anywhere.

Meetings are laid out one after the other and put aside on the disk; a year's numbers are given when all its leaves are
counted. The file is then written part by part, so that the longest book needs little more memory than its longest year.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from boardkeeper.documents.minute_book import IndexEntry, book_title
from boardkeeper.errors import UserError
from boardkeeper.minute_book.front_and_index import draw_front, draw_index_leaves
from boardkeeper.minute_book.gathering import BookCancelled
from boardkeeper.minute_book.indexing import BookIndex
from boardkeeper.minute_book.leaf_sections import LeafCache
from boardkeeper.minute_book.ledger import changed_leaves
from boardkeeper.minute_book.meeting_leaves import (
    DrawnMeeting,
    DrawnPart,
    YearMaker,
    cited_minutes,
)
from boardkeeper.minute_book.putting_together import PutAside, write_book
from boardkeeper.minute_book.views import BookLeaf, BookYear, BoundMeeting, BuiltBook, GatheredBook
from boardkeeper.packs import require_pdf
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.leaves import LeafNumber
from boardkeeper.saving import save_whole

if TYPE_CHECKING:
    from boardkeeper.render.pdf.leaves import RenderedLeaves

Progress = Callable[[str, int, int], None]
Cancelled = Callable[[], bool]
Choose = Callable[[BookYear, Sequence[BookLeaf]], Sequence[BookLeaf]]


class NothingBound(UserError):
    """No minutes of the years are approved, or no leaf has changed: there is nothing to print."""


def build_book(
    gathered: GatheredBook,
    path: Path,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    cache: LeafCache | None = None,
) -> BuiltBook:
    """Make the whole book: title leaf, list of meetings, leaves, index.

    Args:
        gathered: What it says.
        path: Where it is written, in place of a PDF that is there.
        progress: Called with what is being done, how much is done, and of how much.
        cancelled: Asked before every meeting; True stops, and no file is left.
        cache: Of drawn sections; only what changed is drawn again.

    Raises:
        NothingBound: No minutes of these years are approved.
        BookCancelled: `cancelled` said so.
        UserError: The file cannot be written.
    """
    if gathered.is_empty:
        raise NothingBound(
            "No minutes of this book are approved yet, so there is no leaf to print.",
            "Minutes are bound when a later meeting has approved them.",
        )
    return _Making(gathered, progress, cancelled, cache or LeafCache(0), None).build(path)


def build_changed(
    gathered: GatheredBook,
    path: Path,
    choose: Choose | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    cache: LeafCache | None = None,
) -> BuiltBook:
    """Make a file of some leaves only, without front and index; by default those that changed since the last printing.

    Args:
        choose: Answers the wanted of a year's leaves.

    Raises:
        NothingBound: There is no such leaf.
    """
    making = _Making(gathered, progress, cancelled, cache or LeafCache(0), choose or _since_last_printing)
    return making.build(path)


def list_leaves(
    gathered: GatheredBook,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    cache: LeafCache | None = None,
) -> tuple[BookLeaf, ...]:
    """Every leaf as it would be printed now, in the book's order, without making a file."""
    making = _Making(gathered, progress, cancelled, cache or LeafCache(0), None)
    leaves: list[BookLeaf] = []
    for year in gathered.years:
        for meeting in making.draw_year(year):
            leaves += [leaf for part in meeting.parts for leaf in part.leaves]
    return tuple(sorted(leaves, key=in_book_order))


def save_pages(pdf: bytes, path: Path) -> None:
    """Write a book that was made already, in place of a PDF that is there.

    Raises:
        UserError: What is there is no PDF, or the folder cannot be written to.
    """
    path = path.resolve()
    require_pdf(path)
    save_whole(path, pdf)


def in_book_order(leaf: BookLeaf) -> tuple[int, tuple[bool, int, int, str]]:
    """Years one after the other, each with its leaves of Part II behind the others."""
    return leaf.year, leaf.number.order


def _since_last_printing(year: BookYear, leaves: Sequence[BookLeaf]) -> Sequence[BookLeaf]:
    return changed_leaves(leaves, year.ledger)


class _Making:
    def __init__(
        self,
        gathered: GatheredBook,
        progress: Progress | None,
        cancelled: Cancelled | None,
        cache: LeafCache,
        choose: Choose | None,
    ) -> None:
        from boardkeeper.render.pdf.style import Style

        self._gathered = gathered
        self._progress = progress
        self._cancelled = cancelled
        self._cache = cache
        self._choose = choose
        self._style = replace(Style(), accent=gathered.board.accent)
        self._cited = cited_minutes(gathered.years)
        self._total = sum(len(year.bound) for year in gathered.years) * 2 + 1
        self._done = 0

    def draw_year(self, year: BookYear) -> list[DrawnMeeting]:
        maker = YearMaker(self._gathered.board, year, self._style, self._cache, self._cited, self._before)
        drawn = list(maker.draw(with_part_two=self._gathered.is_restricted))
        if self._choose is None:
            return drawn
        leaves = sorted(
            (leaf for one in drawn for part in one.parts for leaf in part.leaves), key=in_book_order
        )
        wanted = frozenset(leaf.number for leaf in self._choose(year, leaves))
        return [_only(maker, one, wanted) for one in drawn]

    def build(self, path: Path) -> BuiltBook:
        path = path.resolve()
        require_pdf(path)
        index = BookIndex(self._gathered.people, is_of_years=len(self._gathered.years) > 1)
        with tempfile.TemporaryFile() as file:
            aside = PutAside(file, self._require_public())
            for year in self._gathered.years:
                for meeting in self.draw_year(year):
                    if self._choose is None:
                        _index(index, year.year, meeting)
                    for part in meeting.parts:
                        aside.put(part)
            if not aside.parts:
                raise NothingBound("No leaf has changed.", "There is nothing to print.")
            subjects, persons = index.subjects(), index.persons()
            if self._choose is None:
                self._put_around(aside, subjects, persons)
            beside = path.with_name(f".{path.stem}-{uuid4().hex}.pdf")
            try:
                with beside.open("xb") as out:
                    labels, leaves = write_book(out, self._gathered, aside, self._before_writing)
                    out.flush()
                    os.fsync(out.fileno())
                beside.replace(path)
            except OSError as error:
                raise UserError(
                    f"“{path.name}” was not written: {error.strerror}.",
                    "Choose a folder that is there and that you may write in; an earlier file there is as it was.",
                ) from error
            finally:
                with suppress(OSError):
                    beside.unlink(missing_ok=True)
        self._say("Ready", self._total)
        return BuiltBook(
            path, self._gathered.board.id, labels, leaves, subjects, persons, self._gathered.is_restricted
        )

    def _require_public(self) -> Callable[[str, str, RenderedLeaves], None] | None:
        """The search of every part of a public book before it is put aside; None where nothing is kept back.

        The leaves of meetings with exempt matter, the front and the index are searched in every corner of their file, all other
        leaves in what they say: so the longest book takes little longer.
        """
        kept = self._gathered.kept_back
        if kept is None or self._gathered.is_restricted:
            return None
        from boardkeeper.leaks import SecretsFinder, secrets_of

        finder = SecretsFinder(secrets_of(kept))
        name = f"{book_title([year.year for year in self._gathered.years])}.pdf"

        private = {
            meeting.meeting_id
            for year in self._gathered.years
            for meeting in year.bound
            if meeting.has_part_two
        }

        def search(title: str, meeting_id: str, rendered: RenderedLeaves) -> None:
            self._stop_if_wanted()
            said = "\n".join((title, *rendered.words))
            if not meeting_id or meeting_id in private or finder.is_said_in(said):
                finder.require_clean(rendered.pdf, name, title)

        return search

    def _put_around(
        self, aside: PutAside, subjects: Sequence[IndexEntry], persons: Sequence[IndexEntry]
    ) -> None:
        self._stop_if_wanted()
        for front in draw_front(self._gathered, aside.leaves(), self._style):
            aside.put_front(front)
        for end in draw_index_leaves(self._gathered, subjects, persons, self._style):
            self._stop_if_wanted()
            aside.put_end(end)

    def _before(self, meeting: BoundMeeting) -> None:
        self._stop_if_wanted()
        self._say(f"Minutes of {full_date(meeting.held_on)}", self._done)
        self._done += 1

    def _before_writing(self, title: str) -> None:
        self._stop_if_wanted()
        self._say(f"Writing: {title}", min(self._done, self._total - 1))
        self._done += 1

    def _stop_if_wanted(self) -> None:
        if self._cancelled is not None and self._cancelled():
            raise BookCancelled

    def _say(self, what: str, done: int) -> None:
        if self._progress is not None:
            self._progress(what, done, self._total)


def _only(maker: YearMaker, meeting: DrawnMeeting, wanted: frozenset[LeafNumber]) -> DrawnMeeting:
    parts = (maker.chosen(part, wanted) for part in meeting.parts)
    return replace(meeting, parts=tuple(part for part in parts if part is not None))


def _index(index: BookIndex, year: int, meeting: DrawnMeeting) -> None:
    """Take the minutes into the index; slips repeat what the minutes say and are found beside them."""
    main: DrawnPart = meeting.parts[0]
    leaves = [(year, number) for number in main.numbers]
    index.add(meeting.minutes, main.rendered.words, leaves, meeting.papers.reports)
