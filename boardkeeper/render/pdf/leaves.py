"""Leaves of a minute book: a section laid out with room for a number and initials, drawn as many or as few as are wanted.

Drawn numbers and all in one go: unlike a pack's pages, a leaf keeps its number once it is printed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from boardkeeper.documents.blocks import Orientation, Section
from boardkeeper.render.pdf.canvas import TaggedCanvas
from boardkeeper.render.pdf.fonts import Weight
from boardkeeper.render.pdf.sections import LaidOut, draw_laid_out, laid_out
from boardkeeper.render.pdf.style import MM, WARNING, Style
from boardkeeper.render.pdf.tags import Element, Sidecar
from boardkeeper.render.pdf.typesetting import Ink, Line, shortened, single

_MARGIN_BOTTOM = 34 * MM
_BOX = (26 * MM, 13 * MM)
_FOOT = 11 * MM
"""From the edge of the paper to the lower edge of the box."""


@dataclass(frozen=True, slots=True)
class LeafFrame:
    """What stands around the words of every leaf of a section.

    Attributes:
        head: At the left and at the right above the words: council and board, year.
        foot: At the left below: “Minutes of 10 July 2019”.
        marking: “Part II – exempt”, at head and foot; blank on a public leaf.
        name: Before the number: “Leaf”; blank prints the label alone.
        has_initials: Whether there is a box for initials: on leaves of minutes, not on front leaves and index.
    """

    head: tuple[str, str]
    foot: str
    marking: str = ""
    name: str = "Leaf"
    has_initials: bool = True


@dataclass(frozen=True, slots=True)
class RenderedLeaves:
    """Leaves as a small PDF with its structure.

    Attributes:
        words: What is printed on each page by the program, one space between words.
    """

    pdf: bytes
    sidecar: Sidecar
    words: tuple[str, ...]


def leaf_style(style: Style) -> Style:
    """The same style with room at the foot for number and initials."""
    return replace(style, margin_bottom=_MARGIN_BOTTOM)


class LeafCanvas(TaggedCanvas):
    """A canvas that remembers the words of every page."""

    def __init__(self, size: tuple[float, float], root: Element) -> None:
        super().__init__(size, root)
        self._said: list[str] = []
        self.words: list[str] = []

    def write(self, line: Line, x: float, baseline: float, element: Element | None) -> None:
        self._said.append(line.text)
        super().write(line, x, baseline, element)

    def turn_page(self) -> None:
        super().turn_page()
        self.words.append(" ".join(" ".join(self._said).split()))
        self._said.clear()


def lay_leaves(section: Section, style: Style) -> LaidOut:
    """Put a section on leaves without drawing them."""
    return laid_out(section, leaf_style(style), {})


def draw_leaves(
    laid: LaidOut, style: Style, frame: LeafFrame, labels: Sequence[str], only: Sequence[int] | None = None
) -> RenderedLeaves:
    """Draw leaves under their numbers.

    Args:
        laid: What was laid out; drawn once only, because drawing puts marks into its elements.
        style: As it was laid out in.
        frame: What stands around the words.
        labels: Of every page that was laid out.
        only: The pages wanted, in order; all when None. What stands on none of them has no tags either.
    """
    canvas = LeafCanvas(laid.size, laid.root)
    wanted = range(len(laid.pages)) if only is None else only
    for index in wanted:
        draw_laid_out(canvas, laid, laid.pages[index], leaf_style(style))
        draw_frame(canvas, style, frame, labels[index])
        canvas.turn_page()
    if only is not None:
        _prune(laid.root)
    pdf, sidecar = canvas.finished()
    return RenderedLeaves(pdf, sidecar, tuple(canvas.words))


def _prune(element: Element) -> bool:
    """Take out what has nothing marked in it any more; answers whether anything is left."""
    element.kids = [kid for kid in element.kids if not isinstance(kid, Element) or _prune(kid)]
    return bool(element.kids)


def draw_frame(canvas: TaggedCanvas, style: Style, frame: LeafFrame, label: str) -> None:
    """Head, foot, number and the box for initials of one leaf, all of it outside the tags as pages' numbers are."""
    width, height = style.page(Orientation.PORTRAIT)
    side = style.margin_side
    small = Ink(Weight.REGULAR, style.small, style.quiet)
    top = height - style.margin_top * 0.62
    right = single(frame.head[1], small)
    canvas.write_foot(right, width - side - right.width, top)
    marked = single(frame.marking.upper(), Ink(Weight.BOLD, style.small, WARNING))
    if frame.marking:
        canvas.write_foot(marked, side, top)
    x = side + (marked.width + 14.0 if frame.marking else 0.0)
    canvas.write_foot(shortened(frame.head[0], small, width - side - right.width - 14.0 - x), x, top)
    _draw_foot(canvas, style, frame, label)


def _draw_foot(canvas: TaggedCanvas, style: Style, frame: LeafFrame, label: str) -> None:
    width, _ = style.page(Orientation.PORTRAIT)
    side = style.margin_side
    edge = width - side
    small = Ink(Weight.REGULAR, style.small, style.quiet)
    number = single(f"{frame.name} {label}".strip(), Ink(Weight.SEMIBOLD, style.body, style.ink))
    baseline = _FOOT + 4.0
    if frame.has_initials:
        box_width, box_height = _BOX
        edge -= box_width
        draw_box(canvas, edge, _FOOT, box_width, box_height, style)
        tiny = single("Initials", Ink(Weight.REGULAR, 7.5, style.quiet))
        canvas.write_foot(tiny, edge + 4.0, _FOOT + box_height - 9.5)
        edge -= 14.0
    canvas.write_foot(number, edge - number.width, baseline)
    words = f"{frame.foot}  ·  {frame.marking}" if frame.marking else frame.foot
    canvas.write_foot(shortened(words, small, edge - number.width - 14.0 - side), side, baseline)


def draw_box(canvas: TaggedCanvas, x: float, y: float, width: float, height: float, style: Style) -> None:
    """An empty rectangle to write in."""
    for x1, y1, x2, y2 in (
        (x, y, x + width, y),
        (x, y + height, x + width, y + height),
        (x, y, x, y + height),
        (x + width, y, x + width, y + height),
    ):
        canvas.rule(x1, y1, x2, y2, style.quiet, 0.7)


def content_hash(words: str, marking: str = "") -> str:
    """Of what is printed on a leaf: its words in order, and that it is not public. Neither their places nor the number count,
    so that another version of the program, which sets a line otherwise, asks for no leaf anew.
    """
    said = f"{marking}\n{words}".encode("utf-8", "backslashreplace")
    return hashlib.blake2b(said, digest_size=16).hexdigest()
