"""What a section knows about itself besides its pages: its structure, links, headings and places.

The tree is plain Python, made when a section is laid out, so reading order never depends on the order of drawing; marks are
added while the pages are drawn. The rest can be written as JSON beside a kept section.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Mark(NamedTuple):
    """A piece of marked content: page of the section (from 0) and its number on that page."""

    page: int
    number: int


class LinkUse(NamedTuple):
    """Where in the tree a link's annotation belongs: a place in `Sidecar.links`."""

    link: int


@dataclass(slots=True, eq=False)
class Element:
    """An element of the structure tree.

    Attributes:
        tag: A standard structure type of PDF 1.7: Sect, H1, P, L, LI, Lbl, LBody, Table, TR, TH, TD, Link, Span …
        attributes: Scope, ColSpan, RowSpan, ListNumbering, T (title), ActualText, Alt, BBox (of a figure on its page).
    """

    tag: str
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list[Element | Mark | LinkUse] = field(default_factory=list)

    def add(self, tag: str, **attributes: Any) -> Element:
        """Append and return a new child."""
        child = Element(tag, attributes)
        self.kids.append(child)
        return child


@dataclass(slots=True)
class Link:
    """A link to be made at assembly; each box is left, bottom, right, top in points on its page."""

    page: int
    target: str
    words: str
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class HeadingPlace:
    """A heading for the outline; `top` is its upper edge in points from the foot of the page."""

    level: int
    text: str
    page: int
    top: float


class SourcePlace(NamedTuple):
    """Where on a page of a section stands what a row of the store says (``table:id``): upper and lower edge in points from its foot."""

    page: int
    top: float
    bottom: float
    source: str


class PageFace(NamedTuple):
    """Width and height of a page in points, and a hash of what is drawn on it: equal ones look alike."""

    width: float
    height: float
    drawn: str


@dataclass(slots=True)
class Sidecar:
    """What an assembler must know of a section; the structure tree stands in the section's PDF itself.

    Attributes:
        places: Name of a place → page and upper edge.
        markings: Page → what a passage on it is marked with.
        sources: From which rows the words come, in the order they stand.
        faces: How every page looks.
    """

    pages: int
    links: list[Link]
    headings: list[HeadingPlace]
    places: dict[str, tuple[int, float]]
    markings: dict[int, str] = field(default_factory=dict)
    sources: list[SourcePlace] = field(default_factory=list)
    faces: list[PageFace] = field(default_factory=list)

    def to_json(self) -> str:
        links = [[link.page, link.target, link.words, link.boxes] for link in self.links]
        headings = [[h.level, h.text, h.page, h.top] for h in self.headings]
        marked = sorted(self.markings.items())
        facts = [self.pages, links, headings, self.places, marked, self.sources, self.faces]
        return json.dumps(facts, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Sidecar:
        pages, links, headings, places, markings, sources, faces = json.loads(text)
        return cls(
            pages=pages,
            links=[
                Link(page, target, words, [(box[0], box[1], box[2], box[3]) for box in boxes])
                for page, target, words, boxes in links
            ],
            headings=[HeadingPlace(*heading) for heading in headings],
            places={name: (page, top) for name, (page, top) in places.items()},
            markings=dict(markings),
            sources=[SourcePlace(*place) for place in sources],
            faces=[PageFace(*each) for each in faces],
        )
