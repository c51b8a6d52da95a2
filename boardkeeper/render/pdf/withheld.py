"""Passages that are not public: marked above, along the margin, and on every page they come to stand on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from boardkeeper.render.pdf.canvas import TaggedCanvas
from boardkeeper.render.pdf.strips import Aside, Page, Strip
from boardkeeper.render.pdf.style import WARNING

_BAR, _GAP = 2.5, 10.0


def withhold(strips: Sequence[Strip], marking: str) -> None:
    """Set neighbouring strips apart as one passage."""
    aside = Aside(marking, WARNING)
    for strip in strips:
        strip.aside = aside


def draw_asides(canvas: TaggedCanvas, page: Page, left: float, head: float) -> None:
    """Draw the bars of a page in its left margin; the page bears the markings of all passages that stand on it."""
    marked: dict[str, None] = {}
    for aside, run in groupby(page.placed, key=lambda each: each[1].aside):
        if aside is None:
            continue
        places = list(run)
        top, (end, last) = places[0][0], places[-1]
        foot = head - end - last.height
        canvas.fill_box(left - _GAP, foot, _BAR, end + last.height - top, aside.ink)
        marked[aside.marking] = None
    if marked:
        canvas.markings[canvas.page] = "; ".join(marked)
