"""The pages of a pack that is laid out, to be looked at one by one: nothing is put together for that.

A page's picture is that of its section's own page with what the pack prints over it; both come from where the file would take
them, so what is looked at is what will be printed.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from boardkeeper.render.page_words import PageWords
from boardkeeper.render.pages import PagePicture, PageReader
from boardkeeper.render.pdf.laying import LaidPack
from boardkeeper.render.pdf.stamps import Stamp, stamp_of, stamped_pages
from boardkeeper.render.pdf.tags import PageFace


@dataclass(frozen=True, slots=True)
class PageLook:
    """What decides how a page looks; two pages with equal ones look alike."""

    face: PageFace
    head: str
    foot: str
    label: str


class Screen:
    """Answers for the pages of one pack, by their places in the file from 0; may be used from any thread."""

    def __init__(self, laid: LaidPack) -> None:
        self._laid = laid
        self._firsts = [place.first_index for place in laid.places]

    def __len__(self) -> int:
        return len(self._laid.labels)

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of every page in points."""
        return tuple(self._face(index)[:2] for index in range(len(self)))

    def look(self, index: int) -> PageLook:
        """How a page looks; cheap."""
        stamp = self._stamp(index)
        return PageLook(self._face(index), stamp.marking, stamp.words, stamp.label)

    def picture(self, index: int, dpi: float = 96.0) -> PagePicture:
        """Draw a page."""
        pdf, own, over = self._layers(index)
        with PageReader(over) as stamp:
            if not pdf:
                return stamp.picture(0, dpi)
            with PageReader(pdf) as reader:
                return reader.picture(own, dpi, stamp)

    def text(self, index: int) -> str:
        """The words of a page as they would be copied from the file, lines ended by newlines."""
        pdf, own, over = self._layers(index)
        with PageReader(over) as stamp:
            if not pdf:
                return stamp.text(0)
            with PageReader(pdf) as reader:
                return "\n".join(words for words in (reader.text(own), stamp.text(0)) if words)

    def words(self, index: int) -> PageWords:
        """The words of a page and where they stand on it."""
        pdf, own, over = self._layers(index)
        with PageReader(over) as stamp:
            if not pdf:
                return stamp.words(0)
            with PageReader(pdf) as reader:
                return reader.words(own).with_more(stamp.words(0))

    def _layers(self, index: int) -> tuple[bytes, int, bytes]:
        """The file with the page and its place there, and the page that lies over it; a blank leaf is in no file."""
        section, own = self._at(index)
        over = stamped_pages([self._stamp(index)], self._laid.style)
        if own >= self._laid.places[section].pages:
            return b"", 0, over
        return self._laid.rendered[section].pdf, own, over

    def _stamp(self, index: int) -> Stamp:
        return stamp_of(self._laid, *self._at(index))

    def _face(self, index: int) -> PageFace:
        section, own = self._at(index)
        faces = self._laid.rendered[section].sidecar.faces
        return faces[own] if own < len(faces) else PageFace(*faces[-1][:2], "")

    def _at(self, index: int) -> tuple[int, int]:
        """Which section a page is of, and which page of it."""
        if not 0 <= index < len(self):
            raise IndexError(f"page {index} of {len(self)}")
        section = bisect_right(self._firsts, index) - 1
        return section, index - self._firsts[section]
