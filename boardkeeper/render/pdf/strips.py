"""Strips: what a section is cut into before it is put on pages, and the putting on pages.

A strip is as wide as the measure and is never parted: a line of a paragraph, a row of a table, a rule. Whatever may not be
torn apart by a page's end (a heading and what it heads, the first two lines of a paragraph, a table's header and its first
row) says so with `keep`. Filling pages is one walk over the strips, linear in their number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from boardkeeper.render.pdf.canvas import TaggedCanvas
from boardkeeper.render.pdf.style import Colour
from boardkeeper.render.pdf.tags import Element, HeadingPlace
from boardkeeper.render.pdf.typesetting import Line

SPLIT_LEAST = 72.0
"""A row too tall for any page is not begun in less room than this, in points."""


@dataclass(slots=True)
class Entry:
    """A line in its place: in the flow of a section or in a cell.

    Attributes:
        x: Left edge, from the left of the measure or cell.
        height: Of the line's band; `drop` is how far the baseline lies below its top.
        gap: Room above, given up at the head of a page.
        label: A letter, number or bullet: its line, left edge and element.
        right: A line set against the right edge, and its element.
        mark: A sign after the line and the word it stands for.
        element: None draws an artifact.
        source: The row of the store its words come from, as ``table:id``.
    """

    line: Line
    element: Element | None
    x: float
    height: float
    drop: float
    gap: float = 0.0
    keep: bool = False
    label: tuple[Line, float, Element | None] | None = None
    right: tuple[Line, Element | None] | None = None
    mark: tuple[Line, str] | None = None
    source: str = ""

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        baseline = top - self.drop
        if self.label is not None:
            line, x, element = self.label
            canvas.write(line, left + x, baseline, element)
        canvas.write(self.line, left + self.x, baseline, self.element)
        if self.mark is not None and self.element is not None:
            sign, actual = self.mark
            canvas.span(self.element, sign, left + self.x + self.line.width, baseline, actual)
        if self.right is not None:
            line, element = self.right
            canvas.write(line, left + width - line.width, baseline, element)


@dataclass(slots=True, eq=False)
class Backdrop:
    """A tinted box behind neighbouring strips, or a bar at their left."""

    paper: Colour | None = None
    bar: Colour | None = None
    x: float = 0.0
    bar_width: float = 3.0

    def draw(self, canvas: TaggedCanvas, left: float, right: float, top: float, foot: float) -> None:
        if self.paper is not None:
            canvas.fill_box(left + self.x, foot, right - left - self.x, top - foot, self.paper)
        if self.bar is not None:
            canvas.fill_box(left + self.x, foot, self.bar_width, top - foot, self.bar)


@dataclass(frozen=True, slots=True, eq=False)
class Aside:
    """What stands in the margin beside a passage, and marks the pages it comes to stand on."""

    marking: str
    ink: Colour


@dataclass(slots=True)
class Strip:
    """Attributes:
    height: In points, without the gap above.
    gap: Room above, given up at the head of a page.
    keep: Must stand on the same page as the strip after it.
    repeat: Drawn again at the head of a page that begins with this strip.
    source: The row of the store its words come from, as ``table:id``.
    """

    height: float
    gap: float = 0.0
    keep: bool = False
    repeat: tuple[Strip, ...] = ()
    backdrop: Backdrop | None = None
    aside: Aside | None = None
    source: str = ""

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw with the upper left corner at `left`, `top`. A bare strip is empty room."""

    def split(self, height: float) -> tuple[Strip, Strip] | None:  # noqa: ARG002 - most strips are never split
        """Two strips, the first no taller than `height`; None if it cannot be split there."""
        return None


@dataclass(slots=True)
class LineStrip(Strip):
    """A line of running text; it may be the first of a heading, and it may be a place that links go to."""

    entry: Entry | None = None
    heading: tuple[int, str] | None = None
    places: tuple[str, ...] = ()

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        head = round(top + 6, 2)
        for place in self.places:
            canvas.places.setdefault(place, (canvas.page, head))
        if self.heading is not None:
            canvas.headings.append(HeadingPlace(*self.heading, canvas.page, head))
        if self.entry is not None:
            self.entry.draw(canvas, left, top, width)


@dataclass(slots=True)
class CellBox:
    """Entries one below the other in a column of their own; `x` is its left edge, `lower` moves them down."""

    x: float
    width: float
    entries: list[Entry]
    lower: float = 0.0

    @property
    def height(self) -> float:
        return sum(entry.height + entry.gap for entry in self.entries)

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        top -= self.lower
        for entry in self.entries:
            top -= entry.gap
            entry.draw(canvas, left + self.x, top, self.width)
            top -= entry.height


@dataclass(slots=True)
class SideBySide(Strip):
    """Columns of text that begin on one level."""

    boxes: list[CellBox] = field(default_factory=list)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:  # noqa: ARG002 - every strip is drawn so
        for box in self.boxes:
            box.draw(canvas, left, top)


def side_by_side(boxes: list[CellBox], *, gap: float = 0.0, keep: bool = False) -> SideBySide:
    return SideBySide(height=max(box.height for box in boxes), gap=gap, keep=keep, boxes=boxes)


@dataclass(slots=True)
class RuleStrip(Strip):
    ink: Colour = (0.0, 0.0, 0.0)
    thickness: float = 0.5
    share: float = 1.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        y = top - self.height / 2
        canvas.rule(left, y, left + width * self.share, y, self.ink, self.thickness)


@dataclass(slots=True)
class RoomBelow(Strip):
    """Empty room below a block; where the page ends, it is given up and begins no other."""


@dataclass(slots=True)
class PageEnd(Strip):
    """Ends a page; with `leaf`, a page that says it is blank comes in between."""

    leaf: bool = False


def line_strip(entry: Entry, *, backdrop: Backdrop | None = None, keep: bool | None = None) -> LineStrip:
    return LineStrip(
        height=entry.height,
        gap=entry.gap,
        keep=entry.keep if keep is None else keep,
        entry=entry,
        backdrop=backdrop,
        source=entry.source,
    )


@dataclass(slots=True)
class Page:
    """Strips and the distance of their tops from the head of the page; a blank leaf has none."""

    placed: list[tuple[float, Strip]] = field(default_factory=list)
    filled: float = 0.0
    leaf: bool = False


def fill_pages(strips: Sequence[Strip], room: float) -> list[Page]:
    """Put strips on pages of `room` points, in order, keeping together what belongs together.

    A group kept together that is taller than a page is parted where the page ends; a strip taller than a page is split.
    """
    filler = _Filler(room)
    start = 0
    while start < len(strips):
        first = strips[start]
        if isinstance(first, PageEnd):
            filler.end_page(leaf=first.leaf)
            start += 1
            continue
        if isinstance(first, RoomBelow) and not filler.has_room_for(first):
            start += 1
            continue
        stop = start + 1
        while strips[stop - 1].keep and stop < len(strips) and not isinstance(strips[stop], PageEnd):
            stop += 1
        filler.place_group(strips[start:stop])
        start = stop
    return filler.finished()


class _Filler:
    def __init__(self, room: float) -> None:
        self.room = room
        self.pages = [Page()]

    def place_group(self, group: Sequence[Strip]) -> None:
        page = self.pages[-1]
        if page.placed and page.filled + sum(self._least(strip) for strip in group) > self.room + 0.01:
            self._new_page(group[0])
        for strip in group:
            self._place(strip)

    def has_room_for(self, strip: Strip) -> bool:
        page = self.pages[-1]
        return bool(page.placed) and page.filled + strip.gap + strip.height <= self.room + 0.01

    def end_page(self, *, leaf: bool) -> None:
        if self.pages[-1].placed:
            self.pages.append(Page())
        if leaf:
            self.pages[-1].leaf = True
            self.pages.append(Page())

    def finished(self) -> list[Page]:
        if len(self.pages) > 1 and not self.pages[-1].placed and not self.pages[-1].leaf:
            self.pages.pop()
        return self.pages

    def _fits_no_page(self, strip: Strip) -> bool:
        return strip.height + sum(header.height for header in strip.repeat) > self.room

    def _least(self, strip: Strip) -> float:
        return strip.gap + (SPLIT_LEAST if self._fits_no_page(strip) else strip.height)

    def _new_page(self, strip: Strip) -> None:
        self.pages.append(page := Page())
        for header in strip.repeat:
            page.placed.append((page.filled, header))
            page.filled += header.height

    def _place(self, strip: Strip) -> None:
        while True:
            page = self.pages[-1]
            is_fresh = len(page.placed) <= len(strip.repeat)
            gap = strip.gap if page.placed and not is_fresh else 0.0
            left_over = self.room - page.filled - gap
            if strip.height <= left_over + 0.01:
                break
            halves = None
            if self._fits_no_page(strip) and (is_fresh or left_over >= SPLIT_LEAST):
                halves = strip.split(left_over)
            if halves is not None:
                page.placed.append((page.filled + gap, halves[0]))
                strip = halves[1]
            elif is_fresh:
                break  # It cannot be split and fits no page: put down as it is.
            self._new_page(strip)
        page.placed.append((page.filled + gap, strip))
        page.filled += gap + strip.height


def draw_page(canvas: TaggedCanvas, page: Page, left: float, head: float, width: float) -> None:
    """Draw a filled page; `head` is the upper edge of its text area."""
    for top, strip in page.placed:
        if strip.source:
            canvas.note_source(strip.source, round(head - top, 2), round(head - top - strip.height, 2))
    index = 0
    while index < len(page.placed):
        top, strip = page.placed[index]
        if strip.backdrop is not None:
            last = index
            while last + 1 < len(page.placed) and page.placed[last + 1][1].backdrop is strip.backdrop:
                last += 1
            end, final = page.placed[last]
            strip.backdrop.draw(canvas, left, left + width, head - top, head - end - final.height)
            for y, held in page.placed[index : last + 1]:
                held.draw(canvas, left, head - y, width)
            index = last + 1
        else:
            strip.draw(canvas, left, head - top, width)
            index += 1
