"""Pages that can be looked at: of a pack that is laid out, or of a finished file."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from boardkeeper.packs import PackPapers

if TYPE_CHECKING:
    from boardkeeper.editions import ComposedEdition, Edition
    from boardkeeper.render.page_words import PageWords
    from boardkeeper.render.pages import PagePicture
    from boardkeeper.render.pdf import BuiltPack, ItemPages, LaidPack, SectionPages
    from boardkeeper.render.pdf.screen import Screen


@dataclass(frozen=True, slots=True)
class PageSize:
    """Of a page, in points."""

    width: float
    height: float


class LaidOutPages(Protocol):
    """Pages that can be looked at: a pack, a minute book, a paper. `meeting_id` tells whose they are.

    `picture`, `words` and `text` take some milliseconds and belong on a thread of the pool, never on the window's.
    """

    @property
    def meeting_id(self) -> str: ...
    @property
    def labels(self) -> tuple[str, ...]: ...
    @property
    def sizes(self) -> tuple[PageSize, ...]: ...
    def looks(self, index: int) -> object:
        """How a page looks: two pages with equal ones need not be drawn twice."""

    def picture(self, index: int, dpi: float) -> PagePicture:
        """Draw a page."""

    def words(self, index: int) -> PageWords:
        """The words of a page and where they stand."""

    def text(self, index: int) -> str:
        """The words of a page alone, lines ended by newlines."""


@dataclass(frozen=True, slots=True)
class FilePages:
    """The pages of a finished PDF; those of another file never count as alike."""

    meeting_id: str
    pdf: bytes = field(repr=False)
    labels: tuple[str, ...]
    sizes: tuple[PageSize, ...]

    def looks(self, index: int) -> object:
        """Every page of this very file looks as it does."""
        return self.pdf, index

    def picture(self, index: int, dpi: float) -> PagePicture:
        """Draw a page. The file is opened for each: that takes a millisecond, and no open file outlives its view."""
        from boardkeeper.render.pages import page_picture

        return page_picture(self.pdf, index, dpi)

    def words(self, index: int) -> PageWords:
        """The words of a page and where they stand."""
        from boardkeeper.render.pages import PageReader

        with PageReader(self.pdf) as reader:
            return reader.words(index)

    def text(self, index: int) -> str:
        """The words of a page alone."""
        from boardkeeper.render.pages import PageReader

        with PageReader(self.pdf) as reader:
            return reader.text(index)


def sizes_of(pdf: bytes) -> tuple[PageSize, ...]:
    """How large each page of a file is."""
    from boardkeeper.render.pages import PageReader

    with PageReader(pdf) as reader:
        return tuple(PageSize(*reader.size(index)) for index in range(len(reader)))


class LaidOutPack:
    """An edition of a pack that can be looked at; its file is put together only when somebody wants that.

    Attributes:
        meeting_id: Whose it is.
        papers: What it was made from.
        edition: Which edition it is.
        composed: It and what it was composed beside.
        laid: Its sections and where they stand.
    """

    def __init__(
        self, papers: PackPapers, edition: Edition, composed: ComposedEdition, laid: LaidPack, screen: Screen
    ) -> None:
        self.meeting_id = papers.meeting.id
        self.papers = papers
        self.edition = edition
        self.composed = composed
        self.laid = laid
        self.sizes = tuple(PageSize(width, height) for width, height in screen.sizes)
        self._screen = screen
        self._built: BuiltPack | None = None
        self._building = threading.Lock()

    @property
    def labels(self) -> tuple[str, ...]:
        """What is printed on each page, in order."""
        return self.laid.labels

    @property
    def sections(self) -> tuple[SectionPages, ...]:
        """Where every section came to stand."""
        return self.laid.places

    @property
    def items(self) -> tuple[ItemPages, ...]:
        """The page range of every agenda item with a paper."""
        return self.laid.items

    def pages_of_items(self) -> dict[str, str]:
        """The pages of every item with a paper, by item id: “Pages 3–16”."""
        found = {}
        for section in self.sections:
            if section.key.startswith("item-"):
                first, last = section.first_label, section.last_label
                words = f"Page {first}" if first == last else f"Pages {first}–{last}"
                found[section.key.removeprefix("item-")] = words
        return found

    def looks(self, index: int) -> object:
        """How a page looks."""
        return self._screen.look(index)

    def picture(self, index: int, dpi: float) -> PagePicture:
        """Draw a page."""
        return self._screen.picture(index, dpi)

    def words(self, index: int) -> PageWords:
        """The words of a page and where they stand."""
        return self._screen.words(index)

    def text(self, index: int) -> str:
        """The words of a page alone."""
        return self._screen.text(index)

    def assembled(
        self,
        *,
        progress: Callable[[str, int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> BuiltPack:
        """The file, made once; belongs on a thread of the pool.

        Raises:
            PackCancelled: `cancelled` said so.
        """
        from boardkeeper.render.pdf import assemble

        with self._building:
            if self._built is None:
                self._built = assemble(self.laid, progress=progress, cancelled=cancelled)
            return self._built


def is_same_edition(one: LaidOutPages, other: LaidOutPages) -> bool:
    """Whether old pictures of one may stand until those of the other are drawn: no exempt page in the public pack."""
    if isinstance(one, LaidOutPack) and isinstance(other, LaidOutPack) and one.edition != other.edition:
        return False
    return one.meeting_id == other.meeting_id
