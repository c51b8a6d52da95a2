"""What a page leaves free at its foot and head, and whether it has words: noted in the page itself.

A pack prints its own number on every page of an attachment. Whether there is room for it can only be seen by drawing the
page, which is done once, here, in the process that looks at the file anyway. The note is kept where ISO 32000-1, 14.5 has
a place for it: ``/PieceInfo /Boardkeeper /Private`` with ``/Foot``, ``/Head`` (points) and ``/Words``.
"""

from __future__ import annotations

from dataclasses import dataclass

from boardkeeper.render.pages import POINTS_PER_INCH, PagePicture, PageReader

_DPI = 36.0
_PALEST_INK = 246  # of 255; paper that was scanned is darker than this only where something was on it


@dataclass(frozen=True, slots=True)
class PageMeasure:
    """Attributes:
    foot: Empty at the foot of the page as it is looked at, in points.
    head: The same at its head.
    has_words: Whether there is any text on it.
    is_blank: Whether there is nothing on it at all.
    """

    foot: float
    head: float
    has_words: bool
    is_blank: bool


def measure(reader: PageReader, index: int) -> PageMeasure:
    """Draw a page small and look at its edges."""
    width, height = reader.size(index)
    # A poster is drawn no larger than a page.
    dpi = min(_DPI, _DPI * 1200.0 / max(width, height, 1.0))
    picture = reader.picture(index, dpi)
    point = POINTS_PER_INCH / dpi
    foot, head = _empty_rows(picture, from_foot=True), _empty_rows(picture, from_foot=False)
    has_words = bool(reader.text(index).strip())
    if foot == picture.height:
        return PageMeasure(height, height, has_words, is_blank=not has_words)
    # One row is held back: ink may begin within it.
    return PageMeasure(max(0, foot - 1) * point, max(0, head - 1) * point, has_words, is_blank=False)


def _empty_rows(picture: PagePicture, *, from_foot: bool) -> int:
    stride = picture.width * 3
    rows = range(picture.height - 1, -1, -1) if from_foot else range(picture.height)
    for count, row in enumerate(rows):
        if min(picture.rgb[row * stride : (row + 1) * stride]) < _PALEST_INK:
            return count
    return picture.height
