"""Where every page of a pack stands in its view: one below the other, or two side by side as an open book."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.meetings.pack.laid_out import PageSize

MARGIN = 24
LABEL = 28
_GAP = 12
_LEAST_SCALE = 0.1


class Fit(StrEnum):
    """How large pages are where no scale is chosen: as wide as the view, or whole in it."""

    WIDTH = "width"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page in the view's pixels, from the upper left of everything; `scale` is pixels for a point."""

    left: float
    top: float
    width: float
    height: float
    scale: float

    @property
    def bottom(self) -> float:
        """Below the label."""
        return self.top + self.height + LABEL


@dataclass(frozen=True, slots=True)
class PageLayout:
    """All pages; a place is worked out when it is asked for, so that five thousand pages are laid out at once.

    Attributes:
        sizes: Of the pages, in points.
        view: How wide and how high the view is.
        wanted: The scale that is wanted.
        scale: Of an upright page.
        column: How wide that is in pixels.
        tops: Of every row of pages.
        height: Of everything.
        width: Of the widest row, with its margins.
    """

    sizes: Sequence[PageSize] = ()
    view: tuple[float, float] = (0.0, 0.0)
    wanted: float | Fit = Fit.WIDTH
    is_spread: bool = False
    scale: float = 1.0
    column: float = 0.0
    tops: tuple[float, ...] = ()
    height: float = 0.0
    width: float = 0.0

    def place(self, page: int) -> PlacedPage:
        """Where a page stands."""
        size = self.sizes[page]
        scale = self.scale_of(size)
        width = size.width * scale
        row = self.row_of(page)
        wide = self._wide(row[0])
        left = max((self.view[0] - wide) / 2, _GAP)
        if self.is_spread and page == 0:
            left += wide - width
        elif page != row[0]:
            before = self.sizes[row[0]]
            left += before.width * self.scale_of(before) + _GAP
        return PlacedPage(left, self.tops[self._row(page)], width, size.height * scale, scale)

    def scale_of(self, size: PageSize) -> float:
        """Pixels for a point of a page; while pages are fitted, one on its side is made to fit as well."""
        if not isinstance(self.wanted, Fit):
            return self.scale
        return min(self.scale, _fitted(self.wanted, size, 2 if self.is_spread else 1, self.view))

    def between(self, top: float, bottom: float) -> range:
        """The pages that are seen between two heights."""
        if not self.tops:
            return range(0)
        first = max(bisect_right(self.tops, top) - 1, 0)
        if self._bottom(first) <= top:
            first += 1
        last = bisect_right(self.tops, bottom) - 1
        if last >= 0 and self.tops[last] >= bottom:
            last -= 1
        return range(self._pages(first)[0], self._pages(last)[-1] + 1) if first <= last else range(0)

    def row_of(self, page: int) -> range:
        """The pages that stand beside a page, itself among them."""
        return self._pages(self._row(page))

    def _row(self, page: int) -> int:
        return (page + 1) // 2 if self.is_spread else page

    def _pages(self, row: int) -> range:
        if not self.is_spread:
            return range(row, row + 1)
        return range(max(2 * row - 1, 0), min(2 * row + 1, len(self.sizes)))

    def _wide(self, first: int) -> float:
        """How much room a row takes that begins with a page."""
        if not self.is_spread:
            return self.sizes[first].width * self.scale_of(self.sizes[first])
        return 2 * self.column + _GAP

    def _bottom(self, row: int) -> float:
        high = max(self.sizes[page].height * self.scale_of(self.sizes[page]) for page in self._pages(row))
        return self.tops[row] + high + LABEL


def lay_out(
    sizes: Sequence[PageSize],
    view: tuple[float, float],
    scale: float | Fit = Fit.WIDTH,
    *,
    is_spread: bool = False,
) -> PageLayout:
    """Place the pages of a pack.

    Args:
        sizes: Of the pages, in points.
        view: How wide and how high the view is, in pixels.
        scale: Pixels for a point, or how the pages are fitted.
        is_spread: Two side by side, the first alone at the right as in a book: left pages have even sheets.
    """
    if not sizes:
        return PageLayout()
    across = 2 if is_spread else 1
    # The narrowest page is the upright one, which the others are measured by.
    upright = min(set(sizes), key=lambda size: (size.width, -size.height))
    usual = _fitted(scale, upright, across, view) if isinstance(scale, Fit) else scale
    bare = PageLayout(sizes, view, scale, is_spread, usual, upright.width * usual)
    # Papers have few sizes: each is worked out once.
    heights = {size: size.height * bare.scale_of(size) for size in set(sizes)}
    widths = {size: size.width * bare.scale_of(size) for size in heights}
    highs = [heights[size] for size in sizes]
    if is_spread:
        highs = [highs[0], *(max(highs[first : first + 2]) for first in range(1, len(highs), 2))]
    tops: list[float] = []
    top = float(MARGIN)
    for high in highs:
        tops.append(top)
        top += high + LABEL + _GAP
    widest = max(widths.values()) * across + _GAP * (across - 1)
    return replace(bare, tops=tuple(tops), height=top + _GAP, width=widest + 2 * _GAP)


def _fitted(fit: Fit, size: PageSize, across: int, view: tuple[float, float]) -> float:
    wide = (view[0] - 2 * MARGIN - _GAP * (across - 1)) / (size.width * across)
    high = (view[1] - MARGIN - LABEL) / size.height
    return max(min(wide, high) if fit is Fit.PAGE else wide, _LEAST_SCALE)
